using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Holidays;

/// <summary>A secretary deletes days off of their own side. What they were is in the history.</summary>
public static class DeleteHoliday
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var holiday = await db.Holidays.SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            Expect.Version(holiday, request.Version);
            holiday.RequireChangedBy(context.User.OwnSide);
            db.Holidays.Remove(holiday);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
