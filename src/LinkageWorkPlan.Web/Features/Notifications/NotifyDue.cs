using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>
/// Tells owners and the leading side's secretaries of milestones that are due soon or overdue: each once for the day it is due, however often this is sent. On days on
/// which is off in one of both countries nobody is notified.
/// </summary>
public static class NotifyDue
{
    /// <summary>Days ahead from which a milestone is due soon.</summary>
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

            var (first, last) = (today.AddDays(-PastDays), today.AddDays(SoonDays));
            var due = await (
                from plan in db.Plans.AsNoTracking()
                where plan.State == PlanState.Adopted
                join task in db.Tasks.AsNoTracking() on plan.Id equals task.PlanId
                where task.DroppedOn == null
                from milestone in task.Milestones
                let day = milestone.Expected > milestone.Planned ? milestone.Expected : milestone.Planned
                where milestone.Reached == null && day >= first && day <= last
                orderby day, milestone.Id
                select new
                {
                    plan.PeriodStart,
                    plan.PeriodEnd,
                    Plan = plan.Code,
                    Task = task.Code,
                    task.Agreed.Lead,
                    task.Agreed.Alternation,
                    Owners = task.Owners.Select(owner => owner.OwnerId).ToList(),
                    milestone.Id,
                    milestone.Code,
                    milestone.Title,
                    Day = day!.Value,
                }).AsSplitQuery().ToListAsync(cancellationToken);
            if (due.Count == 0)
            {
                return Unit.Value;
            }

            var people = await db.Users.AsNoTracking().Where(each => !each.IsDisabled && (each.Role == Role.Secretary || each.OwnerId != null))
                .Select(each => new { each.Id, each.Role, each.Side, each.OwnerId }).ToListAsync(cancellationToken);
            var tellings = due.ConvertAll(each =>
            {
                var kind = each.Day < today ? NotificationKind.Overdue : NotificationKind.DueSoon;
                var lead = WorkTask.LeadIn(each.Lead, each.Alternation, Math.Clamp(today.Year, each.PeriodStart.Year, each.PeriodEnd.Year), each.PeriodStart.Year);
                return (
                    Kind: kind, Key: $"{kind}:{each.Id}:" + each.Day.ToString("O", CultureInfo.InvariantCulture),
                    About: new NotificationSubject(each.Id, each.Code, each.Title, $"/plans/{Uri.EscapeDataString(each.Plan)}/tasks/{Uri.EscapeDataString(each.Task)}"),
                    To: people.Where(one => (one.Role == Role.Secretary && one.Side == lead) || (one.OwnerId is { } owner && Comment.MayRead(one.Role) && each.Owners.Contains(owner))).Select(one => one.Id).ToList());
            });
            var known = await desk.KnownAsync(tellings.Where(each => each.To.Count > 0).Select(each => each.Key), cancellationToken);
            foreach (var (kind, key, about, to) in tellings)
            {
                desk.Tell(kind, key, about, to.Where(account => !known.Contains((account, key))));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
