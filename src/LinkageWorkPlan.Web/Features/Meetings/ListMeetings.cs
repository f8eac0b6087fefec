using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Meetings of the group, the next one first, then those that were held, the last one first.</summary>
public static class ListMeetings
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Coming">From today on (UTC+7).</param>
    /// <param name="MayWrite">True where this user plans and changes them.</param>
    public sealed record Model(IReadOnlyList<Meeting> Coming, IReadOnlyList<Meeting> Held, bool MayWrite)
    {
        /// <summary>Decisions that are not carried out yet, the oldest first.</summary>
        public IEnumerable<(Meeting Meeting, MeetingItem Item)> OpenDecisions =>
            Coming.Concat(Held).Where(each => each.State != MeetingState.CalledOff).OrderBy(each => each.On).SelectMany(each => each.Items.Where(item => item.IsOpen).Select(item => (each, item)));

        internal IEnumerable<Meeting> All => Coming.Concat(Held);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meetings = await db.Meetings.OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancellationToken);
            var held = meetings.FindAll(each => each.On < clock.Today);
            held.Reverse();
            return new Model(meetings.FindAll(each => each.On >= clock.Today), held, context.User.Is(Role.Secretary));
        }
    }
}
