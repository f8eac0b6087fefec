using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What the forms of a step and of its gate are filled with.</summary>
public static class GetParkStep
{
    /// <param name="StepCode">As in "G2".</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string StepCode) : IQuery<Model>;

    /// <param name="Decisions">Decisions of minutes that both sides confirmed and that can pass the gate, those that are about it first.</param>
    /// <param name="Plan">Code of the adopted plan that began last; null where there is none.</param>
    public sealed record Model(ParkProgramme Programme, ParkStep Step, IReadOnlyList<DecisionChoice> Decisions, string? Plan);

    /// <summary>A decision that can be chosen.</summary>
    /// <param name="IsLinked">True where it is about the gate, or joined it.</param>
    public sealed record DecisionChoice(DecisionLink Link, LocalizedText Words, bool IsLinked);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var park = await db.Parks.SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var step = park.Step(request.StepCode);
            var meetings = await db.Meetings.OrderByDescending(each => each.On).ThenByDescending(each => each.Number).ToListAsync(cancellationToken);
            var plan = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).Select(each => each.Code).FirstOrDefaultAsync(cancellationToken);
            var decisions = from meeting in meetings
                            where meeting.AreMinutesConfirmed()
                            from item in meeting.Of(MeetingItemKind.Decision)
                            let isLinked = meeting.IsLinkedTo(item.Code, step.Link)
                            where isLinked || item.IsOpen
                            orderby isLinked descending
                            select new DecisionChoice(new DecisionLink(meeting.Code, item.Code), item.Words, isLinked);
            return new Model(park, step, [.. decisions], plan);
        }
    }
}
