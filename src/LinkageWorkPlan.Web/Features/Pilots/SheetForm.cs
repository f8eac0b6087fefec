using System.Globalization;
using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>How candidates are scored, as it is typed.</summary>
public sealed record SheetForm
{
    private static readonly string Even = (ScoringSheet.WeightsTotal / Enum.GetValues<PilotCriterion>().Length).ToString(CultureInfo.InvariantCulture);

    public int Scale { get; init; } = 5;

    /// <summary>As typed, in whole per cent; so are the others.</summary>
    public string Needs { get; init; } = Even;

    public string Enterprises { get; init; } = Even;
    public string Products { get; init; } = Even;
    public string Market { get; init; } = Even;
    public string Framework { get; init; } = Even;

    /// <summary>Codes of pilot models.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>What is typed for a criterion.</summary>
    internal string this[PilotCriterion criterion] => criterion switch
    {
        PilotCriterion.Needs => Needs,
        PilotCriterion.Enterprises => Enterprises,
        PilotCriterion.Products => Products,
        PilotCriterion.Market => Market,
        PilotCriterion.Framework => Framework,
    };

    internal static SheetForm Of(ScoringSheet sheet) => new SheetForm { Scale = sheet.Scale, Candidates = sheet.Candidates }.WithAll(each => Words(sheet.WeightOf(each)));

    internal SheetForm With(PilotCriterion criterion, string words) => criterion switch
    {
        PilotCriterion.Needs => this with { Needs = words },
        PilotCriterion.Enterprises => this with { Enterprises = words },
        PilotCriterion.Products => this with { Products = words },
        PilotCriterion.Market => this with { Market = words },
        PilotCriterion.Framework => this with { Framework = words },
    };

    /// <summary>A weight that is no whole number counts as none, which the sheet refuses.</summary>
    internal SheetContent ToContent(IReadOnlyList<string> candidates) => new(
        Scale, [.. Enum.GetValues<PilotCriterion>().Select(each => int.TryParse(this[each].Trim().TrimEnd('%').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : 0)], candidates);

    /// <summary>This over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public SheetForm RebaseOn(SheetForm theirs, SheetForm opened) => (this with
    {
        Scale = Scale == opened.Scale ? theirs.Scale : Scale,
        Candidates = Candidates.SequenceEqual(opened.Candidates) ? theirs.Candidates : Candidates,
    }).WithAll(each => this[each] == opened[each] ? theirs[each] : this[each]);

    private static string Words(int weight) => weight.ToString(CultureInfo.InvariantCulture);

    private SheetForm WithAll(Func<PilotCriterion, string> words) => Enum.GetValues<PilotCriterion>().Aggregate(this, (form, each) => form.With(each, words(each)));
}
