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

    /// <summary>All texts, in the order a person reads them.</summary>
    public IEnumerable<TextPlace> Texts => Pillars.Select(each => new TextPlace(WorkPlan.PillarPrefix + each.Code, each.Title, Pillar.TitleMax))
        .Prepend(new TextPlace(nameof(Title), Title, WorkPlan.TitleMax)).Where(each => !each.Text.IsEmpty);

    /// <summary>True where both say the same to a reader.</summary>
    public bool SaysTheSame(PlanOutline other) =>
        (PeriodStart, PeriodEnd) == (other.PeriodStart, other.PeriodEnd)
        && Title.SaysTheSame(other.Title)
        && Pillars.Select(each => each.Code).SequenceEqual(other.Pillars.Select(each => each.Code))
        && Pillars.Zip(other.Pillars).All(pair => pair.First.Title.SaysTheSame(pair.Second.Title));

    internal PlanOutline Confirm() => this with { Title = Title.Confirm(), Pillars = [.. Pillars.Select(each => each with { Title = each.Title.Confirm() })] };
}

/// <param name="Code">Never changes once it is agreed: codes of tasks begin with it.</param>
public sealed record PillarContent(string Code, LocalizedText Title);
