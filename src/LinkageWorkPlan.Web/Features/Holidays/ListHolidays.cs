using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Holidays;

/// <summary>The days off of both sides in one year, first days first.</summary>
public static class ListHolidays
{
    /// <param name="Year">From 1 to 9998.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(int Year) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Last">Included.</param>
    public sealed record Row(Guid Id, Side Side, HolidayKind Kind, DateOnly First, DateOnly Last, LocalizedText Name, int Version);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (first, next) = (new DateOnly(request.Year, 1, 1), new DateOnly(request.Year + 1, 1, 1));
            return await db.Holidays.Where(each => each.First < next && each.Last >= first).OrderBy(each => each.First).ThenBy(each => each.Side)
                .Select(each => new Row(each.Id, each.Side, each.Kind, each.First, each.Last, each.Name, each.Version)).ToListAsync(cancellationToken);
        }
    }
}
