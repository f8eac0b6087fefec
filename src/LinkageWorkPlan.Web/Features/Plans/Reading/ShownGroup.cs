using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A group of a plan's tasks, as list, grid and Gantt chart head it.</summary>
/// <param name="Tasks">On all pages.</param>
/// <param name="Name">Of an owner; null for others.</param>
public sealed record ShownGroup(int Tasks, LocalizedText? Name);

internal static class GroupHeadings
{
    /// <summary>What a heading says.</summary>
    /// <param name="key">As <see cref="TaskGroups"/> gives it; empty for tasks that have none.</param>
    public static string Of(Loc loc, PlanGroup? group, string key, PlanTotals totals, IReadOnlyDictionary<string, ShownGroup> groups) => key.Length == 0 ? loc["PlanView.GroupNone"] : group switch
    {
        PlanGroup.Pillar => TextOf(group, key, totals, groups) is { } title ? $"{key}. {title.For(loc.Language)}" : key,
        PlanGroup.Side => loc.Name(Enum.Parse<Side>(key)),
        PlanGroup.Month => DateText.MonthYear(PlanAddress.ReadMonth(key) ?? default, loc.Language),
        PlanGroup.Sector or PlanGroup.Owner or null => TextOf(group, key, totals, groups)?.For(loc.Language) ?? key,
    };

    /// <summary>The language in which a heading is said.</summary>
    public static string LanguageOf(Language reader, PlanGroup? group, string key, PlanTotals totals, IReadOnlyDictionary<string, ShownGroup> groups) =>
        (TextOf(group, key, totals, groups)?.ShownIn(reader) ?? reader).Code();

    private static LocalizedText? TextOf(PlanGroup? group, string key, PlanTotals totals, IReadOnlyDictionary<string, ShownGroup> groups) => group switch
    {
        PlanGroup.Pillar => totals.Pillar(key)?.Title,
        PlanGroup.Sector => totals.Sectors.FirstOrDefault(each => each.Code == key)?.Title,
        PlanGroup.Owner => groups.GetValueOrDefault(key)?.Name,
        PlanGroup.Side or PlanGroup.Month or null => null,
    };
}
