using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>A word or a row of words on paper; places in mm from the page's upper left corner.</summary>
internal sealed record PlacedWord(string Text, double Left, double Top, double Right, double Bottom)
{
    public double Middle => (Left + Right) / 2;

    public static PlacedWord Around(IReadOnlyList<PlacedWord> words) => new(
        string.Join(' ', words.Select(word => word.Text)), words.Min(word => word.Left), words.Min(word => word.Top), words.Max(word => word.Right), words.Max(word => word.Bottom));
}

/// <summary>A page and where each of its words stands, as pdftotext reads them.</summary>
internal sealed partial record PageWords(double Width, double Height, IReadOnlyList<PlacedWord> Words)
{
    private const double Millimetre = 72 / 25.4;

    public static async Task<IReadOnlyList<PageWords>> OfAsync(byte[] pdf)
    {
        var pages = (await Poppler.ReadAsync(pdf, "pdftotext", "-bbox")).Split("<page ").Skip(1);
        return [.. pages.Select(page =>
        {
            var size = Size().Match(page);
            return new PageWords(Number(size, 1), Number(size, 2), [.. Word().Matches(page).Select(word =>
                new PlacedWord(WebUtility.HtmlDecode(word.Groups[5].Value), Number(word, 1), Number(word, 2), Number(word, 3), Number(word, 4)))]);
        })];
    }

    /// <summary>The first word with this text, or that holds it.</summary>
    public PlacedWord First(string text, double after = 0, bool part = false) =>
        Words.First(word => word.Top > after && (part ? word.Text.Contains(text, StringComparison.Ordinal) : word.Text == text));

    /// <summary>Words that follow each other, and stand on one line.</summary>
    public PlacedWord Line(params string[] texts)
    {
        var at = Enumerable.Range(0, Words.Count - texts.Length).First(place => texts.Select((text, index) => Words[place + index].Text == text).All(same => same));
        var words = Words.Skip(at).Take(texts.Length).ToList();
        Assert.All(words, word => Assert.Equal(words[0].Bottom, word.Bottom, 0.5));
        return PlacedWord.Around(words);
    }

    /// <summary>The n-th row from the top, from 0.</summary>
    public PlacedWord Row(int index) => PlacedWord.Around([.. Words.OrderBy(word => word.Top).GroupBy(word => Math.Round(word.Bottom)).OrderBy(row => row.Key).ElementAt(index)]);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) / Millimetre;

    [GeneratedRegex(@"width=""([\d.]+)"" height=""([\d.]+)""")]
    private static partial Regex Size();

    [GeneratedRegex("""<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>""")]
    private static partial Regex Word();
}
