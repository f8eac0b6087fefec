using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>Whose name is on the paper, and who learns of it.</summary>
public partial class PaperTests
{
    [Theory, EachDatabase]
    public async Task A_co_chair_is_notified_of_a_signature_on_paper_in_their_name_and_a_deputy_who_gave_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var deputy = await desk.Host.DemoUserAsync(Role.Deputy, Side.Vietnam);
        await DelegateAsync(desk, deputy, TestHost.DemoToday, TestHost.DemoToday);
        var paper = await PaperAsync(desk);
        Assert.Equal(Rules.WrongPassword, await desk.Host.RefusalAsync(desk.Secretary, paper with { Password = "sai" }));
        Assert.Empty(await ToldAsync(desk));

        await desk.Host.SendAs(desk.Secretary, paper with { Name = deputy.Name, ActingFor = Acting });

        var told = await ToldAsync(desk);
        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam);
        Assert.Equal(new[] { chair.Id, deputy.Id }.Order(), told.Select(each => each.AccountId).Order());
        Assert.All(told, each => Assert.Equal((desk.Secretary.Name, $"/approvals/{paper.RoundId}", MailPace.AtOnce), (each.ByName, each.Path, NotificationSetting.DefaultOf(each.Kind))));
    }

    [Theory, EachDatabase]
    public async Task A_signer_s_name_is_kept_and_printed_in_both_scripts_where_the_account_has_both(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        await desk.Host.Db(db => db.Users.Where(each => each.Id == chair.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.OtherName, "Khăm-phay Mẫu")));
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        await desk.Host.SendAs(desk.Secretary, await PaperAsync(desk));
        await desk.Host.Db(db => db.Users.Where(each => each.Id == chair.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.OtherName, "Tên khác")));

        var issue = await desk.ReadIssueAsync();
        Assert.Equal([("Nguyễn Văn A", null), (chair.Name, "Khăm-phay Mẫu")], issue.Signatures.OrderBy(each => each.Side).Select(each => (each.Name, each.OtherName)));
        var printed = issue.Content.Signatures.ToDictionary(each => each.Side, each => Languages.All.Select(language => each.Name.For(language)));
        Assert.Equal(["Nguyễn Văn A", "Nguyễn Văn A", "Nguyễn Văn A"], printed[Side.Vietnam]);
        Assert.Equal(["Khăm-phay Mẫu", chair.Name, chair.Name], printed[Side.Laos]);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync(DemoAccounts.All.Single(each => each.Role == Role.Secretary && each.Side == Side.Vietnam).Email, DemoAccounts.Password);
        foreach (var address in new[] { $"/issued/{ReportDesk.Plan}/{ReportDesk.Code}", $"/approvals/{await desk.Host.Db(db => db.Issues.Select(each => each.RoundId).SingleAsync())}" })
        {
            var words = System.Net.WebUtility.HtmlDecode(await browser.ReadAsync(address));
            Assert.True(words.IndexOf("Khăm-phay Mẫu", StringComparison.Ordinal) is > 0 and var first && words.IndexOf(chair.Name, first, StringComparison.Ordinal) > first, address);
        }
    }

    private static Task<List<Notification>> ToldAsync(ReportDesk desk) =>
        desk.Host.Db(db => db.Notifications.AsNoTracking().Where(each => each.Kind == NotificationKind.PaperSigned).ToListAsync());
}
