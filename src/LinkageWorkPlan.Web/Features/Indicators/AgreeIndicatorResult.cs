using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>The other side agrees to a figure that was proposed as the common one: reports print it from then on.</summary>
public static class AgreeIndicatorResult
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ResultId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var of = await db.Set<IndicatorResult>().Where(each => each.Id == request.ResultId).Select(each => (Guid?)each.IndicatorId).SingleOrDefaultAsync(cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var (plan, indicator) = await db.LockIndicatorAsync(of, cancellationToken);
            plan.RequireAdopted();
            indicator.Agree(request.ResultId, clock.UtcNow, context.User.Name, context.User.Side);
            await desk.StopAskingToAgreeAsync(request.ResultId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
