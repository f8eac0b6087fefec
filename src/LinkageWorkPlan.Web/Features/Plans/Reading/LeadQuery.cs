using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary><see cref="WorkTask.LeadIn(int, int)"/> in words a database understands, for tasks of any plan.</summary>
internal static class LeadQuery
{
    /// <summary>Plans in whose current year the sides that alternate have changed places.</summary>
    public static async Task<IReadOnlyList<Guid>> TurnedPlansAsync(this VisibleDb db, DateOnly today, CancellationToken cancel) =>
        [.. (await db.Plans.Heads().ToListAsync(cancel)).Where(plan => plan.IsTurned(today)).Select(plan => plan.Id)];

    /// <summary>Tasks that a side leads in the current year of their plan.</summary>
    /// <param name="turned">As <see cref="TurnedPlansAsync"/> finds them.</param>
    public static IQueryable<WorkTask> LedBy(this IQueryable<WorkTask> tasks, Side side, IReadOnlyList<Guid> turned)
    {
        var other = side.Other();
        return tasks.Where(task => task.Agreed.Alternation == LeadAlternation.ByYear && turned.Contains(task.PlanId) ? task.Agreed.Lead == other : task.Agreed.Lead == side);
    }

    /// <summary>The same of what was read of a task.</summary>
    /// <param name="lead">Who leads in the first year.</param>
    public static Side? LeadOf(Side? lead, LeadAlternation alternation, Guid plan, IReadOnlyList<Guid> turned) =>
        alternation == LeadAlternation.ByYear && turned.Contains(plan) ? lead?.Other() : lead;
}
