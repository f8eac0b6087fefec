using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What is agreed of a milestone except its title. A member that is added here is edited, compared and signed everywhere.</summary>
public abstract record MilestoneValues
{
    /// <summary>The task's code and a number, as in "A1.2"; unique in the plan.</summary>
    public string Code { get; init; } = string.Empty;

    public MilestoneType Type { get; init; }

    /// <summary>The agreed day; null while not yet known.</summary>
    public DateOnly? Planned { get; init; }
}

/// <summary>The same with its title: as it is kept (<see cref="LocalizedText"/>), or as a form holds it (<see cref="TextWords"/>).</summary>
public abstract record MilestoneValues<TText> : MilestoneValues
    where TText : class, IText<TText>
{
    protected MilestoneValues()
    {
    }

    /// <summary>The values of another, and this title.</summary>
    protected MilestoneValues(MilestoneValues other, TText title)
        : base(other) => Title = title;

    public TText Title { get; init; } = TText.None;
}

/// <summary>What is agreed of a milestone, as one value: an amendment replaces it, and co-chairs sign it.</summary>
public record AgreedMilestone : MilestoneValues<LocalizedText>
{
    public AgreedMilestone()
    {
    }

    protected AgreedMilestone(MilestoneValues other, LocalizedText title)
        : base(other, title)
    {
    }

    /// <summary>True where both say the same to a reader: who checked the title's rendering does not count.</summary>
    public bool SaysTheSame(AgreedMilestone other) =>
        Title.SaysTheSame(other.Title) && Alone() with { Title = LocalizedText.Empty } == other.Alone() with { Title = LocalizedText.Empty };

    /// <summary>Without what a derived record adds.</summary>
    public AgreedMilestone Alone() => new(this);
}

/// <summary>A milestone as the editor sends it and an amendment keeps it.</summary>
public sealed record MilestoneContent : AgreedMilestone
{
    public MilestoneContent()
    {
    }

    public MilestoneContent(MilestoneValues other, LocalizedText title)
        : base(other, title)
    {
    }

    /// <summary>Null for a new milestone.</summary>
    public Guid? Id { get; init; }
}
