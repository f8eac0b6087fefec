using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>Takes an amount back that was recorded as spent.</summary>
public static class WithdrawSpending
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid SpendingId, string Why) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Custom((why, context) => context.CheckWhy(why));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, _, spending) = await db.LockSpendingAsync(request.SpendingId, context.User, cancellationToken);
            spending.Withdraw(request.Why, clock.UtcNow, context.User.Name);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
