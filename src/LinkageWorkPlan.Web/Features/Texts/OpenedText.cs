using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text found for writing, with what it belongs to locked.</summary>
/// <param name="Plan">The plan it is agreed in; null where no agreement holds it.</param>
internal sealed record OpenedText(ITranslatable Aggregate, TextPlace Place, WorkPlan? Plan)
{
    /// <param name="seen">What the form was opened with (<see cref="TextStamp"/>).</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody wrote this text since.</exception>
    public static async Task<OpenedText> FindAsync(WorkPlanDb db, TextKind kind, Guid id, string field, string seen, CancellationToken cancel)
    {
        var (aggregate, plan) = await LoadAsync(db, kind, id, cancel);
        var place = aggregate?.Texts.FirstOrDefault(each => each.Field == field) ?? throw new RuleException(Rules.NotFound);
        return TextStamp.Of(place.Text) == seen
            ? new OpenedText(aggregate, place, plan)
            : throw new StaleVersionException(await SubjectOfAsync(db, kind, id, cancel), change => change is { Language: { } language, After: { } words } && words == place.Text[language]?.Text);
    }

    private static async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> LoadAsync(WorkPlanDb db, TextKind kind, Guid id, CancellationToken cancel)
    {
        switch (kind)
        {
            case TextKind.Plan:
                var plan = await db.LockPlanAsync(id, cancel);
                return (plan, plan);
            case TextKind.Task:
                var (taskPlan, task) = await db.LockTaskAsync(id, cancel);
                return (task, taskPlan);
            case TextKind.Report:
                return (await db.LockReportAsync(id, cancel), null);
            case TextKind.Owner:
                return (await db.Owners.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
            case TextKind.Indicator:
                var indicator = await db.Indicators.SingleOrDefaultAsync(each => each.Id == id, cancel);
                await TouchAsync(db, indicator?.PlanId, null, cancel);
                return (indicator, null);
            case TextKind.Progress:
                var update = await db.Progress.SingleOrDefaultAsync(each => each.Id == id, cancel);
                await TouchAsync(db, update?.PlanId, update?.TaskId, cancel);
                return (update, null);
            case TextKind.Term or TextKind.Issue or TextKind.Amendment:
                return (null, null);
            default:
                var evidence = await db.Evidence.SingleOrDefaultAsync(each => each.Id == id, cancel);
                await TouchAsync(db, evidence?.PlanId, evidence?.TaskId, cancel);
                return (evidence, null);
        }
    }

    /// <summary>Takes the plan's lock, and tells caches of its totals that a text changed.</summary>
    /// <param name="taskId">The task under whose name the history tells of the text; null where it has a name of its own.</param>
    private static async Task TouchAsync(WorkPlanDb db, Guid? planId, Guid? taskId, CancellationToken cancel)
    {
        if (planId is { } id)
        {
            await db.LockPlanAsync(id, cancel);
        }

        if (taskId is { } task)
        {
            await db.Tasks.SingleAsync(each => each.Id == task, cancel);
        }
    }

    /// <summary>The subject under which the history holds a text's changes.</summary>
    private static async Task<Guid> SubjectOfAsync(WorkPlanDb db, TextKind kind, Guid id, CancellationToken cancel) => kind switch
    {
        TextKind.Progress => await db.Progress.Where(each => each.Id == id).Select(each => each.TaskId).SingleAsync(cancel),
        TextKind.Evidence => await db.Evidence.Where(each => each.Id == id).Select(each => each.TaskId).SingleAsync(cancel),
        TextKind.Plan or TextKind.Task or TextKind.Owner or TextKind.Indicator or TextKind.Report or TextKind.Issue or TextKind.Amendment or TextKind.Term => id,
    };
}
