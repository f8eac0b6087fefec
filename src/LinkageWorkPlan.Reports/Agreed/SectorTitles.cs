using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>Titles of sectors by code, in their order.</summary>
public static class SectorTitles
{
    /// <param name="lists">Where a code is in several, the first holds.</param>
    public static IReadOnlyDictionary<string, LocalizedText> Of(params IReadOnlyList<Sector>[] lists)
    {
        var titles = new OrderedDictionary<string, LocalizedText>();
        foreach (var each in lists.SelectMany(list => list))
        {
            titles.TryAdd(each.Code, each.Title);
        }

        return titles;
    }
}
