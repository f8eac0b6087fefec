using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Says a figure otherwise that was recorded wrongly: a new one takes its place, the old one stays on record with the reason.</summary>
public static class CorrectIndicatorResult
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ResultId, IndicatorForm Figure, string Why) : ICommand<Guid>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Figure).SetValidator(new IndicatorForm.Validator());
            RuleFor(command => command.Why).Custom((why, context) => context.CheckWhy(why));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var (plan, indicator, result) = await db.LockResultAsync(request.ResultId, user, cancellationToken);
            var now = indicator.Correct(result.Id, request.Figure.ToFigure(user.Language, result), request.Why, clock.Today, clock.UtcNow, user.Id, user.Name, user.Side);
            context.Ask(DateQuestions.OfIndicator(plan, now.AsOf, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return now.Id;
        }
    }
}

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

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, indicator, result) = await db.LockResultAsync(request.ResultId, context.User, cancellationToken);
            indicator.Withdraw(result.Id, request.Why, clock.UtcNow, context.User.Name);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class IndicatorRecords
{
    /// <summary>Locks the result's plan, then loads the result with its indicator.</summary>
    /// <exception cref="RuleException">There is none, somebody corrected it first, or this user may not.</exception>
    public static async Task<(WorkPlan Plan, Indicator Indicator, IndicatorResult Result)> LockResultAsync(this WorkPlanDb db, Guid resultId, CurrentUser user, CancellationToken cancel)
    {
        var of = db.Set<IndicatorResult>().IgnoreQueryFilters().Where(each => each.Id == resultId);
        var planId = await db.Indicators.Where(each => of.Any(result => result.IndicatorId == each.Id)).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        plan.RequireAdopted();
        var result = await of.SingleAsync(cancel);
        result.RequireCorrector(user.Id, user.Role, user.Side);
        return (plan, await db.Indicators.SingleAsync(each => each.Id == result.IndicatorId, cancel), result);
    }
}
