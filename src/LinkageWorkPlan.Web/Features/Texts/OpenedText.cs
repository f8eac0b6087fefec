using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text found for writing, with what it belongs to locked.</summary>
/// <param name="Plan">The plan it is agreed in; null where no agreement holds it.</param>
internal sealed record OpenedText(ITranslatable Aggregate, TextPlace Place, WorkPlan? Plan)
{
    /// <param name="seen">What the form was opened with (<see cref="TextStamp"/>).</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody wrote this text since.</exception>
    public static async Task<OpenedText> FindAsync(WorkPlanDb db, TextKind kind, Guid id, string field, string seen, CancellationToken cancel)
    {
        var (aggregate, plan) = await TextSource.Of(kind).OpenAsync(db, id, cancel);
        var place = aggregate?.Texts.FirstOrDefault(each => each.Field == field) ?? throw new RuleException(Rules.NotFound);
        return TextStamp.Of(place.Text) == seen
            ? new OpenedText(aggregate, place, plan)
            : throw new StaleVersionException(db.Entry(aggregate).SubjectId(), change => change is { Language: { } language, After: { } words } && words == place.Text[language]?.Text);
    }
}

/// <summary>A change to an owner's name is a change to every plan that names the owner.</summary>
internal static class OwnerPlans
{
    /// <summary>Locks the plans that are not yet adopted and name the owner, and puts the new name before the co-chairs where one is in review.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>: a plan with this name is being signed.</exception>
    public static Task FollowAsync(WorkPlanDb db, Owner owner, CancellationToken cancel) => FollowAsync(db, [owner.Id], cancel);

    /// <summary>The same for many owners, each plan once.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>.</exception>
    public static async Task FollowAsync(WorkPlanDb db, IReadOnlyCollection<Guid> owners, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(plan => plan.State == PlanState.InReview && db.Tasks.Any(task => task.PlanId == plan.Id && task.Owners.Any(each => owners.Contains(each.OwnerId))))
            .Select(plan => plan.Id).ToListAsync(cancel);
        foreach (var id in plans)
        {
            var plan = await db.LockPlanAsync(id, cancel);
            var round = await PlanParts.OpenRoundAsync(db, plan, cancel);
            plan.RequireTextsOpen(round?.Signatures.Count > 0);
            await PlanParts.RefreshRoundAsync(db, plan, cancel);
        }
    }
}
