using System.Globalization;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Reads aggregates as the database holds them, for their texts.</summary>
internal static class TextOrigins
{
    public static async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, TextKind kind, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        switch (kind)
        {
            case TextKind.Plan:
                var plans = await db.Plans.AsNoTracking().Include(each => each.Pillars.OrderBy(pillar => pillar.Order)).Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
                return plans.Select(each => (new TextOrigin(kind, each.Id, each.Id, null, each.Code, "0", null, [each.Code]), each.Texts));
            case TextKind.Task:
                var tasks = await db.Tasks.AsNoTracking().Include(each => each.Milestones.OrderBy(milestone => milestone.Planned).ThenBy(milestone => milestone.Code))
                    .AsSplitQuery().Where(each => ids.Contains(each.Id)).OrderBy(each => each.SortKey).ToListAsync(cancel);
                return tasks.Select(each => (new TextOrigin(kind, each.Id, each.PlanId, each.Id, each.Code, PlaceOf(each.SortKey), null, [each.Code]), each.Texts));
            case TextKind.Progress:
                // Progress is recorded of adopted plans, whose tasks' codes and order no longer change.
                var updates = await db.Progress.AsNoTracking().Where(each => ids.Contains(each.Id))
                    .Join(db.Tasks, each => each.TaskId, task => task.Id, (update, task) => new { update, task.Code, task.SortKey }).ToListAsync(cancel);
                return updates.Select(each => (
                    new TextOrigin(kind, each.update.Id, each.update.PlanId, each.update.TaskId, each.Code, $"{PlaceOf(each.SortKey)}/1/{Iso(each.update.EffectiveOn)}", each.update.EffectiveOn, []),
                    each.update.Texts));
            case TextKind.Evidence:
                var evidence = await db.Evidence.AsNoTracking().Where(each => ids.Contains(each.Id))
                    .Join(db.Tasks, each => each.TaskId, task => task.Id, (file, task) => new { file, task.Code, task.SortKey }).ToListAsync(cancel);
                return evidence.Select(each => (
                    new TextOrigin(kind, each.file.Id, each.file.PlanId, each.file.TaskId, each.Code, $"{PlaceOf(each.SortKey)}/2", null, [each.file.FileName]),
                    each.file.Texts));
            case TextKind.Owner:
                var owners = await db.Owners.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
                return owners.Select(each => (new TextOrigin(kind, each.Id, null, null, string.Empty, "2", null, []), each.Texts));
            case TextKind.Indicator:
                var indicators = await db.Indicators.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
                return indicators.Select(each => (new TextOrigin(kind, each.Id, each.PlanId, null, each.Code, "3/" + each.SortKey, null, [each.Code]), each.Texts));
            case TextKind.Term:
                var terms = await db.Terms.AsNoTracking().Where(each => ids.Contains(each.Id) && (each.State == TermState.Agreed || each.State == TermState.Proposed)).ToListAsync(cancel);
                return terms.Select(each => (new TextOrigin(kind, each.Id, null, null, string.Empty, "5", null, []), (IEnumerable<TextPlace>)[new TextPlace("Name", each.Words, Term.WordsMax)]));
            case TextKind.Issue:
                var issues = await (
                    from issue in db.Issues.AsNoTracking()
                    where ids.Contains(issue.Id)
                    join report in db.Reports on issue.ReportId equals report.Id
                    join round in db.Rounds on issue.RoundId equals round.Id
                    select new { issue.Id, report.PlanId, report.Code, round.Content }).ToListAsync(cancel);
                return issues.Select(each => (new TextOrigin(kind, each.Id, each.PlanId, null, each.Code, "4", null, []), ReportFields.Of(CanonicalContent.Read(each.Content))));
            case TextKind.Amendment:
                var amendments = await db.Amendments.AsNoTracking().Include(each => each.Items).Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
                return amendments.Select(each => (new TextOrigin(kind, each.Id, each.PlanId, null, each.Code, "6", null, []), AmendmentFields.Of(each)));
            default:
                var reports = await db.Reports.AsNoTracking().Include(each => each.Sections).Include(each => each.Proposals).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
                return reports.Select(each => (new TextOrigin(kind, each.Id, each.PlanId, null, each.Code, "4", null, []), each.Texts));
        }
    }

    /// <summary>The ids of all aggregates of a kind that hold texts, in the order they were made.</summary>
    public static IQueryable<Guid> IdsOf(WorkPlanDb db, TextKind kind) => kind switch
    {
        TextKind.Plan => db.Plans.Select(each => each.Id),
        TextKind.Task => db.Tasks.Select(each => each.Id),
        TextKind.Owner => db.Owners.Select(each => each.Id),
        TextKind.Indicator => db.Indicators.Select(each => each.Id),
        TextKind.Progress => db.Progress.Select(each => each.Id),
        TextKind.Evidence => db.Evidence.Select(each => each.Id),
        TextKind.Term => db.Terms.Select(each => each.Id),
        TextKind.Issue => db.Issues.Select(each => each.Id),
        TextKind.Amendment => db.Amendments.Select(each => each.Id),
        TextKind.Report => db.Reports.Select(each => each.Id),
    };

    private static string PlaceOf(string sortKey) => "1/" + sortKey;

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
