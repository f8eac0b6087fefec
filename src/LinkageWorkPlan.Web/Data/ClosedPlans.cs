using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// Nothing of a closed plan is saved, whatever a request wants to save: the rules refuse it before, with the same words, and this stands
/// behind them, so that none can be forgotten. The plan's own row is left to its rules, which open it again.
/// </summary>
internal static class ClosedPlans
{
    /// <summary>What is agreed, done, measured or reported of a plan. What reaches an issue from outside - receipts, directions, numbers, printed files - goes on.</summary>
    public static readonly IReadOnlySet<Type> Frozen = new HashSet<Type>
    {
        typeof(Pillar), typeof(WorkTask), typeof(Milestone), typeof(TaskOwner), typeof(Amendment), typeof(AmendmentItem), typeof(AmendmentIndicator), typeof(Indicator), typeof(IndicatorResult), typeof(ProgressUpdate),
        typeof(Spending), typeof(Evidence), typeof(Obstacle), typeof(Comment), typeof(CommentMention), typeof(WorkbookImport), typeof(Report), typeof(ReportSection), typeof(Proposal), typeof(WarningAnswer), typeof(ReportConsent), typeof(ReturnText),
    };

    /// <exception cref="RuleException"><see cref="Rules.PlanClosed"/>.</exception>
    public static async Task RefuseAsync(WorkPlanDb db, CancellationToken cancel)
    {
        var changed = db.ChangeTracker.Entries().Where(each => each.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Frozen.Contains(each.Metadata.ClrType)).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        if (!await db.Plans.AnyAsync(each => each.State == PlanState.Closed, cancel))
        {
            return;
        }

        var subjects = db.ChangeTracker.Entries<IAudited>().Select(each => each.Entity.ToSubject()).GroupBy(each => each.Id).ToDictionary(about => about.Key, about => about.First().PlanId);
        var plans = changed.Select(each => PlanOf(each, subjects)).OfType<Guid>().Distinct().ToList();
        if (await db.Plans.AsNoTracking().Where(each => plans.Contains(each.Id) && each.State == PlanState.Closed).Select(each => new { each.Code, each.ClosedOn }).FirstOrDefaultAsync(cancel) is { } closed)
        {
            throw new RuleException(Rules.PlanClosed, null, closed.Code, closed.ClosedOn!.Value);
        }
    }

    private static Guid? PlanOf(EntityEntry entry, Dictionary<Guid, Guid?> subjects) =>
        entry.Metadata.FindProperty(nameof(WorkTask.PlanId)) is { } place ? (Guid?)entry.Property(place.Name).CurrentValue
        : subjects.GetValueOrDefault(entry.SubjectId());
}
