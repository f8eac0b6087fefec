using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Layout;

/// <summary>A stretch of words in one language.</summary>
/// <param name="Keep">True where it must stay on one line.</param>
/// <param name="IsTerm">True where it stays on one line as far as there is room: in a table's head it may be cut.</param>
public sealed record LayoutRun(string Text, Language Language, bool Keep = false, bool IsTerm = false);

/// <summary>
/// The copy of a text that is printed: foreign names in a run of their own, dates, spans of years and Lao terms kept on one line, no Lao
/// line that begins with ໆ. Only the layout copy has the characters this adds; they are never stored.
/// </summary>
public static partial class LayoutText
{
    private const char WordJoiner = '\u2060';
    private const char NoBreakSpace = '\u00A0';
    private const string Kept = @"\d{1,2}/\d{1,2}/\d{4}|\d{4}[-–][\dA-Z]\w*|\d+[-–]\d+";

    /// <summary>Leaves Lao and Vietnamese letters as they are: escaped one by one they take eight times the room.</summary>
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The runs of a text written in a language, in reading order.</summary>
    public static IReadOnlyList<LayoutRun> Of(string words, Language language)
    {
        var kept = LongDate().Replace(words, match => DateGap().Replace(match.Value, NoBreakSpace.ToString()));
        if (language == Language.Lo)
        {
            kept = Repetition().Replace(kept, match => (match.Length > 1 ? NoBreakSpace.ToString() : string.Empty) + WordJoiner + "ໆ");
        }

        var runs = new List<LayoutRun>();
        foreach (var (text, spoken) in ByScript(kept, language))
        {
            Split(text, spoken, runs);
        }

        return runs;
    }

    /// <summary>The runs as HTML, escaped; the element around it states <paramref name="language"/>.</summary>
    /// <param name="mayCutTerms">True where Lao terms may be cut at the end of a line: they need no element of their own then.</param>
    public static string Html(string words, Language language, bool mayCutTerms = false)
    {
        var html = new StringBuilder(words.Length + 16);
        foreach (var run in Of(words, language))
        {
            var attributes = (run.Language == language ? string.Empty : $" lang=\"{run.Language.Code()}\"") + (run.IsTerm ? mayCutTerms ? string.Empty : " class=\"bound\"" : run.Keep ? " class=\"keep\"" : string.Empty);
            var escaped = Encoder.Encode(run.Text);
            html.Append(attributes.Length == 0 ? escaped : $"<span{attributes}>{escaped}</span>");
        }

        return html.ToString();
    }

    /// <summary>Words as HTML text, with nothing added.</summary>
    internal static string Escape(string words) => Encoder.Encode(words);

    private static IEnumerable<(string Text, Language Language)> ByScript(string words, Language language)
    {
        var foreign = language == Language.Lo ? LatinWords() : LaoWords();
        var other = language == Language.Lo ? Language.Vi : Language.Lo;
        var from = 0;
        foreach (Match match in foreign.Matches(words))
        {
            if (language == Language.Lo && RomanNumeral().IsMatch(match.Value))
            {
                continue;
            }

            if (match.Index > from)
            {
                yield return (words[from..match.Index], language);
            }

            yield return (match.Value, other);
            from = match.Index + match.Length;
        }

        if (from < words.Length)
        {
            yield return (words[from..], language);
        }
    }

    private static void Split(string text, Language language, List<LayoutRun> runs)
    {
        var from = 0;
        foreach (Match match in (language == Language.Lo ? TogetherInLao() : Together()).Matches(text))
        {
            if (match.Index > from)
            {
                runs.Add(new LayoutRun(text[from..match.Index], language));
            }

            var isTerm = match.Value[0] is >= '\u0E80' and <= '\u0EFF';
            runs.Add(new LayoutRun(match.Value, language, Keep: !isTerm, isTerm));
            from = match.Index + match.Length;
        }

        if (from < text.Length)
        {
            runs.Add(new LayoutRun(text[from..], language));
        }
    }

    [GeneratedRegex(@"(ngày \d{1,2} )?tháng \d{1,2} năm \d{4}|năm \d{4}|(ວັນທີ )?\d{1,2} (ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ) \d{4}|ປີ \d{4}|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LongDate();

    /// <summary>A word keeps its number; a long date may still end a line between its parts, or narrow columns get holes.</summary>
    [GeneratedRegex(@"(?<=\D) (?=\d)|(?<=\d) (?=[\u0E80-\u0EFFA-Z])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DateGap();

    [GeneratedRegex(" ?\u2060?ໆ", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Repetition();

    /// <summary>A short date, a span of years or a number of a document, as in 14/06/2026, 2026–2027, 2026-H1.</summary>
    [GeneratedRegex(Kept, RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Together();

    /// <summary>A term begins and ends between letters that are whole: no vowel before it, no sign after it belongs to its first or last one.</summary>
    [GeneratedRegex(Kept + "|(?<![\u0EC0-\u0EC4])(?:" + LaoTerms.Words + ")(?![\u0EB0-\u0EBD\u0EC8-\u0ECE])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex TogetherInLao();

    /// <summary>From the first to the last letter before Lao goes on, with the digits of a code that has letters, as in 2026-H1.</summary>
    [GeneratedRegex(@"(\d+[-/.])*[A-Za-z\u00C0-\u024F\u0300-\u036F\u1E00-\u1EFF]+([^\u0E80-\u0EFF]*[A-Za-z\u00C0-\u024F\u0300-\u036F\u1E00-\u1EFF]+)?\d*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LatinWords();

    [GeneratedRegex(@"[\u0E80-\u0EFF]+([^A-Za-z\u00C0-\u024F\u1E00-\u1EFF]*[\u0E80-\u0EFF]+)?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LaoWords();

    [GeneratedRegex("^[IVX]+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex RomanNumeral();
}
