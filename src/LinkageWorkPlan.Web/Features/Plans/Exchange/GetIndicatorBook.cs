using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>A plan's indicators as a workbook, with both sides' figures and the targets that were replaced; a draft takes it in again.</summary>
public static class GetIndicatorBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, Language Reader) : IQuery<BookFile>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, BookFile>
    {
        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            return new BookFile($"{plan.Code}-indicators.xlsx", PlanBookWriter.Write(indicators, IndicatorLayout.YearsOf(plan.PeriodStart, plan.PeriodEnd, indicators), Loc.In(request.Reader)));
        }
    }
}
