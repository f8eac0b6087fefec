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
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class PaperTests
{
    private static readonly byte[] Scan = [.. "%PDF-1.4 "u8, .. "signed by hand"u8];

    [Theory, EachDatabase]
    public async Task A_signature_on_paper_counts_as_one_in_the_system_and_is_kept_with_its_scan(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);

        Assert.True(await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk)));

        var issue = await desk.Host.SendAs(desk.Secretary, new ReadIssue.Query(ReportDesk.Plan, ReportDesk.Code));
        var paper = issue.Content.Signatures.Single(each => each.Side == Side.Vietnam);
        Assert.Equal((SignatureMethod.Paper, "Nguyễn Văn A", TestHost.DemoToday, "Hà Nội"), (paper.Method, paper.Name.For(Language.Vi), paper.Paper!.SignedOn, paper.Paper.Place.For(Language.Vi)));
        Assert.Equal(Fingerprint.OfBytes(Scan), paper.Paper.ScanSha256);
        Assert.Equal(("05/BC-TCT", TestHost.DemoToday), issue.Content.OfficeNumbers.Where(each => each.Side == Side.Vietnam).Select(each => (each.Number, each.Date)).Single());
        var scan = await desk.Host.Db(db => db.SignOffFiles.AsNoTracking().SingleAsync());
        Assert.Equal(Scan, (await desk.Host.SendAs(desk.Secretary, new FindSignOffFile.Query(scan.Id))).Bytes);
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

        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().SingleAsync(each => each.State == RoundState.Open));
        OfficeNumber[] given = [new(Side.Vietnam, "05/BC-TCT", TestHost.DemoToday)];
        Assert.Equal(given, (await desk.Host.SendAs(lao, new RoundDocument.Query(round.Id))).OfficeNumbers);
        Assert.Equal(given[0], (await desk.Host.SendAs(lao, new ShowRound.Query(round.Id))).NumberOf(Side.Vietnam));
        Assert.Equal(given, (await desk.ReadAsync()).Numbers);
        Assert.Equal(round.Fingerprint, Fingerprint.OfContent(CanonicalContent.Of(await desk.ContentAsync())));

        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        Assert.Equal(given, (await desk.Host.SendAs(CurrentUser.System, new BuildReportContent.Query(ReportDesk.Plan, ReportDesk.Code, 1))).OfficeNumbers);
        Assert.Equal(Rules.RecordsNumberKept, await desk.Host.RefusalAsync(desk.Secretary, new RemoveNumber.Command(report)));
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
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 3, 31), new(2026, 4, 30)));
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
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().SingleAsync(each => each.State == RoundState.Open));
        await desk.SignAsync(Side.Laos);
        await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk) with { ActingFor = new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null) });
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        var (loc, code) = (Loc.In(Language.Vi), await desk.Host.Db(db => db.Issues.Select(each => each.Code).SingleAsync()));
        await browser.SignInAsync(DemoAccounts.All.Single(each => each.Role == Role.Secretary && each.Side == Side.Vietnam).Email, DemoAccounts.Password);

        var (issued, signed, verified) = (await browser.ReadAsync($"/issued/{ReportDesk.Plan}/{ReportDesk.Code}"), await browser.ReadAsync($"/approvals/{round.Id}"), await browser.ReadAsync($"/v/{code}"));

        var (paper, electronic) = (loc["Approvals.HowPaper", TestHost.DemoToday, "Hà Nội"], loc["Approvals.HowElectronic", desk.Host.Time.GetUtcNow().UtcDateTime]);
        Assert.All([issued, signed, verified], page =>
        {
            var words = System.Net.WebUtility.HtmlDecode(page);
            Assert.Contains(paper, words, StringComparison.Ordinal);
            Assert.Contains(electronic, words, StringComparison.Ordinal);
            Assert.Equal(2, words.Split("how-signed").Length - 1);
            Assert.Contains(loc["Approvals.ActingFor"], words, StringComparison.Ordinal);
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
        Assert.Equal(["05/BC-TCT", "0374/TEST"], (await desk.Host.SendAs(lao, new ReadIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Content.OfficeNumbers.Select(each => each.Number));
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
        Assert.Equal(Rules.PaperDate, await desk.Host.RefusalAsync(desk.Secretary, paper with { SignedOn = TestHost.DemoToday.AddDays(1) }));
        Assert.Equal(Rules.PaperDate, await desk.Host.RefusalAsync(desk.Secretary, paper with { SignedOn = TestHost.DemoToday.AddDays(-1) }));
        Assert.Equal(Rules.RecordsNumberMissing, await desk.Host.RefusalAsync(desk.Secretary, paper with { Number = " " }));
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(desk.Secretary, paper with { Fingerprint = new string('0', 64) }));
        Assert.Equal(Rules.WrongPassword, await desk.Host.RefusalAsync(desk.Secretary, paper with { Password = "sai" }));
        Assert.Equal(
            [Rules.Required, Rules.Required, Rules.Required, Rules.Required],
            (await desk.Host.RefusedAsync(desk.Secretary, paper with { Name = " ", Position = TextWords.None, Place = TextWords.None, SignedOn = null })).Select(each => each.Rule));
        Assert.Equal(0, await desk.Host.Db(db => db.SignOffFiles.CountAsync()));
        Assert.Empty(await desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open).SelectMany(each => each.Signatures).ToListAsync()));
    }

    private static async Task<SignOnPaper.Command> PaperAsync(ReportDesk desk)
    {
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().SingleAsync(each => each.State == RoundState.Open));
        return new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            "05/BC-TCT", TestHost.DemoToday, File("ban-ky.pdf", Scan), DemoAccounts.Password);
    }

    private static EvidenceUpload File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes), TextWords.None, null, false);
}
