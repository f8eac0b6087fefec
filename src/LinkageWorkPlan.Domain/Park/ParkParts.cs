using System.Globalization;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Park;

/// <summary>A step of the programme, with the gate at its end.</summary>
public sealed class ParkStep
{
    public const int TitleMax = 300;
    public const int GateMax = 2000;
    public const int CodeMax = 4;

    private ParkStep()
    {
    }

    internal ParkStep(Guid programmeId, int number, LocalizedText title, LocalizedText gate)
    {
        Id = Guid.CreateVersion7();
        (ProgrammeId, Number, Code) = (programmeId, number, CodeOf(number));
        Take(title, gate);
    }

    public Guid Id { get; private set; }
    public Guid ProgrammeId { get; private set; }

    /// <summary>From 1 to <see cref="ParkProgramme.StepCount"/>.</summary>
    public int Number { get; private set; }

    /// <summary>Of its gate, as in "G2".</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    /// <summary>What both sides look at before they pass the gate.</summary>
    public LocalizedText Gate { get; private set; } = LocalizedText.Empty;

    /// <summary>The meeting that passed the gate; null until one did.</summary>
    public string? DecidedMeeting { get; private set; }

    /// <summary>The decision of that meeting.</summary>
    public string? DecidedItem { get; private set; }

    /// <summary>The day of that meeting, UTC+7.</summary>
    public DateOnly? PassedOn { get; private set; }

    /// <summary>The decision that passed the gate; null until one did.</summary>
    public DecisionLink? Decision => DecidedMeeting is { } meeting ? new DecisionLink(meeting, DecidedItem ?? string.Empty) : null;

    /// <summary>How meetings name the gate.</summary>
    public SubjectLink Link => LinkOf(Code);

    public static SubjectLink LinkOf(string code) => new(MeetingSubject.Gate, string.Empty, code);

    public static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"G{number}");

    /// <summary>True where the gate was passed by the end of a day.</summary>
    public bool IsPassedOn(DateOnly day) => PassedOn <= day;

    internal bool Says(LocalizedText title, LocalizedText gate) => Languages.Official.All(each => Title[each]?.Text == title[each]?.Text && Gate[each]?.Text == gate[each]?.Text);

    internal void Take(LocalizedText title, LocalizedText gate)
    {
        var (named, looked) = (Check.Text(title, Label(nameof(Title)), TitleMax, required: true), Check.Text(gate, Label(nameof(Gate)), GateMax, required: true));
        (Title, Gate) = (named, looked);
    }

    internal void Pass(DecisionLink decision, DateOnly on) => (DecidedMeeting, DecidedItem, PassedOn) = (decision.MeetingCode, decision.ItemCode, on);

    internal void TakeBack() => (DecidedMeeting, DecidedItem, PassedOn) = (null, null, null);

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(ParkStep)}.{field}";
}

/// <summary>A task of a plan in which a step is carried out.</summary>
public sealed class ParkTask
{
    private ParkTask()
    {
    }

    internal ParkTask(Guid programmeId, int step, TaskLink link)
    {
        Id = Guid.CreateVersion7();
        (ProgrammeId, Step, PlanCode, TaskCode) = (programmeId, step, link.PlanCode, link.Code);
    }

    public Guid Id { get; private set; }
    public Guid ProgrammeId { get; private set; }

    /// <summary>The number of its step.</summary>
    public int Step { get; private set; }

    public string PlanCode { get; private set; } = string.Empty;
    public string TaskCode { get; private set; } = string.Empty;

    public TaskLink Link => new(PlanCode, TaskCode);
}
