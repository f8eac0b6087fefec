using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A report was frozen when it was sent for signature; its figures do not follow the plan afterwards.</summary>
internal sealed class SignableReport(WorkPlanDb db, Report report, ReportIssuing issuing) : ISignable
{
    public async Task<string> ContentAsync(CancellationToken cancel) => (await FrozenAsync(cancel)).Content;

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => FrozenTexts.Missing((await FrozenAsync(cancel)).Content);

    public async Task CompleteAsync(CancellationToken cancel) => await issuing.IssueAsync(await FrozenAsync(cancel), cancel);

    private async Task<SignOffRound> FrozenAsync(CancellationToken cancel) =>
        db.ChangeTracker.Entries<SignOffRound>().Select(each => each.Entity).FirstOrDefault(each => each.SubjectId == report.Id)
        ?? await db.Rounds.AsSplitQuery().SingleAsync(each => each.SubjectId == report.Id && each.State == RoundState.Open, cancel);

    public void ReturnToDraft() => report.ReturnToDraft();
}

internal sealed class SignableReports(WorkPlanDb db, ReportIssuing issuing) : ISignables
{
    public SignOffSubject Kind => SignOffSubject.Report;

    public async Task<ISignable> LockAsync(Guid id, CancellationToken cancel) => new SignableReport(db, await db.LockReportAsync(id, cancel), issuing);
}
