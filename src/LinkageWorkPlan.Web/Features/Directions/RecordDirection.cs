using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>A minister's office records its minister's direction on an issued report.</summary>
public static class RecordDirection
{
    /// <param name="Given">The day the minister gave it.</param>
    /// <param name="Number">Of the document; null where there is none.</param>
    /// <param name="Addressee">The side that has to act; null for both.</param>
    /// <param name="Due">Null where no day was named.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(string PlanCode, string ReportCode, int Issue, DateOnly? Given, string? Number, Side? Addressee, DateOnly? Due, TextWords Words) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Given).Given(nameof(Direction.Given));
            RuleFor(command => command.Words).Words("Direction", Direction.WordsMax, required: true);
        }
    }

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            var issuedOn = await db.IssuedOnAsync(report.Id, request.Issue, cancellationToken);
            var facts = new DirectionFacts(request.Given!.Value, request.Number, request.Addressee, request.Due);
            db.Directions.Add(new Direction(
                report.PlanId, report.Id, request.Issue, user.OwnSide, facts,
                request.Words.ApplyTo(LocalizedText.Empty, user.Language), issuedOn, clock.Today, user.Name, clock.UtcNow));
            context.Ask(DateQuestions.OfDirection(facts));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
