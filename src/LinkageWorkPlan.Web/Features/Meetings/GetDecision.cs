using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>A decision that is to become a task, for the form that is filled from it.</summary>
public static class GetDecision
{
    /// <param name="Decision">As in "M3/D1".</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string Decision) : IQuery<Model>;

    /// <param name="Responsible">Null for both sides.</param>
    public sealed record Model(string MeetingCode, string ItemCode, LocalizedText Words, Side? Responsible, DateOnly? Due)
    {
        public string Address => $"/meetings/{Uri.EscapeDataString(MeetingCode)}#{Uri.EscapeDataString(ItemCode)}";
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also for one that cannot become a task.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (code, item) = DecisionTasks.Read(request.Decision);
            var meeting = await db.FindMeetingAsync(code, cancellationToken);
            if (!meeting.CanBecomeTask(item))
            {
                throw new RuleException(Rules.NotFound, request.Decision);
            }

            var decision = meeting.Items.Single(each => each.Code == item);
            return new Model(meeting.Code, decision.Code, decision.Words, decision.Responsible, decision.Due);
        }
    }
}
