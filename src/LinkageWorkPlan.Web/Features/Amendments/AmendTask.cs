using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment what is to be agreed of a task: one of the plan, or a new one.</summary>
public static class AmendTask
{
    /// <param name="TaskCode">The task of the plan, or the code under which the amendment already adds one; null for a new one.</param>
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    /// <returns>The task's code.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string? TaskCode, TaskForm Form, TextWords Why, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Form).SetValidator(new TaskFormRules());
            RuleFor(command => command.Why).Words(nameof(AmendmentItem.Reason), AmendmentItem.ReasonMax);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var language = context.User.Language;
            var task = request.TaskCode is { } code ? await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == code, cancellationToken) : null;
            var item = request.TaskCode is null ? null : amendment.ItemOf(request.TaskCode);
            if (request.TaskCode is not null && task is null && item is null)
            {
                throw new RuleException(Rules.NotFound);
            }

            var content = request.Form.ToContent(item?.After ?? task?.ToContent() ?? new TaskContent(), language);
            await RequireOwnersAsync(content, cancellationToken);
            var why = request.Why.ApplyTo(item?.Reason ?? LocalizedText.Empty, language);
            if (task is not null)
            {
                amendment.Change(plan, task, content, why);
            }
            else
            {
                var taken = await db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => each.Code).ToListAsync(cancellationToken);
                amendment.Add(plan, content, why, request.TaskCode, taken);
            }

            await RequireFreeMilestonesAsync(plan, content, request.TaskCode, amendment, cancellationToken);
            await RequireNoLoopAsync(plan, content, amendment, cancellationToken);
            context.Ask(DateQuestions.OfTask(amendment.Judged(plan), content));
            await db.SaveChangesAsync(cancellationToken);
            return task?.Code ?? TextNormalizer.Normalize(content.Code);
        }

        /// <summary>A milestone's code names it in the whole plan, tasks that the amendment adds included.</summary>
        private async Task RequireFreeMilestonesAsync(WorkPlan plan, TaskContent content, string? taskCode, Amendment amendment, CancellationToken cancel)
        {
            var codes = content.Milestones.Select(each => TextNormalizer.Normalize(each.Code)).ToList();
            var taken = await db.Tasks.Where(each => each.PlanId == plan.Id && each.Code != taskCode).SelectMany(each => each.Milestones).Where(each => codes.Contains(each.Code)).Select(each => each.Code).ToListAsync(cancel);
            taken.AddRange(amendment.Items.Where(each => each.TaskCode != taskCode && each.TaskCode != TextNormalizer.Normalize(content.Code) && each.After is not null)
                .SelectMany(each => each.After!.Milestones).Select(each => each.Code).Where(codes.Contains));
            if (taken.Count > 0)
            {
                throw new RuleException([.. taken.Distinct().Select(code => new BrokenRule(Rules.MilestoneCodeTaken, nameof(WorkTask.Milestones), code))]);
            }
        }

        /// <summary>In the plan as it will be, no task waits for itself.</summary>
        private async Task RequireNoLoopAsync(WorkPlan plan, TaskContent content, Amendment amendment, CancellationToken cancel)
        {
            if (content.Predecessors.Count == 0)
            {
                return;
            }

            var order = (await db.Tasks.Where(each => each.PlanId == plan.Id && each.DroppedOn == null).Select(each => new { each.Code, each.Agreed.Predecessors }).ToListAsync(cancel))
                .ToDictionary(each => each.Code, each => each.Predecessors.PredecessorCodes());
            foreach (var item in amendment.Items)
            {
                order[item.TaskCode] = item.After?.PredecessorCodes() ?? [];
            }

            if (TaskRules.LoopOf(TextNormalizer.Normalize(content.Code), order) is { } loop)
            {
                throw new RuleException([loop]);
            }
        }

        private async Task RequireOwnersAsync(TaskContent content, CancellationToken cancel)
        {
            var owners = content.Owners.Distinct().ToList();
            if (await db.Owners.CountAsync(owner => owners.Contains(owner.Id), cancel) != owners.Count)
            {
                throw new RuleException(Rules.TaskOwnerUnknown, nameof(WorkTask.Owners));
            }
        }
    }
}
