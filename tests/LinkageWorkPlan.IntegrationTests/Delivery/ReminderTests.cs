using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Mail;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

public sealed class ReminderTests
{
    [Theory, EachDatabase]
    public async Task An_office_that_does_not_acknowledge_is_reminded_after_the_days_set_then_weekly_and_three_times_at_most(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Delivery:ReminderDays=3");
        await desk.IssueAsync();
        await desk.SendDueAsync();
        await desk.AcknowledgeAsync(Side.Vietnam);

        var days = new List<int>();
        for (var day = 1; day <= 40; day++)
        {
            desk.Host.Time.Advance(TimeSpan.FromDays(1));
            await desk.SendDueAsync();
            var written = (await desk.MailsAsync(MailKind.Reminder)).Count;
            days.AddRange(Enumerable.Repeat(day, written - days.Count));
        }

        Assert.Equal([3, 10, 17], days);
        var reminders = await desk.MailsAsync(MailKind.Reminder);
        Assert.All(reminders, each => Assert.Equal((Side.Laos, MailState.Sent), (each.Side, each.State)));
        Assert.Equal([1, 2, 3], reminders.Select(each => each.Number));
        Assert.Equal(3, Assert.Single((await desk.RegisterOfAsync(Side.Laos)).People).Reminders.Count);
        Assert.Equal(5, (await server.MailsAsync(5)).Count);
    }

    [Theory, EachDatabase]
    public async Task A_reminder_that_waits_is_not_sent_once_it_is_acknowledged(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.IssueAsync();
        await desk.SendDueAsync();
        desk.Host.Time.Advance(TimeSpan.FromDays(7));
        foreach (var told in await desk.Host.SendAs(CurrentUser.System, new ListDueReminders.Query()))
        {
            await desk.Host.SendAs(CurrentUser.System, new RemindOffice.Command(told));
        }

        await desk.AcknowledgeAsync(Side.Laos);
        await desk.SendDueAsync();

        Assert.Equal([(Side.Vietnam, MailState.Sent), (Side.Laos, MailState.NotNeeded)], (await desk.MailsAsync(MailKind.Reminder)).Select(each => (each.Side, each.State)));
    }
}
