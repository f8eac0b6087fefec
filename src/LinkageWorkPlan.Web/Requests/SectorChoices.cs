using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A sector of an adopted plan, as its plan names it.</summary>
public sealed record SectorChoice(SectorLink Link, LocalizedText Title);

internal static class SectorChoices
{
    /// <returns>Empty where there is none, or where its plan has it no more.</returns>
    public static LocalizedText TitleOf(this IReadOnlyList<SectorChoice> choices, SectorLink? link) => choices.FirstOrDefault(each => each.Link == link)?.Title ?? LocalizedText.Empty;
}
