using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What an indicator is agreed to be: signed with the plan.</summary>
public sealed record IndicatorContent
{
    public string Code { get; init; } = string.Empty;
    public LocalizedText Title { get; init; } = LocalizedText.Empty;
    public LocalizedText Definition { get; init; } = LocalizedText.Empty;
    public LocalizedText Unit { get; init; } = LocalizedText.Empty;
    public IndicatorDirection Direction { get; init; }
    public LocalizedText VietnameseSource { get; init; } = LocalizedText.Empty;
    public LocalizedText LaoSource { get; init; } = LocalizedText.Empty;
    public IReadOnlyList<IndicatorBaseline> Baselines { get; init; } = [];

    /// <summary>One a calendar year of the plan, at most.</summary>
    public IReadOnlyList<IndicatorTarget> Targets { get; init; } = [];

    /// <summary>All texts that are not empty, in the order a person reads them.</summary>
    public IEnumerable<TextPlace> Texts => new TextPlace[]
        {
            new(nameof(Title), Title, Indicator.TitleMax), new(nameof(Unit), Unit, Indicator.UnitMax), new(nameof(Definition), Definition, Indicator.DefinitionMax),
            new(nameof(VietnameseSource), VietnameseSource, Indicator.TitleMax), new(nameof(LaoSource), LaoSource, Indicator.TitleMax),
        }
            .Concat(Baselines.SelectMany((each, place) => new TextPlace[] { new(BaselineField(place, "Source"), each.Source, Indicator.TitleMax), new(BaselineField(place, "Note"), each.Note, Indicator.NoteMax) }))
            .Where(each => !each.Text.IsEmpty);

    /// <summary>True where both say the same to a reader: who checked a rendering does not count.</summary>
    public bool SaysTheSame(IndicatorContent other) =>
        (Code, Direction) == (other.Code, other.Direction)
        && Title.SaysTheSame(other.Title) && Unit.SaysTheSame(other.Unit) && Definition.SaysTheSame(other.Definition)
        && VietnameseSource.SaysTheSame(other.VietnameseSource) && LaoSource.SaysTheSame(other.LaoSource)
        && Targets.OrderBy(each => each.Year).SequenceEqual(other.Targets.OrderBy(each => each.Year))
        && Baselines.Count == other.Baselines.Count
        && Baselines.Zip(other.Baselines).All(pair => (pair.First.Value, pair.First.AsOf, pair.First.Side) == (pair.Second.Value, pair.Second.AsOf, pair.Second.Side)
            && pair.First.Source.SaysTheSame(pair.Second.Source) && pair.First.Note.SaysTheSame(pair.Second.Note));

    /// <summary>Marks all renderings as up to date (<see cref="LocalizedText.Confirm"/>).</summary>
    internal IndicatorContent Confirm() => this with
    {
        Title = Title.Confirm(),
        Unit = Unit.Confirm(),
        Definition = Definition.Confirm(),
        VietnameseSource = VietnameseSource.Confirm(),
        LaoSource = LaoSource.Confirm(),
        Baselines = [.. Baselines.Select(each => each with { Source = each.Source.Confirm(), Note = each.Note.Confirm() })],
    };

    /// <summary>The content in the form in which an indicator holds it.</summary>
    /// <exception cref="RuleException">All broken rules at once, or a text breaks its limit.</exception>
    internal IndicatorContent Checked(WorkPlan plan)
    {
        Require(plan);
        return new Indicator(plan.Id, Code, Title, Unit, Baselines, Targets).ToContent() with
        {
            Definition = Check.Text(Definition, nameof(Definition), Indicator.DefinitionMax),
            Direction = Direction,
            VietnameseSource = Check.Text(VietnameseSource, nameof(VietnameseSource), Indicator.TitleMax),
            LaoSource = Check.Text(LaoSource, nameof(LaoSource), Indicator.TitleMax),
        };
    }

    /// <param name="more">What is broken besides; null where nothing is.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    internal void Require(WorkPlan plan, BrokenRule? more = null)
    {
        List<BrokenRule> broken = [.. Broken(plan), .. more is null ? Array.Empty<BrokenRule>() : [more]];
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }

    /// <returns>Itself: a new indicator of the plan can have it.</returns>
    /// <exception cref="RuleException">The plan is no draft, or all broken rules at once.</exception>
    internal IndicatorContent RequiredFor(WorkPlan plan)
    {
        plan.RequireIndicatorsOpen();
        Require(plan);
        return this;
    }

    internal IEnumerable<BrokenRule> Broken(WorkPlan plan)
    {
        if (Title.IsEmpty)
        {
            yield return new BrokenRule(Rules.Required, nameof(Title), nameof(Title));
        }

        if (Unit.IsEmpty)
        {
            yield return new BrokenRule(Rules.Required, nameof(Unit), nameof(Unit));
        }

        foreach (var target in Targets.Where(each => each.Year < plan.PeriodStart.Year || each.Year > plan.PeriodEnd.Year))
        {
            yield return new BrokenRule(Rules.IndicatorTargetYear, nameof(Targets), Year(target.Year), Year(plan.PeriodStart.Year), Year(plan.PeriodEnd.Year));
        }

        foreach (var year in Targets.GroupBy(each => each.Year).Where(each => each.Count() > 1))
        {
            yield return new BrokenRule(Rules.IndicatorTargetTwice, nameof(Targets), Year(year.Key));
        }

        foreach (var place in Enumerable.Range(0, Baselines.Count).Where(place => Baselines[place].Source.IsEmpty))
        {
            yield return new BrokenRule(Rules.Required, BaselineField(place, "Source"), "Source");
        }

        foreach (var both in Baselines.Where(each => each.Side is not null).GroupBy(each => (each.Side, each.AsOf)).Where(each => each.Count() > 1))
        {
            yield return new BrokenRule(Rules.IndicatorBaselineTwice, nameof(Baselines), both.Key.Side!.Value, both.Key.AsOf);
        }

        if (Baselines.Count > Indicator.BaselinesMax)
        {
            yield return new BrokenRule(Rules.OutOfRange, nameof(Baselines), nameof(Baselines), 0, Indicator.BaselinesMax);
        }
    }

    /// <summary>As people write it, without a separator of thousands.</summary>
    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a baseline's part is called in messages.</summary>
    public static string BaselineField(int place, string part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Baseline:{place}:{part}");
}
