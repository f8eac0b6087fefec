using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Walks the history of a database, and compares it with a head that somebody kept: a day's ZIP, or the PDF of what both signed.</summary>
internal static class HistoryAudit
{
    /// <param name="file">Null where nothing was kept.</param>
    /// <returns>0 where all of it holds, 1 where it does not.</returns>
    /// <exception cref="StartupException">The file or the database cannot be used: nothing was verified.</exception>
    public static async Task<int> RunAsync(string? file, SealTrust trust, Language language, string[] settings, CancellationToken cancel)
    {
        var words = Loc.In(language);
        var kept = file is null ? null : Read(new FileInfo(file), trust, words);
        await using var app = WebHost.BuildForCommand(settings);
        await DatabaseUpgrade.RequireCurrentAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var days = await db.HistoryHeads.AsNoTracking().Select(each => new HistoryHead(each.Number, each.Hash)).ToListAsync(cancel);
        var state = await ChainWalk.RunAsync(db, kept is null ? days : [.. days, kept], cancel);
        if (state.Break is { } broken)
        {
            Console.WriteLine($"✗ {words["Proof.Fault." + broken.Fault, broken.Number, broken.Entry is { } at ? words.Moment(at.At) : "–"]}");
            if (broken.Entry is { } entry)
            {
                Console.WriteLine($"  {entry.Action} · {entry.SubjectKind} {entry.SubjectCode} · {entry.ActorName} · {entry.Id}");
            }

            return 1;
        }

        Console.WriteLine($"✓ {words["Proof.Whole", state.Head.Number]}");
        Console.WriteLine($"  {state.Head.Hash}");
        if (state.Withheld > 0)
        {
            Console.WriteLine($"  {words["Proof.Withheld", state.Withheld]}");
        }

        if (kept is not null)
        {
            Console.WriteLine($"✓ {words["Proof.Kept", kept.Number]}");
        }

        return 0;
    }

    private static HistoryHead Read(FileInfo file, SealTrust trust, Loc words)
    {
        try
        {
            var bytes = BoundedFile.Read(file.FullName, PdfVerification.SizeMax);
            return bytes.AsSpan().StartsWith("PK"u8) ? OfDay(file, HeadFile.Read(bytes, trust), words) : OfDocument(file, PdfVerification.Verify(bytes, trust));
        }
        catch (ReadLimitException exception)
        {
            throw new StartupException($"The file {file.FullName} is too large to be one that this program made.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static HistoryHead OfDay(FileInfo file, FoundHead? found, Loc words) => found switch
    {
        null => throw new StartupException($"The file {file.FullName} is no head of a history."),
        { Checks: var checks } when checks.FirstOrDefault(each => each.Outcome == Outcome.Failed) is { } failed =>
            throw new StartupException($"The file {file.FullName} does not hold itself, so that nothing can be compared with it ({failed.File}: {VerificationWords.Of(words, failed)})."),
        _ => found.Head,
    };

    private static HistoryHead OfDocument(FileInfo file, VerificationResult result) =>
        result is { Holds: true, Issue.History: { } head }
            ? head
            : throw new StartupException(result.Holds ? $"The document {file.FullName} carries no head of a history." : $"The document {file.FullName} does not hold itself, so that nothing can be compared with it. \"verify\" without --audit says why.");
}
