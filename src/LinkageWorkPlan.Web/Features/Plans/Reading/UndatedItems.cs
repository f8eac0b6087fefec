namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What a chart of days leaves out, because it has none.</summary>
/// <param name="Named">The first <see cref="Most"/> of them: their codes, and whose page says more.</param>
public sealed record UndatedItems(int Count, IReadOnlyList<(string Code, string Task)> Named)
{
    public const int Most = 20;

    public static readonly UndatedItems None = new(0, []);

    public static UndatedItems Of(IReadOnlyCollection<(string Code, string Task)> all) => new(all.Count, [.. all.Take(Most)]);
}
