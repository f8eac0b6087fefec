using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>The side that proposed a candidate withdraws it. It stays in the list with its reason.</summary>
public static class WithdrawPilot
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), PilotModel.WithdrawReason, PilotModel.ReasonMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            pilot.Withdraw(context.User.OwnSide, request.Why);
            await db.SaveChangesAsync(cancellationToken);
            return pilot.Code;
        }
    }
}
