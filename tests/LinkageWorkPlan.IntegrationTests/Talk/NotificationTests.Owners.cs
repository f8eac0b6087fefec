using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Talk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Talk;

/// <summary>Notifications to owners about their own tasks, and when a notification counts as read.</summary>
public sealed partial class NotificationTests
{
    [Theory, EachDatabase]
    public async Task Owners_and_who_heads_a_unit_are_told_of_their_tasks_and_of_no_others(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var person = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Bà Lan", "ທ່ານ ນາງ ລານ"), new OwnerDetails(OwnerKind.Person)));
        var stranger = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Ông Nam", "ທ່ານ ນາມ"), new OwnerDetails(OwnerKind.Person, "nam@test.lwp")));
        await desk.SendAsync(new RenameOwner.Command(desk.VietnameseOwner, PlanDesk.Words("Ban Thư ký mẫu", "ກອງເລຂາຕົວຢ່າງ"), 0, new OwnerDetails(HeadId: person)));
        var head = await desk.Host.UserAsync(Role.Owner, Side.Vietnam, person);
        var lao = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        await desk.AddAsync(desk.Form(weight: 50));
        await desk.AddAsync(desk.Form("A2", 50) with { Owners = [stranger], Milestones = [] });

        // Of the secretary's own side, too: it is the owner's task all the same.
        Assert.Equal(["A1"], await ToldAsync(head, NotificationKind.Changed));
        Assert.Equal(["A1"], await ToldAsync(lao, NotificationKind.Changed));
        await desk.Host.SendAs(lao, new ReadNotifications.Command(null));
        await ReviseAsync(desk, desk.Secretary, "Quy chế mới");
        await desk.ReviseAsync("A2", form => form with { Title = PlanDesk.Words("Việc khác", "ວຽກອື່ນ") });
        Assert.Equal(["A1", "A1"], await ToldAsync(lao, NotificationKind.Changed));

        // Former owners are notified, too.
        await desk.Host.SendAs(lao, new ReadNotifications.Command(null));
        await desk.ReviseAsync("A1", form => form with { Owners = [desk.VietnameseOwner] });
        await desk.ReviseAsync("A1", form => form with { Title = PlanDesk.Words("Quy chế lần ba", "ສ້າງລະບຽບການ") });
        Assert.Equal(3, (await ToldAsync(lao, NotificationKind.Changed)).Count);

        // The task's own end is told where no milestone says it.
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        desk.Host.Time.GoTo(new(2026, 8, 26));
        await desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command());
        Assert.Equal(["A1"], await ToldAsync(head, NotificationKind.DueSoon));
        desk.Host.Time.GoTo(new(2026, 9, 3));
        await desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command());
        await desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command());
        Assert.Equal(["A1"], await ToldAsync(head, NotificationKind.Overdue));
        Assert.Empty(await ToldAsync(lao, NotificationKind.Overdue));
        Assert.Equal(0, await desk.Host.Db(db => db.Mails.CountAsync(each => each.Recipient == "nam@test.lwp")));

        async Task<IReadOnlyList<string>> ToldAsync(CurrentUser user, NotificationKind kind) =>
            [.. (await desk.Host.SendAs(user, new ListNotifications.Query())).Rows.Where(each => each.Kind == kind).Select(each => each.Code)];
    }

    [Theory, EachDatabase]
    public async Task What_ends_with_its_last_milestone_is_told_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { End = new DateOnly(2026, 6, 30) });
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        desk.Host.Time.GoTo(new(2026, 6, 24));
        await desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command());
        Assert.Equal(["A1.1"], (await desk.SendAsync(new ListNotifications.Query())).Rows.Select(each => each.Code));
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_told_that_something_is_due_on_a_day_off_of_either_country(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.Host.SendAs(CurrentUser.System, new SeedHolidays.Command());
        MilestoneForm At(string code, DateOnly day) => new() { Code = code, Type = MilestoneType.Draft, Title = PlanDesk.Words("Dự thảo", "ສະບັບຮ່າງ"), Planned = day };
        await desk.AddAsync(desk.Form() with { End = new DateOnly(2026, 12, 20), Milestones = [At("A1.1", new(2026, 4, 29)), At("A1.2", new(2026, 12, 4))] });
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        foreach (var (day, told) in new (DateOnly, int)[] { (new(2026, 4, 27), 0), (new(2026, 4, 28), 1), (new(2026, 12, 2), 1), (new(2026, 12, 3), 2) })
        {
            desk.Host.Time.GoTo(day);
            await desk.Host.Services.GetRequiredService<NotificationSweeper>().SweepAsync(CancellationToken.None);
            Assert.Equal((day, told), (day, (await desk.SendAsync(new ListNotifications.Query())).Count));
        }
    }

    [Theory, EachDatabase]
    public async Task Opening_the_page_that_it_points_to_reads_it_and_no_other(Database database)
    {
        await using var desk = await DeskAsync(database);
        await desk.AddAsync(desk.Form("A2", 1));
        var reader = await desk.Host.UserAsync(Role.CoChair, Side.Laos, password: DemoAccounts.Password);
        foreach (var task in new[] { "A1", "A1", "A2" })
        {
            await desk.SendAsync(new WriteComment.Command(new TalkScope(PlanDesk.Code, task), string.Empty, Domain.Texts.Language.Vi, Words, [reader.Id]));
        }

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync((await desk.Host.Db(db => db.Users.SingleAsync(each => each.Id == reader.Id))).Email!, DemoAccounts.Password);
        await browser.ReadAsync("/plans/2026/tasks/A1");
        await browser.ReadAsync("/notifications");
        Assert.Equal(3, await UnreadAsync());
        var page = await browser.ReadAsync("/plans/2026/tasks/A1/talk");
        Assert.Equal(1, await UnreadAsync());
        Assert.Contains("class=\"bell-count\" aria-hidden=\"true\">1<", page, StringComparison.Ordinal);

        // From the list: the address with the comment in it.
        await browser.ReadAsync((await desk.Host.SendAs(reader, new ListNotifications.Query())).Rows.Single(each => !each.IsRead).Path.Split('#')[0]);
        Assert.Equal(0, await UnreadAsync());

        async Task<int> UnreadAsync() => (await desk.Host.SendAs(reader, new ListNotifications.Query())).Unread;
    }
}
