using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A report is two things: as it stands, for those who draft it, and its newest issue, for all its readers.</summary>
internal static class ReportAccess
{
    /// <summary>The report as it stands.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also where the user may not see drafts.</exception>
    public static async Task<Report> ReportAsync(this VisibleDb db, string planCode, string reportCode, CancellationToken cancel) =>
        await db.Reports.AsSplitQuery()
            .Include(each => each.Sections.OrderBy(section => section.Order)).Include(each => each.Proposals.OrderBy(proposal => proposal.Order)).Include(each => each.Answers).Include(each => each.Consents)
            .Where(each => each.Code == reportCode && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == planCode))
            .SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What is published of a report.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: no issue of it, or the user may not read any.</exception>
    public static async Task<PublishedReport> PublishedAsync(this VisibleDb db, string planCode, string reportCode, CancellationToken cancel) =>
        await db.Published.SingleOrDefaultAsync(each => each.Code == reportCode && each.PlanCode == planCode, cancel) ?? throw new RuleException(Rules.NotFound);
}
