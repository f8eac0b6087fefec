using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What is wrong with a figure that a text names.</summary>
/// <param name="Section">The key of the section, one of proposals too, or <see cref="ContentChecks.Correction"/>.</param>
/// <param name="Name">With its braces.</param>
/// <param name="Rule">What keeps it from being sent; null where the rendering lacks a name of the source.</param>
public sealed record FigureFault(string Section, Language Language, string Name, string? Rule = null);

/// <summary>A figure that can be named now, to choose from.</summary>
/// <param name="Words">As it is written in a text.</param>
/// <param name="Title">Of the pillar, task or indicator; empty for the plan.</param>
public sealed record FigureChoice(Figure Figure, string? Code, string Words, LocalizedText Title, decimal Value);

/// <summary>The values of the figures that a report's texts name, at its cut-off: the same that its tables print.</summary>
public sealed class FigureValues
{
    /// <summary>Stands for a figure without a value until there is one; a report is not sent with it.</summary>
    private const string NoValue = "–";

    private readonly Dictionary<string, FigureChoice> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> withoutValue = new(StringComparer.Ordinal);

    /// <summary>All that have a value, the plan's first.</summary>
    public IReadOnlyCollection<FigureChoice> All => values.Values;

    public static FigureValues Of(ReportContent content)
    {
        var found = new FigureValues();
        var plan = MinisterFigures.Of(content);
        var counts = PlanFigures.Of(content.Pillars).Counts;
        foreach (var figure in FigureNames.All.Where(each => each.Subject == FigureSubject.Plan))
        {
            found.Add(figure, null, LocalizedText.Empty, OfPlan(figure.Name, plan, counts));
        }

        found.Add(FigureSubject.Pillar, content.Pillars, each => each.Code, each => each.Title, OfPillar);
        found.Add(FigureSubject.Indicator, content.Indicators, each => each.Code, each => each.Title, OfIndicator);
        found.Add(FigureSubject.Task, content.Tasks, each => each.Code, each => each.Title, (_, task) => task.Percent);
        return found;
    }

    /// <summary>A content in whose texts every name became its value, and what is wrong with names.</summary>
    public static ReportContent WriteInto(ReportContent content)
    {
        var values = Of(content);
        var texts = content.Sections.Select(each => (each.Key, Text: each.Narrative))
            .Concat(content.Proposals.Select(each => (Key: SectionKeys.ProposalsTo(each.Minister), Text: each.Words)))
            .Append((Key: ContentChecks.Correction, Text: content.Corrections));
        return content with
        {
            FigureFaults = [.. texts.SelectMany(each => values.FaultsOf(each.Key, each.Text))],
            Sections = [.. content.Sections.Select(each => each with { Narrative = values.In(each.Narrative) })],
            Proposals = [.. content.Proposals.Select(each => each with { Words = values.In(each.Words) })],
            Corrections = values.In(content.Corrections),
        };
    }

    /// <summary>The text with the values in place of the names. Unknown names stay as they are.</summary>
    public LocalizedText In(LocalizedText text) =>
        FigureNames.AreIn(text)
            ? text.Reworded((language, words) => FigureNames.Replace(words, each => WordsOf(each.Words, language) ?? each.Words))
            : text;

    /// <summary>A value as it is written in a language; null where there is no such figure.</summary>
    public string? WordsOf(string name, Language language) => values.TryGetValue(name, out var found)
        ? found.Figure.IsPercent ? NumberText.Percent(found.Value, language) : NumberText.Format(found.Value, language)
        : withoutValue.Contains(name) ? NoValue : null;

    private IEnumerable<FigureFault> FaultsOf(string section, LocalizedText text)
    {
        foreach (var language in Languages.All)
        {
            foreach (var name in FigureNames.In(text[language]?.Text).Select(each => each.Words).Where(each => !values.ContainsKey(each)))
            {
                yield return new FigureFault(section, language, name, withoutValue.Contains(name) ? Rules.FigureWithoutValue : Rules.FigureUnknown);
            }

            foreach (var missing in FigureNames.MissingIn(text, language))
            {
                yield return new FigureFault(section, language, missing);
            }
        }
    }

    private void Add<T>(FigureSubject subject, IEnumerable<T> rows, Func<T, string> code, Func<T, LocalizedText> title, Func<string, T, decimal?> value)
    {
        foreach (var row in rows)
        {
            foreach (var figure in FigureNames.All.Where(each => each.Subject == subject))
            {
                Add(figure, code(row), title(row), value(figure.Name, row));
            }
        }
    }

    private void Add(Figure figure, string? code, LocalizedText title, decimal? value)
    {
        var words = FigureNames.Write(figure, code);
        if (value is { } known)
        {
            values.TryAdd(words, new FigureChoice(figure, code, words, title, known));
        }
        else
        {
            withoutValue.Add(words);
        }
    }

    private static decimal? OfPlan(string name, MinisterFigures plan, StatusCounts counts) => name switch
    {
        "tasks.all" => plan.Tasks,
        "tasks.done" => plan.Completed,
        "tasks.onTrack" => counts.OnTrack,
        "tasks.notStarted" => counts.NotStarted,
        "late.count" => plan.Delayed,
        "risk.count" => plan.AtRisk,
        "progress.percent" => plan.ActualPercent,
        "progress.planned" => plan.PlannedPercent,
        "milestones.due" => plan.Milestones.Due,
        "milestones.reached" => plan.Milestones.Reached,
        "milestones.open" => plan.Milestones.Open,
        "milestones.late" => plan.Milestones.Late,
        "indicators.due" => plan.Indicators,
        "indicators.reached" => plan.IndicatorsAtTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static decimal? OfPillar(string name, PillarFigures pillar) => name switch
    {
        "pillar.tasks" => pillar.Counts.Total - pillar.Counts.Of(WorkStatus.Cancelled),
        "pillar.done" => pillar.Counts.Of(WorkStatus.Completed),
        "pillar.late" => pillar.Counts.Of(WorkStatus.Delayed),
        "pillar.percent" => pillar.ActualPercent,
        "pillar.planned" => pillar.PlannedPercent,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>A result that the sides disagree about has no value: neither of both is stated as the figure.</summary>
    private static decimal? OfIndicator(string name, IndicatorRow row) => name switch
    {
        "indicator.result" => row.IsDisputed ? null : row.Results.Select(each => each.Value).FirstOrDefault(each => each is not null),
        "indicator.target" => row.Target,
        "indicator.percent" => row.PercentOfTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
