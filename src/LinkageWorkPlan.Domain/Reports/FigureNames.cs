using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What a figure is about.</summary>
public enum FigureSubject
{
    /// <summary>The whole plan: its name stands alone, as in <c>{tasks.done}</c>.</summary>
    Plan,

    /// <summary>One pillar, by its code, as in <c>{pillar.percent:P1}</c>.</summary>
    Pillar,

    /// <summary>One task, by its code.</summary>
    Task,

    /// <summary>One indicator, by its code.</summary>
    Indicator,
}

/// <summary>A figure that a report's text may name.</summary>
/// <param name="Name">As it is written between braces, before a code.</param>
/// <param name="IsPercent">True where its value is a percentage.</param>
public sealed record Figure(string Name, FigureSubject Subject, bool IsPercent = false);

/// <summary>One name in a text.</summary>
/// <param name="Start">Of the opening brace, in UTF-16 units.</param>
/// <param name="Length">With both braces.</param>
/// <param name="Figure">Null for an unknown figure.</param>
/// <param name="Code">Of the pillar, task or indicator; null for the plan.</param>
public sealed record NamedFigure(int Start, int Length, string Words, Figure? Figure, string? Code);

/// <summary>
/// Figures that a writer names instead of stating them. The stored text keeps the name; whatever is shown, printed and signed has the
/// value of the report's cut-off. What stands between two braces on one line is a name; any other brace is a sign like others.
/// </summary>
public static partial class FigureNames
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("tasks.all", FigureSubject.Plan),
        new("tasks.done", FigureSubject.Plan),
        new("tasks.onTrack", FigureSubject.Plan),
        new("tasks.notStarted", FigureSubject.Plan),
        new("late.count", FigureSubject.Plan),
        new("risk.count", FigureSubject.Plan),
        new("progress.percent", FigureSubject.Plan, IsPercent: true),
        new("progress.planned", FigureSubject.Plan, IsPercent: true),
        new("milestones.due", FigureSubject.Plan),
        new("milestones.reached", FigureSubject.Plan),
        new("milestones.open", FigureSubject.Plan),
        new("milestones.late", FigureSubject.Plan),
        new("indicators.due", FigureSubject.Plan),
        new("indicators.reached", FigureSubject.Plan),
        new("pillar.tasks", FigureSubject.Pillar),
        new("pillar.done", FigureSubject.Pillar),
        new("pillar.late", FigureSubject.Pillar),
        new("pillar.percent", FigureSubject.Pillar, IsPercent: true),
        new("pillar.planned", FigureSubject.Pillar, IsPercent: true),
        new("task.percent", FigureSubject.Task, IsPercent: true),
        new("indicator.result", FigureSubject.Indicator),
        new("indicator.target", FigureSubject.Indicator),
        new("indicator.percent", FigureSubject.Indicator, IsPercent: true),
    ];

    private static readonly Dictionary<string, Figure> ByName = All.ToDictionary(each => each.Name, StringComparer.Ordinal);

    /// <summary>The name of a figure as it stands in a text.</summary>
    public static string Write(Figure figure, string? code = null) => code is null ? $"{{{figure.Name}}}" : $"{{{figure.Name}:{code}}}";

    /// <summary>All names of a text, known or not, in their order.</summary>
    public static IReadOnlyList<NamedFigure> In(string? text) =>
        string.IsNullOrEmpty(text) || !text.Contains('{', StringComparison.Ordinal) ? [] : [.. Named().Matches(text).Select(Read)];

    /// <summary>True where a text names a figure in any of its languages.</summary>
    public static bool AreIn(LocalizedText text) => Languages.All.Any(language => In(text[language]?.Text).Count > 0);

    /// <summary>The text with other words in place of each name.</summary>
    public static string Replace(string text, Func<NamedFigure, string> words)
    {
        var names = In(text);
        for (var at = names.Count - 1; at >= 0; at--)
        {
            text = text[..names[at].Start] + words(names[at]) + text[(names[at].Start + names[at].Length)..];
        }

        return text;
    }

    /// <summary>The names that a rendering lacks: those of the source, each as often as it stands there. None where one of the two is missing.</summary>
    public static IReadOnlyList<string> MissingIn(LocalizedText text, Language language)
    {
        if (language == text.Source || text[language] is not { } rendering)
        {
            return [];
        }

        var rest = In(rendering.Text).Select(each => each.Words).ToList();
        return [.. In(text.For(text.Source)).Select(each => each.Words).Where(each => !rest.Remove(each))];
    }

    /// <exception cref="RuleException"><see cref="Rules.FigureUnknown"/>: there is no such figure.</exception>
    public static void RequireKnown(LocalizedText text, string field)
    {
        if (Languages.All.SelectMany(each => In(text[each]?.Text)).FirstOrDefault(each => each.Figure is null) is { } unknown)
        {
            throw new RuleException(Rules.FigureUnknown, field, unknown.Words);
        }
    }

    /// <param name="exists">True for a code that the plan has.</param>
    /// <exception cref="RuleException"><see cref="Rules.FigureUnknown"/>: the plan has no such pillar, task or indicator.</exception>
    public static void RequireIn(LocalizedText text, string field, Func<FigureSubject, string, bool> exists)
    {
        RequireKnown(text, field);
        if (Languages.All.SelectMany(each => In(text[each]?.Text)).FirstOrDefault(each => each.Code is { } code && !exists(each.Figure!.Subject, code)) is { } unknown)
        {
            throw new RuleException(Rules.FigureUnknown, field, unknown.Words);
        }
    }

    private static NamedFigure Read(Match match)
    {
        var inner = match.Groups["name"].Value;
        var colon = inner.IndexOf(':', StringComparison.Ordinal);
        var code = colon < 0 ? null : inner[(colon + 1)..];
        var figure = ByName.GetValueOrDefault(colon < 0 ? inner : inner[..colon]);
        return new NamedFigure(match.Index, match.Length, match.Value, figure is not null && (figure.Subject == FigureSubject.Plan) == (code is null) && code != string.Empty ? figure : null, code);
    }

    [GeneratedRegex(@"\{(?<name>[^{}\n]*)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Named();
}
