using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>Who got an issue and what the ministers directed leave as workbooks.</summary>
public sealed class DeliveryBookTests
{
    [Theory, EachDatabase]
    public async Task The_register_and_the_directions_of_an_issue_leave_as_they_are_shown(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var (office, secretary, loc) = (await desk.OfficeAsync(Side.Vietnam), desk.Reports.Secretary, Loc.In(Language.Lo));
        await desk.Host.SendAs(office, new ReceiveReport.Command(ReportDesk.Plan, ReportDesk.Code, DeliveryWay.OpenedPdf));
        await desk.AcknowledgeAsync(Side.Vietnam);
        await desk.Host.SendAs(secretary, new RecordPaperDelivery.Command(ReportDesk.Plan, ReportDesk.Code, 1, Side.Laos, TestHost.DemoToday, "Phòng Văn thư", "=123"));

        var rows = Books.CellsOf((await desk.Host.SendAs(secretary, new GetDeliveryBook.Query(ReportDesk.Plan, ReportDesk.Code, null, Language.Lo))).Bytes);
        var (opened, waiting, paper) = (rows[0], rows[1], rows[2]);
        Assert.Equal((loc.Name(Side.Vietnam), office.Name, true), (opened[0], opened[1], opened[4].Length > 0));
        Assert.Equal((loc.Name(Side.Laos), string.Empty, string.Empty), (waiting[0], waiting[3], waiting[4]));
        Assert.Equal((loc.Name(Side.Laos), "Phòng Văn thư", Books.SerialOf(TestHost.DemoToday), "=123"), (paper[0], paper[1], paper[5], paper[6]));
        Assert.Equal(3, rows.Count);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(secretary, new GetDeliveryBook.Query(ReportDesk.Plan, ReportDesk.Code, 2, Language.Lo)));

        await desk.Host.SendAs(office, new RecordDirection.Command(ReportDesk.Plan, ReportDesk.Code, 1, TestHost.DemoToday, "77/BCT-KH", null, new DateOnly(2026, 9, 30), new TextWords("Đẩy nhanh nhiệm vụ B2.", "ເລັ່ງໜ້າວຽກ B2.", null)));
        var direction = Assert.Single(Books.CellsOf((await desk.Host.SendAs(office, new GetDirectionBook.Query(ReportDesk.Plan, Language.Lo))).Bytes));
        Assert.Equal((ReportDesk.Code, "77/BCT-KH", "ເລັ່ງໜ້າວຽກ B2.\nĐẩy nhanh nhiệm vụ B2."), (direction[1], direction[4], direction[5]));
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync("secretary.vn@demo.lwp", DemoAccounts.Password);
        foreach (var page in new[] { $"/issued/{ReportDesk.Plan}/{ReportDesk.Code}/delivery", $"/issued/{ReportDesk.Plan}/{ReportDesk.Code}/1/delivery", $"/plans/{ReportDesk.Plan}/directions" })
        {
            Assert.True(Books.Link().Match(await browser.ReadAsync(page)) is { Success: true } link && (await browser.AskAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value))).Status == 200, page);
        }
    }
}
