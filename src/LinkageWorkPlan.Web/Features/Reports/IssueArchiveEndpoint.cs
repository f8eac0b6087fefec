using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>What goes into the archive of an issue: all that is stored of it, and the evidence that its annex V lists.</summary>
public static class ReadArchive
{
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<View>;

    /// <param name="Canonical">The content exactly as signed.</param>
    /// <param name="Editions">Those that are stored; fewer than <see cref="EditionKey.Issued"/> while some are still to be printed.</param>
    /// <param name="Evidence">Each file once.</param>
    public sealed record View(int Number, string Canonical, ReportContent Content, IReadOnlyList<EditionKey> Editions, IReadOnlyList<Listed> Evidence);

    public sealed record Listed(string Sha256, string FileName);

    internal sealed class Handler(VisibleDb db, ReportContents contents) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, number) = (report.ReportId, request.Issue ?? report.Issue);
            var content = await contents.OfIssueAsync(id, number, cancellationToken);
            var canonical = await db.Issues.Where(each => each.ReportId == id && each.Number == number)
                .Join(db.Rounds, issue => issue.RoundId, round => round.Id, (_, round) => round.Content).SingleAsync(cancellationToken);
            var stored = await db.Editions.Where(each => each.ReportId == id && each.Issue == number).Select(each => new { each.Edition, each.Reader }).ToListAsync(cancellationToken);
            var hashes = content.Products.Select(each => each.Sha256).OfType<string>().ToList();
            var evidence = await db.EvidenceListed(report.PlanId, hashes).OrderBy(each => each.Id).Select(each => new Listed(each.Sha256, each.FileName)).ToListAsync(cancellationToken);
            return new View(
                number,
                canonical,
                content,
                [.. EditionKey.Issued.Where(key => stored.Any(each => key == new EditionKey(each.Edition, each.Reader)))],
                [.. evidence.DistinctBy(each => each.Sha256).OrderBy(each => hashes.IndexOf(each.Sha256))]);
        }
    }
}

/// <summary>The bytes of an evidence file that an issue lists: whoever reads the issue may read it there, and no other.</summary>
public static class FindListedEvidence
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int Issue, string Sha256) : IQuery<byte[]>;

    internal sealed class Handler(VisibleDb db, ReportContents contents) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var content = await contents.OfIssueAsync(report.ReportId, request.Issue, cancellationToken);
            return content.Products.Any(each => each.Sha256 == request.Sha256)
                ? await db.FilesOf(db.EvidenceListed(report.PlanId, [request.Sha256]).OrderBy(each => each.Id).Take(1)).Select(file => file.Bytes).FirstAsync(cancellationToken)
                : throw new RuleException(Rules.NotFound);
        }
    }
}

internal static class IssueArchiveEndpoint
{
    /// <param name="issue">The newest where it is missing.</param>
    public static async Task<IResult> ArchiveAsync(string planCode, string reportCode, int? issue, HttpContext http, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var view = await dispatcher.SendAs(user, new ReadArchive.Query(planCode, reportCode, issue), http.RequestAborted);
            if (view.Editions.Count < EditionKey.Issued.Count)
            {
                return ReportEndpoints.Told(http, Loc.In(ReaderLanguage.Of(http))["Reports.BeingPrinted"], $"/issued/{Uri.EscapeDataString(planCode)}/{Uri.EscapeDataString(reportCode)}");
            }

            if (user.Is(Role.MinisterOffice) && !http.IsHead())
            {
                await dispatcher.SendAs(user, new ReceiveReport.Command(planCode, reportCode));
            }

            // The framework's ZIP writer still writes some of its headers without waiting, into a buffer of a few bytes.
            http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            http.Response.Headers.CacheControl = "private, no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            var files = FilesAsync(dispatcher, user, planCode, reportCode, view, http.RequestAborted);
            return Results.Stream(
                to => IssueArchive.WriteAsync(to, view.Content.IssuedAt!.Value, files, http.RequestAborted),
                "application/zip",
                string.Create(CultureInfo.InvariantCulture, $"{reportCode}_issue-{view.Number}.zip"));
        }
        catch (RuleException refusal)
        {
            return ReportEndpoints.Refused(http, refusal, EditionAddress.FilesOf(planCode, reportCode));
        }
    }

    internal static async IAsyncEnumerable<(string Path, byte[] Bytes)> FilesAsync(Dispatcher dispatcher, CurrentUser user, string planCode, string reportCode, ReadArchive.View view, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var language in new[] { Language.Vi, Language.Lo, Language.En })
        {
            yield return ($"README.{language.Code()}.txt", Encoding.UTF8.GetBytes(Loc.In(language)["Verification.Archive", reportCode, view.Number].ReplaceLineEndings("\n") + "\n"));
        }

        var attached = new SealedIssue(view.Canonical, view.Content, EditionKey.Vietnamese);
        foreach (var (name, bytes) in attached.Files.Where(each => each.Name != SealedIssue.IssueFile))
        {
            yield return (name, bytes);
        }

        foreach (var key in view.Editions)
        {
            var pdf = (await dispatcher.SendAs(user, new FindEdition.Query(planCode, reportCode, key, view.Number), cancel)).Pdf!;
            if (key == view.Editions[0])
            {
                foreach (var seal in PdfVerification.Verify(pdf).Seals.Where(each => each.Side is not null))
                {
                    yield return ($"certificates/{seal.Side.ToString()!.ToLowerInvariant()}.cer", seal.Certificate);
                }
            }

            yield return (IssueArchive.Editions + key.FileName(reportCode, view.Number), pdf);
        }

        for (var place = 0; place < view.Evidence.Count; place++)
        {
            var (hash, name) = view.Evidence[place];
            yield return (string.Create(CultureInfo.InvariantCulture, $"{IssueArchive.Evidence}{place + 1:D3}-{Plain(name)}"), await dispatcher.SendAs(user, new FindListedEvidence.Query(planCode, reportCode, view.Number, hash), cancel));
        }
    }

    /// <summary>Nothing in it that some system takes for a folder or a device.</summary>
    private static string Plain(string name) => string.Concat(name.Select(each => char.IsLetterOrDigit(each) || char.GetUnicodeCategory(each) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || each is '.' or '-' or '_' ? each : '_'));
}
