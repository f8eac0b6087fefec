using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>A secretary records that an issue was handed over on paper.</summary>
public static class RecordPaperDelivery
{
    /// <param name="Side">Whose minister's office received it.</param>
    /// <param name="ReceivedBy">As on the receipt.</param>
    /// <param name="Number">Of the receipt; null where there is none.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, string ReportCode, int Issue, Side Side, DateOnly? On, string? ReceivedBy, string? Number) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.On).Given(nameof(DeliveryEvent.PaperOn));
    }

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            var issuedOn = await db.IssuedOnAsync(report.Id, request.Issue, cancellationToken);
            var paper = new PaperDelivery(request.On!.Value, request.ReceivedBy ?? string.Empty, request.Number);
            db.Deliveries.Add(DeliveryEvent.OfPaper(report.Id, request.Issue, request.Side, paper, issuedOn, clock.Today, context.User.Name, context.User.Id, clock.UtcNow));
            context.Ask(DateQuestions.OfPaper(nameof(DeliveryEvent.PaperOn), nameof(DeliveryEvent.PaperOn), paper.On, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
