using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>What an indicator is to be, as it is typed.</summary>
public sealed record DefinitionForm
{
    public string Code { get; init; } = string.Empty;
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Definition { get; init; } = TextWords.None;
    public TextWords Unit { get; init; } = TextWords.None;
    public IndicatorDirection Direction { get; init; }
    public TextWords VietnameseSource { get; init; } = TextWords.None;
    public TextWords LaoSource { get; init; } = TextWords.None;
    public IReadOnlyList<BaselineForm> Baselines { get; init; } = [];

    /// <summary>One a year; null where the year has none.</summary>
    public IReadOnlyDictionary<int, decimal?> Targets { get; init; } = new Dictionary<int, decimal?>();

    public static DefinitionForm Of(IndicatorContent content) => new()
    {
        Code = content.Code,
        Title = TextWords.From(content.Title),
        Definition = TextWords.From(content.Definition),
        Unit = TextWords.From(content.Unit),
        Direction = content.Direction,
        VietnameseSource = TextWords.From(content.VietnameseSource),
        LaoSource = TextWords.From(content.LaoSource),
        Baselines = [.. content.Baselines.Select((each, place) => new BaselineForm(place, each.Side, each.Value, each.AsOf, TextWords.From(each.Source), TextWords.From(each.Note)))],
        Targets = content.Targets.ToDictionary(each => each.Year, each => (decimal?)each.Value),
    };

    /// <param name="before">As it is saved: languages that were not touched keep their state.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public IndicatorContent ToContent(IndicatorContent before, Language author) => new()
    {
        Code = Code.Trim(),
        Title = Title.ApplyTo(before.Title, author),
        Definition = Definition.ApplyTo(before.Definition, author),
        Unit = Unit.ApplyTo(before.Unit, author),
        Direction = Direction,
        VietnameseSource = VietnameseSource.ApplyTo(before.VietnameseSource, author),
        LaoSource = LaoSource.ApplyTo(before.LaoSource, author),
        Baselines = [.. Baselines.Select(each => each.ToBaseline(before.Baselines.ElementAtOrDefault(each.Place ?? -1), author))],
        Targets = [.. Targets.Where(each => each.Value is not null).OrderBy(each => each.Key).Select(each => new IndicatorTarget(each.Key, each.Value!.Value))],
    };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public DefinitionForm RebaseOn(DefinitionForm theirs, DefinitionForm opened) => this with
    {
        Code = Code == opened.Code ? theirs.Code : Code,
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Definition = Definition.RebaseOn(theirs.Definition, opened.Definition),
        Unit = Unit.RebaseOn(theirs.Unit, opened.Unit),
        Direction = Direction == opened.Direction ? theirs.Direction : Direction,
        VietnameseSource = VietnameseSource.RebaseOn(theirs.VietnameseSource, opened.VietnameseSource),
        LaoSource = LaoSource.RebaseOn(theirs.LaoSource, opened.LaoSource),
        Baselines = BaselineForm.Rebase(Baselines, theirs.Baselines, opened.Baselines),
        Targets = theirs.Targets.Keys.Union(Targets.Keys).ToDictionary(
            year => year, year => TargetOf(year) == opened.TargetOf(year) ? theirs.TargetOf(year) : TargetOf(year)),
    };

    public decimal? TargetOf(int year) => Targets.GetValueOrDefault(year);

    internal sealed class Validator : AbstractValidator<DefinitionForm>
    {
        public Validator()
        {
            RuleFor(form => form.Code).Code(nameof(Indicator.Code), Indicator.CodeMax);
            RuleFor(form => form.Title).Words(nameof(Indicator.Title), Indicator.TitleMax, required: true);
            RuleFor(form => form.Definition).Words(nameof(Indicator.Definition), Indicator.DefinitionMax);
            RuleFor(form => form.Unit).Words(nameof(Indicator.Unit), Indicator.UnitMax, required: true);
            RuleFor(form => form.VietnameseSource).Words(nameof(Indicator.VietnameseSource), Indicator.TitleMax);
            RuleFor(form => form.LaoSource).Words(nameof(Indicator.LaoSource), Indicator.TitleMax);
            RuleFor(form => form.Baselines).Custom((lines, context) =>
            {
                foreach (var (line, place) in lines.Select((each, place) => (each, place)))
                {
                    line.Check(context, place);
                }
            });
        }
    }
}

