using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What the forms of a scored model's decision and reviews are filled with; there are none before both panels finished.</summary>
public static class GetPilotWork
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PilotCode) : IQuery<Model>;

    /// <param name="Result">What both panels gave.</param>
    /// <param name="Decisions">Of meetings whose minutes both sides confirmed, the last meeting first.</param>
    /// <param name="Plan">Code of the adopted plan that began last; null where there is none.</param>
    public sealed record Model(PilotModel Pilot, CandidateResult Result, IReadOnlyList<DecisionChoice> Decisions, string? Plan)
    {
        /// <summary>Of the memorandum, in the order of their codes.</summary>
        public IReadOnlyList<CodeChoice> Contents { get; init; } = [];
    }

    /// <summary>A decision that can be chosen.</summary>
    public sealed record DecisionChoice(DecisionLink Link, LocalizedText Words);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pilot = await db.FindPilotAsync(request.PilotCode, cancellationToken);
            var (_, result) = await pilot.ResultAsync(db.ScoringSheets, db.Ballots, cancellationToken);
            var meetings = await db.Meetings.OrderByDescending(each => each.On).ThenByDescending(each => each.Number).ToListAsync(cancellationToken);
            var plan = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).Select(each => each.Code).FirstOrDefaultAsync(cancellationToken);
            return new Model(
                pilot, result,
                [.. meetings.Where(each => each.AreMinutesConfirmed()).SelectMany(each => each.Of(MeetingItemKind.Decision), (meeting, item) => new DecisionChoice(new DecisionLink(meeting.Code, item.Code), item.Words))],
                plan)
            {
                Contents = await db.ContentChoicesAsync(cancellationToken),
            };
        }
    }
}
