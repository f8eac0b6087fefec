using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public static class AddTask
{
    /// <returns>The task's code.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, TaskForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new TaskFormRules());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            return (await TaskSaving.AddAsync(db, context, plan, request.Form, cancellationToken)).Code;
        }
    }
}

/// <summary>What a task names must exist: its code must be free, its owners and predecessors there.</summary>
internal static class TaskReferences
{
    /// <exception cref="RuleException">All that is wrong, at once.</exception>
    public static async Task RequireAsync(WorkPlanDb db, WorkTask task, CancellationToken cancel)
    {
        var broken = new List<BrokenRule>();
        var others = await db.Tasks.Where(each => each.PlanId == task.PlanId && each.Id != task.Id).Select(each => each.Code).ToListAsync(cancel);
        if (others.Contains(task.Code))
        {
            broken.Add(new BrokenRule(Rules.TaskCodeTaken, nameof(WorkTask.Code), task.Code));
        }

        broken.AddRange(task.Agreed.Predecessors.Except(others).Select(code => new BrokenRule(Rules.TaskPredecessorUnknown, nameof(AgreedTask.Predecessors), code)));
        var owners = task.Owners.Select(each => each.OwnerId).ToList();
        if (await db.Owners.CountAsync(owner => owners.Contains(owner.Id), cancel) != owners.Count)
        {
            broken.Add(new BrokenRule(Rules.TaskOwnerUnknown, nameof(WorkTask.Owners)));
        }

        // A milestone's code names it in reports, where tasks stand side by side. It follows the task's: where that is taken, that is said.
        var codes = task.Milestones.Select(each => each.Code).ToList();
        var taken = await db.Milestones.Where(each => each.TaskId != task.Id && codes.Contains(each.Code) && db.Tasks.Any(other => other.Id == each.TaskId && other.PlanId == task.PlanId)).Select(each => each.Code).ToListAsync(cancel);
        broken.AddRange(broken.Any(each => each.Rule == Rules.TaskCodeTaken) ? [] : taken.Distinct().Select(code => new BrokenRule(Rules.MilestoneCodeTaken, nameof(WorkTask.Milestones), code)));
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }
}
