using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Adds an indicator to a draft plan; what it is agreed to be is signed with the plan.</summary>
public static class AddIndicator
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, DefinitionForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new DefinitionForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var indicator = new Indicator(plan, request.Form.ToContent(new IndicatorContent(), context.User.Language));
            await db.RequireFreeCodeAsync(indicator, cancellationToken);
            context.Ask(DateQuestions.OfBaselines(plan, indicator.Baselines));
            db.Indicators.Add(indicator);
            await db.SaveChangesAsync(cancellationToken);
            return indicator.Code;
        }
    }
}
