using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>What follows from the second signature of a report, in the same transaction.</summary>
public sealed class ReportIssuing(WorkPlanDb db, Clock clock, MailQueue mails)
{
    /// <param name="round">Signed by both sides.</param>
    /// <returns>The report, issued today (UTC+7); to be saved by the caller.</returns>
    /// <exception cref="Domain.Failures.RuleException">There is no such report, or it is not in review.</exception>
    public async Task<Report> IssueAsync(SignOffRound round, CancellationToken cancel)
    {
        var report = await db.LockReportAsync(round.SubjectId, cancel);
        var issue = report.IssueNow(round.Id, round.Fingerprint, clock.Today, clock.UtcNow);
        db.Issues.Add(issue);
        await mails.QueueIssueMailsAsync(report, issue, round.Title, cancel);
        return report;
    }
}
