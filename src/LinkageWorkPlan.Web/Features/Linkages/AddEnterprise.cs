using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Enters an enterprise into the register.</summary>
public static class AddEnterprise
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(EnterpriseForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new EnterpriseForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<Enterprise>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            var enterprise = new Enterprise(number, content, clock.Today);
            await db.RequireSectorAsync(content.Sector, null, cancellationToken);
            var likely = await db.Enterprises.LikelyAsync(content.Side, Enterprise.KeysOf(enterprise.Name), null, cancellationToken);
            context.Ask(likely.Select(each => new BrokenRule(Questions.EnterpriseNameTaken, nameof(Enterprise.Name), each.Name, each.Code)));
            db.Enterprises.Add(enterprise);
            await db.SaveChangesAsync(cancellationToken);
            return enterprise.Code;
        }
    }
}
