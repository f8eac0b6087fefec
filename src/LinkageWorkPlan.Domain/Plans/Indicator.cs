using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A figure of one source. Two sources may disagree: both are kept.</summary>
/// <param name="Value">Null where none is known yet.</param>
/// <param name="AsOf">The day the figure describes.</param>
/// <param name="Side">Whose figure it is, where the sides differ; null for one that both use.</param>
public sealed record IndicatorBaseline(decimal? Value, DateOnly AsOf, LocalizedText Source, LocalizedText Note, Side? Side = null);

/// <param name="Year">Calendar year.</param>
public sealed record IndicatorTarget(int Year, decimal Value);

/// <summary>A target that was replaced or taken out, with the reason that was given.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Reason">Of a draft; empty where an amendment says it.</param>
/// <param name="Until">The day it was replaced, UTC+7.</param>
/// <param name="ByName">Empty where both sides replaced it by an amendment.</param>
/// <param name="Amendment">Its number; null for a target of a draft.</param>
/// <param name="Agreed">The amendment's reason; null for a target of a draft.</param>
public sealed record FormerTarget(int Year, decimal Value, string Reason, DateOnly Until, string ByName, int? Amendment = null, LocalizedText? Agreed = null);

/// <summary>Which way is better.</summary>
public enum IndicatorDirection
{
    More,
    Less,
}

/// <summary>A figure by which a plan's effect is judged.</summary>
public sealed partial class Indicator : IVersioned, ITranslatable, IAudited
{
    public const int CodeMax = 8;
    public const int TitleMax = 300;
    public const int UnitMax = 100;
    public const int DefinitionMax = 2000;
    public const int BaselinesMax = 6;
    public const int NoteMax = 1000;

    private const string ResultPrefix = "Result:";

    private readonly List<IndicatorResult> results = [];

    private Indicator()
    {
    }

    public Indicator(Guid planId, string code, LocalizedText title, LocalizedText unit, IReadOnlyList<IndicatorBaseline> baselines, IReadOnlyList<IndicatorTarget> targets)
        : this(planId, new IndicatorContent { Code = code, Title = title, Unit = unit, Baselines = baselines, Targets = targets })
    {
    }

    /// <exception cref="RuleException">All broken rules at once.</exception>
    public Indicator(WorkPlan plan, IndicatorContent content)
        : this(plan.Id, content.RequiredFor(plan))
    {
    }

