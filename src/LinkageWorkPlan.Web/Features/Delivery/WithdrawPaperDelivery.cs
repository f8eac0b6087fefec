using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>Takes back a delivery on paper that was recorded wrongly. The register is only added to: both lines stay in it.</summary>
public static class WithdrawPaperDelivery
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DeliveryId, string Why) : ICommand
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
            var paper = await db.Deliveries.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.DeliveryId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            await db.LockReportAsync(paper.ReportId, cancellationToken);
            var before = await db.Deliveries.AsNoTracking().SingleOrDefaultAsync(each => each.Withdraws == paper.Id, cancellationToken);
            var isOwn = (await db.Users.OwnRecordsAsync([paper], context.User, cancellationToken)).Count > 0;
            db.Deliveries.Add(DeliveryEvent.OfWithdrawal(paper, before, isOwn, request.Why, context.User.Name, context.User.Id, clock.UtcNow));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
