using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>Takes an update back, with its files.</summary>
public static class WithdrawProgress
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid UpdateId, string Why) : ICommand
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
            var user = context.User;
            var (_, task, update, all) = await db.LockRecordAsync(request.UpdateId, user, cancellationToken);
            update.Withdraw(task, all, request.Why, clock.Today, clock.UtcNow, user.Name);
            foreach (var file in await db.Evidence.Where(each => each.UpdateId == update.Id).ToListAsync(cancellationToken))
            {
                file.Withdraw(request.Why, clock.UtcNow, user.Name);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
