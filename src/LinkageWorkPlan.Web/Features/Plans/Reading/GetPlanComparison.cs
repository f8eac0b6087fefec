using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What differs between two contents of a plan: what is agreed, never what was done.</summary>
public static class GetPlanComparison
{
    /// <param name="Reader">In whose language the names of owners and the sources of money are given.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, PlanVersion From, PlanVersion To, Language Reader) : IQuery<Result>;

    /// <param name="Items">The plan itself first, then pillars, then tasks by code.</param>
    /// <param name="Known">Codes of tasks that have a page; others stand in an open amendment alone.</param>
    public sealed record Result(string PlanCode, LocalizedText Title, PlanVersion From, PlanVersion To, IReadOnlyList<DifferenceItem> Items, IReadOnlySet<string> Known)
    {
        public IReadOnlyDictionary<DifferenceKind, int> Counts => DifferenceItem.Count(Items);
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var before = await db.ContentAsync(plan, request.From, cancellationToken);
            var after = await db.ContentAsync(plan, request.To, cancellationToken);
            var items = DifferenceItem.Of(PlanDifferences.Between(before, after), request.Reader);
            var known = await db.Tasks.Where(task => task.PlanId == plan.Id).Select(task => task.Code).ToHashSetAsync(cancellationToken);
            return new Result(plan.Code, plan.Title, request.From, request.To, items, known);
        }
    }
}
