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
        Id = Guid.CreateVersion7();
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

    internal void Revise(MilestoneContent content)
    {
        Code = Check.Text(content.Code, nameof(Code), CodeMax);
        Type = content.Type;
        Title = Check.Text(content.Title, nameof(Title), TitleMax);
        Planned = content.Planned;
    }

    internal void SetTitle(LocalizedText title) => Title = Check.Text(title, nameof(Title), TitleMax);

    internal void FreezeBaseline() => Baseline = Planned;

    internal void Follow(DateOnly? reached, DateOnly? expected)
    {
        Reached = reached;
        Expected = expected;
    }
}
