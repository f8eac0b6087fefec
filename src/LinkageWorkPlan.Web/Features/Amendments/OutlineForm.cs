using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>A plan's title, period, pillars and sectors as they are typed.</summary>
/// <param name="Pillars">In the order in which they shall stand.</param>
/// <param name="Sectors">In the order in which they shall stand.</param>
public sealed record OutlineForm(TextWords Title, DateOnly? Start, DateOnly? End, IReadOnlyList<PartForm> Pillars, IReadOnlyList<PartForm> Sectors)
{
    public static OutlineForm Of(PlanOutline outline) => new(
        TextWords.From(outline.Title),
        outline.PeriodStart,
        outline.PeriodEnd,
        [.. outline.Pillars.Select(each => new PartForm(each.Code, TextWords.From(each.Title)))],
        [.. outline.Sectors.Select(each => new PartForm(each.Code, TextWords.From(each.Title)))]);

    /// <param name="before">As it is saved: languages that were not touched keep their state.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public PlanOutline ToOutline(PlanOutline before, Language author) => new()
    {
        Title = Title.ApplyTo(before.Title, author),
        PeriodStart = Start!.Value,
        PeriodEnd = End!.Value,
        Pillars = [.. Pillars.Select(each => new PillarContent(each.Code.Trim(), each.Title.ApplyTo(TitleIn(before, PlanPart.Pillar, each.Code.Trim()), author)))],
        Sectors = [.. Sectors.Select(each => new Sector(each.Code.Trim(), each.Title.ApplyTo(TitleIn(before, PlanPart.Sector, each.Code.Trim()), author)))],
    };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public OutlineForm RebaseOn(OutlineForm theirs, OutlineForm opened) => new(
        Title.RebaseOn(theirs.Title, opened.Title),
        Start == opened.Start ? theirs.Start : Start,
        End == opened.End ? theirs.End : End,
        PartForm.RebaseOn(Pillars, theirs.Pillars, opened.Pillars),
        PartForm.RebaseOn(Sectors, theirs.Sectors, opened.Sectors));

    /// <returns>Empty where the outline has no such part.</returns>
    internal static LocalizedText TitleIn(PlanOutline outline, PlanPart kind, string code) =>
        (kind == PlanPart.Pillar ? outline.Pillars.FirstOrDefault(each => each.Code == code)?.Title : outline.Sectors.FirstOrDefault(each => each.Code == code)?.Title) ?? LocalizedText.Empty;

    internal sealed class Validator : AbstractValidator<OutlineForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Words(nameof(WorkPlan.Title), WorkPlan.TitleMax, required: true);
            RuleFor(form => form.Start).Given(nameof(WorkPlan.PeriodStart));
            RuleFor(form => form.End).Given(nameof(WorkPlan.PeriodEnd));
            RuleFor(form => form).Custom((form, context) =>
            {
                PlanPeriod.Check(context, form.Start, form.End);
                foreach (var (place, pillar) in form.Pillars.Index())
                {
                    pillar.Check(context, part => PlanOutline.PillarField(place, part), nameof(Pillar), Pillar.CodeMax, Pillar.TitleMax);
                }

                foreach (var (place, sector) in form.Sectors.Index())
                {
                    sector.Check(context, part => PlanOutline.SectorField(place, part), nameof(Sector), Sector.CodeMax, Sector.TitleMax);
                }
            });
        }
    }
}

/// <summary>A pillar or a sector.</summary>
/// <param name="Code">Of one that is agreed it never changes.</param>
public sealed record PartForm(string Code, TextWords Title)
{
    internal static IReadOnlyList<PartForm> RebaseOn(IReadOnlyList<PartForm> own, IReadOnlyList<PartForm> theirs, IReadOnlyList<PartForm> opened) =>
        own.SequenceEqual(opened) ? theirs : [.. own.Select(each => each.RebaseOn(theirs, opened)), .. theirs.Where(each => !Has(opened, each) && !Has(own, each))];

