using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>Says otherwise what was recorded wrongly of money: a new amount takes the place of the old one, which stays on record with the reason.</summary>
public static class CorrectSpending
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid SpendingId, SpendingForm Form, string Why) : ICommand<Guid>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            context.CheckSpending([command.Form]);
            context.CheckWhy(command.Why);
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var (plan, task, spending) = await db.LockSpendingAsync(request.SpendingId, user, cancellationToken);
            var now = spending.Correct(plan, task, request.Form.ToEntry(), request.Why, clock.Today, clock.UtcNow, user.Id, user.Name, user.Side);
            var others = await db.Spending.Where(each => each.TaskId == task.Id && each.Id != spending.Id).ToListAsync(cancellationToken);
            context.Ask(Spending.Asked(task, [now], others));
            db.Spending.Add(now);
            await db.SaveChangesAsync(cancellationToken);
            return now.Id;
        }
    }
}
