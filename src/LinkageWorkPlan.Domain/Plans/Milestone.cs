using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A dated event by which a task's progress is judged.</summary>
public sealed class Milestone
{
    public const int CodeMax = 20;
    public const int TitleMax = 300;

    private Milestone()
    {
    }

    internal Milestone(Guid taskId, MilestoneContent content)
    {
        Id = content.Id ?? Guid.CreateVersion7();
        TaskId = taskId;
        Revise(content);
    }

    public Guid Id { get; private set; }
    public Guid TaskId { get; private set; }

    /// <summary>The task's code and a number, as in "A1.2"; unique in the task.</summary>
    public string Code { get; private set; } = string.Empty;

    public MilestoneType Type { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    /// <summary>The agreed day.</summary>
    public DateOnly? Planned { get; private set; }

    /// <summary>The agreed day at adoption; null before.</summary>
    public DateOnly? Baseline { get; private set; }

    /// <summary>The day it is now expected, where a delay was reported.</summary>
    public DateOnly? Expected { get; private set; }

    /// <summary>The day it was reached; null while open.</summary>
    public DateOnly? Reached { get; private set; }

    public MilestoneContent ToContent() => new() { Id = Id, Code = Code, Type = Type, Title = Title, Planned = Planned };

    /// <exception cref="Failures.RuleException">A code is missing, or a text breaks its limit.</exception>
    internal static void Require(MilestoneContent content)
    {
        Check.Code(content.Code, nameof(Code), CodeMax);
        Check.Text(content.Title, nameof(Title), TitleMax);
    }

    internal void Revise(MilestoneContent content)
    {
        Require(content);
        (Code, Type, Title, Planned) = (TextNormalizer.Normalize(content.Code), content.Type, content.Title, content.Planned);
    }

    internal void SetTitle(LocalizedText title) => Title = Check.Text(title, nameof(Title), TitleMax);

    internal void FreezeBaseline() => Baseline = Planned;

    internal void Follow(DateOnly? reached, DateOnly? expected)
    {
        Reached = reached;
        Expected = expected;
    }
}
