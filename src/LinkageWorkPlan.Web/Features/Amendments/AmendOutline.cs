using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment another title, another period or other pillars of the plan.</summary>
public static class AmendOutline
{
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, OutlineForm Form, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new OutlineForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var outline = request.Form.ToOutline(amendment.OutlineAfter ?? plan.ToOutline(), context.User.Language);
            amendment.Outline(plan, outline);
            context.Ask((plan.PeriodStart, plan.PeriodEnd) == (outline.PeriodStart, outline.PeriodEnd) ? [] : DateQuestions.OfPlan(plan.Kind, outline.PeriodStart, outline.PeriodEnd, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
