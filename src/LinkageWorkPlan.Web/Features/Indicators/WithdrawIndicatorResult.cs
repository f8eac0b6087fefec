using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Takes a figure back.</summary>
public static class WithdrawIndicatorResult
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ResultId, string Why) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Custom((why, context) => context.CheckWhy(why));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, indicator, result) = await db.LockResultAsync(request.ResultId, context.User, cancellationToken);
            indicator.Withdraw(result.Id, request.Why, clock.UtcNow, context.User.Name);
            await desk.StopAskingToAgreeAsync(result.Id, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
