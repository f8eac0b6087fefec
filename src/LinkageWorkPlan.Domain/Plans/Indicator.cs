using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A figure of one source. Two sources may disagree: both are kept.</summary>
/// <param name="Value">Null where none is known yet.</param>
/// <param name="AsOf">The day the figure describes.</param>
public sealed record IndicatorBaseline(decimal? Value, DateOnly AsOf, LocalizedText Source, LocalizedText Note);

/// <param name="Year">Calendar year.</param>
public sealed record IndicatorTarget(int Year, decimal Value);

/// <summary>A figure by which a plan's effect is judged.</summary>
public sealed class Indicator : IVersioned, ITranslatable, IAudited
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

    /// <summary>Append-only, each with its day and source. Those that hold; the database leaves out what was corrected or withdrawn.</summary>
    public IReadOnlyList<IndicatorResult> Results => results;

    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(Indicator), Id, Code, Title, PlanId);

    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <param name="side">Of who records it; null for the system.</param>
    /// <exception cref="RuleException">The day is not yet, or the source is missing.</exception>
    public IndicatorResult Record(IndicatorFigure figure, DateOnly today, DateTime recordedAtUtc, Guid by, string byName, Side? side) =>
        Record(figure, today, recordedAtUtc, by, byName, side, null);

    /// <summary>Says a result otherwise, in its place of time.</summary>
    /// <exception cref="RuleException">As <see cref="Record"/>, there is no such result that holds, or the reason is missing; nothing is changed.</exception>
    public IndicatorResult Correct(Guid resultId, IndicatorFigure figure, string reason, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side)
    {
        var result = Held(resultId);
        Check.Text(reason, RecordedFact.CorrectionReason, RecordedFact.WhyMax);
        var now = Record(figure, today, atUtc, by, byName, side, result);
        result.MarkSuperseded(reason, atUtc, byName, now.Id);
        return now;
    }

    /// <summary>Takes a result back, as if it had not been recorded.</summary>
    /// <exception cref="RuleException">There is no such result that holds, or the reason is missing.</exception>
    public void Withdraw(Guid resultId, string reason, DateTime atUtc, string byName) => Held(resultId).MarkSuperseded(reason, atUtc, byName, null);

    private IndicatorResult Held(Guid resultId) => results.Find(each => each.Id == resultId && each.Holds) ?? throw new RuleException(Rules.NotFound);

    private IndicatorResult Record(IndicatorFigure figure, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side, IndicatorResult? corrected)
    {
        if (figure.AsOf > today)
        {
            throw new RuleException(Rules.ProgressInFuture, nameof(IndicatorResult.AsOf), today);
        }

        var checkedFigure = figure with { Source = Check.Text(figure.Source, "Source", TitleMax, required: true), Comment = Check.Text(figure.Comment, "Comment", NoteMax) };
        var result = new IndicatorResult(Id, checkedFigure, atUtc, by, byName, side, corrected);
        results.Add(result);
        return result;
    }

    /// <summary>The last known result on a day: the newest figure, and of one day's the one recorded last.</summary>
    public IndicatorResult? ResultOn(DateOnly day) =>
        results.Where(each => each.Holds && each.AsOf <= day).OrderBy(each => each.AsOf).ThenBy(each => each.SaidAt).LastOrDefault();

    public decimal? TargetOf(int year) => Targets.FirstOrDefault(each => each.Year == year)?.Value;

    public IEnumerable<TextPlace> Texts =>
        new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Unit), Unit, UnitMax) }
            .Concat(Baselines.SelectMany((each, i) => new TextPlace[] { new($"Baseline:{i}:Source", each.Source, TitleMax), new($"Baseline:{i}:Note", each.Note, NoteMax) }))
            .Concat(InOrder.SelectMany(each => new TextPlace[] { new($"Result:{each.Id}:Source", each.Source, TitleMax), new($"Result:{each.Id}:Comment", each.Comment, NoteMax) }))
            .Where(each => !each.Text.IsEmpty);

    private IEnumerable<IndicatorResult> InOrder => results.Where(each => each.Holds).OrderBy(each => each.AsOf).ThenBy(each => each.SaidAt).ThenBy(each => each.Id);

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
            case ["Result", var key, var part] when results.Find(each => each.Holds && each.Id.ToString() == key) is { } result:
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

/// <summary>What a person says was measured or counted.</summary>
/// <param name="AsOf">The day it describes.</param>
/// <param name="Source">Required.</param>
public sealed record IndicatorFigure(DateOnly AsOf, decimal Value, LocalizedText Source, LocalizedText Comment);

/// <summary>What was measured or counted for an indicator as of a day.</summary>
public sealed class IndicatorResult : RecordedFact
{
    private IndicatorResult()
    {
    }

    internal IndicatorResult(Guid indicatorId, IndicatorFigure figure, DateTime recordedAt, Guid recordedBy, string recordedByName, Side? side, IndicatorResult? corrected)
        : base(recordedAt, recordedBy, recordedByName, side, corrected) =>
        (IndicatorId, AsOf, Value, Source, Comment) = (indicatorId, figure.AsOf, figure.Value, figure.Source, figure.Comment);

    public Guid IndicatorId { get; private set; }
    public DateOnly AsOf { get; private set; }
    public decimal Value { get; private set; }
    public LocalizedText Source { get; private set; } = LocalizedText.Empty;
    public LocalizedText Comment { get; private set; } = LocalizedText.Empty;

    internal void MarkSuperseded(string reason, DateTime atUtc, string byName, Guid? replacement) => Supersede(reason, atUtc, byName, replacement);

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
