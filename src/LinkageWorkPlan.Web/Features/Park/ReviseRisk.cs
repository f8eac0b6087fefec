using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Changes a risk that is open.</summary>
public static class ReviseRisk
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RiskId, RiskForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new RiskForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var risk = await db.RiskAsync(request.RiskId, request.Version, cancellationToken);
            var (content, before) = (request.Form.ToContent(risk, context.User.Language), risk.Due);
            risk.Revise(content, await db.SideOfRiskOwnerAsync(content.OwnerId, cancellationToken));
            context.Ask(content.Due == before ? [] : DateQuestions.OfRisk(content.Due, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return risk.Code;
        }
    }
}
