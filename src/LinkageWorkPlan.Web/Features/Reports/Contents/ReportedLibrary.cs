using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>The annex of the library: documents that were shared in the period, and requests between the sides. A report on a part of the plan has none: they are of no task.</summary>
internal static class ReportedLibrary
{
    public static async Task<(IReadOnlyList<LibraryRow> Documents, IReadOnlyList<SideRequestRow> Requests)> AtCutOffAsync(WorkPlanDb db, Report report, DateOnly day, CancellationToken cancel)
    {
        if (report.Scope.IsPart)
        {
            return ([], []);
        }

        var shared = await db.Documents.AsNoTracking().IgnoreAutoIncludes().Where(each => each.SharedAt != null).OrderBy(each => each.Number).Select(each => new { each.Code, each.Title, each.Side, each.SharedAt }).ToListAsync(cancel);
        var requests = await db.SideRequests.AsNoTracking().IgnoreAutoIncludes().ToListAsync(cancel);
        return (
            [.. shared.Select(each => new LibraryRow(each.Code, each.Title, each.Side, WorkingClock.DayOf(new DateTimeOffset(each.SharedAt!.Value, TimeSpan.Zero)))).Where(row => row.SharedOn >= report.PeriodStart && row.SharedOn <= day)],
            SideRequestRow.On(requests, report.PeriodStart, day));
    }
}
