using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <param name="IsOpen">True where not both sides signed it.</param>
public sealed record NamedVersion(PlanVersion Version, bool IsOpen);

/// <summary>The contents that a plan has and had, as its reader may know them: from what was signed, word for word, wherever it was signed.</summary>
internal static class VisibleVersions
{
    /// <summary>Those of a plan that can be named, in the order in which they came; days are not among them.</summary>
    /// <param name="plan">That the reader was found to see.</param>
    public static async Task<IReadOnlyList<NamedVersion>> VersionsAsync(this VisibleDb db, WorkPlan plan, CancellationToken cancel)
    {
        if (!plan.IsAdopted)
        {
            return [new(PlanVersion.Now, IsOpen: true)];
        }

        var amendments = await Named(db, plan).OrderBy(each => each.Number).Select(each => new { each.Number, each.State }).ToListAsync(cancel);
        return [new(PlanVersion.Baseline, IsOpen: false), .. amendments.Select(each => new NamedVersion(PlanVersion.Of(each.Number), each.State != AmendmentState.InForce)), new(PlanVersion.Now, IsOpen: false)];
    }

    /// <summary>True where not both sides signed that content.</summary>
    public static async Task<bool> IsOpenAsync(this VisibleDb db, WorkPlan plan, PlanVersion version, CancellationToken cancel) =>
        !plan.IsAdopted || (version.Number is { } number && await Named(db, plan).AnyAsync(each => each.Number == number && each.State != AmendmentState.InForce, cancel));

    /// <param name="plan">With its pillars; that the reader was found to see.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such content; <see cref="Rules.VersionBeforeAdoption"/>.</exception>
    public static async Task<PlanContent> ContentAsync(this VisibleDb db, WorkPlan plan, PlanVersion version, CancellationToken cancel)
    {
        if (!plan.IsAdopted)
        {
            return version.Kind == PlanVersionKind.Now ? await PlanParts.ContentAsync(db.Whole, plan, cancel) : throw new RuleException(Rules.NotFound);
        }

        if (version.Day < plan.AdoptedOn)
        {
            throw new RuleException(Rules.VersionBeforeAdoption, null, plan.Code, plan.AdoptedOn);
        }

        var amendments = await Named(db, plan).AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().OrderBy(each => each.Number).ToListAsync(cancel);
        if (version.Number > (amendments.Count > 0 ? amendments[^1].Number : 0))
        {
            throw new RuleException(Rules.NotFound);
        }

        List<Guid> ids = [plan.Id, .. amendments.Select(each => each.Id)];
        var signed = (await db.Rounds.Where(each => ids.Contains(each.SubjectId) && (each.State == RoundState.Signed || each.State == RoundState.Open)).Select(each => new { each.SubjectId, each.Content }).ToListAsync(cancel))
            .ToDictionary(each => each.SubjectId, each => each.Content);
        var content = signed.TryGetValue(plan.Id, out var adopted) ? PlanContent.Read(adopted) : await BeforeAmendmentsAsync(db, plan, amendments, cancel);
        if (content.Sectors.Count == 0)
        {
            // Signed before plans had sectors of their own, or it had none: no difference to what holds.
            content = content with { Sectors = await db.Whole.SectorsAfterAsync(plan.Id, 0, cancel) };
        }

        var owners = await OwnersAsync(db, cancel);
        var memorandum = await db.Whole.Memorandum.AsNoTracking().ToListAsync(cancel);
        return amendments.Where(each => Reaches(version, each))
            .Aggregate(content, (now, each) => now.Amended(signed.TryGetValue(each.Id, out var words) ? AmendmentContent.Read(words) : AmendmentContent.Of(plan, each, owners, memorandum)));
    }

    private static IQueryable<Amendment> Named(VisibleDb db, WorkPlan plan) => db.Amendments.Where(each => each.PlanId == plan.Id && each.State != AmendmentState.Withdrawn);

    /// <summary>One that is open counts only where it is asked for by its number.</summary>
    private static bool Reaches(PlanVersion version, Amendment amendment) => version.Kind switch
    {
        PlanVersionKind.Baseline => false,
        PlanVersionKind.Amendment => amendment.Number <= version.Number && (amendment.State == AmendmentState.InForce || amendment.Number == version.Number),
        PlanVersionKind.Day => amendment.InForceOn <= version.Day,
        PlanVersionKind.Now => amendment.State == AmendmentState.InForce,
    };

    /// <summary>A plan that came into the database as adopted has no round.</summary>
    private static async Task<PlanContent> BeforeAmendmentsAsync(VisibleDb db, WorkPlan plan, List<Amendment> amendments, CancellationToken cancel)
    {
        IReadOnlyList<WorkTask> tasks = await db.Tasks.Include(task => task.Milestones).Include(task => task.Owners).Where(task => task.PlanId == plan.Id).AsSplitQuery().ToListAsync(cancel);
        IReadOnlyList<Indicator> indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).ToListAsync(cancel);
        var first = plan.With(plan.ToOutline());
        foreach (var amendment in amendments.Where(each => each.State == AmendmentState.InForce).Reverse())
        {
            (tasks, indicators) = (amendment.TakeBack(first, tasks), amendment.TakeBack(indicators));
        }

        return PlanContent.Of(first, tasks, await OwnersAsync(db, cancel), indicators, await db.Whole.Memorandum.AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>All of them: who is named in a content that the reader may see need not work on any task that is there today.</summary>
    private static Task<Dictionary<Guid, Owner>> OwnersAsync(VisibleDb db, CancellationToken cancel) => db.Whole.Owners.AsNoTracking().ToDictionaryAsync(each => each.Id, cancel);
}
