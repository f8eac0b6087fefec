using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Enters a risk of the joint industrial park.</summary>
public static class AddRisk
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(RiskForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new RiskForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<ParkRisk>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            var risk = new ParkRisk(number, content, await db.SideOfRiskOwnerAsync(content.OwnerId, cancellationToken), clock.Today);
            context.Ask(DateQuestions.OfRisk(content.Due, clock.Today));
            db.ParkRisks.Add(risk);
            await db.SaveChangesAsync(cancellationToken);
            return risk.Code;
        }
    }
}
