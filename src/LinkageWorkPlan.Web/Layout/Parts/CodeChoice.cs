using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What can be chosen from a short list.</summary>
public sealed record CodeChoice(string Code, LocalizedText Title);

internal static class ContentChoices
{
    /// <summary>Contents of the memorandum, in the order of their codes.</summary>
    /// <param name="named">Those of these codes; null for all of them.</param>
    public static async Task<IReadOnlyList<CodeChoice>> ContentChoicesAsync(this VisibleDb db, CancellationToken cancel, IReadOnlyList<string>? named = null)
    {
        var codes = named?.ToList();
        return codes is [] ? [] : await db.Memorandum.Where(each => codes == null || codes.Contains(each.Code)).OrderBy(each => each.SortKey).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancel);
    }
}
