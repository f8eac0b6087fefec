using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>What comments are about.</summary>
internal static class CommentSubjects
{
    /// <summary>Loads the subject, under whose name the history tells of its comments, after its plan was locked.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, or the plan is closed.</exception>
    public static async Task<WorkPlan> LockCommentSubjectAsync(this WorkPlanDb db, CommentAbout about, Guid id, CancellationToken cancel)
    {
        var plan = about switch
        {
            CommentAbout.Task => await db.HoldPlanAsync(db.Tasks.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId), cancel),
            CommentAbout.Amendment => await db.HoldPlanAsync(db.Amendments.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId), cancel),
            CommentAbout.Report => await db.HoldPlanAsync(db.Reports.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId), cancel),
        };
        object? subject = about switch
        {
            CommentAbout.Task => await db.Tasks.SingleOrDefaultAsync(each => each.Id == id, cancel),
            CommentAbout.Amendment => await db.Amendments.SingleOrDefaultAsync(each => each.Id == id, cancel),
            CommentAbout.Report => await db.HoldReportAsync(id, cancel),
        };
        if (subject is null)
        {
            throw new RuleException(Rules.NotFound);
        }

        plan.RequireNotClosed();
        return plan;
    }

    /// <summary>Comments go with what they are about; the history keeps what they said.</summary>
    public static async Task RemoveOrphansAsync(WorkPlanDb db, CancellationToken cancel)
    {
        var gone = db.ChangeTracker.Entries().Where(each => each is { State: EntityState.Deleted, Entity: WorkTask or Report or Amendment }).Select(each => each.OwnId()).OfType<Guid>().ToList();
        foreach (var some in gone.Chunk(500))
        {
            db.Comments.RemoveRange(await db.Comments.Where(each => some.Contains(each.SubjectId)).ToListAsync(cancel));
        }
    }
}
