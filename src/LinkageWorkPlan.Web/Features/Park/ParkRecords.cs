using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>A task in which the park is carried out, as it stands today.</summary>
public sealed record ParkTaskFact(TaskLink Link, LocalizedText Title, DateOnly? End, int Percent, WorkStatus Status);

internal static class ParkRecords
{
    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<ParkProgramme> ParkAsync(this WorkPlanDb db, int version, CancellationToken cancel)
    {
        var park = await db.Parks.AsSplitQuery().SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(park, version);
        return park;
    }

    /// <inheritdoc cref="ParkAsync"/>
    public static async Task<CompatibilityRow> CompatibilityAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var row = await db.CompatibilityRows.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(row, version);
        return row;
    }

    /// <inheritdoc cref="ParkAsync"/>
    public static async Task<ParkRisk> RiskAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var risk = await db.ParkRisks.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(risk, version);
        return risk;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<CompatibilityRow> FindCompatibilityAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.CompatibilityRows.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<ParkRisk> FindRiskAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.ParkRisks.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>Tasks have to be those of plans that both sides adopted.</summary>
    /// <param name="field">In which they were named.</param>
    /// <exception cref="RuleException"><see cref="Rules.ParkTaskUnknown"/>.</exception>
    public static async Task RequireTasksAsync(this WorkPlanDb db, IEnumerable<TaskLink> links, string field, CancellationToken cancel)
    {
        foreach (var link in links)
        {
            if (!await db.Tasks.AnyAsync(each => each.Code == link.Code && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == link.PlanCode && plan.AdoptedOn != null), cancel))
            {
                throw new RuleException(Rules.ParkTaskUnknown, field, link.Key);
            }
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.TaskOwnerUnknown"/>.</exception>
    public static async Task<Side> SideOfRiskOwnerAsync(this WorkPlanDb db, Guid owner, CancellationToken cancel) =>
        await db.Owners.Where(each => each.Id == owner).Select(each => (Side?)each.Side).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.TaskOwnerUnknown, nameof(RiskForm.OwnerId));

    /// <summary>Those of these tasks that the reader sees.</summary>
    /// <param name="today">UTC+7.</param>
    public static async Task<IReadOnlyDictionary<TaskLink, ParkTaskFact>> ParkTasksAsync(this VisibleDb db, IReadOnlyCollection<TaskLink> links, DateOnly today, CancellationToken cancel)
    {
        var (plans, codes) = (links.Select(each => each.PlanCode).Distinct().ToList(), links.Select(each => each.Code).Distinct().ToList());
        var found = await db.Tasks.Where(each => codes.Contains(each.Code)).Join(db.Plans.Where(each => plans.Contains(each.Code)), task => task.PlanId, plan => plan.Id, (task, plan) => new
        {
            Plan = plan.Code,
            task.Code,
            task.Agreed.Title,
            task.Agreed.End,
            task.ExpectedEnd,
            task.Percent,
            task.Outlook.Settled,
            task.Outlook.DelayedFrom,
            task.Outlook.AtRiskFrom,
            task.Outlook.Begun,
        }).ToListAsync(cancel);
        return found.Select(each => new ParkTaskFact(
            new TaskLink(each.Plan, each.Code), each.Title, each.ExpectedEnd ?? each.End, each.Percent, new StatusOutlook(each.Settled, each.DelayedFrom, each.AtRiskFrom, each.Begun).On(today)))
            .Where(each => links.Contains(each.Link)).ToDictionary(each => each.Link);
    }

    /// <summary>Tasks of adopted plans that were not dropped, the newest plan first.</summary>
    public static async Task<IReadOnlyList<(TaskLink Task, LocalizedText Title)>> TaskOptionsAsync(this VisibleDb db, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).Select(each => new { each.Id, each.Code }).ToListAsync(cancel);
        var ids = plans.ConvertAll(each => each.Id);
        var tasks = (await db.Tasks.Where(each => ids.Contains(each.PlanId) && each.DroppedOn == null).OrderBy(each => each.SortKey).Select(each => new { each.PlanId, each.Code, each.Agreed.Title }).ToListAsync(cancel)).ToLookup(each => each.PlanId);
        return [.. plans.SelectMany(plan => tasks[plan.Id].Select(each => (new TaskLink(plan.Code, each.Code), each.Title)))];
    }
}