/// <param name="Place">Its place in what is saved; null for a new one.</param>
/// <param name="Value">Null where none is known yet.</param>
public sealed record BaselineForm(int? Place, Side? Side, decimal? Value, DateOnly? AsOf, TextWords Source, TextWords Note)
{
    /// <summary>These rows over theirs, row by row: what was not changed here takes theirs, and a row that either side added or changed stays.</summary>
    /// <param name="opened">The rows as they were opened.</param>
    internal static IReadOnlyList<BaselineForm> Rebase(IReadOnlyList<BaselineForm> mine, IReadOnlyList<BaselineForm> theirs, IReadOnlyList<BaselineForm> opened)
    {
        var pairs = Pair(opened, theirs);
        List<BaselineForm> rows = [];
        foreach (var their in theirs)
        {
            var before = opened.FirstOrDefault(each => pairs.GetValueOrDefault(each.Place!.Value) == their);
            var own = before is null ? null : mine.FirstOrDefault(each => each.Place == before.Place);
            if (own is not null)
            {
                rows.Add(own.RebaseOn(their, before!));
            }
            else if (before is null || before with { Place = their.Place } != their)
            {
                rows.Add(their);
            }
        }

        // What they removed stays where it was changed here, as a new row.
        var removed = mine.Where(each => each.Place is { } place && !pairs.ContainsKey(place) && !opened.Contains(each));
        return [.. rows, .. removed.Select(each => each with { Place = null }), .. mine.Where(each => each.Place is null)];
    }

    /// <summary>Which of their rows each opened one became, by the place it was opened at; none where they removed it.</summary>
    private static Dictionary<int, BaselineForm> Pair(IReadOnlyList<BaselineForm> opened, IReadOnlyList<BaselineForm> theirs)
    {
        // Unchanged rows first, then those of the same side and day, and the same place where none was added or removed.
        Func<BaselineForm, BaselineForm, bool>[] same =
        [
            (before, their) => before with { Place = their.Place } == their,
            (before, their) => (before.Side, before.AsOf) == (their.Side, their.AsOf),
            (before, their) => opened.Count == theirs.Count && before.Place == their.Place,
        ];
        var pairs = new Dictionary<int, BaselineForm>();
        foreach (var isSame in same)
        {
            foreach (var before in opened.Where(each => !pairs.ContainsKey(each.Place!.Value)))
            {
                if (theirs.FirstOrDefault(each => !pairs.ContainsValue(each) && isSame(before, each)) is { } their)
                {
                    pairs[before.Place!.Value] = their;
                }
            }
        }

        return pairs;
    }

    private BaselineForm RebaseOn(BaselineForm theirs, BaselineForm opened) => new(
        theirs.Place,
        Side == opened.Side ? theirs.Side : Side,
        Value == opened.Value ? theirs.Value : Value,
        AsOf == opened.AsOf ? theirs.AsOf : AsOf,
        Source.RebaseOn(theirs.Source, opened.Source),
        Note.RebaseOn(theirs.Note, opened.Note));

    internal IndicatorBaseline ToBaseline(IndicatorBaseline? before, Language author) => new(
        Value, AsOf!.Value, Source.ApplyTo(before?.Source ?? LocalizedText.Empty, author), Note.ApplyTo(before?.Note ?? LocalizedText.Empty, author), Side);

    internal void Check<T>(ValidationContext<T> context, int place)
    {
        if (AsOf is null)
        {
            context.Break(Domain.Failures.Rules.Required, IndicatorContent.BaselineField(place, nameof(AsOf)), nameof(AsOf));
        }

        context.Check(Source, IndicatorContent.BaselineField(place, nameof(Source)), Indicator.TitleMax, required: true, label: nameof(Source));
        context.Check(Note, IndicatorContent.BaselineField(place, nameof(Note)), Indicator.NoteMax, label: "Comment");
    }
}
