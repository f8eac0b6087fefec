using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Plans and amendments that both signed: printed, sealed, kept and known again like the issues of reports.</summary>
public sealed class AgreedEditionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-agreed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, EachDatabase]
    public async Task What_both_signed_is_kept_sealed_with_the_content_as_it_was_signed(Database database)
    {
        await using var desk = await OpenAsync(database, "--Site:Address=https://reports.example.org/");
        await AmendAsync(desk);
        await PrinterOf(desk).PrintDueAsync(default);

        var (stored, rounds) = (await StoredAsync(desk), await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().ToListAsync()));
        Assert.Equal(2 * EditionKey.Issued.Count, stored.Count);
        Assert.All(stored, edition =>
        {
            var (round, result) = (rounds.Single(each => each.Id == edition.RoundId), PdfVerification.Verify(edition.Pdf));
            Assert.True(result.Holds);
            Assert.Equal((SealKind.Trial, 1, round.SubjectId), (edition.Seal, edition.Issue, edition.SubjectId));
            Assert.Equal((PlanDesk.Code, null, round.Subject == SignOffSubject.Amendment ? 1 : null), (result.Issue!.Plan, result.Issue.Report, result.Issue.Amendment));
            Assert.Equal((ReportIssue.CodeOf(round.Fingerprint), round.Fingerprint, edition.Edition, edition.Reader), (result.Issue.Code, result.Issue.Fingerprint, result.Issue.Edition, result.Issue.Reader));
            Assert.Equal(round.Signatures.Select(each => each.Name).Order(StringComparer.Ordinal), result.Signers(Language.Vi).Select(each => each.Name).Order(StringComparer.Ordinal));
        });
        Assert.Empty(await desk.Host.SendAs(CurrentUser.System, new ListUnprintedEditions.Query()));

        var document = await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedDocument.Query(PlanDesk.Code));
        Assert.Equal($"https://reports.example.org/v/{ReportIssue.CodeOf(document.Fingerprint!)}", document.VerificationAddress);
    }

    [Theory, EachDatabase]
    public async Task Readers_of_plans_take_away_what_is_stored_and_what_is_asked_for_before_is_printed_at_once(Database database)
    {
        await using var desk = await OpenAsync(database);
        await AmendAsync(desk);
        var (observer, pdf) = (await desk.Host.UserAsync(Role.Observer), desk.Host.Services.GetRequiredService<ReportPdf>());
        Assert.Empty((await desk.Host.SendAs(observer, new GetAgreedPaper.Query(PlanDesk.Code, null))).Editions);

        foreach (var number in new int?[] { null, 1 })
        {
            var printed = await pdf.OfAgreedAsync(observer, PlanDesk.Code, number, EditionKey.Lao, default);
            var english = await pdf.OfAgreedAsync(observer, PlanDesk.Code, number, new EditionKey(Edition.English, Side.Laos), default);
            var kept = await desk.Host.SendAs(observer, new GetAgreedEdition.Query(PlanDesk.Code, number, EditionKey.Lao));
            Assert.Equal(kept.Pdf, printed.Pdf);
            Assert.Equal(number is null ? "2026_lao_signed.pdf" : "2026_amendment-1_lao_signed.pdf", printed.FileName);
            Assert.Equal([Edition.Lao, Edition.English], (await desk.Host.SendAs(observer, new GetAgreedPaper.Query(PlanDesk.Code, number))).Editions.Select(each => each.Key.Edition).Order());
            Assert.Equal(english.Pdf, (await pdf.OfAgreedAsync(observer, PlanDesk.Code, number, new EditionKey(Edition.English, Side.Laos), default)).Pdf);
        }

        Assert.Equal(4, (await StoredAsync(desk)).Count);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_sealed_is_said_on_its_page_keeps_nothing_and_is_made_once_certificates_are_renewed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database, SealingDesk.Sealed(SealingDesk.Seals(folder, days: 10), TestChanges.None));
        await PrinterOf(desk).PrintDueAsync(default);
        Assert.Empty(await StoredAsync(desk));
        var view = await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedPaper.Query(PlanDesk.Code, null));
        Assert.Equal(EditionKey.Issued.ToHashSet(), view.NotMade.Keys.ToHashSet());
        Assert.All(view.NotMade.Values, each => Assert.Equal("Reports.NotSealed.Expired", each.Words));

        SealingDesk.Seals(folder);
        desk.Host.Time.Advance(EditionAttempts.First);
        await PrinterOf(desk).PrintDueAsync(default);
        Assert.Empty((await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedPaper.Query(PlanDesk.Code, null))).NotMade);
        Assert.All(await StoredAsync(desk), each => Assert.True(PdfVerification.Verify(each.Pdf).Holds));
    }

    [Theory, EachDatabase]
    public async Task A_plan_that_cannot_be_printed_keeps_no_amendment_waiting(Database database)
    {
        var printer = new JammedPrinter();
        await using var desk = await OpenWithAsync(database, printer);
        await AmendAsync(desk);
        var rounds = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().ToListAsync());
        printer.Jams = rounds.Single(each => each.Subject == SignOffSubject.Plan).Fingerprint;
        await PrinterOf(desk).PrintDueAsync(default);
        Assert.Equal(EditionKey.Issued.ToHashSet(), (await StoredAsync(desk)).Select(each => new EditionKey(each.Edition, each.Reader)).ToHashSet());
        Assert.All(await StoredAsync(desk), each => Assert.Equal(rounds.Single(round => round.Subject == SignOffSubject.Amendment).Id, each.RoundId));

        printer.Jams = null;
        desk.Host.Time.Advance(EditionAttempts.First);
        await PrinterOf(desk).PrintDueAsync(default);
        Assert.Equal(2 * EditionKey.Issued.Count, (await StoredAsync(desk)).Count);
    }

    [Theory, EachDatabase]
    public async Task What_was_signed_before_the_program_began_is_made_after_a_while_or_when_it_is_asked_for(Database database)
    {
        await using var desk = await SealingDesk.OpenDraftAsync(database, TestChanges.None);
        var waits = await desk.Printer.PrintDueAsync(default);
        Assert.Empty(await desk.StoredAsync());
        Assert.Equal(EditionAttempts.Backlog, waits);

        desk.Host.Time.Advance(EditionAttempts.Backlog);
        await desk.Printer.PrintDueAsync(default);
        Assert.Equal(EditionKey.Issued.ToHashSet(), (await desk.StoredAsync()).Select(each => new EditionKey(each.Edition, each.Reader)).ToHashSet());
        Assert.All(await desk.StoredAsync(), each => Assert.True(PdfVerification.Verify(each.Pdf).Issue is { Plan: ReportDesk.Plan } or { Meeting: "M3" } or { Round: "R2" }));
    }

    [Theory, EachDatabase]
    public async Task A_plan_is_known_by_its_code_and_byte_by_byte_and_it_is_said_that_it_was_amended_since(Database database)
    {
        await using var desk = await OpenAsync(database);
        await PrinterOf(desk).PrintDueAsync(default);
        var pdf = (await StoredAsync(desk))[0].Pdf;
        var plan = await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedDocument.Query(PlanDesk.Code));
        var code = ReportIssue.CodeOf(plan.Fingerprint!);
        await using var pages = await PagesHost.StartAsync(desk.Host, "--Demo:Enabled=true", $"--Demo:Today={TestHost.DemoToday:O}");
        using var browser = pages.Open("en");
        var words = Loc.In(Language.En);

        var shown = WebUtility.HtmlDecode(await browser.ReadAsync($"/v/{code}"));
        Assert.All<string>(
            [PlanDesk.Code, plan.PlanTitle.For(Language.Lo), plan.Fingerprint!, words["Verification.StillInForce"], words["Verification.Seal.Trial"], .. plan.Signatures.Select(each => each.Name.For(Language.Vi))],
            each => Assert.Contains(each, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("message good", shown, StringComparison.Ordinal);
        var known = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.Contains(words["Verification.Standing.IssuedHere"], known, StringComparison.Ordinal);
        Assert.Contains("message good", known, StringComparison.Ordinal);
        var tampered = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", [.. pdf.Select((each, at) => at == 300 ? (byte)(each ^ 1) : each)]));
        Assert.Contains(words["Verification.Standing.Broken"], tampered, StringComparison.Ordinal);

        await AmendAsync(desk);
        var since = (await desk.AmendmentAsync()).InForceOn!.Value;
        var amended = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.All(new[] { words["Verification.Standing.IssuedHere"], words["Verification.AmendedSince"], words["Amendments.Numbered", 1], words["Amendments.InForceSince", since] }, each => Assert.Contains(each, amended, StringComparison.Ordinal));
        Assert.DoesNotContain("message good", amended, StringComparison.Ordinal);

        var amendment = await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedDocument.Query(PlanDesk.Code, 1));
        var found = await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query(ReportIssue.CodeOf(amendment.Fingerprint!)));
        Assert.Equal((SignOffSubject.Amendment, PlanDesk.Code, 1, since, false), (found!.What, found.DocumentCode, found.Amendment, found.IssuedOn, found.IsSuperseded));
    }

    [Theory, EachDatabase]
    public async Task What_waits_or_came_back_is_known_to_nobody_by_its_code(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        var round = await desk.Plan.RoundAsync();
        await desk.SignAsync(Side.Laos);
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query(ReportIssue.CodeOf(round.Fingerprint))));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(CurrentUser.System, new GetSignedDocument.Query(round.Id)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(CurrentUser.System, new StoreEdition.Command(round.Id, EditionKey.Lao, [1], null)));
    }

    [Theory, EachDatabase]
    public async Task A_plan_is_read_with_its_amendments_written_into_it_by_all_its_readers_and_is_signed_by_nobody(Database database)
    {
        await using var desk = await OpenAsync(database);
        var observer = await desk.Host.UserAsync(Role.Observer);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetConsolidatedPlan.Query(PlanDesk.Code)));
        await AmendAsync(desk);

        var document = await desk.Host.SendAs(observer, new GetConsolidatedPlan.Query(PlanDesk.Code));
        Assert.Equal(new DateOnly(2026, 10, 31), document.Plan.Tasks.Single(each => each.Code == "A1").End);
        Assert.Equal(("1", null, null), (document.Numbers, document.Fingerprint, document.VerificationAddress));
        Assert.Equal([new AmendmentInForce(1, (await desk.AmendmentAsync()).InForceOn!.Value)], document.Amendments);
        Assert.NotEqual(document.ToCanonical(), (await desk.Host.SendAs(observer, new GetAgreedDocument.Query(PlanDesk.Code))).ToCanonical());
        var printed = await desk.Host.Services.GetRequiredService<ReportPdf>().OfConsolidatedAsync(observer, PlanDesk.Code, EditionKey.Lao, default);
        Assert.Equal("2026_lao_consolidated.pdf", printed.FileName);
        Assert.Empty(await StoredAsync(desk));
    }

    private Task<AmendmentDesk> OpenAsync(Database database, params string[] settings) =>
        AmendmentDesk.OpenAsync(database, SealingDesk.Sealed(SealingDesk.Seals(folder), TestChanges.None with { Settings = settings }));

    private static Task<AmendmentDesk> OpenWithAsync(Database database, IPdfPrinter printer) =>
        AmendmentDesk.OpenAsync(database, new TestChanges([], services => services.Replace(ServiceDescriptor.Singleton(printer))));

    private static async Task AmendAsync(AmendmentDesk desk)
    {
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
    }

    private static EditionPrinter PrinterOf(AmendmentDesk desk) => desk.Host.Services.GetRequiredService<EditionPrinter>();

    private static Task<List<IssuedEdition>> StoredAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Editions.AsNoTracking().ToListAsync());

    /// <summary>Prints all but what holds some words.</summary>
    private sealed class JammedPrinter : IPdfPrinter
    {
        /// <summary>Null where it prints everything.</summary>
        public string? Jams { get; set; }

        public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default) =>
            Jams is { } words && html.Contains(words, StringComparison.Ordinal) ? throw new PrintingException(PrintingFailure.TimedOut, "jammed") : Task.FromResult<byte[]>([1]);

        public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => Task.FromResult<byte[]>([1]);
    }
}
