using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Words without the elements that keep a Lao term on one line: within a sentence they part nothing.</summary>
internal static partial class BoundTerms
{
    public static string Removed(string html) => Bound().Replace(html, "$1");

    [GeneratedRegex("""<span class="bound">([^<]*)</span>""")]
    private static partial Regex Bound();
}
