namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// The literal words a Razor page shows: text between tags and in the attributes a person reads or hears, without code,
/// expressions and comments. Knows as much of Razor as these pages use: blocks in braces, tags as statements, templates in code.
/// </summary>
internal sealed partial class RazorText
{
    private static readonly string[] Read = ["title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "alt", "label", "summary"];
    private static readonly string[] Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private static readonly string[] LineDirectives = ["using", "inherits", "inject", "page", "attribute", "implements", "layout", "typeparam", "rendermode", "namespace", "preservewhitespace"];
    private static readonly string[] BlockWords = ["if", "for", "foreach", "while", "switch", "lock", "using", "try"];

    private readonly string page;
    private readonly List<string> words = [];
    private int at;

    private RazorText(string page) => this.page = page.Replace("\r", string.Empty, StringComparison.Ordinal);

    /// <summary>Every literal that holds a letter, in the order of the page.</summary>
    public static IReadOnlyList<string> WordsOf(string page)
    {
        var scan = new RazorText(page);
        scan.Markup(untilTagCloses: false);
        return [.. scan.words.Select(each => each.Trim()).Where(each => each.Any(char.IsLetter))];
    }

    private bool Ends => at >= page.Length;

    private bool Sees(string text) => string.CompareOrdinal(page, at, text, 0, text.Length) == 0;

    /// <summary>Text and tags, to the end or to where the tag that was opened first is closed.</summary>
    private void Markup(bool untilTagCloses)
    {
        var depth = 0;
        var start = at;
        while (!Ends)
        {
            if (Sees("@*") || Sees("<!--"))
            {
                Say(start);
                Skip(Sees("@*") ? "*@" : "-->");
            }
            else if (page[at] == '@')
            {
                Say(start);
                Transition();
            }
            else if (page[at] == '<' && at + 1 < page.Length && (char.IsLetter(page[at + 1]) || page[at + 1] is '/' or '!'))
            {
                Say(start);
                depth += Tag();
                if (untilTagCloses && depth == 0)
                {
                    return;
                }
            }
            else
            {
                at++;
                continue;
            }

            start = at;
        }

        Say(start);
    }

    private void Say(int start) => words.Add(System.Net.WebUtility.HtmlDecode(page[start..Math.Min(at, page.Length)]));

    private void Skip(string end)
    {
        var found = page.IndexOf(end, at, StringComparison.Ordinal);
        at = found < 0 ? page.Length : found + end.Length;
    }

    /// <summary>1 for an opening tag, -1 for a closing one, 0 for one that stands alone.</summary>
    private int Tag()
    {
        var isClosing = page[++at] == '/';
        var from = isClosing ? ++at : at;
        while (!Ends && (char.IsLetterOrDigit(page[at]) || page[at] is '.' or '-' or '!' or '_'))
        {
            at++;
        }

        var name = page[from..at];
        while (!Ends && page[at] != '>')
        {
            if (Sees("/>"))
            {
                at += 2;
                return 0;
            }

            Attribute();
        }

        at++;
        if (!isClosing && name is "style" or "script")
        {
            Skip("</" + name + ">");
            return 0;
        }

        return isClosing ? -1 : name.StartsWith('!') || Void.Contains(name.ToLowerInvariant()) ? 0 : 1;
    }

    private void Attribute()
    {
        var from = at;
        while (!Ends && !char.IsWhiteSpace(page[at]) && page[at] is not ('=' or '>' or '"') && !Sees("/>"))
        {
            at++;
        }

        var name = page[from..at].ToLowerInvariant();
        if (Ends || page[at] != '=')
        {
            at = at == from ? at + 1 : at;
            return;
        }

        at++;
        var quote = Ends ? ' ' : page[at];
        if (quote is not ('"' or '\''))
        {
            while (!Ends && !char.IsWhiteSpace(page[at]) && page[at] != '>')
            {
                at++;
            }

            return;
        }

        var start = ++at;
        while (!Ends && page[at] != quote)
        {
            if (page[at] == '@')
            {
                Hear(name, start);
                Transition();
                start = at;
            }
            else
            {
                at++;
            }
        }

        Hear(name, start);
        at++;
    }

    private void Hear(string attribute, int start)
    {
        if (Read.Contains(attribute))
        {
            Say(start);
        }
    }
}
