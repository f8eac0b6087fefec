using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>A plan's title, period and pillars as they are typed.</summary>
/// <param name="Pillars">In the order in which they shall stand.</param>
public sealed record OutlineForm(TextWords Title, DateOnly? Start, DateOnly? End, IReadOnlyList<PillarForm> Pillars)
{
    public static OutlineForm Of(PlanOutline outline) =>
        new(TextWords.From(outline.Title), outline.PeriodStart, outline.PeriodEnd, [.. outline.Pillars.Select(each => new PillarForm(each.Code, TextWords.From(each.Title)))]);

    /// <param name="before">As it is saved: languages that were not touched keep their state.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public PlanOutline ToOutline(PlanOutline before, Language author) => new()
    {
        Title = Title.ApplyTo(before.Title, author),
        PeriodStart = Start!.Value,
        PeriodEnd = End!.Value,
        Pillars = [.. Pillars.Select(each => new PillarContent(each.Code.Trim(), each.Title.ApplyTo(before.Pillars.FirstOrDefault(pillar => pillar.Code == each.Code.Trim())?.Title ?? LocalizedText.Empty, author)))],
    };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public OutlineForm RebaseOn(OutlineForm theirs, OutlineForm opened) => new(
        Title.RebaseOn(theirs.Title, opened.Title),
        Start == opened.Start ? theirs.Start : Start,
        End == opened.End ? theirs.End : End,
        Pillars.SequenceEqual(opened.Pillars) ? theirs.Pillars : [.. Pillars.Select(each => each.RebaseOn(theirs.Pillars, opened.Pillars)), .. theirs.Pillars.Where(each => !Has(opened, each) && !Has(this, each))]);

    private static bool Has(OutlineForm form, PillarForm pillar) => form.Pillars.Any(each => each.Code == pillar.Code);

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
                    pillar.Check(context, place);
                }
            });
        }
    }
}

/// <param name="Code">Of a pillar that is agreed it never changes.</param>
public sealed record PillarForm(string Code, TextWords Title)
{
    internal PillarForm RebaseOn(IReadOnlyList<PillarForm> theirs, IReadOnlyList<PillarForm> opened) =>
        (theirs.FirstOrDefault(each => each.Code == Code), opened.FirstOrDefault(each => each.Code == Code)) is ({ } now, { } before) ? this with { Title = Title.RebaseOn(now.Title, before.Title) } : this;

    internal void Check<T>(ValidationContext<T> context, int place)
    {
        context.Check(Title, FieldOf(place, nameof(Title)), Pillar.TitleMax, required: true, label: "Pillar.Title");
        if (Code.Trim().Length is 0 or > Pillar.CodeMax)
        {
            context.Break(Rules.OutOfRange, FieldOf(place, nameof(Code)), "Pillar.Code", 1, Pillar.CodeMax);
        }
    }

    /// <summary>What a control of a row is called.</summary>
    internal static string FieldOf(int place, string part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Pillar:{place}:{part}");
}

/// <summary>The form while somebody types in it.</summary>
public sealed class OutlineInput
{
    internal const string PillarRow = "Pillar:";

    public TextWords Title { get; set; } = TextWords.None;
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public List<PillarInput> Pillars { get; } = [];

    public static OutlineInput Of(OutlineForm form, PlanOutline agreed)
    {
        var input = new OutlineInput { Title = form.Title, Start = form.Start, End = form.End };
        foreach (var each in form.Pillars)
        {
            var isAgreed = agreed.Pillars.Any(pillar => pillar.Code == each.Code);
            input.Pillars.Add(new PillarInput
            {
                Key = isAgreed ? each.Code : FormRows.NewKey(input.Pillars.Select(row => row.Key)),
                IsAgreed = isAgreed,
                Code = each.Code,
                Title = each.Title,
            });
        }

        return input;
    }

    public OutlineForm ToForm() => new(Title, Start, End, [.. Pillars.Select(each => new PillarForm(each.Code, each.Title))]);

    public void AddPillar() => AddPillarRow(FormRows.NewKey(Pillars.Select(each => each.Key)));

    /// <summary>The rows that a kept draft had.</summary>
    public void SetPillars(string? rows) => FormRows.Set(Pillars, each => each.Key, PillarRow, rows, AddPillarRow);

    public void MoveUp(PillarInput pillar)
    {
        var place = Pillars.IndexOf(pillar);
        if (place > 0)
        {
            (Pillars[place - 1], Pillars[place]) = (Pillars[place], Pillars[place - 1]);
        }
    }

    private void AddPillarRow(string key) => Pillars.Add(new PillarInput { Key = key });
}

public sealed class PillarInput
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>True for a pillar of the plan as it is agreed: its code stays.</summary>
    public bool IsAgreed { get; init; }

    public string Code { get; set; } = string.Empty;
    public TextWords Title { get; set; } = TextWords.None;
}
