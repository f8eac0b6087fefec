using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>A query as the index is asked.</summary>
/// <param name="Folded">Every word without its marks.</param>
/// <param name="Marked">The words that were typed with marks, and must be found with them.</param>
internal sealed record SearchWords(string Typed, IReadOnlyList<string> Folded, IReadOnlyList<string> Marked)
{
    public bool IsEmpty => Folded.Count == 0;

    /// <summary>Words that the index of three letters finds.</summary>
    public IReadOnlyList<string> Indexed => [.. Folded.Where(word => word.Length >= WorkPlanDb.MinIndexedLength)];

    /// <summary>Words too short for it.</summary>
    public IReadOnlyList<string> Short => [.. Folded.Where(word => word.Length < WorkPlanDb.MinIndexedLength)];

    /// <summary>The whole query, for texts that hold it as it was typed.</summary>
    public string Phrase => SearchKey.Folded(Typed);

    public static SearchWords Read(string? typed)
    {
        var words = SearchHits.WordsOf(typed);
        return new SearchWords(TextNormalizer.Normalize(typed), [.. words.Select(SearchKey.Folded).Distinct()], [.. words.Select(SearchKey.Marked).OfType<string>().Distinct()]);
    }
}
