using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

internal static class IssueArchiveEndpoint
{
    /// <param name="issue">The newest where it is missing.</param>
    public static async Task<IResult> ArchiveAsync(string planCode, string reportCode, int? issue, HttpContext http, Dispatcher dispatcher, EditionSeal seal)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var view = await dispatcher.SendAs(user, new GetArchive.Query(planCode, reportCode, issue), http.RequestAborted);
            if (view.Editions.Count < EditionKey.Issued.Count)
            {
                return FileAnswers.Explain(http, Loc.In(ReaderLanguage.Of(http))["Reports.BeingPrinted"], $"/issued/{Uri.EscapeDataString(planCode)}/{Uri.EscapeDataString(reportCode)}");
            }

            var whole = await WriteAsync(dispatcher, user, planCode, reportCode, view, seal, http.RequestAborted);
            if (user.Is(Role.MinisterOffice) && !http.IsHead())
            {
                await dispatcher.SendAs(user, new ReceiveReport.Command(planCode, reportCode));
            }

            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Stream(whole, "application/zip", string.Create(CultureInfo.InvariantCulture, $"{reportCode}_issue-{view.Number}.zip"));
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, EditionAddress.FilesOf(planCode, reportCode));
        }
    }

    /// <summary>Written whole before the first byte is sent: a stored file that is damaged is reported in words, and not as a download that breaks off.</summary>
    /// <returns>From its beginning; gone from the disk when it is disposed of.</returns>
    internal static async Task<Stream> WriteAsync(Dispatcher dispatcher, CurrentUser user, string planCode, string reportCode, GetArchive.View view, EditionSeal seal, CancellationToken cancel)
    {
        var issue = new SealedIssue(view.Canonical, view.Content, EditionKey.Vietnamese);
        var file = TemporaryFile.Open();
        try
        {
            await IssueArchive.WriteAsync(file, issue.Issue, CertificatesOf(seal), FilesAsync(dispatcher, user, planCode, reportCode, view, issue, cancel), cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>With seals that have expired the list of files stays unsealed, and verification reports that; the editions are sealed all the same.</summary>
    private static IReadOnlyList<SealCertificate> CertificatesOf(EditionSeal seal)
    {
        try
        {
            return seal.Certificates();
        }
        catch (SealException)
        {
            return [];
        }
    }

    private static async IAsyncEnumerable<ArchiveFile> FilesAsync(Dispatcher dispatcher, CurrentUser user, string planCode, string reportCode, GetArchive.View view, SealedIssue issue, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var language in Languages.All)
        {
            yield return new(IssueArchive.ReadMeOf(language), Encoding.UTF8.GetBytes(Loc.In(language)["Verification.Archive", reportCode, view.Number].ReplaceLineEndings("\n") + "\n"));
        }

        foreach (var (name, bytes) in issue.Files.Where(each => each.Name != SealedIssue.IssueFile))
        {
            yield return new(name, bytes);
        }

        foreach (var key in view.Editions)
        {
            var pdf = (await dispatcher.SendAs(user, new GetEdition.Query(planCode, reportCode, key, view.Number), cancel)).Pdf!;
            if (key == view.Editions[0])
            {
                foreach (var seal in PdfVerification.Verify(pdf, cancel: cancel).Seals.Where(each => each.Side is not null))
                {
                    yield return new($"{IssueArchive.Certificates}{seal.Side.ToString()!.ToLowerInvariant()}.cer", seal.Certificate);
                }
            }

            yield return new(IssueArchive.Editions + IssueArchive.Plain(key.FileName(reportCode, view.Number)), pdf, key);
        }

        foreach (var scan in view.Scans)
        {
            var path = (scan.IsDelegation ? IssueArchive.DelegationOf(scan.Side) : IssueArchive.PaperOf(scan.Side)) + IssueArchive.Plain(Path.GetExtension(scan.FileName)).ToLowerInvariant();
            yield return new(path, await dispatcher.SendAs(user, new GetListedScan.Query(planCode, reportCode, view.Number, scan.FileId), cancel));
        }

        for (var place = 0; place < view.Evidence.Count; place++)
        {
            var (hash, name) = view.Evidence[place];
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{IssueArchive.Evidence}{place + 1:D3}-{IssueArchive.Plain(name)}"), await dispatcher.SendAs(user, new GetListedEvidence.Query(planCode, reportCode, view.Number, hash), cancel));
        }
    }
}
