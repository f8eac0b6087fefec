using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Holidays;

/// <summary>Adds what <see cref="ListMissingHolidays"/> finds: a database that was filled before gets the days of a year that came later.</summary>
public static class AddMissingHolidays
{
    /// <summary>Returns how many were added.</summary>
    /// <param name="Year">From 1 to 9998.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(int Year) : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            var missing = Holiday.Missing(side, request.Year, HolidayFile.Read([request.Year]), await db.Holidays.AsNoTracking().Where(each => each.Side == side).ToListAsync(cancellationToken));
            db.Holidays.AddRange(missing);
            await db.SaveChangesAsync(cancellationToken);
            return missing.Count;
        }
    }
}
