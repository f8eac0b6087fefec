using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Contents of the memorandum that something beside the plans names: decisions, pilot models, courses and documents.</summary>
internal static class NamedContents
{
    /// <summary>Those that there are not; one that was named before is left to it. None of them is removed until this is saved.</summary>
    /// <param name="before">What it named.</param>
    public static async Task<IReadOnlyList<BrokenRule>> UnknownContentsAsync(this WorkPlanDb db, IReadOnlyList<string> named, IReadOnlyList<string> before, CancellationToken cancel)
    {
        if (named.Count == 0)
        {
            return [];
        }

        await db.HoldPlanAsync(db.Plans, cancel);
        var known = (await db.Memorandum.Select(each => each.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return MemorandumItem.Unknown(known, named, before);
    }

    /// <exception cref="RuleException"><see cref="Rules.ContentUnknown"/>.</exception>
    /// <inheritdoc cref="UnknownContentsAsync"/>
    public static async Task RequireContentsAsync(this WorkPlanDb db, IReadOnlyList<string> named, IReadOnlyList<string> before, CancellationToken cancel)
    {
        if (await db.UnknownContentsAsync(named, before, cancel) is { Count: > 0 } broken)
        {
            throw new RuleException(broken);
        }
    }
}
