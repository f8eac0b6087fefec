using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Park;

/// <summary>In what the rules of both countries have to fit together. Stored by name, in the order of lists.</summary>
public enum ParkTopic
{
    Mechanism,
    Policy,
    Operation,
    Management,
}

/// <summary>One question of the park in both countries.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="VietnamRule">The rule in Vietnam; may be empty, as all that follows.</param>
/// <param name="LaosRule">The rule in Laos.</param>
/// <param name="Gap">In what they differ.</param>
/// <param name="Measure">How the gap is closed.</param>
/// <param name="Task">Of an adopted plan; null for none.</param>
public sealed record CompatibilityContent(ParkTopic Topic, LocalizedText Title, LocalizedText VietnamRule, LocalizedText LaosRule, LocalizedText Gap, LocalizedText Measure, TaskLink? Task);

/// <summary>A row of the compatibility matrix. Secretaries of both sides keep it as equals.</summary>
public sealed class CompatibilityRow : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int TextMax = 2000;
    public const int CodeMax = 12;

    private CompatibilityRow()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">The title is missing, or something is too long.</exception>
    public CompatibilityRow(int number, CompatibilityContent content, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        (Number, EnteredOn) = (number, today);
        Code = string.Create(CultureInfo.InvariantCulture, $"CM{number}");
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Number { get; private set; }

    /// <summary>As in "CM3"; it never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    public ParkTopic Topic { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText VietnamRule { get; private set; } = LocalizedText.Empty;
    public LocalizedText LaosRule { get; private set; } = LocalizedText.Empty;
    public LocalizedText Gap { get; private set; } = LocalizedText.Empty;
    public LocalizedText Measure { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC+7.</summary>
    public DateOnly EnteredOn { get; private set; }

    public string? TaskPlan { get; private set; }
    public string? TaskCode { get; private set; }
    public int Version { get; private set; }

    public TaskLink? Task => TaskPlan is { } plan && TaskCode is { } code ? new TaskLink(plan, code) : null;

    public IEnumerable<TextPlace> Texts => new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(VietnamRule), VietnamRule, TextMax), new(nameof(LaosRule), LaosRule, TextMax), new(nameof(Gap), Gap, TextMax), new(nameof(Measure), Measure, TextMax),
    }.Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(CompatibilityRow), Id, Code, Title, null);

    public LocalizedText RuleOf(Side side) => side == Side.Vietnam ? VietnamRule : LaosRule;

    public void SetText(string field, LocalizedText text)
    {
        var content = new CompatibilityContent(Topic, Title, VietnamRule, LaosRule, Gap, Measure, Task);
        Take(field switch
        {
            nameof(Title) => content with { Title = text },
            nameof(VietnamRule) => content with { VietnamRule = text },
            nameof(LaosRule) => content with { LaosRule = text },
            nameof(Gap) => content with { Gap = text },
            nameof(Measure) => content with { Measure = text },
            _ => throw new RuleException(Rules.NotFound, field),
        });
    }

    /// <exception cref="RuleException">The title is missing, or something is too long; nothing is changed.</exception>
    public void Revise(CompatibilityContent content) => Take(content);

    private void Take(CompatibilityContent content)
    {
        var title = Check.Text(content.Title, Label(nameof(Title)), TitleMax, required: true);
        var (vietnam, laos) = (Check.Text(content.VietnamRule, Label(nameof(VietnamRule)), TextMax), Check.Text(content.LaosRule, Label(nameof(LaosRule)), TextMax));
        var (gap, measure) = (Check.Text(content.Gap, Label(nameof(Gap)), TextMax), Check.Text(content.Measure, Label(nameof(Measure)), TextMax));
        (Topic, Title, VietnamRule, LaosRule, Gap, Measure, TaskPlan, TaskCode) = (content.Topic, title, vietnam, laos, gap, measure, content.Task?.PlanCode, content.Task?.Code);
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(CompatibilityRow)}.{field}";
}
