using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A figure of one source. Two sources may disagree: both are kept.</summary>
/// <param name="Value">Null where none is known yet.</param>
/// <param name="AsOf">The day the figure describes.</param>
public sealed record IndicatorBaseline(decimal? Value, DateOnly AsOf, LocalizedText Source, LocalizedText Note);

/// <param name="Year">Calendar year.</param>
public sealed record IndicatorTarget(int Year, decimal Value);

/// <summary>A figure by which a plan's effect is judged.</summary>
public sealed class Indicator : IVersioned, ITranslatable
{
    public const int CodeMax = 8;
    public const int TitleMax = 300;
    public const int UnitMax = 100;
    public const int NoteMax = 1000;

    private readonly List<IndicatorResult> results = [];

    private Indicator()
    {
    }

    public Indicator(Guid planId, string code, LocalizedText title, LocalizedText unit, IReadOnlyList<IndicatorBaseline> baselines, IReadOnlyList<IndicatorTarget> targets)
    {
        Id = Guid.CreateVersion7();
        PlanId = planId;
        Code = Check.Text(code, nameof(Code), CodeMax);
        SortKey = OrderKey(Code);
        Title = Check.Text(title, nameof(Title), TitleMax, required: true);
        Unit = Check.Text(unit, nameof(Unit), UnitMax);
        (Baselines, Targets) = ([.. baselines.Select(Checked)], [.. targets.OrderBy(each => each.Year)]);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public string Code { get; private set; } = string.Empty;
    public string SortKey { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Unit { get; private set; } = LocalizedText.Empty;
    public IReadOnlyList<IndicatorBaseline> Baselines { get; private set; } = [];
    public IReadOnlyList<IndicatorTarget> Targets { get; private set; } = [];

    /// <summary>Append-only, each with its day and source.</summary>
    public IReadOnlyList<IndicatorResult> Results => results;

    public int Version { get; private set; }

    public IndicatorResult Record(DateOnly asOf, decimal value, LocalizedText source, LocalizedText comment, DateOnly today, DateTime recordedAtUtc, Guid by)
    {
        if (asOf > today)
        {
            throw new RuleException(Rules.ProgressInFuture, nameof(IndicatorResult.AsOf), today);
        }

        var result = new IndicatorResult(Id, asOf, value, Check.Text(source, "Source", TitleMax, required: true), Check.Text(comment, "Comment", NoteMax), recordedAtUtc, by);
        results.Add(result);
        return result;
    }

    /// <summary>The last known result on a day: the newest figure, and of one day's the one recorded last.</summary>
    public IndicatorResult? ResultOn(DateOnly day) =>
        results.Where(each => each.AsOf <= day).OrderBy(each => each.AsOf).ThenBy(each => each.RecordedAt).LastOrDefault();

    public decimal? TargetOf(int year) => Targets.FirstOrDefault(each => each.Year == year)?.Value;

    public IEnumerable<TextPlace> Texts =>
        new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Unit), Unit, UnitMax) }
            .Concat(Baselines.SelectMany((each, i) => new TextPlace[] { new($"Baseline:{i}:Source", each.Source, TitleMax), new($"Baseline:{i}:Note", each.Note, NoteMax) }))
            .Concat(InOrder.SelectMany(each => new TextPlace[] { new($"Result:{each.Id}:Source", each.Source, TitleMax), new($"Result:{each.Id}:Comment", each.Comment, NoteMax) }))
            .Where(each => !each.Text.IsEmpty);

    private IEnumerable<IndicatorResult> InOrder => results.OrderBy(each => each.AsOf).ThenBy(each => each.RecordedAt).ThenBy(each => each.Id);

    public void SetText(string field, LocalizedText text)
    {
        var parts = field.Split(':');
        switch (parts)
        {
            case [nameof(Title)]:
                Title = Check.Text(text, field, TitleMax, required: true);
                break;
            case [nameof(Unit)]:
                Unit = Check.Text(text, field, UnitMax);
                break;
            case ["Baseline", var at, var part] when int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Baselines.Count:
                var whole = part == "Note" ? Baselines[index] with { Note = text } : Baselines[index] with { Source = text };
                Baselines = [.. Baselines.Select((each, i) => i != index ? each : Checked(whole))];
                break;
            case ["Result", var key, var part] when results.Find(each => each.Id.ToString() == key) is { } result:
                result.SetText(part == "Comment", part == "Comment" ? Check.Text(text, part, NoteMax) : Check.Text(text, part, TitleMax, required: true));
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    private static IndicatorBaseline Checked(IndicatorBaseline baseline) => baseline with
    {
        Source = Check.Text(baseline.Source, "Source", TitleMax, required: true),
        Note = Check.Text(baseline.Note, "Comment", NoteMax),
    };

    private static string OrderKey(string code) => Domain.Texts.SortKey.OfCode(code);
}

/// <summary>What was measured or counted for an indicator as of a day.</summary>
public sealed class IndicatorResult
{
    private IndicatorResult()
    {
    }

    internal IndicatorResult(Guid indicatorId, DateOnly asOf, decimal value, LocalizedText source, LocalizedText comment, DateTime recordedAt, Guid recordedBy)
    {
        Id = Guid.CreateVersion7();
        (IndicatorId, AsOf, Value, Source, Comment, RecordedAt, RecordedBy) = (indicatorId, asOf, value, source, comment, recordedAt, recordedBy);
    }

    public Guid Id { get; private set; }
    public Guid IndicatorId { get; private set; }
    public DateOnly AsOf { get; private set; }
    public decimal Value { get; private set; }
    public LocalizedText Source { get; private set; } = LocalizedText.Empty;
    public LocalizedText Comment { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public Guid RecordedBy { get; private set; }

    internal void SetText(bool comment, LocalizedText text)
    {
        if (comment)
        {
            Comment = text;
        }
        else
        {
            Source = text;
        }
    }
}