    /// <param name="field">What a part of it is called.</param>
    /// <param name="kind">As in the names of its fields.</param>
    internal void Check<T>(ValidationContext<T> context, Func<string, string> field, string kind, int codeMax, int titleMax)
    {
        context.Check(Title, field(nameof(Title)), titleMax, required: true, label: $"{kind}.{nameof(Title)}");
        if (Code.Trim().Length is var length && (length == 0 || length > codeMax))
        {
            context.Break(Rules.OutOfRange, field(nameof(Code)), $"{kind}.{nameof(Code)}", 1, codeMax);
        }
    }

    private static bool Has(IReadOnlyList<PartForm> parts, PartForm part) => parts.Any(each => each.Code == part.Code);

    private PartForm RebaseOn(IReadOnlyList<PartForm> theirs, IReadOnlyList<PartForm> opened) =>
        (theirs.FirstOrDefault(each => each.Code == Code), opened.FirstOrDefault(each => each.Code == Code)) is ({ } now, { } before) ? this with { Title = Title.RebaseOn(now.Title, before.Title) } : this;
}

/// <summary>The form while somebody types in it.</summary>
public sealed class OutlineInput
{
    private readonly Dictionary<PlanPart, List<PartInput>> parts = Enum.GetValues<PlanPart>().ToDictionary(each => each, _ => new List<PartInput>());

    public TextWords Title { get; set; } = TextWords.None;
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }

    public static OutlineInput Of(OutlineForm form, PlanOutline agreed)
    {
        var input = new OutlineInput { Title = form.Title, Start = form.Start, End = form.End };
        input.Fill(PlanPart.Pillar, form.Pillars, [.. agreed.Pillars.Select(each => each.Code)]);
        input.Fill(PlanPart.Sector, form.Sectors, [.. agreed.Sectors.Select(each => each.Code)]);
        return input;
    }

    public OutlineForm ToForm() => new(Title, Start, End, FormsOf(PlanPart.Pillar), FormsOf(PlanPart.Sector));

    public List<PartInput> RowsOf(PlanPart kind) => parts[kind];

    public void Add(PlanPart kind) => AddRow(kind, FormRows.NewKey(parts[kind].Select(each => each.Key)));

    /// <summary>The rows that a kept draft had.</summary>
    public void SetRows(PlanPart kind, string? rows) => FormRows.Set(parts[kind], each => each.Key, RowOf(kind), rows, key => AddRow(kind, key));

    public void MoveUp(PlanPart kind, PartInput part)
    {
        var rows = parts[kind];
        var place = rows.IndexOf(part);
        if (place > 0)
        {
            (rows[place - 1], rows[place]) = (rows[place], rows[place - 1]);
        }
    }

    /// <summary>Names the kind's rows in a kept draft.</summary>
    internal static string RowOf(PlanPart kind) => $"{kind}:";

    private void AddRow(PlanPart kind, string key) => parts[kind].Add(new PartInput { Key = key });

    private void Fill(PlanPart kind, IReadOnlyList<PartForm> forms, HashSet<string> agreed)
    {
        var rows = parts[kind];
        foreach (var each in forms)
        {
            rows.Add(new PartInput
            {
                Key = agreed.Contains(each.Code) ? each.Code : FormRows.NewKey(rows.Select(row => row.Key)),
                IsAgreed = agreed.Contains(each.Code),
                Code = each.Code,
                Title = each.Title,
            });
        }
    }

    private IReadOnlyList<PartForm> FormsOf(PlanPart kind) => [.. parts[kind].Select(each => new PartForm(each.Code, each.Title))];
}

/// <summary>A pillar or a sector.</summary>
public sealed class PartInput
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>True for one of the plan as it is agreed: its code stays.</summary>
    public bool IsAgreed { get; init; }

    public string Code { get; set; } = string.Empty;
    public TextWords Title { get; set; } = TextWords.None;
}
