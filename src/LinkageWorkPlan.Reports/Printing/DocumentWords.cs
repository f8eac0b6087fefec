using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Editions;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// Words that a PDF says outside of its pages, taken from the document that is printed: the browser glues the pieces of a heading in the outline, also
/// where its line ends, and calls the places that page 1 keeps by their names.
/// </summary>
/// <param name="Headings">In their order, each in all its languages.</param>
/// <param name="Places">By the names of <see cref="NumberPlaces"/>.</param>
internal sealed partial record DocumentWords(IReadOnlyList<string> Headings, IReadOnlyDictionary<string, string> Places)
{
    /// <param name="html">As <see cref="ReportHtml"/> writes it.</param>
    public static DocumentWords Of(string html)
    {
        var body = html[Math.Max(html.IndexOf("<body", StringComparison.Ordinal), 0)..];
        return new DocumentWords(
            [.. Heading().Matches(body).Select(match => OfHeading(Colon().Replace(match.Groups["words"].Value, "</span> –")))],
            Place().Matches(body).DistinctBy(match => match.Groups["name"].Value).ToDictionary(match => match.Groups["name"].Value, match => Words(match.Groups["words"].Value), StringComparer.Ordinal));
    }

    /// <summary>A heading has its words in an element of each language, one after another.</summary>
    private static string OfHeading(string html)
    {
        var (parts, from, depth) = (new List<string>(), 0, 0);
        foreach (Match tag in Tag().Matches(html))
        {
            var isEnd = tag.Value.StartsWith("</span", StringComparison.Ordinal);
            depth += isEnd ? -1 : tag.Value.StartsWith("<span", StringComparison.Ordinal) ? 1 : 0;
            if (isEnd && depth == 0)
            {
                parts.Add(Words(html[from..(tag.Index + tag.Length)]));
                from = tag.Index + tag.Length;
            }
        }

        parts.Add(Words(html[from..]));
        return string.Join(" · ", parts.Where(each => each.Length > 0));
    }

    private static string Words(string html) => Gap().Replace(WebUtility.HtmlDecode(Tag().Replace(html, string.Empty)), " ").Trim();

    [GeneratedRegex(@"<h(?<level>[1-6])[ >](?:(?<=>)|[^>]*>)(?<words>.*?)</h\k<level>>", RegexOptions.Singleline, PatternLimit.Milliseconds)]
    private static partial Regex Heading();

    [GeneratedRegex("""<a id="(?<name>number-[a-z]+-[a-z]+)"[^>]*>(?<words>.*?)</a>""", RegexOptions.Singleline, PatternLimit.Milliseconds)]
    private static partial Regex Place();

    /// <summary>Between the number of an annex and its name.</summary>
    [GeneratedRegex("""<span\s+class="colon"[^>]*>:</span></span>""", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Colon();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u00A0\u2060]+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Gap();
}
