using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

internal static class IndicatorRecords
{
    /// <summary>Locks the indicator's plan, then loads the indicator.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<(WorkPlan Plan, Indicator Indicator)> LockIndicatorAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        var planId = await db.Indicators.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        return (plan, await db.Indicators.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound));
    }

    /// <exception cref="RuleException"><see cref="Rules.IndicatorCodeTaken"/>.</exception>
    public static async Task RequireFreeCodeAsync(this WorkPlanDb db, Indicator indicator, CancellationToken cancel)
    {
        if (await db.Indicators.AnyAsync(each => each.PlanId == indicator.PlanId && each.Code == indicator.Code && each.Id != indicator.Id, cancel))
        {
            throw new RuleException(Rules.IndicatorCodeTaken, nameof(Indicator.Code), indicator.Code);
        }
    }

    /// <summary>Codes of the plan's tasks that name an indicator, in the order of lists.</summary>
    public static async Task<IReadOnlyList<string>> TasksNamingAsync(this WorkPlanDb db, Guid planId, string code, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(each => each.PlanId == planId).OrderBy(each => each.SortKey).Select(each => new { each.Code, each.Agreed.Indicators }).ToListAsync(cancel);
        return [.. tasks.Where(each => each.Indicators.Contains(code)).Select(each => each.Code)];
    }

    /// <summary>Tasks that name an indicator name it by its new code.</summary>
    public static async Task FollowCodeAsync(this WorkPlanDb db, WorkPlan plan, string before, string now, CancellationToken cancel)
    {
        if (before != now)
        {
            var tasks = await db.Tasks.Where(each => each.PlanId == plan.Id).ToListAsync(cancel);
            tasks.FindAll(each => each.Agreed.Indicators.Contains(before)).ForEach(each => each.FollowIndicator(before, now));
        }
    }

    /// <summary>Locks the result's plan, then loads the result with its indicator.</summary>
    /// <exception cref="RuleException">There is none, somebody corrected it first, or this user may not.</exception>
    public static async Task<(WorkPlan Plan, Indicator Indicator, IndicatorResult Result)> LockResultAsync(this WorkPlanDb db, Guid resultId, CurrentUser user, CancellationToken cancel)
    {
        var of = db.Set<IndicatorResult>().IgnoreQueryFilters().Where(each => each.Id == resultId);
        var planId = await db.Indicators.Where(each => of.Any(result => result.IndicatorId == each.Id)).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        plan.RequireAdopted();
        var result = await of.SingleAsync(cancel);
        result.RequireCorrector(user.Id, user.Role, user.Side);
        return (plan, await db.Indicators.SingleAsync(each => each.Id == result.IndicatorId, cancel), result);
    }

    /// <summary>A figure that was proposed as the agreed one waits for the other side: its secretaries are told. To be saved by the caller.</summary>
    public static async Task AskToAgreeAsync(this NotificationDesk desk, WorkPlan plan, Indicator indicator, IndicatorResult result, CancellationToken cancel)
    {
        if (result is { IsProposed: true, RecordedSide: { } side })
        {
            var path = $"/plans/{Uri.EscapeDataString(plan.Code)}/indicators#{Uri.EscapeDataString(indicator.Code)}";
            await desk.AskAsync($"{result.Id}", new NotificationSubject(indicator.Id, indicator.Code, indicator.Title, path), await desk.PeopleAsync(Role.Secretary, side.Other(), cancel), cancel);
        }
    }

    /// <summary>It was agreed to, corrected or withdrawn. To be saved by the caller.</summary>
    public static Task StopAskingToAgreeAsync(this NotificationDesk desk, Guid result, CancellationToken cancel) => desk.StopAskingAsync($"{result}", cancel);
}
