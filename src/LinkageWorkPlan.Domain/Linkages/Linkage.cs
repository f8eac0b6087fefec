using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>Who works with whom, and in what.</summary>
/// <param name="Vietnam">Code of the Vietnamese enterprise.</param>
/// <param name="Laos">Code of the Lao enterprise.</param>
/// <param name="Title">In what they work together.</param>
/// <param name="Obstacles">May be empty.</param>
/// <param name="Pilot">Code of the pilot model that it belongs to; null for none.</param>
/// <param name="Task">Of an adopted plan; null for none.</param>
public sealed record LinkageContent(string Vietnam, string Laos, LocalizedText Title, LocalizedText Obstacles, string? Pilot, TaskLink? Task);

/// <summary>A linkage of a Vietnamese and a Lao enterprise, with the stages that it reached. Secretaries of both sides keep it as equals.</summary>
public sealed class Linkage : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int ObstaclesMax = 2000;
    public const int CodeMax = 12;

    /// <summary>What forms call the day of a stage.</summary>
    public const string SinceField = "Since";

    private readonly List<LinkageStep> steps = [];

    private Linkage()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="on">Since when it is at this stage, UTC+7.</param>
    /// <param name="today">UTC+7: a stage is not reached in the future.</param>
    /// <exception cref="RuleException">The title is missing, something is too long, or the day is to come.</exception>
    public Linkage(int number, LinkageContent content, LinkageStage stage, DateOnly on, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        Code = string.Create(CultureInfo.InvariantCulture, $"L{number}");
        Take(content);
        Reach(stage, on, today);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Number { get; private set; }

    /// <summary>As in "L3"; it never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Code of the Vietnamese enterprise.</summary>
    public string VietnamCode { get; private set; } = string.Empty;

    /// <summary>Code of the Lao enterprise.</summary>
    public string LaosCode { get; private set; } = string.Empty;

    /// <summary>In what they work together.</summary>
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    public LocalizedText Obstacles { get; private set; } = LocalizedText.Empty;
    public string? PilotCode { get; private set; }
    public string? TaskPlan { get; private set; }
    public string? TaskCode { get; private set; }
    public int Version { get; private set; }

    /// <summary>In the order in which they were reached; at least one.</summary>
    public IReadOnlyList<LinkageStep> Steps => [.. steps.OrderBy(each => each.Stage)];

    public TaskLink? Task => TaskPlan is { } plan && TaskCode is { } code ? new TaskLink(plan, code) : null;

    /// <summary>How far it is, and since when.</summary>
    public LinkageStep Last => Steps[^1];

    public IEnumerable<TextPlace> Texts => new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Obstacles), Obstacles, ObstaclesMax) }.Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(Linkage), Id, Code, Title, null);

    /// <summary>How far it was on a day; null before it began.</summary>
    public LinkageStep? On(DateOnly day) => Steps.LastOrDefault(each => each.On <= day);

    public void SetText(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Title):
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case nameof(Obstacles):
                Obstacles = Check.Text(text, Label(field), ObstaclesMax);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <exception cref="RuleException">The title is missing, or something is too long; nothing is changed.</exception>
    public void Revise(LinkageContent content) => Take(content);

    /// <summary>An entry of the register was merged into another one.</summary>
    /// <param name="from">Code of the entry that goes.</param>
    /// <param name="to">Code of the one that stays.</param>
    public void Rename(string from, string to) => (VietnamCode, LaosCode) = (VietnamCode == from ? to : VietnamCode, LaosCode == from ? to : LaosCode);

    /// <summary>It reached a further stage; stages between may be left out.</summary>
    /// <param name="on">UTC+7.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It ended, the stage is not a further one, or the day is to come or before that of the stage before; nothing is changed.</exception>
    public void Reach(LinkageStage stage, DateOnly on, DateOnly today)
    {
        if (steps.Exists(each => each.Stage == LinkageStage.Ended))
        {
            throw new RuleException(Rules.LinkageEnded, null, Code);
        }

        if (on > today)
        {
            throw new RuleException(Rules.LinkageDayAhead, SinceField, on);
        }

        if (steps.Count > 0 && stage <= Last.Stage)
        {
            throw new RuleException(Rules.LinkageStageBack, nameof(LinkageStep.Stage), Last.Stage);
        }

        if (steps.Count > 0 && on < Last.On)
        {
            throw new RuleException(Rules.LinkageDayBefore, SinceField, Last.On);
        }

        steps.Add(new LinkageStep(Id, stage, on));
    }

    /// <summary>The last stage was recorded by mistake.</summary>
    /// <exception cref="RuleException">It is the first one.</exception>
    public void TakeBack()
    {
        if (steps.Count == 1)
        {
            throw new RuleException(Rules.LinkageFirstStage, null, Code);
        }

        steps.Remove(Last);
    }

    private void Take(LinkageContent content)
    {
        var (title, obstacles) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax, required: true), Check.Text(content.Obstacles, Label(nameof(Obstacles)), ObstaclesMax));
        (VietnamCode, LaosCode, Title, Obstacles, PilotCode, TaskPlan, TaskCode) = (content.Vietnam, content.Laos, title, obstacles, content.Pilot, content.Task?.PlanCode, content.Task?.Code);
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(Linkage)}.{field}";
}
