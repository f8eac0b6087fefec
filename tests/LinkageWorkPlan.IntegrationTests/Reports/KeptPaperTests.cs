using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What is kept of a signed plan is made once, and what is said of it later claims no more than is known.</summary>
public sealed class KeptPaperTests : IDisposable
{
    private static readonly EditionKey English = new(Edition.English, Side.Laos);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-kept-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, EachDatabase]
    public async Task Whoever_waited_for_the_English_edition_finds_it_printed(Database database)
    {
        var printer = new CountingPrinter();
        await using var desk = await OpenAsync(database, printer);
        var round = (await RoundAsync(desk)).Id;
        await PrinterOf(desk).PrintOnDemandAsync(round, English, default);
        await PrinterOf(desk).PrintOnDemandAsync(round, English, default);
        Assert.Equal(1, printer.Prints);
        Assert.Single(await StoredAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task What_a_page_asks_for_in_vain_puts_the_next_attempt_off_no_further(Database database)
    {
        var printer = new CountingPrinter { IsJammed = true };
        await using var desk = await OpenAsync(database, printer);
        var pdf = desk.Host.Services.GetRequiredService<ReportPdf>();
        EditionFailure? first = null;
        for (var press = 0; press < 3; press++)
        {
            await Assert.ThrowsAsync<PrintingException>(() => pdf.OfAgreedAsync(desk.Plan.Secretary, PlanDesk.Code, null, EditionKey.Lao, default));
            var now = (await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedPaper.Query(PlanDesk.Code, null))).NotMade[EditionKey.Lao];
            first ??= now;
            Assert.Equal(first, now);
        }

        desk.Host.Time.Advance(EditionAttempts.First);
        await PrinterOf(desk).PrintDueAsync(default);
        Assert.Equal(2, (await desk.Host.SendAs(desk.Plan.Secretary, new GetAgreedPaper.Query(PlanDesk.Code, null))).NotMade[EditionKey.Lao].Attempts);
    }

    [Theory, EachDatabase]
    public async Task Of_two_servers_that_print_at_once_the_first_one_s_edition_stays_and_the_plan_is_not_touched(Database database)
    {
        await using var desk = await OpenAsync(database, new CountingPrinter());
        var (round, revision) = ((await RoundAsync(desk)).Id, await RevisionAsync(desk));
        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(round, EditionKey.Lao, [1, 2], null));
        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(round, EditionKey.Lao, [3], null));
        Assert.Equal([1, 2], Assert.Single(await StoredAsync(desk)).Pdf);
        Assert.Equal(revision, await RevisionAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task A_server_that_finds_the_edition_stored_after_printing_seals_nothing(Database database)
    {
        var printer = new CountingPrinter();
        await using var desk = await AmendmentDesk.OpenAsync(
            database, SealingDesk.Sealed(SealingDesk.Seals(folder), new TestChanges([], services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(printer)))));
        var round = (await RoundAsync(desk)).Id;
        printer.Meanwhile = () => desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(round, EditionKey.Lao, [9], null));

        // What this printer prints cannot be sealed.
        await PrinterOf(desk).PrintAsync(round, EditionKey.Lao, default);
        Assert.Equal([9], Assert.Single(await StoredAsync(desk)).Pdf);
    }

    [Theory, EachDatabase]
    public async Task A_plan_is_read_once_for_everybody_who_asks_for_its_code(Database database)
    {
        var reads = new CountedReads();
        await using var desk = await AmendmentDesk.OpenAsync(database, reads.Changes);
        var query = new FindIssue.Query(ReportIssue.CodeOf((await RoundAsync(desk)).Fingerprint));
        FindIssue.Found? first = null, second = null;
        var before = await reads.DuringAsync(async () => first = await desk.Host.SendAs(CurrentUser.System, query));
        var after = await reads.DuringAsync(async () => second = await desk.Host.SendAs(CurrentUser.System, query));
        Assert.True(after < before, $"{before} reads, then {after}");
        Assert.Equal((first!.Subject, first.PeriodEnd, first.Signatories.Count), (second!.Subject, second.PeriodEnd, 2));
    }

    [Theory, EachDatabase]
    public async Task A_plan_whose_period_is_over_is_not_said_to_be_in_force_nor_is_its_amendment(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        var codes = await desk.Host.Db(db => db.Rounds.OrderBy(each => each.Id).Select(each => ReportIssue.CodeOf(each.Fingerprint)).ToListAsync());
        var (last, words) = (new DateOnly(2026, 12, 31), Loc.In(Language.En));
        desk.Host.Time.GoTo(last);
        Assert.Null((await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query(codes[1])))!.EndedOn);
        await using var pages = await PagesHost.StartAsync(desk.Host, "--Demo:Enabled=true", "--Demo:Today=2027-01-02");
        using var browser = pages.Open("en");
        foreach (var code in codes)
        {
            var shown = WebUtility.HtmlDecode(await browser.ReadAsync($"/v/{code}"));
            Assert.Contains(words["Verification.PlanEnded", last], shown, StringComparison.Ordinal);
            Assert.DoesNotContain(words["Verification.StillInForce"], shown, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Verify_says_who_signed_with_reserve_where_nobody_knows_who_sealed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database, SealingDesk.Sealed(SealingDesk.Seals(folder), TestChanges.None));
        await PrinterOf(desk).PrintAsync((await RoundAsync(desk)).Id, EditionKey.Lao, default);
        var file = Path.Combine(folder.FullName, "plan.pdf");
        await File.WriteAllBytesAsync(file, Assert.Single(await StoredAsync(desk)).Pdf);
        foreach (var (language, reserve) in new[] { ("en", "According to the file, "), ("vi", "Theo tệp, "), ("lo", "ຕາມຟາຍ, ") })
        {
            var said = await ProgramRun.Async("verify", file, "--language", language);
            Assert.Equal((3, 2), (said.ExitCode, said.Out.Split('\n').Count(line => line.StartsWith(reserve, StringComparison.Ordinal))));
        }
    }

    [Theory, EachDatabase]
    public async Task A_plan_is_read_with_everything_that_two_amendments_changed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database, draft: plan => plan.SendAsync(new AddIndicator.Command(plan.PlanId, new DefinitionForm
        {
            Code = "I1",
            Title = PlanDesk.Words("Kim ngạch thương mại", "ມູນຄ່າການຄ້າ"),
            Unit = PlanDesk.Words("tỷ USD", "ຕື້ໂດລາ"),
            Baselines = [new BaselineForm(null, Side.Laos, 1.6m, new(2024, 12, 31), PlanDesk.Words("Bản ghi nhớ", "ບົດບັນທຶກ"), TextWords.None)],
            Targets = new Dictionary<int, decimal?> { [2026] = 3.3m },
        })));
        await desk.ProposeAsync();
        await desk.OutlineAsync(form => form with { Title = PlanDesk.Words("Kế hoạch mới", "ແຜນໃໝ່"), Pillars = [new PartForm("N", PlanDesk.Words("Trụ mới", "ເສົາໃໝ່")), .. form.Pillars] });
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } }, AmendmentDesk.Why);
        await desk.SendAsync();
        await desk.SignBothAsync();
        await desk.ProposeAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2"), number: 2);
        await desk.DropAsync("A1", number: 2);
        await desk.SendAsync(2);
        await desk.SignBothAsync();

        var document = await desk.Host.SendAs(desk.Plan.Secretary, new GetConsolidatedPlan.Query(PlanDesk.Code));
        Assert.Equal(("1, 2", "Kế hoạch mới"), (document.Numbers, document.Plan.Title.For(Language.Vi)));
        Assert.Equal(["N", "A"], document.Plan.Pillars.Select(each => each.Code));
        Assert.Equal(3.5m, Assert.Single(Assert.Single(document.Plan.Indicators).Targets).Value);
        Assert.Equal(["A2"], document.Plan.Tasks.Select(each => each.Code));
        Assert.Equal([1, 2], document.Amendments.Select(each => each.Number));
    }

    [Theory, EachDatabase]
    public async Task A_plan_without_amendments_has_no_consolidated_page_as_it_has_no_such_pdf(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");
        var email = await desk.Host.Db(db => db.Users.Where(each => each.Role == Role.CoChair).OrderBy(each => each.Email).Select(each => each.Email!).FirstAsync());
        await browser.SignInAsync(email, DemoAccounts.Password);
        Assert.Equal(404, await browser.StatusOfAsync($"/plans/{PlanDesk.Code}/paper?consolidated=1"));
        Assert.Equal(404, await browser.StatusOfAsync($"/plans/{PlanDesk.Code}/pdf?consolidated=1"));
        Assert.Equal(200, await browser.StatusOfAsync($"/plans/{PlanDesk.Code}/paper"));
    }

    private static Task<AmendmentDesk> OpenAsync(Database database, IPdfPrinter printer) =>
        AmendmentDesk.OpenAsync(database, new TestChanges([], services => services.Replace(ServiceDescriptor.Singleton(printer))));

    private static EditionPrinter PrinterOf(AmendmentDesk desk) => desk.Host.Services.GetRequiredService<EditionPrinter>();

    private static Task<SignOffRound> RoundAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync());

    private static Task<long> RevisionAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Plans.Select(each => each.Revision).SingleAsync());

    private static Task<List<IssuedEdition>> StoredAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Editions.AsNoTracking().ToListAsync());

    private sealed class CountingPrinter : IPdfPrinter
    {
        public int Prints { get; private set; }

        public bool IsJammed { get; init; }

        /// <summary>What another server does while this one prints.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default)
        {
            Prints++;
            return IsJammed ? throw new PrintingException(PrintingFailure.TimedOut, "jammed") : Task.FromResult<byte[]>([1]);
        }

        public async Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default)
        {
            await (Meanwhile?.Invoke() ?? Task.CompletedTask);
            return [1];
        }
    }
}
