using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>The texts of a scope that this user may see. Whoever knows what they were at this revision does not ask for them again.</summary>
/// <param name="Report">Null for a plan's own texts.</param>
/// <param name="Task">Null for all of the plan's.</param>
/// <param name="Revision">Changes with every text of the scope.</param>
internal sealed record OpenScope(VisibleDb Db, WorkPlan Plan, Report? Report, Guid? Task, string Revision)
{
    /// <summary>In the order they are read (<see cref="TextEntry.Place"/>).</summary>
    public IQueryable<TextEntry> Own
    {
        get
        {
            var (db, plan, present) = (Db, Plan, Db.DeskTexts);
            if (Report is { } report)
            {
                return present.Where(entry => (entry.Kind == TextKind.Report && entry.AggregateId == report.Id)
                    || (entry.Kind == TextKind.Return && db.ReturnTexts.Any(text => text.Id == entry.AggregateId && text.SubjectId == report.Id)));
            }

            // What an amendment dropped is read where it is found, and nobody can write in it any more: it is no work.
            var own = present.Where(entry => entry.PlanId == plan.Id && entry.Kind != TextKind.Report
                && !(entry.Kind == TextKind.Return && db.ReturnTexts.Any(text => text.Id == entry.AggregateId && text.Subject == SignOffSubject.Report))
                && !(entry.Kind == TextKind.Task && db.Tasks.Any(task => task.Id == entry.AggregateId && task.DroppedOn != null))
                && !(entry.Kind == TextKind.Indicator && db.Indicators.Any(indicator => indicator.Id == entry.AggregateId && indicator.DroppedOn != null)));
            return Task is { } one ? own.Where(entry => entry.TaskId == one) : own;
        }
    }

    /// <summary>
    /// What stands beside the plans: names of those who work on the plan's tasks, the memorandum, meetings, courses and requests between the sides
    /// within its period, pilot models and documents of its sectors or of none, linkages of its tasks or of none, the joint industrial park.
    /// </summary>
    public IQueryable<TextEntry> Beside
    {
        get
        {
            var (db, plan, present) = (Db, Plan, Db.DeskTexts);
            if (Report is not null || Task is not null)
            {
                return present.Where(entry => false);
            }

            return present.Where(entry => entry.Kind == TextKind.Memorandum || entry.Kind == TextKind.Park || entry.Kind == TextKind.Risk
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
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: also where this user may not see it.</exception>
    public static async Task<OpenScope> OpenAsync(VisibleDb db, TextScope scope, CancellationToken cancel)
    {
        if (scope.ReportCode is { } reportCode)
        {
            var report = await db.ReportAsync(scope.PlanCode, reportCode, cancel);
            var reported = await db.Plans.AsNoTracking().SingleAsync(each => each.Id == report.PlanId, cancel);
            return new OpenScope(db, reported, report, null, $"{report.Id}/{report.Revision}");
        }

        var plan = await db.FindPlanAsync(scope.PlanCode, cancel);
        if (scope.TaskCode is { } taskCode)
        {
            // A task that is not there has no texts.
            var task = await db.Tasks.Where(each => each.PlanId == plan.Id && each.Code == taskCode).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancel) ?? Guid.Empty;
            return new OpenScope(db, plan, null, task, $"{plan.Id}/{plan.Revision}/{task}");
        }

        return new OpenScope(db, plan, null, null, $"{plan.Id}/{plan.Revision}/{await BesideVersionsAsync(db, cancel)}");
    }

    /// <summary>Every change in a plan raises its revision; what stands beside the plans has versions of its own, asked for at once.</summary>
    private static Task<int> BesideVersionsAsync(VisibleDb db, CancellationToken cancel) =>
        db.Owners.Select(each => each.Version + 1)
            .Concat(db.Memorandum.Select(each => each.Version + 1))
            .Concat(db.Meetings.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.Pilots.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.Courses.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.Linkages.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.Parks.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.CompatibilityRows.Select(each => each.Version + 1))
            .Concat(db.ParkRisks.Select(each => each.Version + 1))
            .Concat(db.Documents.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .Concat(db.SideRequests.IgnoreAutoIncludes().Select(each => each.Version + 1))
            .SumAsync(cancel);

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
