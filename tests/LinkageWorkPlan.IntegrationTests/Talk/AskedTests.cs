using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Meetings;
using LinkageWorkPlan.IntegrationTests.Pilots;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Talk;

/// <summary>What waits for somebody in courses, rounds of scoring and minutes: they are notified, and what is done is taken back.</summary>
public sealed class AskedTests
{
    [Theory, EachDatabase]
    public async Task An_organiser_is_notified_and_mailed_of_their_course_and_of_what_was_returned(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var organiser = await desk.Host.DemoUserAsync(Role.CourseOrganiser, Side.Laos);
        var code = await desk.AddAsync();
        var id = (await desk.ReadAsync(code)).Id;
        await desk.Host.SendAs(desk.Laos, new NameOrganiser.Command(id, organiser.Id));
        Assert.Equal([$"/training/{code}"], await WaitsAsync(desk.Host, organiser));
        await desk.Host.SendAs(CurrentUser.System, new MailNotifications.Command(organiser.Id));
        Assert.Contains(await desk.Host.Db(db => db.Mails.Where(each => each.Kind == MailKind.Notification).ToListAsync()), mail => mail.AccountId == organiser.Id && mail.Body.Contains(code, StringComparison.Ordinal));

        await desk.Host.SendAs(organiser, new HoldCourse.Command(id, (await desk.ReadAsync(code)).Version));
        var before = await WaitsAsync(desk.Host, desk.Laos);
        var first = await desk.SubmitAsync(code, "P1", "a;b");
        Assert.Contains($"/training/{code}/products/P1", await WaitsAsync(desk.Host, desk.Laos));
        await desk.Host.SendAs(desk.Laos, new ReturnProduct.Command(id, "P1", first, PlanDesk.Words("Thiếu cột", "ຂາດຖັນ"), (await desk.ReadAsync(code)).Version));
        Assert.Equal(before, await WaitsAsync(desk.Host, desk.Laos));
        Assert.Contains($"/training/{code}/products/P1", await WaitsAsync(desk.Host, organiser));

        // The next file: whoever brought it has nothing to do, and its acceptance ends it.
        var second = await desk.SubmitAsync(code, "P1", "a;b;c");
        Assert.DoesNotContain($"/training/{code}/products/P1", await WaitsAsync(desk.Host, organiser));
        Assert.Contains($"/training/{code}/products/P1", await WaitsAsync(desk.Host, desk.Laos));
        await desk.Host.SendAs(desk.Laos, new AcceptProduct.Command(id, "P1", second));
        Assert.Equal(before, await WaitsAsync(desk.Host, desk.Laos));

        // Who is withdrawn is notified of nothing in it.
        await desk.Host.SendAs(desk.Laos, new WithdrawOrganiser.Command(id, organiser.Id, (await desk.ReadAsync(code)).Version));
        Assert.DoesNotContain((await desk.Host.SendAs(organiser, new ListNotifications.Query())).Rows, each => each.Path.StartsWith($"/training/{code}", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_round_of_scoring_waits_for_the_other_co_chair_and_then_for_each_member(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var (vietnam, laos) = (await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        var (id, fingerprint) = (await desk.SheetAsync(vietnam)) switch { var shown => (shown.Sheet.Id, shown.Fingerprint) };
        await desk.Host.SendAs(vietnam, new AgreeSheet.Command(id, fingerprint));
        Assert.Equal(["/pilots/scoring/R1"], (await WaitsAsync(desk.Host, laos)).Where(each => each.StartsWith("/pilots", StringComparison.Ordinal)));
        await desk.Host.SendAs(laos, new AgreeSheet.Command(id, fingerprint));
        Assert.DoesNotContain("/pilots/scoring/R1", await WaitsAsync(desk.Host, laos));

        var member = await desk.Host.DemoUserAsync(Role.PanelMember, Side.Laos);
        await desk.NameAsync(member);
        Assert.Equal(["/pilots/scoring/R1/scores"], await WaitsAsync(desk.Host, member));
        await desk.GiveAllAsync(member, 4);
        await desk.FinishAsync(member);
        Assert.Empty(await WaitsAsync(desk.Host, member));
    }

    [Theory, EachDatabase]
    public async Task Minutes_wait_for_the_other_secretary_once_one_confirmed_them(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await desk.ConfirmAsync(desk.Vietnam, code);
        Assert.Contains($"/meetings/{code}", await WaitsAsync(desk.Host, desk.Laos));
        Assert.DoesNotContain($"/meetings/{code}", await WaitsAsync(desk.Host, desk.Vietnam));
        await desk.ConfirmAsync(desk.Laos, code);
        Assert.DoesNotContain($"/meetings/{code}", await WaitsAsync(desk.Host, desk.Laos));
    }

    /// <summary>Pages that unread notifications open.</summary>
    private static async Task<IReadOnlyList<string>> WaitsAsync(TestHost host, CurrentUser user) =>
        [.. (await host.SendAs(user, new ListNotifications.Query())).Rows.Where(each => each is { IsRead: false, Kind: NotificationKind.Waiting }).Select(each => each.Path).Order(StringComparer.Ordinal)];
}
