using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Meetings;
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
    /// <param name="Decision">The decision of a meeting that becomes a new task, as in "M3/D1"; null where it comes from none.</param>
    /// <returns>The task's code.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string? TaskCode, TaskForm Form, TextWords Why, int Version, string? Decision = null) : ICommand<string>;

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
            var why = request.Why.ApplyTo(item?.Reason ?? LocalizedText.Empty, language);
            var saving = new AmendmentSaving(db, context, plan, amendment);
            var taken = task is null ? await saving.TakenAsync(cancellationToken) : [];
            await saving.SaveAsync(
                request.TaskCode,
                content,
                () =>
                {
                    if (task is not null)
                    {
                        amendment.Change(plan, task, content, why);
                    }
                    else
                    {
                        amendment.Add(plan, content, why, request.TaskCode, taken);
                    }
                },
                cancellationToken);
            var saved = task?.Code ?? TextNormalizer.Normalize(content.Code);
            if (request.TaskCode is { } former && former != saved)
            {
                await FollowAsync($"amendment:{amendment.Id}:{former}", $"amendment:{amendment.Id}:{saved}", cancellationToken);
                await db.RenameAsync(amendment, former, saved, cancellationToken);
            }

            await db.LinkAsync(request.TaskCode is null ? request.Decision : null, amendment, saved, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);

            return saved;
        }

        /// <summary>What others typed into the form (<see cref="AmendmentTaskPage"/>) and have not sent comes back where the task is found now.</summary>
        private Task<int> FollowAsync(string before, string now, CancellationToken cancel)
        {
            var (me, drafts) = (context.User.Id, db.FormDrafts);
            return drafts.Where(each => each.AccountId != me && each.FormKey == before && !drafts.Any(other => other.AccountId == each.AccountId && other.FormKey == now))
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.FormKey, now), cancel);
        }
    }
}
