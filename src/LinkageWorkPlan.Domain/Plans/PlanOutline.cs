using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What is agreed of a plan besides its tasks and indicators: an amendment keeps it whole.</summary>
public sealed record PlanOutline
{
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>First day, inclusive.</summary>
    public DateOnly PeriodStart { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly PeriodEnd { get; init; }

    /// <summary>In the plan's order.</summary>
    public IReadOnlyList<PillarContent> Pillars { get; init; } = [];

    /// <summary>In the plan's order.</summary>
    public IReadOnlyList<Sector> Sectors { get; init; } = [];

    /// <summary>All texts, in the order a person reads them.</summary>
    public IEnumerable<TextPlace> Texts => Pillars.Select(each => new TextPlace(WorkPlan.PillarPrefix + each.Code, each.Title, Pillar.TitleMax))
        .Concat(Sectors.Select(each => new TextPlace(WorkPlan.SectorPrefix + each.Code, each.Title, Sector.TitleMax)))
        .Prepend(new TextPlace(nameof(Title), Title, WorkPlan.TitleMax)).Where(each => !each.Text.IsEmpty);

    /// <summary>True where both say the same to a reader.</summary>
    public bool SaysTheSame(PlanOutline other) =>
        (PeriodStart, PeriodEnd) == (other.PeriodStart, other.PeriodEnd)
        && Title.SaysTheSame(other.Title)
        && Pillars.Select(each => each.Code).SequenceEqual(other.Pillars.Select(each => each.Code))
        && Pillars.Zip(other.Pillars).All(pair => pair.First.Title.SaysTheSame(pair.Second.Title))
        && Sectors.Select(each => each.Code).SequenceEqual(other.Sectors.Select(each => each.Code))
        && Sectors.Zip(other.Sectors).All(pair => pair.First.Title.SaysTheSame(pair.Second.Title));

    /// <summary>What a part of a pillar is called in messages and forms, by its place in the order, from 0.</summary>
    public static string PillarField(int place, string part) => string.Create(CultureInfo.InvariantCulture, $"{WorkPlan.PillarPrefix}{place}:{part}");

    /// <summary>The same of a sector.</summary>
    public static string SectorField(int place, string part) => string.Create(CultureInfo.InvariantCulture, $"{WorkPlan.SectorPrefix}{place}:{part}");

    internal PlanOutline Confirm() => this with
    {
        Title = Title.Confirm(),
        Pillars = [.. Pillars.Select(each => each with { Title = each.Title.Confirm() })],
        Sectors = [.. Sectors.Select(each => each with { Title = each.Title.Confirm() })],
    };
}

/// <param name="Code">Never changes once it is agreed: codes of tasks begin with it.</param>
public sealed record PillarContent(string Code, LocalizedText Title);
