using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Joins a decision to a task, an amendment, a pilot model, a course or a gate of the joint industrial park that is there already: each of them then names the other.</summary>
public static class LinkDecision
{
    /// <param name="Target">As <see cref="SubjectLink.Key"/>, of a task, an amendment, or what belongs to no plan.</param>
    /// <param name="Version">The version of the meeting that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string ItemCode, string Target, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            if (SubjectLink.Read(request.Target) is not { } target || (target.Kind is not (MeetingSubject.Task or MeetingSubject.Amendment) && !SubjectLink.IsOutsidePlans(target.Kind)))
            {
                throw new RuleException(Rules.Required, nameof(Command.Target), "MeetingItem.JoinedTo");
            }

            if (target.PlanCode.Length == 0)
            {
                await db.RequireSubjectAsync(target, nameof(Command.Target), cancellationToken);
                meeting.Join(request.ItemCode, target);
            }
            else
            {
                var (plan, task, amendment) = await FindAsync(target, cancellationToken);
                meeting.FollowUp(request.ItemCode, plan, task, amendment, task is null ? string.Empty : target.Code);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        /// <summary>A task that is not dropped, or an amendment that is neither in force nor withdrawn.</summary>
        private async Task<(Guid Plan, Guid? Task, Guid? Amendment)> FindAsync(SubjectLink target, CancellationToken cancel)
        {
            var (planCode, code) = (target.PlanCode, target.Code);
            var plan = await db.Plans.Where(each => each.Code == planCode).Select(each => each.Id).SingleOrDefaultAsync(cancel);
            Guid? task = null, amendment = null;
            if (target.Kind == MeetingSubject.Task)
            {
                task = await db.Tasks.Where(each => each.PlanId == plan && each.Code == code && each.DroppedOn == null).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancel);
            }
            else if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                amendment = await db.Amendments.Where(each => each.PlanId == plan && each.Number == number && (each.State == AmendmentState.Draft || each.State == AmendmentState.InReview))
                    .Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancel);
            }

            return task is null && amendment is null ? throw MeetingRecords.Unknown(target, nameof(Command.Target)) : (plan, task, amendment);
        }
    }
}
