using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>A content of the memorandum as it was called when a plan or an amendment that names it was signed.</summary>
public sealed record NamedContent(string Code, LocalizedText Title)
{
    /// <summary>Those of the memorandum that are named, in the order of their codes.</summary>
    public static IReadOnlyList<NamedContent> Of(IEnumerable<string> named, IEnumerable<MemorandumItem> memorandum)
    {
        var codes = named.ToHashSet();
        return InOrder(memorandum.Where(each => codes.Contains(each.Code)).Select(each => new NamedContent(each.Code, each.Title)));
    }

    /// <summary>Each once, in the order of their codes; where one is called twice, the first holds.</summary>
    public static IReadOnlyList<NamedContent> InOrder(IEnumerable<NamedContent> contents) =>
        [.. contents.DistinctBy(each => each.Code).OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal)];

    /// <summary>Titles by code, in order.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> Titles(IEnumerable<NamedContent> contents) => new OrderedDictionary<string, LocalizedText>(InOrder(contents).Select(each => KeyValuePair.Create(each.Code, each.Title)));
}
