using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>
/// Tells owners and the leading side's secretaries of tasks and milestones that are due soon or overdue, secretaries of both sides of yearly reviews of pilot models, and secretaries of the side that answers of requests of the other: each once
/// for the day it is due, however often this is sent. On days on which is off in one of both countries nobody is notified.
/// </summary>
public static class NotifyDue
{
    /// <summary>Days ahead from which something is due soon.</summary>
    public const int SoonDays = 7;

    /// <summary>Days after which nobody is notified any more that something became overdue: longer than the longest holidays.</summary>
    public const int PastDays = 21;

    [AllowedTo(Role.System)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, NotificationDesk desk, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            if (!(await db.CalendarAsync(today, today, cancellationToken)).IsWorkingDay(today) || clock.UtcNow < WorkingClock.StartOf(today).UtcDateTime.AddHours(DigestDays.Hour))
            {
                return Unit.Value;
            }

            var due = await DueAsync(today, cancellationToken);
            var reviews = await ReviewsAsync(today, cancellationToken);
            var requests = await RequestsAsync(today, cancellationToken);
            if (due.Count == 0 && reviews.Count == 0 && requests.Count == 0)
            {
                return Unit.Value;
            }

            var secretaries = await db.Users.AsNoTracking().Where(each => !each.IsDisabled && each.Role == Role.Secretary).Select(each => new { each.Id, each.Side }).ToListAsync(cancellationToken);
            var owners = await db.OwnerAccountsAsync(cancellationToken);
            var tellings = due.ConvertAll(each =>
            {
                var kind = each.Day < today ? NotificationKind.Overdue : NotificationKind.DueSoon;
                var lead = WorkTask.LeadIn(each.Lead, each.Alternation, Math.Clamp(today.Year, each.PeriodStart.Year, each.PeriodEnd.Year), each.PeriodStart.Year);
                return (
                    Kind: kind, Key: $"{kind}:{each.Id}:" + each.Day.ToString("O", CultureInfo.InvariantCulture),
                    About: new NotificationSubject(each.Id, each.Code, each.Title, $"/plans/{Uri.EscapeDataString(each.Plan)}/tasks/{Uri.EscapeDataString(each.Task)}"),
                    To: secretaries.Where(one => one.Side == lead).Select(one => one.Id).Union(each.Owners.SelectMany(owner => owners[owner])).ToList());
            });
            tellings.AddRange(reviews.Select(each =>
            {
                var kind = each.Day < today ? NotificationKind.Overdue : NotificationKind.DueSoon;
                var path = string.Create(CultureInfo.InvariantCulture, $"/pilots/{Uri.EscapeDataString(each.Pilot.Code)}/review?year={each.Day.Year}");
                return (
                    Kind: kind, Key: $"{kind}:{each.Pilot.Id}:" + each.Day.ToString("O", CultureInfo.InvariantCulture),
                    About: new NotificationSubject(each.Pilot.Id, each.Pilot.Code, each.Pilot.Title, path), To: secretaries.ConvertAll(one => one.Id));
            }));
            tellings.AddRange(requests.Select(each =>
            {
                var kind = each.Due < today ? NotificationKind.Overdue : NotificationKind.DueSoon;
                return (
                    Kind: kind, Key: $"{kind}:{each.Id}:" + each.Due.ToString("O", CultureInfo.InvariantCulture),
                    About: new NotificationSubject(each.Id, each.Code, each.Title, $"/library/requests/{Uri.EscapeDataString(each.Code)}"),
                    To: secretaries.Where(one => one.Side == each.WaitsFor).Select(one => one.Id).ToList());
            }));
            var known = await desk.KnownAsync(tellings.Where(each => each.To.Count > 0).Select(each => each.Key), cancellationToken);
            foreach (var (kind, key, about, to) in tellings)
            {
                desk.Tell(kind, key, about, to.Where(account => !known.Contains((account, key))));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        /// <summary>What one side asked and the other has not answered yet.</summary>
        private async Task<List<SideRequest>> RequestsAsync(DateOnly today, CancellationToken cancel)
        {
            var (first, last) = (today.AddDays(-PastDays), today.AddDays(SoonDays));
            return await db.SideRequests.AsNoTracking().IgnoreAutoIncludes().Where(each => each.State == SideRequestState.Open && each.Due >= first && each.Due <= last).OrderBy(each => each.Number).ToListAsync(cancel);
        }

        /// <summary>Chosen pilot models whose review is due, by the day of the meeting that chose them.</summary>
        private async Task<List<(PilotModel Pilot, DateOnly Day)>> ReviewsAsync(DateOnly today, CancellationToken cancel)
        {
            var (first, last) = (today.AddDays(-PastDays), today.AddDays(SoonDays));
            var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().Where(each => each.State == PilotState.Chosen).OrderBy(each => each.Number).ToListAsync(cancel);
            var codes = pilots.Select(each => each.DecidedMeeting).OfType<string>().Distinct().ToList();
            var days = await db.Meetings.AsNoTracking().IgnoreAutoIncludes().Where(each => codes.Contains(each.Code)).Select(each => new { each.Code, each.On }).ToDictionaryAsync(each => each.Code, each => each.On, cancel);
            return
            [
                .. from pilot in pilots
                   where pilot.DecidedMeeting is { } meeting && days.ContainsKey(meeting)
                   let day = pilot.ReviewDue(days[pilot.DecidedMeeting!], first, last)
                   where day is not null
                   select (pilot, day.Value),
            ];
        }

        /// <summary>Milestones that are not reached, and the ends of tasks that are open and have no such milestone on that day, in the order of their days.</summary>
        private async Task<List<Due>> DueAsync(DateOnly today, CancellationToken cancel)
        {
            var (first, last) = (today.AddDays(-PastDays), today.AddDays(SoonDays));
            var milestones = await (
                from plan in db.Plans.AsNoTracking()
                where plan.State == PlanState.Adopted
                join task in db.Tasks.AsNoTracking() on plan.Id equals task.PlanId
                where task.DroppedOn == null
                from milestone in task.Milestones
                let day = milestone.Expected > milestone.Planned ? milestone.Expected : milestone.Planned
                where milestone.Reached == null && day >= first && day <= last
                orderby day, milestone.Id
                select new Due(
                    milestone.Id, milestone.Code, milestone.Title, day!.Value, plan.Code, plan.PeriodStart, plan.PeriodEnd, task.Code, task.Agreed.Lead, task.Agreed.Alternation,
                    task.Owners.Select(owner => owner.OwnerId).ToList())).AsSplitQuery().ToListAsync(cancel);
            var tasks = await (
                from plan in db.Plans.AsNoTracking()
                where plan.State == PlanState.Adopted
                join task in db.Tasks.AsNoTracking() on plan.Id equals task.PlanId
                where task.DroppedOn == null && task.Outlook.Settled != WorkStatus.Completed && task.Outlook.Settled != WorkStatus.Cancelled
                let day = task.ExpectedEnd > task.Agreed.End ? task.ExpectedEnd : task.Agreed.End
                where day >= first && day <= last && !task.Milestones.Any(each => each.Reached == null && (each.Expected > each.Planned ? each.Expected : each.Planned) == day)
                orderby day, task.Id
                select new Due(
                    task.Id, task.Code, task.Agreed.Title, day!.Value, plan.Code, plan.PeriodStart, plan.PeriodEnd, task.Code, task.Agreed.Lead, task.Agreed.Alternation,
                    task.Owners.Select(owner => owner.OwnerId).ToList())).AsSplitQuery().ToListAsync(cancel);
            return [.. milestones, .. tasks];
        }
    }

    /// <param name="Code">Of the milestone, or the task.</param>
    /// <param name="Owners">Of the task.</param>
    private sealed record Due(
        Guid Id, string Code, LocalizedText Title, DateOnly Day, string Plan, DateOnly PeriodStart, DateOnly PeriodEnd, string Task, Side? Lead, LeadAlternation Alternation, List<Guid> Owners);
}
