using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Finds the issue that a report is compared with.</summary>
internal static class FormerIssues
{
    /// <summary>
    /// Of the plan's issued reports the one whose period ended last before this one's (of two, that with the later cut-off), in
    /// its latest issue. One with a later cut-off than this report's is no state the plan came from; one that covers only a part of the plan is
    /// compared with nothing, and nothing with it.
    /// </summary>
    /// <returns>Null where there is none: this is the plan's first report.</returns>
    public static async Task<FormerIssue?> FormerIssueAsync(this WorkPlanDb db, Report report, CancellationToken cancel)
    {
        if (report.Scope.IsPart)
        {
            return null;
        }

        var all = await db.Reports.AsNoTracking().Where(each => each.PlanId == report.PlanId && each.Kind == ReportKind.Special).ToListAsync(cancel);
        var parts = all.Where(each => each.Scope.IsPart).Select(each => each.Id).ToList();
        var found = await (from issue in db.Issues
                           join other in db.Reports on issue.ReportId equals other.Id
                           join round in db.Rounds on issue.RoundId equals round.Id
                           where other.PlanId == report.PlanId && other.Id != report.Id && other.PeriodEnd < report.PeriodEnd && other.CutOff <= report.CutOff && !parts.Contains(other.Id)
                           orderby other.PeriodEnd descending, other.CutOff descending, other.Code, issue.Number descending
                           select new { other.Code, issue.Number, issue.Fingerprint, round.Content, round.RequestedAt }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var content = CanonicalContent.Read(found.Content);
        return new FormerIssue(new ComparedReport(found.Code, found.Number, content.PeriodStart, content.PeriodEnd, content.CutOff, found.Fingerprint), content, found.RequestedAt);
    }
}
