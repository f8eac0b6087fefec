using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public static class AddTask
{
    /// <param name="Decision">The decision of a meeting that becomes the task, as in "M3/D1"; null where it comes from none.</param>
    /// <returns>The task's code.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, TaskForm Form, string? Decision = null) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new TaskFormRules());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var task = await TaskSaving.AddAsync(db, context, plan, request.Form, cancellationToken);
            if (request.Decision is not null)
            {
                await db.LinkAsync(request.Decision, task, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return task.Code;
        }
    }
}

/// <summary>What a task names must exist: its code must be free, its owners, sectors, contents and predecessors there.</summary>
internal static class TaskReferences
{
    /// <exception cref="RuleException">All that is wrong, at once.</exception>
    public static async Task RequireAsync(WorkPlanDb db, WorkPlan plan, WorkTask task, CancellationToken cancel)
    {
        var others = await db.Tasks.Where(each => each.PlanId == task.PlanId && each.Id != task.Id).Select(each => new { each.Code, each.Id, each.Agreed.Predecessors }).ToListAsync(cancel);
        var named = task.Owners.Select(each => each.OwnerId).ToList();
        var owners = await db.Owners.Where(owner => named.Contains(owner.Id)).Select(owner => owner.Id).ToHashSetAsync(cancel);
        var codes = task.Milestones.Select(each => each.Code).ToList();
        var taken = await db.Milestones.Where(each => each.TaskId != task.Id && codes.Contains(each.Code) && db.Tasks.Any(other => other.Id == each.TaskId && other.PlanId == task.PlanId))
            .Select(each => new { each.Code, each.TaskId }).ToListAsync(cancel);
        var references = new PlanReferences(others.ToDictionary(each => each.Code, each => each.Id), owners, taken.ToLookup(each => each.Code, each => each.TaskId));
        var broken = references.Broken(task).Concat(await SectorsAsync(db, plan, task, cancel)).Concat(await ContentsAsync(db, task.PlanId, task.Code, task.Agreed, cancel)).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        if (task.Agreed.Predecessors.Count > 0
            && TaskRules.LoopOf(task.Code, others.Select(each => (each.Code, each.Predecessors)).Append((task.Code, task.Agreed.Predecessors)).ToDictionary(each => each.Item1, each => each.Item2.PredecessorCodes())) is { } loop)
        {
            throw new RuleException([loop]);
        }
    }

    /// <summary>Contents of the memorandum that there are not; one that the task named before is left to it.</summary>
    public static async Task<IReadOnlyList<BrokenRule>> ContentsAsync(WorkPlanDb db, Guid plan, string? code, AgreedTask named, CancellationToken cancel)
    {
        if (named.Contents.Count == 0)
        {
            return [];
        }

        var codes = named.Contents.ToList();
        var known = await db.Memorandum.AsNoTracking().Where(each => codes.Contains(each.Code)).Select(each => each.Code).ToHashSetAsync(cancel);
        return named.Contents.All(known.Contains) ? []
            : MemorandumItem.Unknown(known, named.Contents, await db.Tasks.AsNoTracking().Where(each => each.PlanId == plan && each.Code == code).Select(each => each.Agreed.Contents).SingleOrDefaultAsync(cancel) ?? []);
    }

    /// <summary>What the task had before is read only where something is unknown.</summary>
    private static async Task<IReadOnlyList<BrokenRule>> SectorsAsync(WorkPlanDb db, WorkPlan plan, WorkTask task, CancellationToken cancel)
    {
        if (plan.UnknownSectors(task.Agreed.Sectors, []).Count == 0)
        {
            return [];
        }

        var before = await db.Tasks.AsNoTracking().Where(each => each.Id == task.Id).Select(each => each.Agreed.Sectors).SingleOrDefaultAsync(cancel);
        return plan.UnknownSectors(task.Agreed.Sectors, before ?? []);
    }
}
