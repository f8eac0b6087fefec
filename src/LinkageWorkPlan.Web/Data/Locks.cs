using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// Changes to one plan or report are served one at a time: raising the revision first takes the row's lock on every database,
/// so that nobody signs while somebody edits, and the revision tells caches that something changed.
/// </summary>
public static class Locks
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<WorkPlan> LockPlanAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.Plans.Where(plan => plan.Id == id).ExecuteUpdateAsync(set => set.SetProperty(plan => plan.Revision, plan => plan.Revision + 1), cancel);
        return await db.Plans.Include(plan => plan.Pillars).SingleOrDefaultAsync(plan => plan.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
    }

    /// <summary>Locks the plan's row as <see cref="LockPlanAsync"/> does, and leaves its revision: nothing of the plan itself changes, so what is cached of it stays right.</summary>
    public static Task HoldPlanAsync(this WorkPlanDb db, IQueryable<WorkPlan> which, CancellationToken cancel) =>
        which.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.Revision, plan => plan.Revision), cancel);

    /// <summary>Takes the plan's lock for something that changes nothing of the plan itself: no cache forgets the plan for that.</summary>
    /// <param name="plan">Its id; nothing where there is none.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<WorkPlan> HoldPlanAsync(this WorkPlanDb db, IQueryable<Guid?> plan, CancellationToken cancel)
    {
        var id = await plan.SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        await db.HoldPlanAsync(db.Plans.Where(each => each.Id == id), cancel);
        return await db.Plans.SingleAsync(each => each.Id == id, cancel);
    }

    /// <summary>As <see cref="HoldPlanAsync"/>; after the plan's, as everywhere.</summary>
    /// <returns>Null where there is none.</returns>
    public static async Task<Report?> HoldReportAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.Reports.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Revision, each => each.Revision), cancel);
        return await db.Reports.SingleOrDefaultAsync(each => each.Id == id, cancel);
    }

    /// <summary>Locks the task's plan, then loads the task with its owners and milestones.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<(WorkPlan Plan, WorkTask Task)> LockTaskAsync(this WorkPlanDb db, Guid taskId, CancellationToken cancel)
    {
        var planId = await db.Tasks.Where(each => each.Id == taskId).Select(each => each.PlanId).SingleOrDefaultAsync(cancel);
        var plan = await db.LockPlanAsync(planId, cancel);
        var task = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == taskId, cancel);
        return (plan, task ?? throw new RuleException(Rules.NotFound));
    }

    /// <summary>An amendment is changed and signed under its plan's lock.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<(WorkPlan Plan, Amendment Amendment)> LockAmendmentAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        var planId = await db.Amendments.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        return (plan, await db.Amendments.Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().SingleAsync(each => each.Id == id, cancel));
    }

    /// <summary>Takes the meeting's lock, and changes nothing of it.</summary>
    public static Task HoldMeetingAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        db.Meetings.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Version, each => each.Version), cancel);

    /// <summary>Minutes are sent, signed and sent back under their meeting's lock.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Meeting> LockMeetingAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.HoldMeetingAsync(id, cancel);
        return await db.Meetings.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
    }

    /// <summary>Takes the lock of a round of scoring, and changes nothing of it.</summary>
    public static Task HoldSheetAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        db.ScoringSheets.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Number, each => each.Number), cancel);

    /// <summary>A round of scoring is changed one at a time, and so is what belongs to it: of two members who finish together, one is the last.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<ScoringSheet> LockSheetAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.HoldSheetAsync(id, cancel);
        return await db.ScoringSheets.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Report> LockReportAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.Reports.Where(report => report.Id == id).ExecuteUpdateAsync(set => set.SetProperty(report => report.Revision, report => report.Revision + 1), cancel);
        return await db.Reports.Include(report => report.Sections.OrderBy(section => section.Order)).Include(report => report.Proposals.OrderBy(proposal => proposal.Order)).Include(report => report.Answers).Include(report => report.Consents)
            .AsSplitQuery().SingleOrDefaultAsync(report => report.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
    }
}
