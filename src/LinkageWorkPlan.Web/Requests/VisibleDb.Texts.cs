using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>The text index as the sender of a request may read it.</summary>
public sealed partial class VisibleDb
{
    /// <summary>Present texts that a search may find.</summary>
    public IQueryable<TextEntry> Texts => Found(db.TextEntries);

    /// <summary>Texts as the desk and its totals know them: of reports what is being written, never what was issued; of amendments and enterprises nothing, since those are written in both languages at once and a name is not translated; of comments those whose translation is asked for; of returns what is still to be answered.</summary>
    public IQueryable<TextEntry> DeskTexts =>
        (ShowsDrafts ? db.TextEntries.AsNoTracking().Where(entry => !entry.IsFormer) : Texts)
            .Where(entry => entry.Kind != TextKind.Issue && entry.Kind != TextKind.Amendment && entry.Kind != TextKind.Enterprise
                && (entry.Kind != TextKind.Comment || db.Comments.Any(comment => comment.Id == entry.AggregateId && comment.AskedIn != null))
                && (entry.Kind != TextKind.Return || db.ReturnTexts.Any(text => text.Id == entry.AggregateId && !db.Rounds.Any(later => later.SubjectId == text.SubjectId && later.Id != text.RoundId
                    && db.Rounds.Any(round => round.Id == text.RoundId && later.RequestedAt > round.RequestedAt)))));

    /// <summary>With what they were before, for the memory: only for those who see drafts.</summary>
    public IQueryable<TextEntry> DeskTextsWithFormer => Remembered(db.TextEntries);

    /// <inheritdoc cref="Data.WorkPlanDb.ContainingAll"/>
    internal IQueryable<TextEntry> ContainingAll(IReadOnlyCollection<string> words, bool names) => Found(db.ContainingAll(words, names));

    /// <inheritdoc cref="Data.WorkPlanDb.ContainingAny"/>
    internal IQueryable<TextEntry> ContainingAnyWithFormer(IReadOnlyCollection<string> words) => Remembered(db.ContainingAny(words));

    private IQueryable<TextEntry> Remembered(IQueryable<TextEntry> entries) => Shown(Matter.Plans, entries.Where(entry => entry.Kind != TextKind.Issue), entry => false);

    private IQueryable<TextEntry> Found(IQueryable<TextEntry> all)
    {
        var entries = all.AsNoTracking().Where(entry => !entry.IsFormer);
        if (ShowsDrafts)
        {
            // As long as nobody corrects a report, its texts are those of its issue: found once.
            var corrected = db.Issues.Where(issue => db.Reports.Any(report => report.Id == issue.ReportId && report.Issue == issue.Number && report.State != ReportState.Issued)).Select(issue => issue.Id);
            return entries.Where(entry => entry.Kind != TextKind.Issue || corrected.Contains(entry.AggregateId));
        }

        var newest = db.Issues.Where(issue => db.Reports.Any(report => report.Id == issue.ReportId && report.Issue == issue.Number)).Select(issue => issue.Id);
        var (readsReports, readsPlans) = (Of(Matter.Reports) == Sight.Published, Of(Matter.Plans) == Sight.Published);
        var (plans, owners, terms, amendments) = (Plans.Select(plan => plan.Id), Owners.Select(owner => owner.Id), Terms.Select(term => term.Id), Amendments.Select(amendment => amendment.Id));
        var meetings = Meetings.IgnoreAutoIncludes().Select(meeting => meeting.Id);
        var pilots = Pilots.Select(pilot => pilot.Id);
        var courses = Courses.IgnoreAutoIncludes().Select(course => course.Id);
        var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
        return (readsReports, readsPlans) switch
        {
            (true, true) => entries.Where(entry => (entry.Kind == TextKind.Issue && newest.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Owner && owners.Contains(entry.AggregateId))
                || entry.Kind == TextKind.Memorandum || entry.Kind == TextKind.Enterprise || entry.Kind == TextKind.Linkage
                || entry.Kind == TextKind.Park || entry.Kind == TextKind.Compatibility || entry.Kind == TextKind.Risk
                || (entry.Kind == TextKind.Meeting && meetings.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Pilot && pilots.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Course && courses.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Document && documents.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Term && terms.Contains(entry.AggregateId))
                || (entry.Kind == TextKind.Amendment && amendments.Contains(entry.AggregateId))
                || (entry.Kind != TextKind.Issue && entry.Kind != TextKind.Report && entry.Kind != TextKind.Amendment && entry.Kind != TextKind.Comment && entry.Kind != TextKind.Return && entry.PlanId != null && plans.Contains(entry.PlanId.Value))),
            (true, false) => entries.Where(entry => (entry.Kind == TextKind.Issue && newest.Contains(entry.AggregateId)) || (entry.Kind == TextKind.Document && documents.Contains(entry.AggregateId))),
            _ => entries.Where(entry => false),
        };
    }
}
