using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>The office takes back a direction that it recorded wrongly, as long as nobody acted on it. What it was is in the history.</summary>
public static class WithdrawDirection
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The direction's version that was read.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(Guid Id, string Why, int Version) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Custom((why, context) => context.Check(new TextWords(why, null, null), "Reason", Direction.ReasonMax, required: true));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var direction = await db.LockDirectionAsync(request.Id, request.Version, cancellationToken);
            direction.RequireWithdrawable(context.User.OwnSide);
            db.Directions.Remove(direction);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
