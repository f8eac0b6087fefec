using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Adds a figure with its day and source; existing figures stay, even where they contradict it.</summary>
public static class RecordIndicatorResult
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid IndicatorId, IndicatorForm Figure) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Figure).SetValidator(new IndicatorForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var planId = await db.Indicators.Where(each => each.Id == request.IndicatorId).Select(each => each.PlanId).SingleOrDefaultAsync(cancellationToken);
            var plan = await db.LockPlanAsync(planId, cancellationToken);
            plan.RequireAdopted();
            var indicator = await db.Indicators.SingleAsync(each => each.Id == request.IndicatorId, cancellationToken);
            var user = context.User;
            var result = indicator.Record(request.Figure.ToFigure(user.Language), clock.Today, clock.UtcNow, user.Id, user.Name, user.Side);
            context.Ask(DateQuestions.OfIndicator(plan, result.AsOf, clock.Today));
            await desk.AskToAgreeAsync(plan, indicator, result, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return result.Id;
        }
    }
}

/// <summary>A figure as it is typed.</summary>
public sealed record IndicatorForm(DateOnly? AsOf, decimal? Value, TextWords Source, TextWords Comment, FigureOrigin Origin = FigureOrigin.Other)
{
    /// <param name="author">The language of whoever writes.</param>
    /// <param name="over">What it corrects; null for a new one.</param>
    public IndicatorFigure ToFigure(Language author, IndicatorResult? over = null) => new(
        AsOf!.Value, Value!.Value, Source.ApplyTo(over?.Source ?? LocalizedText.Empty, author), Comment.ApplyTo(over?.Comment ?? LocalizedText.Empty, author), Origin);

    internal sealed class Validator : AbstractValidator<IndicatorForm>
    {
        public Validator()
        {
            RuleFor(form => form.AsOf).Given(nameof(IndicatorResult.AsOf));
            RuleFor(form => form.Value).Given(nameof(IndicatorResult.Value));
            RuleFor(form => form.Source).Words(nameof(IndicatorResult.Source), Indicator.TitleMax, required: true);
            RuleFor(form => form.Comment).Words(nameof(IndicatorResult.Comment), Indicator.NoteMax);
        }
    }
}
