using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Tasks as the grid shows them, without a lock.</summary>
internal static class GridReading
{
    /// <summary>Whole, in the order of lists; those that the amendment adds stand among them.</summary>
    /// <param name="amendmentId">Null for the plan's own.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<IReadOnlyList<GridTask>> GridTasksAsync(this VisibleDb db, IQueryable<WorkTask> tasks, Guid? amendmentId, CancellationToken cancel)
    {
        var read = await tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().ToListAsync(cancel);
        if (amendmentId is not { } id)
        {
            return [.. read.Select(GridTask.Of).InOrder()];
        }

        var amendment = await db.Amendments.AsNoTracking().Include(each => each.Items).SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        return
        [
            .. read.Where(each => each.PlanId == amendment.PlanId && each.DroppedOn is null)
                .Select(each => amendment.ItemOf(each.Code) is { } item ? GridTask.Of(each.Id, item) with { Rank = each.Rank } : GridTask.Of(each) with { Version = 0 })
                .Concat(amendment.Items.Where(each => each.Kind == AmendmentKind.Add).Select(each => GridTask.Of(each.Id, each))).InOrder(),
        ];
    }

    /// <summary>By their places, as those of each pillar are in lists.</summary>
    public static IEnumerable<GridTask> InOrder(this IEnumerable<GridTask> tasks) => tasks.OrderBy(each => each.Rank, StringComparer.Ordinal);
}
