using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>Secretaries are reminded of the yearly review of a chosen model.</summary>
public sealed class ReviewReminderTests
{
    /// <summary>The demo's meeting M1, of 18 June 2026, chose it.</summary>
    [Theory, EachDatabase]
    public async Task Secretaries_of_both_sides_are_notified_before_and_after_the_day_unless_it_is_reviewed(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        foreach (var code in new[] { "PM1", "PM2" })
        {
            var pilot = await desk.ReadAsync(code);
            await desk.Host.SendAs(desk.Laos, new DecidePilot.Command(pilot.Id, new PilotWorkForm { IsChosen = true, Decision = "M1/D2", Stage = PilotStage.Trial }, pilot.Version));
        }

        Assert.Empty(await RemindedAsync(desk.Vietnam, new DateOnly(2027, 6, 10)));
        foreach (var user in new[] { desk.Vietnam, desk.Laos })
        {
            Assert.Equal(
                [(NotificationKind.DueSoon, "PM1", "/pilots/PM1/review?year=2027"), (NotificationKind.DueSoon, "PM2", "/pilots/PM2/review?year=2027")],
                await RemindedAsync(user, new DateOnly(2027, 6, 11)));
        }

        var reviewed = await desk.ReadAsync("PM2");
        await desk.Host.SendAs(desk.Laos, new ReviewPilot.Command(reviewed.Id, 2027, PilotVerdict.ScaleUp, PlanDesk.Words("Tốt", "ດີ"), reviewed.Version));
        Assert.Equal(["PM1"], (await RemindedAsync(desk.Vietnam, new DateOnly(2027, 6, 21))).Where(each => each.Kind == NotificationKind.Overdue).Select(each => each.Code));

        async Task<List<(NotificationKind Kind, string Code, string Path)>> RemindedAsync(CurrentUser user, DateOnly day)
        {
            desk.Host.Time.GoTo(day);
            await desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command());
            return
            [
                .. (await desk.Host.SendAs(user, new ListNotifications.Query())).Rows
                    .Where(each => each.Code is "PM1" or "PM2").Select(each => (each.Kind, each.Code, each.Path)).Distinct().OrderBy(each => each.Code, StringComparer.Ordinal).ThenBy(each => each.Kind),
            ];
        }
    }
}
