using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public partial class PaperTests
{
    private static readonly byte[] Scan = [.. "%PDF-1.4 "u8, .. "signed by hand"u8];

    [Theory, EachDatabase]
    public async Task A_signature_on_paper_counts_as_one_in_the_system_and_is_kept_with_its_scan(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);

        Assert.True(await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk)));

        var issue = await desk.Host.SendAs(desk.Secretary, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code));
        var paper = issue.Content.Signatures.Single(each => each.Side == Side.Vietnam);
        Assert.Equal((SignatureMethod.Paper, "Nguyễn Văn A", TestHost.DemoToday, "Hà Nội"), (paper.How!.Method, paper.Name.For(Language.Vi), paper.How.ByHand!.SignedOn, paper.How.ByHand.Place.For(Language.Vi)));
        Assert.Equal(Fingerprint.OfBytes(Scan), paper.How.ByHand.ScanSha256);
        Assert.Equal(("05/BC-TCT", TestHost.DemoToday), issue.Content.OfficeNumbers.Where(each => each.Side == Side.Vietnam).Select(each => (each.Number, each.Date)).Single());
        var scan = await desk.Host.Db(db => db.SignOffFiles.AsNoTracking().SingleAsync());
        Assert.Equal(Scan, (await desk.Host.SendAs(desk.Secretary, new GetSignOffFile.Query(scan.Id))).Bytes);
    }

    [Theory, EachDatabase]
    public async Task After_a_first_signature_on_paper_the_other_side_is_asked_for_its_own(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await desk.Host.Db(db => db.Mails.ExecuteDeleteAsync());

        Assert.False(await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk)));

        Assert.Equal([(MailKind.YourTurn, Side.Laos)], (await desk.Host.Db(db => db.Mails.AsNoTracking().ToListAsync())).Select(each => (each.Kind, each.Side)));
    }

    [Theory, EachDatabase]
    public async Task A_number_that_is_there_before_the_signatures_stands_on_what_is_signed_and_on_what_is_issued(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, "04/BC-TCT", TestHost.DemoToday));
        await desk.Host.SendAs(desk.Secretary, new RemoveNumber.Command(report));
        Assert.Empty((await desk.ReadAsync()).Numbers);
        await desk.SendAsync();
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday));
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.Host.SendAs(lao, new RemoveNumber.Command(report));

        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open));
        OfficeNumber[] given = [new(Side.Vietnam, "05/BC-TCT", TestHost.DemoToday)];
        Assert.Equal(given, (await desk.Host.SendAs(lao, new GetRoundDocument.Query(round.Id))).OfficeNumbers);
        Assert.Equal(given[0], (await desk.Host.SendAs(lao, new GetRound.Query(round.Id))).NumberOf(Side.Vietnam));
        Assert.Equal(given, (await desk.ReadAsync()).Numbers);
        Assert.Equal(round.Fingerprint, Fingerprint.OfContent(CanonicalContent.Of(await desk.ContentAsync())));

        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        Assert.Equal(given, (await desk.Host.SendAs(CurrentUser.System, new GetReportContent.Query(ReportDesk.Plan, ReportDesk.Code, 1))).OfficeNumbers);
        Assert.Equal(Rules.RecordsNumberKept, await desk.Host.RefusalAsync(desk.Secretary, new RemoveNumber.Command(report)));
    }

    [Theory, EachDatabase]
    public async Task A_number_may_follow_a_signature_on_paper(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk) with { Number = " ", NumberDate = null });
        await desk.SignAsync(Side.Laos);
        Assert.Empty((await desk.ReadAsync()).Numbers);
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command((await desk.ReadAsync()).Report.Id, "05/BC-TCT", TestHost.DemoToday));
        Assert.Equal("05/BC-TCT", Assert.Single((await desk.Host.SendAs(CurrentUser.System, new GetReportContent.Query(ReportDesk.Plan, ReportDesk.Code, 1))).OfficeNumbers).Number);
    }

    [Theory, EachDatabase]
    public async Task A_number_that_a_colleague_recorded_meanwhile_is_not_overwritten_unseen(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = (await desk.ReadAsync()).Report.Id;
        var seen = new OfficeNumber(Side.Vietnam, "04/BC-TCT", TestHost.DemoToday);
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, seen.Number, seen.Date));

        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday)));
        Assert.Equal((Rules.Conflict, desk.Secretary.Name), (refused.Rule, refused.Arguments[0]));
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday, seen));
        Assert.Equal(seen with { Number = "05/BC-TCT" }, Assert.Single((await desk.ReadAsync()).Numbers));
    }

    [Theory, EachDatabase]
    public async Task A_number_is_given_once_by_an_office_in_a_year(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var first = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 3, 31), new(2026, 4, 30), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        var second = await desk.Host.Db(db => db.Reports.Where(each => each.Code == "S1").Select(each => each.Id).SingleAsync());
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(first, "05/BC-TCT", new(2026, 6, 22)));

        Assert.Equal(Rules.RecordsNumberTaken, await desk.Host.RefusalAsync(desk.Secretary, new RecordNumber.Command(second, "05/bc - tct", new(2026, 6, 21))));
        desk.Host.Time.GoTo(new(2027, 1, 5));
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(second, "05/BC-TCT", new(2027, 1, 5)));
        await desk.Host.SureAsync(await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos), new RecordNumber.Command(second, "05/BC-TCT", new(2026, 6, 23)));
        Assert.Equal(3, await desk.Host.Db(db => db.RecordsNumbers.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_number_is_of_no_day_after_today_nor_before_its_side_signed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = (await desk.ReadAsync()).Report.Id;
        Assert.Equal(Rules.DayNotYet, await desk.Host.RefusalAsync(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday.AddDays(1))));
        await desk.SendAsync();
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, await PaperAsync(desk) with { NumberDate = TestHost.DemoToday.AddDays(1) }));
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, await PaperAsync(desk) with { NumberDate = TestHost.DemoToday.AddDays(-1) }));
        await desk.SignAsync(Side.Vietnam);
        desk.Host.Time.GoTo(TestHost.DemoToday.AddDays(2));
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday.AddDays(-1))));
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday.AddDays(3))));
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday.AddDays(1)));
    }

    [Theory, EachDatabase]
    public async Task How_each_side_signed_is_said_wherever_a_signature_is_shown(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open));
        await desk.SignAsync(Side.Laos);
        var deputy = await desk.Host.DemoUserAsync(Role.Deputy, Side.Vietnam);
        await DelegateAsync(desk, deputy, TestHost.DemoToday, TestHost.DemoToday);
        await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk) with { Name = deputy.Name, ActingFor = Acting });
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        var (loc, code) = (Loc.In(Language.Vi), await desk.Host.Db(db => db.Issues.Select(each => each.Code).SingleAsync()));
        await browser.SignInAsync(DemoAccounts.All.Single(each => each.Role == Role.Secretary && each.Side == Side.Vietnam).Email, DemoAccounts.Password);

        var (issued, signed, verified) = (await browser.ReadAsync($"/issued/{ReportDesk.Plan}/{ReportDesk.Code}"), await browser.ReadAsync($"/approvals/{round.Id}"), await browser.ReadAsync($"/v/{code}"));

        var (paper, electronic) = (loc["Approvals.HowPaper", TestHost.DemoToday, "Hà Nội"], loc["Approvals.HowBy.Password", desk.Host.Time.GetUtcNow().UtcDateTime]);
        Assert.All([issued, signed, verified], page =>
        {
            var words = System.Net.WebUtility.HtmlDecode(page);
            Assert.Contains(paper, words, StringComparison.Ordinal);
            Assert.Contains(electronic, words, StringComparison.Ordinal);
            Assert.Equal(2, words.Split("how-signed").Length - 1);
            Assert.Contains(loc["Approvals.ActingFor"], words, StringComparison.Ordinal);
            Assert.Contains(loc["Approvals.HowDelegated", "12/QĐ-TCT", TestHost.DemoToday], words, StringComparison.Ordinal);
        });
        Assert.All([issued, signed], page =>
        {
            Assert.Contains("/approvals/files/", page, StringComparison.Ordinal);
            Assert.Contains("05/BC-TCT", page, StringComparison.Ordinal);
            Assert.Contains(loc["Approvals.HowRecorded", desk.Secretary.Name, desk.Host.Time.GetUtcNow().UtcDateTime], System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        });
        Assert.DoesNotContain("/approvals/files/", verified, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_number_an_issue_was_published_with_does_not_change(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(report, "05/BC-TCT", new(2026, 6, 22)));
        await desk.IssueAsync();
        Assert.Equal(Rules.RecordsNumberKept, await desk.Host.RefusalAsync(desk.Secretary, new RecordNumber.Command(report, "06/BC-TCT", new(2026, 6, 22), new(Side.Vietnam, "05/BC-TCT", new(2026, 6, 22)))));

        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        desk.Host.Time.GoTo(new(2026, 6, 25));
        await desk.Host.SendAs(lao, new RecordNumber.Command(report, "0374/TEST", new(2026, 6, 25)));
        Assert.Equal(["05/BC-TCT", "0374/TEST"], (await desk.Host.SendAs(lao, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Content.OfficeNumbers.Select(each => each.Number));
    }

    [Theory, EachDatabase]
    public async Task What_is_wrong_with_a_paper_is_told_and_nothing_is_signed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var paper = await PaperAsync(desk);

        Assert.Equal(Rules.ScanMissing, await desk.Host.RefusalAsync(desk.Secretary, paper with { Scan = null }));
        Assert.Equal(Rules.ScanType, await desk.Host.RefusalAsync(desk.Secretary, paper with { Scan = File("ban-ky.docx", Scan) }));
        Assert.Equal(Rules.EvidenceType, await desk.Host.RefusalAsync(desk.Secretary, paper with { Scan = File("ban-ky.pdf", [1, 2, 3]) }));
        foreach (var day in new[] { TestHost.DemoToday.AddDays(1), TestHost.DemoToday.AddDays(-1) })
        {
            var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, paper with { SignedOn = day }));
            Assert.Equal((Rules.PaperDate, nameof(SignOnPaper.Command.SignedOn)), (refused.Rule, refused.Subject));
            Assert.All(Languages.All, language => Assert.Contains(Loc.In(language).Date(TestHost.DemoToday), Failures.Of(refused, Loc.In(language)).Words, StringComparison.Ordinal));
        }

        var tomorrow = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, paper with { NumberDate = TestHost.DemoToday.AddDays(1) }));
        Assert.Equal(Rules.NumberDate, tomorrow.Rule);
        Assert.All(Languages.All, language => Assert.Contains(Loc.In(language).Date(TestHost.DemoToday), Failures.Of(tomorrow, Loc.In(language)).Words, StringComparison.Ordinal));
        Assert.Equal(Rules.RecordsNumberMissing, await desk.Host.RefusalAsync(desk.Secretary, paper with { Number = " " }));
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(desk.Secretary, paper with { Fingerprint = new string('0', 64) }));
        Assert.Equal(Rules.WrongPassword, await desk.Host.RefusalAsync(desk.Secretary, paper with { Password = "sai" }));
        Assert.Equal(
            [Rules.Required, Rules.Required, Rules.Required, Rules.Required],
            (await desk.Host.RefusedAsync(desk.Secretary, paper with { Name = " ", Position = TextWords.None, Place = TextWords.None, SignedOn = null })).Select(each => each.Rule));
        Assert.Equal(0, await desk.Host.Db(db => db.SignOffFiles.CountAsync()));
        Assert.Empty(await desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open).SelectMany(each => each.Signatures).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_deputy_s_signature_on_paper_needs_the_decision_that_covers_the_day_on_the_paper_and_names_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (host, deputy) = (desk.Host, await desk.Host.DemoUserAsync(Role.Deputy, Side.Vietnam));
        await desk.SendAsync();
        async Task<SignOnPaper.Command> SignedAsync(DateOnly on) => await PaperAsync(desk) with { Name = deputy.Name, ActingFor = Acting, SignedOn = on, NumberDate = on };

        var broken = Assert.Single(await host.RefusedAsync(desk.Secretary, await SignedAsync(TestHost.DemoToday)));
        Assert.Equal((Rules.NoDelegationOnDay, nameof(SignOnPaper.Command.ActingFor)), (broken.Rule, broken.Subject));
        var said = Failures.Of(broken, Loc.In(Language.Vi)).Words;
        Assert.Contains(deputy.Name, said, StringComparison.Ordinal);
        Assert.Contains("22/06/2026", said, StringComparison.Ordinal);

        // A decision for other days, and one that was ended before, cover nothing of the day on the paper.
        var (first, last) = (TestHost.DemoToday.AddDays(1), TestHost.DemoToday.AddDays(3));
        await DelegateAsync(desk, deputy, first, last);
        host.Time.GoTo(last.AddDays(1));
        foreach (var day in new[] { first.AddDays(-1), last.AddDays(1) })
        {
            Assert.Equal(Rules.NoDelegationOnDay, await host.RefusalAsync(desk.Secretary, await SignedAsync(day)));
        }

        Assert.Equal(Rules.NoDelegationOnDay, await host.RefusalAsync(desk.Secretary, await SignedAsync(last) with { Name = "Nguyễn Văn A" }));
        Assert.Equal(Rules.NoDelegationOnDay, await host.RefusalAsync(await host.DemoUserAsync(Role.Secretary, Side.Laos), await SignedAsync(last)));
        Assert.Empty(await SignaturesAsync(desk));
        await host.SendAs(desk.Secretary, await SignedAsync(last) with { Name = deputy.Name.ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD) });

        var how = Assert.Single(await SignaturesAsync(desk)).How;
        Assert.Equal((SignatureMethod.Paper, SignatureCapacity.ActingDeputy, "12/QĐ-TCT", TestHost.DemoToday), (how.Method, how.Capacity, how.Acting!.Number, how.Acting.DecidedOn));
        Assert.Equal(Acting.Vi, how.Acting.ActingFor.For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task Page_print_and_archive_say_from_one_source_how_a_side_signed_whatever_is_changed_since(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (host, deputy) = (desk.Host, await desk.Host.DemoUserAsync(Role.Deputy, Side.Vietnam));
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        await DelegateAsync(desk, deputy, TestHost.DemoToday, TestHost.DemoToday);
        await host.SendAs(desk.Secretary, await PaperAsync(desk) with { Name = deputy.Name, ActingFor = Acting });
        await host.Db(db => db.Users.Where(each => each.Id == desk.Secretary.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.DisplayName, "Tên khác")));
        await host.Db(db => db.Delegations.ExecuteUpdateAsync(set => set.SetProperty(each => each.Number, "99/QĐ")));

        var issue = await desk.ReadIssueAsync();
        var archive = await host.SendAs(desk.Secretary, new GetArchive.Query(ReportDesk.Plan, ReportDesk.Code));
        var records = new LinkageWorkPlan.Reports.Sealing.SealedIssue(archive.Canonical, archive.Content, EditionKey.Vietnamese).SignOffs;
        Assert.All(Sides.Both, side =>
        {
            var how = issue.Signatures.Single(each => each.Side == side).How;
            Assert.Equal(how, issue.Content.Signatures.Single(each => each.Side == side).How);
            var record = records.Single(each => each.Side == side);
            Assert.Equal((how.Method, how.Capacity, how.Acting, how.ByHand), (record.Method, record.Capacity, record.Acting, record.Paper));
            Assert.Equal(how.SignedAt, record.SignedAt.UtcDateTime);
        });
        var paper = records.Single(each => each.Side == Side.Vietnam);
        Assert.Equal((desk.Secretary.Name, "12/QĐ-TCT"), (paper.Paper!.RecordedBy, paper.Acting!.Number));
        Assert.Equal(records, CanonicalJson.Read<List<LinkageWorkPlan.Reports.Sealing.SignOffRecord>>(CanonicalJson.Of(records)));
    }

    private static readonly TextWords Acting = new("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null);

    private static async Task DelegateAsync(ReportDesk desk, CurrentUser deputy, DateOnly from, DateOnly to) => await desk.Host.SendAs(
        await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), new GrantDelegation.Command(deputy.Id, from, to, "12/QĐ-TCT", TestHost.DemoToday, File("qd.pdf", Scan), DemoAccounts.Password));

    private static Task<List<Signature>> SignaturesAsync(ReportDesk desk) =>
        desk.Host.Db(db => db.Rounds.AsNoTracking().Where(each => each.State == RoundState.Open).SelectMany(each => each.Signatures).ToListAsync());

    private static async Task<SignOnPaper.Command> PaperAsync(ReportDesk desk)
    {
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open));
        return new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            "05/BC-TCT", TestHost.DemoToday, File("ban-ky.pdf", Scan), DemoAccounts.Password);
    }

    private static EvidenceUpload File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes), TextWords.None, null, false);
}
