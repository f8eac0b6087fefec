using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Holidays;

/// <summary>Days off of the sender's side in one year that the program knows and nobody wrote down: those of every year, and those of the moon calendar where they are known.</summary>
public static class ListMissingHolidays
{
    /// <param name="Year">From 1 to 9998.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(int Year) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Last">Included.</param>
    public sealed record Row(DateOnly First, DateOnly Last, LocalizedText Name);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
        [
            .. Holiday.Missing(context.User.OwnSide, request.Year, HolidayFile.Read([request.Year]), await db.Holidays.Where(each => each.Side == context.User.OwnSide).ToListAsync(cancellationToken))
                .Select(each => new Row(each.First, each.Last, each.Name)),
        ];
    }
}
