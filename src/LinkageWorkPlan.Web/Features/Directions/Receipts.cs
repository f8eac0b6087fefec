using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

internal static class Receipts
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: it is not issued, or the user may not read it.</exception>
    public static async Task<Report> LockIssuedAsync(this WorkPlanDb db, VisibleDb visible, string planCode, string reportCode, CancellationToken cancel) =>
        await db.LockReportAsync((await visible.PublishedAsync(planCode, reportCode, cancel)).ReportId, cancel);

    /// <summary>The receipt of the reader's side of an issue, made where there is none.</summary>
    public static async Task<Receipt> ReceiptAsync(this WorkPlanDb db, Report report, int issue, CurrentUser user, Clock clock, CancellationToken cancel)
    {
        var side = user.OwnSide;
        var receipt = await db.Receipts.SingleOrDefaultAsync(each => each.ReportId == report.Id && each.Issue == issue && each.Side == side, cancel);
        if (receipt is null)
        {
            receipt = new Receipt(report.Id, issue, side, clock.UtcNow);
            db.Receipts.Add(receipt);
        }

        return receipt;
    }
}
