using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Corrects a figure that was recorded wrongly: a new one takes its place, and the old one stays on record with the reason.</summary>
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

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var (plan, indicator, result) = await db.LockResultAsync(request.ResultId, user, cancellationToken);
            var now = indicator.Correct(result.Id, request.Figure.ToFigure(user.Language, result), request.Why, clock.Today, clock.UtcNow, user.Id, user.Name, user.Side);
            context.Ask(DateQuestions.OfIndicator(plan, now.AsOf, clock.Today));
            await desk.StopAskingToAgreeAsync(result.Id, cancellationToken);
            await desk.AskToAgreeAsync(plan, indicator, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return now.Id;
        }
    }
}
