using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>Which texts: a plan's with all that belongs to it, one task's, or one report's.</summary>
/// <param name="TaskCode">Null for all of the plan's.</param>
/// <param name="ReportCode">Null for the plan's own.</param>
public sealed record TextScope(string PlanCode, string? TaskCode = null, string? ReportCode = null)
{
    /// <summary>The translation desk of these texts.</summary>
    public string Address => ReportCode is null
        ? $"/plans/{Uri.EscapeDataString(PlanCode)}/texts"
        : $"/reports/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(ReportCode)}/texts";

    /// <summary>The desk at what is open in a language.</summary>
    public string OpenIn(Language language) => $"{Address}?lang={language.Code()}&state=open" + (TaskCode is null ? string.Empty : $"&task={Uri.EscapeDataString(TaskCode)}");
}

/// <summary>The texts of a scope that this user may see.</summary>
/// <param name="Revision">Changes with every text of the scope.</param>
/// <param name="Own">In the order they are read (<see cref="TextEntry.Place"/>).</param>
/// <param name="Owners">What stands beside the plans: names of those who work on the plan's tasks, the memorandum, meetings, courses and requests between the sides within its period, pilot models and documents of its sectors or of none, linkages of its tasks or of none, the joint industrial park.</param>
internal sealed record OpenScope(WorkPlan Plan, Report? Report, string Revision, IQueryable<TextEntry> Own, IQueryable<TextEntry> Owners)
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: also where this user may not see it.</exception>
    public static async Task<OpenScope> OpenAsync(VisibleDb db, TextScope scope, CancellationToken cancel)
    {
        var present = db.DeskTexts;
        if (scope.ReportCode is { } reportCode)
        {
            var report = await db.ReportAsync(scope.PlanCode, reportCode, cancel);
            var reported = await db.Plans.AsNoTracking().SingleAsync(each => each.Id == report.PlanId, cancel);
            return new OpenScope(reported, report, $"{report.Id}/{report.Revision}", present.Where(entry => (entry.Kind == TextKind.Report && entry.AggregateId == report.Id)
                || (entry.Kind == TextKind.Return && db.ReturnTexts.Any(text => text.Id == entry.AggregateId && text.SubjectId == report.Id))), present.Where(entry => false));
        }

        var plan = await db.FindPlanAsync(scope.PlanCode, cancel);
        // What an amendment dropped is read where it is found, and nobody can write in it any more: it is no work.
        var own = present.Where(entry => entry.PlanId == plan.Id && entry.Kind != TextKind.Report
            && !(entry.Kind == TextKind.Return && db.ReturnTexts.Any(text => text.Id == entry.AggregateId && text.Subject == SignOffSubject.Report))
            && !(entry.Kind == TextKind.Task && db.Tasks.Any(task => task.Id == entry.AggregateId && task.DroppedOn != null))
            && !(entry.Kind == TextKind.Indicator && db.Indicators.Any(indicator => indicator.Id == entry.AggregateId && indicator.DroppedOn != null)));
        if (scope.TaskCode is { } taskCode)
        {
            var task = await db.Tasks.Where(each => each.PlanId == plan.Id && each.Code == taskCode).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancel);
            return new OpenScope(plan, null, $"{plan.Id}/{plan.Revision}/{task}", own.Where(entry => entry.TaskId == task), present.Where(entry => false));
        }

        // Every change in a plan raises its revision; owners, meetings, pilot models, courses, linkages, the park, documents, requests and the memorandum stand beside the plans.
        var versions = await db.Owners.SumAsync(owner => owner.Version + 1, cancel) + await db.Memorandum.SumAsync(item => item.Version + 1, cancel)
            + await db.Meetings.IgnoreAutoIncludes().SumAsync(meeting => meeting.Version + 1, cancel) + await db.Pilots.IgnoreAutoIncludes().SumAsync(pilot => pilot.Version + 1, cancel)
            + await db.Courses.IgnoreAutoIncludes().SumAsync(course => course.Version + 1, cancel) + await db.Linkages.IgnoreAutoIncludes().SumAsync(linkage => linkage.Version + 1, cancel)
            + await db.Parks.IgnoreAutoIncludes().SumAsync(park => park.Version + 1, cancel) + await db.CompatibilityRows.SumAsync(row => row.Version + 1, cancel) + await db.ParkRisks.SumAsync(risk => risk.Version + 1, cancel)
            + await db.Documents.IgnoreAutoIncludes().SumAsync(document => document.Version + 1, cancel) + await db.SideRequests.IgnoreAutoIncludes().SumAsync(request => request.Version + 1, cancel);
        var owners = present.Where(entry => entry.Kind == TextKind.Memorandum || entry.Kind == TextKind.Park || entry.Kind == TextKind.Risk
            || (entry.Kind == TextKind.Compatibility && db.CompatibilityRows.Any(row => row.Id == entry.AggregateId && (row.TaskPlan == null || row.TaskPlan == plan.Code)))
            || (entry.Kind == TextKind.Owner && db.TaskOwners.Any(owner => owner.OwnerId == entry.AggregateId && db.Tasks.Any(task => task.Id == owner.TaskId && task.PlanId == plan.Id)))
            || (entry.Kind == TextKind.Course && db.Courses.IgnoreAutoIncludes().Any(course => course.Id == entry.AggregateId && course.Starts >= plan.PeriodStart && course.Starts <= plan.PeriodEnd))
            || (entry.Kind == TextKind.Linkage && db.Linkages.IgnoreAutoIncludes().Any(linkage => linkage.Id == entry.AggregateId && (linkage.TaskPlan == null || linkage.TaskPlan == plan.Code)))
            || (entry.Kind == TextKind.Meeting && db.Meetings.IgnoreAutoIncludes().Any(meeting => meeting.Id == entry.AggregateId && meeting.On >= plan.PeriodStart && meeting.On <= plan.PeriodEnd
                // Nobody can write in minutes that wait for signatures or have them.
                && (meeting.Minutes == MinutesState.Open || entry.Field.StartsWith(Meeting.OutcomePrefix))))
            || (entry.Kind == TextKind.SideRequest && db.SideRequests.IgnoreAutoIncludes().Any(request => request.Id == entry.AggregateId && request.AskedOn >= plan.PeriodStart && request.AskedOn <= plan.PeriodEnd))
            || (entry.Kind == TextKind.Document && db.Documents.IgnoreAutoIncludes().Any(document => document.Id == entry.AggregateId && (document.SectorPlan == null || document.SectorPlan == plan.Code)))
            || (entry.Kind == TextKind.Pilot && db.Pilots.IgnoreAutoIncludes().Any(pilot => pilot.Id == entry.AggregateId && (pilot.SectorPlan == null || pilot.SectorPlan == plan.Code)
                // So with what is signed of a pilot model.
                && !((pilot.SheetSigning == SheetSigning.ForSignature || pilot.SheetSigning == SheetSigning.Signed) && (entry.Field == nameof(PilotModel.Title) || entry.Field.StartsWith(nameof(JointScore) + ":"))))));
        return new OpenScope(plan, null, $"{plan.Id}/{plan.Revision}/{versions}", own, owners);
    }

    /// <summary>Whether renderings may still be written; what is agreed in a plan is frozen before its progress and its owners.</summary>
    public async Task<(bool Agreed, bool Others)> AreOpenAsync(VisibleDb db, CancellationToken cancel)
    {
        if (Report is { } report)
        {
            var isDraft = report.State == ReportState.Draft;
            return (isDraft, isDraft);
        }

        var round = await PlanParts.OpenRoundAsync(db.Whole, Plan, cancel);
        return (Plan.State == PlanState.Draft || (Plan.State == PlanState.InReview && round?.Signatures.Count is null or 0), true);
    }
}

internal static class TextStates
{
    public static readonly IReadOnlyList<RenderingState> Open = [RenderingState.Missing, RenderingState.Stale];

    public static IQueryable<TextEntry> InState(this IQueryable<TextEntry> entries, Language language, IReadOnlyList<RenderingState> states)
    {
        var column = TextEntry.StateColumn(language);
        return entries.Where(entry => states.Contains(EF.Property<RenderingState>(entry, column)));
    }

    public static IOrderedQueryable<TextEntry> AsRead(this IQueryable<TextEntry> entries) =>
        entries.OrderBy(entry => entry.Place).ThenBy(entry => entry.AggregateId).ThenBy(entry => entry.Position);
}
