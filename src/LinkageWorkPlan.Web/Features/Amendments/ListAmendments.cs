using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>A plan's amendments, the newest first. Who may not read drafts sees those in force.</summary>
public static class ListAmendments
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<Result>;

    /// <param name="MayPropose">True where this user can open one now.</param>
    public sealed record Result(Guid PlanId, string PlanCode, LocalizedText PlanTitle, PlanState PlanState, IReadOnlyList<Row> Amendments, bool MayPropose);

    /// <param name="Tasks">How many tasks it concerns.</param>
    /// <param name="InForceOn">UTC+7; null where it is not in force.</param>
    /// <param name="RoundId">Where its signatures are: the open round, or the one that was signed; null where there is none.</param>
    public sealed record Row(int Number, AmendmentState State, LocalizedText Reason, int Tasks, DateOnly? InForceOn, Guid? RoundId)
    {
        /// <summary>How many indicators it concerns.</summary>
        public int Indicators { get; init; }

        /// <summary>True where it changes title, period or pillars.</summary>
        public bool HasOutline { get; init; }
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var rows = await db.Amendments.Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.Number)
                .Select(each => new Row(each.Number, each.State, each.Reason, each.Items.Count, each.InForceOn,
                    db.Rounds.Where(round => round.SubjectId == each.Id && (round.State == RoundState.Open || round.State == RoundState.Signed)).Select(round => (Guid?)round.Id).FirstOrDefault())
                {
                    Indicators = each.Indicators.Count,
                    HasOutline = each.OutlineAfter != null,
                })
                .ToListAsync(cancellationToken);
            var isFree = rows.TrueForAll(each => each.State is AmendmentState.InForce or AmendmentState.Withdrawn);
            return new Result(plan.Id, plan.Code, plan.Title, plan.State, rows, isFree && plan.State == PlanState.Adopted && context.User.Is(Role.Secretary));
        }
    }
}
