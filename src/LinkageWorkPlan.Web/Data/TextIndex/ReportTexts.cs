using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

internal sealed class ReportTexts() : TextSource(TextKind.Report)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Reports.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var reports = await db.Reports.AsNoTracking().Include(each => each.Sections).Include(each => each.Proposals).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return reports.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "4", null, []), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) => (await db.LockReportAsync(id, cancel), null);
}

internal sealed class IssueTexts() : TextSource(TextKind.Issue)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Issues.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var issues = await (
            from issue in db.Issues.AsNoTracking()
            where ids.Contains(issue.Id)
            join report in db.Reports on issue.ReportId equals report.Id
            join round in db.Rounds on issue.RoundId equals round.Id
            select new { issue.Id, report.PlanId, report.Code, round.Content }).ToListAsync(cancel);
        return issues.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "4", null, []), ReportFields.Of(CanonicalContent.Read(each.Content))));
    }
}
