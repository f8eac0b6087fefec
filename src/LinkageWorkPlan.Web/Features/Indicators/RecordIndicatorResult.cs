using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Adds a figure with its day and source; figures that are there stay, also where they contradict it.</summary>
public static class RecordIndicatorResult
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid IndicatorId, DateOnly? AsOf, decimal? Value, TextWords Source, TextWords Comment) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.AsOf).Given(nameof(IndicatorResult.AsOf));
            RuleFor(command => command.Value).Given(nameof(IndicatorResult.Value));
            RuleFor(command => command.Source).Words(nameof(IndicatorResult.Source), Indicator.TitleMax, required: true);
            RuleFor(command => command.Comment).Words(nameof(IndicatorResult.Comment), Indicator.NoteMax);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var planId = await db.Indicators.Where(each => each.Id == request.IndicatorId).Select(each => each.PlanId).SingleOrDefaultAsync(cancellationToken);
            var plan = await db.LockPlanAsync(planId, cancellationToken);
            plan.RequireAdopted();
            var indicator = await db.Indicators.SingleAsync(each => each.Id == request.IndicatorId, cancellationToken);
            var author = context.User.Language;
            var result = indicator.Record(
                request.AsOf!.Value, request.Value!.Value, request.Source.ApplyTo(LocalizedText.Empty, author), request.Comment.ApplyTo(LocalizedText.Empty, author), clock.Today, clock.UtcNow, context.User.Id);
            context.Ask(DateQuestions.OfIndicator(plan, result.AsOf, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return result.Id;
        }
    }
}
