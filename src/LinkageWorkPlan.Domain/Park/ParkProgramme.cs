using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Park;

/// <summary>What the programme is.</summary>
/// <param name="Place">Where the park may be; may be empty.</param>
/// <param name="Purpose">May be empty.</param>
public sealed record ParkContent(LocalizedText Title, LocalizedText Place, LocalizedText Purpose);

/// <summary>What a step is.</summary>
/// <param name="Gate">What both sides look at before they pass its gate.</param>
/// <param name="Tasks">Of adopted plans.</param>
public sealed record ParkStepContent(LocalizedText Title, LocalizedText Gate, IReadOnlyList<TaskLink> Tasks);

/// <summary>
/// The programme of the joint industrial park: five steps, each with its tasks in the plans and with a gate that a decision of both sides passes. The group
/// has one. Secretaries of both sides keep it as equals.
/// </summary>
public sealed partial class ParkProgramme : IVersioned, ITranslatable, IAudited
{
    public const int StepCount = 5;
    public const int TitleMax = 300;
    public const int PlaceMax = 300;
    public const int PurposeMax = 4000;
    public const int CodeMax = 4;

    /// <summary>The code of the one programme there is.</summary>
    public const string OnlyCode = "JIP";

    private readonly List<ParkStep> steps = [];

    private ParkProgramme()
    {
    }

    /// <param name="steps">What the programme begins with: title and gate of each of its steps, in order.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">The title is missing, or something is too long.</exception>
    public ParkProgramme(ParkContent content, IReadOnlyList<(LocalizedText Title, LocalizedText Gate)> steps, DateOnly today)
    {
        if (steps.Count != StepCount)
        {
            throw new ArgumentException($"A programme has {StepCount} steps, not {steps.Count}.", nameof(steps));
        }

        Id = Guid.CreateVersion7();
        (Code, BegunOn) = (OnlyCode, today);
        Take(content);
        this.steps.AddRange(steps.Select((each, index) => new ParkStep(Id, index + 1, each.Title, each.Gate)));
    }

    public Guid Id { get; private set; }
    public string Code { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Place { get; private set; } = LocalizedText.Empty;
    public LocalizedText Purpose { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC+7.</summary>
    public DateOnly BegunOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<ParkStep> Steps => [.. steps.OrderBy(each => each.Number)];

    public IEnumerable<TextPlace> Texts => new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Place), Place, PlaceMax), new(nameof(Purpose), Purpose, PurposeMax) }
        .Concat(Steps.SelectMany(step => new TextPlace[] { new(FieldOf(nameof(ParkStep.Title), step), step.Title, ParkStep.TitleMax), new(FieldOf(nameof(ParkStep.Gate), step), step.Gate, ParkStep.GateMax) }))
        .Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(ParkProgramme), Id, Code, Title, null);

    public void SetText(string field, LocalizedText text)
    {
        if (field.Split(':') is [nameof(ParkStep.Title) or nameof(ParkStep.Gate), var code] parts && steps.Find(each => each.Code == code) is { } step)
        {
            Say(step, parts[0] == nameof(ParkStep.Title) ? text : step.Title, parts[0] == nameof(ParkStep.Gate) ? text : step.Gate);
            return;
        }

        Take(field switch
        {
            nameof(Title) => new ParkContent(text, Place, Purpose),
            nameof(Place) => new ParkContent(Title, text, Purpose),
            nameof(Purpose) => new ParkContent(Title, Place, text),
            _ => throw new RuleException(Rules.NotFound, field),
        });
    }

    /// <exception cref="RuleException">The title is missing, or something is too long; nothing is changed.</exception>
    public void Revise(ParkContent content) => Take(content);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public ParkStep Step(string code) => steps.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code);

    private static string FieldOf(string field, ParkStep step) => $"{field}:{step.Code}";

    /// <summary>What a gate was passed for stays as both sides saw it in their official languages.</summary>
    private static void Say(ParkStep step, LocalizedText title, LocalizedText gate)
    {
        if (step.Decision is not null && !step.Says(title, gate))
        {
            throw new RuleException(Rules.GateClosed, null, step.Code);
        }

        step.Take(title, gate);
    }

    private void Take(ParkContent content)
    {
        var title = Check.Text(content.Title, Label(nameof(Title)), TitleMax, required: true);
        var (place, purpose) = (Check.Text(content.Place, Label(nameof(Place)), PlaceMax), Check.Text(content.Purpose, Label(nameof(Purpose)), PurposeMax));
        (Title, Place, Purpose) = (title, place, purpose);
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(ParkProgramme)}.{field}";
}
