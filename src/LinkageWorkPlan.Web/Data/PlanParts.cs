using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>A plan and all that belongs to its agreement, loaded together: for the checks before review and for what is signed.</summary>
/// <param name="Tasks">In the order of lists.</param>
/// <param name="Owners">Those that the tasks name.</param>
/// <param name="Indicators">In the order of their codes.</param>
/// <param name="Memorandum">Its contents that the tasks name, in the order of their codes.</param>
public sealed record PlanParts(WorkPlan Plan, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Owner> Owners, IReadOnlyList<Indicator> Indicators, IReadOnlyList<MemorandumItem> Memorandum)
{
    /// <param name="plan">With its pillars, as <see cref="Locks.LockPlanAsync"/> gives it.</param>
    public static async Task<PlanParts> LoadAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners)
            .AsSplitQuery().OrderBy(task => task.SortKey).ToListAsync(cancel);
        var named = db.Tasks.Where(task => task.PlanId == plan.Id).SelectMany(task => task.Owners).Select(each => each.OwnerId);
        var owners = await db.Owners.Where(owner => named.Contains(owner.Id)).ToListAsync(cancel);
        var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancel);
        var contents = tasks.SelectMany(task => task.Agreed.Contents).Distinct().ToList();
        var memorandum = contents.Count == 0 ? [] : await db.Memorandum.Where(each => contents.Contains(each.Code)).OrderBy(each => each.SortKey).ToListAsync(cancel);
        return new PlanParts(plan, tasks, owners, indicators, memorandum);
    }

    /// <summary>The plan's content as it now is in the database, without following what is loaded.</summary>
    public static async Task<PlanContent> ContentAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel)
    {
        var tasks = await db.Tasks.AsNoTracking().Include(task => task.Milestones).Include(task => task.Owners)
            .Where(task => task.PlanId == plan.Id).AsSplitQuery().ToListAsync(cancel);
        var owners = await db.Owners.AsNoTracking().ToDictionaryAsync(owner => owner.Id, cancel);
        var indicators = await db.Indicators.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancel);
        return PlanContent.Of(plan, tasks, owners, indicators, await db.Memorandum.AsNoTracking().ToListAsync(cancel));
    }

    public PlanContent Content() => PlanContent.Of(Plan, Tasks, Owners.ToDictionary(each => each.Id), Indicators, Memorandum);

    /// <summary>What must be changed before anyone can ask for review.</summary>
    /// <param name="fonts">What can be printed.</param>
    public IReadOnlyList<BrokenRule> BeforeReview(FontCoverage fonts) =>
        [.. TaskRules.BeforeReview(Plan, Tasks, Owners.ToDictionary(each => each.Id, each => each.Side)), .. UnprintedLetters.Of(Content().ToCanonical(), fonts)];

    /// <summary>Which texts must be rendered before anyone can sign: vi and lo there, none stale, all to be printed, in the order in which the plan is read.</summary>
    public IReadOnlyList<BrokenRule> BeforeSigning(FontCoverage fonts) => [.. TextsBeforeSigning(), .. UnprintedLetters.Of(Content().ToCanonical(), fonts)];

    private IEnumerable<BrokenRule> TextsBeforeSigning() =>
    [
        .. TaskRules.OfTexts(Plan.Code, Plan.Texts),
        .. Tasks.SelectMany(task => TaskRules.OfTexts(task.Code, task.Texts)),
        .. Indicators.SelectMany(indicator => TaskRules.OfTexts(indicator.Code, indicator.AgreedTexts.Where(each => !each.Text.IsEmpty))),
        .. Owners.SelectMany(owner => TaskRules.OfTexts(owner.Name.ToString(), owner.Texts)),
        .. Memorandum.SelectMany(item => TaskRules.OfTexts(item.Code, item.Texts)),
    ];

    /// <summary>
    /// Puts the content as it is now into the plan's open round, if there is one: a rendering that was filled in after the review began is
    /// part of what is shown and signed.
    /// </summary>
    public static async Task RefreshRoundAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel)
    {
        if (plan.State == PlanState.InReview && await OpenRoundAsync(db, plan, cancel) is { } round)
        {
            var parts = await LoadAsync(db, plan, cancel);
            round.Replace(parts.Content().ToCanonical());
        }
    }

    public static Task<SignOffRound?> OpenRoundAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel) =>
        db.Rounds.AsSplitQuery().SingleOrDefaultAsync(round => round.Subject == SignOffSubject.Plan && round.SubjectId == plan.Id && round.State == RoundState.Open, cancel);
}
