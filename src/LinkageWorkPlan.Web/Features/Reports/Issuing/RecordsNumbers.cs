using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

internal static class RecordsNumbers
{
    /// <exception cref="StaleVersionException">The number is not the one that was seen.</exception>
    public static async Task RequireSeenAsync(this WorkPlanDb db, Report report, Side body, OfficeNumber? seen, CancellationToken cancel)
    {
        var issue = report.OpenIssue;
        var present = await db.RecordsNumbers.AsNoTracking().Where(each => each.ReportId == report.Id && each.Issue == issue && each.Body == body)
            .Select(each => new OfficeNumber(each.Body, each.Number, each.Date)).SingleOrDefaultAsync(cancel);
        if (present != seen)
        {
            throw new StaleVersionException(report.Id, change => change.Field.StartsWith(nameof(RecordsNumber) + ".", StringComparison.Ordinal));
        }
    }

    /// <summary>The day on which a side signed the issue that is open or, where none is, the newest; null while it has not.</summary>
    public static async Task<DateOnly?> SignedOnAsync(this WorkPlanDb db, Report report, Side side, CancellationToken cancel)
    {
        var round = report.State switch
        {
            ReportState.InReview => await db.Rounds.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.SubjectId == report.Id && each.State == RoundState.Open, cancel),
            ReportState.Issued => await db.Issues.Where(each => each.ReportId == report.Id && each.Number == report.Issue).Join(db.Rounds.AsNoTracking().AsSplitQuery(), issue => issue.RoundId, signed => signed.Id, (_, signed) => signed).SingleOrDefaultAsync(cancel),
            ReportState.Draft => null,
        };
        return round?.Signatures.FirstOrDefault(each => each.Side == side) is { } signature
            ? signature.How.Day()
            : null;
    }

    /// <summary>Writes the number of the issue that is open or, where none is, of the newest (<see cref="RecordsNumber.Of"/>).</summary>
    /// <param name="signedOn">The day the office's own side signed; null while it has not.</param>
    /// <param name="today">UTC+7.</param>
    /// <param name="by">Name of whoever writes it down.</param>
    /// <param name="nowUtc">When.</param>
    /// <exception cref="RuleException">It is missing, taken, kept or of a day that cannot be.</exception>
    public static async Task WriteNumberAsync(this WorkPlanDb db, Guid reportId, Side body, string typed, DateOnly? date, DateOnly? signedOn, DateOnly today, string by, DateTime nowUtc, CancellationToken cancel)
    {
        var report = await db.LockReportAsync(reportId, cancel);
        var issue = report.OpenIssue;
        var present = await db.RecordsNumbers.SingleOrDefaultAsync(each => each.ReportId == reportId && each.Issue == issue && each.Body == body, cancel);
        var former = (present?.Key, present?.Date);
        var number = RecordsNumber.Of(report, body, present, typed, date, signedOn, today);
        if (former != (number.Key, number.Date))
        {
            number.RecordedNow(by, nowUtc);
        }

        number.RequireFree(await db.RecordsNumbers.Where(each => each.Body == body && each.Year == number.Year && each.Key == number.Key && !(each.ReportId == reportId && each.Issue == issue))
            .Join(db.Reports, each => each.ReportId, other => other.Id, (_, other) => other.Code).FirstOrDefaultAsync(cancel));
        if (present is null)
        {
            db.RecordsNumbers.Add(number);
        }
    }
}
