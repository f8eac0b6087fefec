using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A linkage of enterprises as it stood at the cut-off.</summary>
/// <param name="Vietnam">Name of the Vietnamese enterprise; in every language, since a spelling is no translation.</param>
/// <param name="Since">The day on which it reached the stage.</param>
/// <param name="Pilot">Code of the pilot model that it belongs to; null for none.</param>
/// <param name="TaskCode">The task that it belongs to, with its plan where that is an earlier one; null for none.</param>
public sealed record LinkageRow(string Code, LocalizedText Vietnam, LocalizedText Laos, LocalizedText Title, LocalizedText Obstacles, LinkageStage Stage, DateOnly Since, string? Pilot, string? TaskCode);

/// <summary>What enterprises are counted by. In the order of their tables.</summary>
public enum LinkageGroup
{
    Sector,
    Size,
    Zone,
}

/// <summary>What counts of an enterprise.</summary>
/// <param name="Furthest">The furthest stage of its linkages that did not end; null for none.</param>
public sealed record CountedEnterprise(Side Side, SectorLink? Sector, EnterpriseSize Size, ZoneKind Zone, LinkageStage? Furthest);

/// <summary>Enterprises of one side in one group. Each counts once, at the furthest stage of its linkages.</summary>
/// <param name="Code">Of the sector, with its plan where that is another one than the newest; else the name of size or zone.</param>
/// <param name="Title">Of the sector; empty for sizes and zones, and where no sector is known.</param>
/// <param name="Enterprises">All that are in the register.</param>
public sealed record LinkageCountRow(LinkageGroup Group, string Code, LocalizedText Title, Side Side, int Enterprises, int Contact, int Agreement, int Contract, int Trade)
{
    /// <param name="sectors">In the order in which they are listed.</param>
    /// <returns>Both sides of each group that has an enterprise, by group.</returns>
    public static IReadOnlyList<LinkageCountRow> Of(IReadOnlyCollection<CountedEnterprise> enterprises, IReadOnlyList<(SectorLink Link, LocalizedText Title)> sectors)
    {
        var places = sectors.Index().ToDictionary(each => each.Item.Link, each => each.Index);
        return
        [
            .. enterprises.GroupBy(each => each.Sector).OrderBy(group => group.Key is { } link ? places.GetValueOrDefault(link, places.Count) : int.MaxValue).ThenBy(group => group.Key?.Key, StringComparer.Ordinal)
                .SelectMany(group => Rows(LinkageGroup.Sector, CodeOf(group.Key), group.Key is { } link && places.TryGetValue(link, out var at) ? sectors[at].Title : LocalizedText.Empty, group)),
            .. enterprises.GroupBy(each => each.Size).OrderBy(group => group.Key).SelectMany(group => Rows(LinkageGroup.Size, group.Key.ToString(), LocalizedText.Empty, group)),
            .. enterprises.GroupBy(each => each.Zone).OrderBy(group => group.Key).SelectMany(group => Rows(LinkageGroup.Zone, group.Key.ToString(), LocalizedText.Empty, group)),
        ];

        string CodeOf(SectorLink? link) => link is null ? string.Empty : sectors.Count > 0 && sectors[0].Link.PlanCode == link.PlanCode ? link.Code : WorkTask.PlaceOf(link.PlanCode, link.Code);
    }

    private static IEnumerable<LinkageCountRow> Rows(LinkageGroup group, string code, LocalizedText title, IEnumerable<CountedEnterprise> enterprises)
    {
        var bySide = enterprises.ToLookup(each => each.Side);
        return Sides.Both.Select(side => new LinkageCountRow(
            group, code, title, side, bySide[side].Count(), At(side, LinkageStage.Contact), At(side, LinkageStage.Agreement), At(side, LinkageStage.Contract), At(side, LinkageStage.Trade)));

        int At(Side side, LinkageStage stage) => bySide[side].Count(each => each.Furthest == stage);
    }
}
