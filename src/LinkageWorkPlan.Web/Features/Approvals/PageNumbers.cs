using System.Globalization;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>How many printed pages of an edition were on the reader's screen.</summary>
public sealed record PagesRead(int Count, int Total);

/// <summary>Numbers of pages, as people write them and as the browser sends them.</summary>
internal static class PageNumbers
{
    /// <returns>As in <c>1–3, 7</c>; empty for none.</returns>
    public static string InWords(IEnumerable<int> pages)
    {
        var parts = new List<(int First, int Last)>();
        foreach (var page in pages.Distinct().Order())
        {
            if (parts.Count > 0 && parts[^1].Last == page - 1)
            {
                parts[^1] = (parts[^1].First, page);
            }
            else
            {
                parts.Add((page, page));
            }
        }

        return string.Join(", ", parts.Select(each => each.First == each.Last ? Written(each.First) : $"{Written(each.First)}–{Written(each.Last)}"));
    }

    /// <param name="sent">With spaces between them; what is no page is left out.</param>
    public static IReadOnlyList<int> Read(string? sent, int total) =>
    [
        .. (sent ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(each => int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0)
            .Where(page => page >= 1 && page <= total).Distinct().Order(),
    ];

    public static string Sent(IEnumerable<int> pages) => string.Join(' ', pages.Order().Select(Written));

    private static string Written(int page) => page.ToString(CultureInfo.InvariantCulture);
}