    private Indicator(Guid planId, IndicatorContent content)
    {
        (Id, PlanId) = (Guid.CreateVersion7(), planId);
        Take(content);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public string Code { get; private set; } = string.Empty;
    public string SortKey { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Unit { get; private set; } = LocalizedText.Empty;

    /// <summary>What is counted and how; empty where the title says it.</summary>
    public LocalizedText Definition { get; private set; } = LocalizedText.Empty;

    public IndicatorDirection Direction { get; private set; }

    /// <summary>Where the Vietnamese side's figures come from; empty where nothing is agreed of it.</summary>
    public LocalizedText VietnameseSource { get; private set; } = LocalizedText.Empty;

    /// <summary>Where the Lao side's figures come from; empty where nothing is agreed of it.</summary>
    public LocalizedText LaoSource { get; private set; } = LocalizedText.Empty;

    public IReadOnlyList<IndicatorBaseline> Baselines { get; private set; } = [];
    public IReadOnlyList<IndicatorTarget> Targets { get; private set; } = [];

    /// <summary>Targets that no longer hold, the one replaced last at the end.</summary>
    public IReadOnlyList<FormerTarget> FormerTargets { get; private set; } = [];

    /// <summary>Append-only, each with its day and source. Those that hold; the database leaves out what was corrected or withdrawn.</summary>
    public IReadOnlyList<IndicatorResult> Results => results;

    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(Indicator), Id, Code, Title, PlanId);

    /// <summary>Changes it in a draft. Targets that were agreed before are kept with the reason.</summary>
    /// <param name="reason">Why targets change; needed where one that was there is another or gone.</param>
    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is changed.</exception>
    public void Revise(WorkPlan plan, IndicatorContent content, string? reason, DateOnly today, string byName)
    {
        plan.RequireIndicatorsOpen();
        var former = Targets.Where(each => !content.Targets.Contains(each)).ToList();
        content.Require(plan, former.Count > 0 && TextNormalizer.Normalize(reason).Length == 0 ? new BrokenRule(Rules.IndicatorTargetReason, TargetReason) : null);
        List<FormerTarget> replaced = [.. former.Select(each => new FormerTarget(each.Year, each.Value, Check.Text(reason, TargetReason, RecordedFact.WhyMax), today, byName))];
        Take(content);
        FormerTargets = [.. FormerTargets, .. replaced];
    }

    /// <summary>Restores its state in a draft from before an import, without the target replacements that the import made.</summary>
    /// <param name="former">How many of its targets had been replaced before.</param>
    /// <exception cref="RuleException">The plan is no draft.</exception>
    public void Restore(WorkPlan plan, IndicatorContent before, int former)
    {
        plan.RequireIndicatorsOpen();
        Take(before);
        FormerTargets = [.. FormerTargets.Take(former)];
    }

    /// <summary>Before it is deleted: nothing refers to it.</summary>
    /// <param name="tasks">Codes of the plan's tasks that name it.</param>
    /// <exception cref="RuleException">It is in use, or the plan is no draft.</exception>
    public void RequireDeletable(WorkPlan plan, IReadOnlyList<string> tasks)
    {
        plan.RequireIndicatorsOpen();
        if (tasks.Count > 0)
        {
            throw new RuleException(Rules.IndicatorInUse, null, Code, string.Join(", ", tasks));
        }
    }

    /// <summary>What it is agreed to be, without its results.</summary>
    public IndicatorContent ToContent() => new()
    {
        Code = Code,
        Title = Title,
        Definition = Definition,
        Unit = Unit,
        Direction = Direction,
        VietnameseSource = VietnameseSource,
        LaoSource = LaoSource,
        Baselines = Baselines,
        Targets = Targets,
    };

    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <param name="side">Of who records it; null for the system.</param>
    /// <exception cref="RuleException">The day is not yet, the source is missing, or it is recorded as the other side's figure.</exception>
    public IndicatorResult Record(IndicatorFigure figure, DateOnly today, DateTime recordedAtUtc, Guid by, string byName, Side? side) =>
        Record(figure, today, recordedAtUtc, by, byName, side, null);

    /// <summary>Replaces a result that was recorded wrongly; the old one stays on record.</summary>
    /// <exception cref="RuleException">As <see cref="Record"/>, there is no such result that holds, both sides agreed to it, or the reason is missing; nothing is changed.</exception>
    public IndicatorResult Correct(Guid resultId, IndicatorFigure figure, string reason, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side)
    {
        var result = Held(resultId);
        result.RequireNotAgreed();
        Check.Text(reason, RecordedFact.CorrectionReason, RecordedFact.WhyMax);
        var now = Record(figure, today, atUtc, by, byName, side, result);
        result.MarkSuperseded(reason, atUtc, byName, now.Id);
        return now;
    }

    /// <summary>Takes a result back, as if it had not been recorded.</summary>
    /// <exception cref="RuleException">There is no such result that holds, both sides agreed to it, the reason is missing, or the indicator is no longer in the plan.</exception>
    public void Withdraw(Guid resultId, string reason, DateTime atUtc, string byName)
    {
        RequireInPlan();
        var result = Held(resultId);
        result.RequireNotAgreed();
        result.MarkSuperseded(reason, atUtc, byName, null);
    }

    /// <summary>The other side agrees to a figure that was proposed as the agreed one: from then on it is what reports print.</summary>
    /// <exception cref="RuleException">There is no such figure, it is agreed already, it is a proposal of the same side, or the indicator is no longer in the plan.</exception>
    public void Agree(Guid resultId, DateTime atUtc, string byName, Side? side)
    {
        RequireInPlan();
        Held(resultId).Agree(atUtc, byName, side);
    }

    private IndicatorResult Held(Guid resultId) => results.Find(each => each.Id == resultId && each.Holds) ?? throw new RuleException(Rules.NotFound);

    private IndicatorResult Record(IndicatorFigure figure, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side, IndicatorResult? corrected)
    {
        RequireInPlan();
        if (figure.AsOf > today)
        {
            throw new RuleException(Rules.ProgressInFuture, nameof(IndicatorResult.AsOf), today);
        }

        if (figure.Origin.OfSide() is { } whose && side is { } own && whose != own)
        {
            throw new RuleException(Rules.FigureOfOtherSide, nameof(IndicatorResult.Origin), whose);
        }

        var checkedFigure = figure with { Source = Check.Text(figure.Source, "Source", TitleMax, required: true), Comment = Check.Text(figure.Comment, "Comment", NoteMax) };
        var result = new IndicatorResult(Id, checkedFigure, atUtc, by, byName, side, corrected);
        result.ComeAfter(results.Where(each => corrected is null && each.AsOf == result.AsOf));
        results.Add(result);
        return result;
    }

    /// <summary>The results that hold, by the day they describe, the newest first.</summary>
    public IReadOnlyList<IndicatorPeriod> Periods => [.. results.Where(each => each.Holds).GroupBy(each => each.AsOf).OrderByDescending(each => each.Key).Select(each => new IndicatorPeriod(each.Key, [.. each]))];

    /// <summary>
    /// What is known on a day. The figure that was agreed last stands, and beside it what was counted for a later day: the newest figure of neither side, as long as one
    /// side has none of its day or later, and each side's newest. So no side alone takes away the common figure, or that of the other.
    /// </summary>
    public IReadOnlyList<IndicatorResult> ResultsOn(DateOnly day)
    {
        var known = Periods.Where(each => each.AsOf <= day).ToList();
        var agreed = known.Select(each => each.Agreed).FirstOrDefault(each => each is not null);
        var later = known.Where(each => agreed is null || each.AsOf > agreed.AsOf).ToList();
        List<IndicatorResult?> sides = [later.Select(each => each.Vietnam).FirstOrDefault(each => each is not null), later.Select(each => each.Laos).FirstOrDefault(each => each is not null)];
        var common = later.Select(each => each.Common).FirstOrDefault(each => each is not null);
        var isOvertaken = common is not null && sides.TrueForAll(each => each?.AsOf >= common.AsOf);
        return [.. new[] { agreed, isOvertaken ? null : common }.Concat(sides).OfType<IndicatorResult>()];
    }

    public decimal? TargetOf(int year) => Targets.FirstOrDefault(each => each.Year == year)?.Value;

    public IEnumerable<TextPlace> Texts =>
        AgreedTexts
            .Concat(InOrder.SelectMany(each => new TextPlace[] { new($"{ResultPrefix}{each.Id}:Source", each.Source, TitleMax), new($"{ResultPrefix}{each.Id}:Comment", each.Comment, NoteMax) }))
            .Where(each => !each.Text.IsEmpty);

    /// <summary>True for a text that is signed with the plan; results come after.</summary>
    public static bool IsAgreedText(string field) => !field.StartsWith(ResultPrefix, StringComparison.Ordinal);

    /// <summary>Those that are signed with the plan.</summary>
    public IEnumerable<TextPlace> AgreedTexts => new TextPlace[]
        {
            new(nameof(Title), Title, TitleMax), new(nameof(Unit), Unit, UnitMax), new(nameof(Definition), Definition, DefinitionMax),
            new(nameof(VietnameseSource), VietnameseSource, TitleMax), new(nameof(LaoSource), LaoSource, TitleMax),
        }
            .Concat(Baselines.SelectMany((each, i) => new TextPlace[] { new($"Baseline:{i}:Source", each.Source, TitleMax), new($"Baseline:{i}:Note", each.Note, NoteMax) }))
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
                Unit = Check.Text(text, field, UnitMax, required: true);
                break;
            case [nameof(Definition)]:
                Definition = Check.Text(text, field, DefinitionMax);
                break;
            case [nameof(VietnameseSource)]:
                VietnameseSource = Check.Text(text, field, TitleMax);
                break;
            case [nameof(LaoSource)]:
                LaoSource = Check.Text(text, field, TitleMax);
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

    /// <summary>Names the reason for other targets in messages.</summary>
    public const string TargetReason = "TargetReason";

    private void Take(IndicatorContent content)
    {
        // All of it, or nothing.
        var code = Check.Code(content.Code, nameof(Code), CodeMax);
        (Code, SortKey, Title, Definition, Unit, Direction, VietnameseSource, LaoSource, Baselines, Targets) = (
            code, Domain.Texts.SortKey.OfCode(code),
            Check.Text(content.Title, nameof(Title), TitleMax, required: true), Check.Text(content.Definition, nameof(Definition), DefinitionMax),
            Check.Text(content.Unit, nameof(Unit), UnitMax), content.Direction,
            Check.Text(content.VietnameseSource, nameof(VietnameseSource), TitleMax), Check.Text(content.LaoSource, nameof(LaoSource), TitleMax),
            [.. content.Baselines.Select(Checked)], [.. content.Targets.OrderBy(each => each.Year)]);
    }

    private static IndicatorBaseline Checked(IndicatorBaseline baseline) => baseline with
    {
        Source = Check.Text(baseline.Source, "Source", TitleMax, required: true),
        Note = Check.Text(baseline.Note, "Comment", NoteMax),
    };
}
