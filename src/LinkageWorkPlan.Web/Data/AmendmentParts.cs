using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>An amendment with all that it is judged by.</summary>
/// <param name="Tasks">All of the plan's, in the order of lists.</param>
/// <param name="Owners">Everybody, by id.</param>
/// <param name="Indicators">All of the plan's, with their figures.</param>
/// <param name="Issued">Its reports that both sides signed.</param>
/// <param name="Memorandum">All of its contents.</param>
internal sealed record AmendmentParts(
    WorkPlan Plan, Amendment Amendment, IReadOnlyList<WorkTask> Tasks, IReadOnlyDictionary<Guid, Owner> Owners, IReadOnlyList<Indicator> Indicators, IReadOnlyList<CoveredPeriod> Issued,
    IReadOnlyList<MemorandumItem> Memorandum)
{
    /// <param name="plan">With its pillars.</param>
    /// <param name="amendment">With its items.</param>
    public static async Task<AmendmentParts> LoadAsync(WorkPlanDb db, WorkPlan plan, Amendment amendment, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().OrderBy(task => task.SortKey).ToListAsync(cancel);
        var issued = await db.Reports.Where(each => each.PlanId == plan.Id && each.Issue != null).OrderBy(each => each.Code)
            .Select(each => new CoveredPeriod(each.Code, each.Kind, each.PeriodStart, each.PeriodEnd)).ToListAsync(cancel);
        var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancel);
        return new AmendmentParts(plan, amendment, tasks, await db.Owners.ToDictionaryAsync(owner => owner.Id, cancel), indicators, issued, await db.Memorandum.ToListAsync(cancel));
    }

    public AmendmentContent Content() => AmendmentContent.Of(Plan, Amendment, Owners, Memorandum);

    /// <summary>What must be changed before anyone can sign, the names of owners and letters that cannot be printed included.</summary>
    public IReadOnlyList<BrokenRule> BeforeSigning(FontCoverage fonts) =>
    [
        .. AmendmentRules.BeforeSigning(Plan, Amendment, Tasks, Owners.ToDictionary(each => each.Key, each => each.Value.Side), Indicators, Issued),
        .. Amendment.Items.SelectMany(item => item.After?.Owners ?? []).Distinct().Where(Owners.ContainsKey).Select(id => Owners[id]).SelectMany(owner => TaskRules.OfTexts(owner.Name.ToString(), owner.Texts)),
        .. Memorandum.Where(item => Amendment.Items.Any(each => each.Before?.Contents.Contains(item.Code) == true || each.After?.Contents.Contains(item.Code) == true)).SelectMany(item => TaskRules.OfTexts(item.Code, item.Texts)),
        .. UnprintedLetters.Of(Content().ToCanonical(), fonts),
    ];
}
