using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment that an indicator is to leave the plan.</summary>
public static class DropIndicator
{
    /// <param name="Why">May be empty: then the amendment's own reason counts.</param>
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string IndicatorCode, TextWords Why, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Words(nameof(AmendmentIndicator.Reason), AmendmentItem.ReasonMax);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var indicator = await db.Indicators.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.IndicatorCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            amendment.Drop(indicator, request.Why.ApplyTo(amendment.IndicatorOf(indicator.Code)?.Reason ?? LocalizedText.Empty, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
