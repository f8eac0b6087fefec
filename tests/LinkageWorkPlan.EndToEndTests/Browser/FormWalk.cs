using System.Text.RegularExpressions;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Finds the forms of the product as somebody signed in meets them: by following the links of the pages.</summary>
internal static partial class FormWalk
{
    /// <summary>Pages of one kind, and their parts, are looked at once each.</summary>
    private const int PagesMax = 400;

    /// <summary>Addresses of pages on which a form stands that no page before it had.</summary>
    /// <param name="seen">Shapes of forms that are known already; those that are found are added.</param>
    /// <param name="opens">Also pages whose buttons may open a form.</param>
    /// <param name="under">Starts of the addresses that are followed from the first page on.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(Visitor visitor, HashSet<string> seen, bool opens, params string[] under)
    {
        var buttons = new HashSet<string>(StringComparer.Ordinal);
        var (found, known, waiting) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/"]));
        for (var looked = 0; waiting.Count > 0; looked++)
        {
            Assert.True(looked < PagesMax, $"More than {PagesMax} kinds of pages: {string.Join(' ', known.TakeLast(20))}");
            var path = waiting.Dequeue();
            var answer = await visitor.Page.APIRequest.GetAsync(path);
            if (!answer.Headers.GetValueOrDefault("content-type", string.Empty).StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await answer.TextAsync();
            var isNew = Forms().Matches(page).Select(form => ShapeOf(form.Groups["key"].Value, Names().Matches(form.Value).Select(name => name.Groups[1].Value))).Count(seen.Add) > 0;
            var mayOpen = opens && Buttons().Matches(page).Select(button => button.Groups[1].Value).Count(buttons.Add) > 0;
            if (isNew || mayOpen)
            {
                found.Add(path);
            }

            foreach (var link in Links().Matches(page).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => under.Any(start => link.StartsWith(start, StringComparison.Ordinal)) && known.Add(KindOf(link))))
            {
                waiting.Enqueue(link);
            }
        }

        return found;
    }

    /// <summary>What is the same for two forms that differ only in what they are about.</summary>
    public static string ShapeOf(string key, IEnumerable<string> names) =>
        $"{key.Split(':')[0]} {string.Join(' ', names.Select(name => Digits().Replace(name, "#")).Distinct().Order(StringComparer.Ordinal))}";

    private static string KindOf(string link)
    {
        var at = link.IndexOf('?', StringComparison.Ordinal);
        var section = Section().Match(link).Value;
        return Task().Replace(Id().Replace(at < 0 ? link : link[..at], "#"), "/$1/#") + section;
    }

    [GeneratedRegex("<form[^>]*data-draft=\"(?<key>[^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<(?:input|textarea|select)[^>]* name=\"([^\"]*)\"")]
    private static partial Regex Names();

    [GeneratedRegex("<a[^>]* href=\"(/(?!_|css|js|account/sign)[^\"#]*)")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("/(tasks|drop)/[A-Z]+[0-9]+")]
    private static partial Regex Task();

    [GeneratedRegex("[?&](section|record)=[A-Za-z]*")]
    private static partial Regex Section();

    [GeneratedRegex("[0-9a-f]{32}|[0-9]+")]
    private static partial Regex Digits();

    /// <summary>Those that may open a form: not the page's main one, and none that takes something away.</summary>
    [GeneratedRegex("<button type=\"button\" class=\"button(?: small)?\"[^>]*>([^<]*)<")]
    private static partial Regex Buttons();
}
