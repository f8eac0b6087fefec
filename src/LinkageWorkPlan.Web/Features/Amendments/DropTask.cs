using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment that a task is to leave the plan, with why.</summary>
public static class DropTask
{
    /// <param name="Why">Required: a dropped task has no other words of its own.</param>
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string TaskCode, TextWords Why, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Words(nameof(AmendmentItem.Reason), AmendmentItem.ReasonMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var task = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.TaskCode, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            amendment.Drop(task, request.Why.ApplyTo(amendment.ItemOf(task.Code)?.Reason ?? LocalizedText.Empty, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
