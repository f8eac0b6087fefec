using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Opens an amendment of an adopted plan, with why; what it changes is written into it afterwards.</summary>
public static class ProposeAmendment
{
    /// <returns>The amendment's number.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, TextWords Why) : ICommand<int>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Words(nameof(Amendment.Reason), Amendment.ReasonMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var former = await db.Amendments.Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.Number).FirstOrDefaultAsync(cancellationToken);
            var amendment = new Amendment(plan, (former?.Number ?? 0) + 1, request.Why.ApplyTo(LocalizedText.Empty, context.User.Language), former is { IsOpen: true } ? former : null);
            db.Amendments.Add(amendment);
            await db.SaveChangesAsync(cancellationToken);
            return amendment.Number;
        }
    }
}
