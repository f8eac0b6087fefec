using System.Globalization;
using System.Text;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>
/// The paper as CSS: sizes, margins, and what is in the margins of every page – page number, foot, code, draft. Margin boxes, since
/// they are placed on each page by its own size, across or upright, and cannot cover text.
/// </summary>
internal static class PageRules
{
    /// <summary>Letters that fit beside the page number in the middle of a margin.</summary>
    private const int BesideNumber = 40;

    /// <summary>Letters that fit left of the page number in the middle of the foot.</summary>
    private const int LeftOfNumber = 52;

    public static string Of(Paper paper, Wording wording)
    {
        var page = paper.Layout.Page;
        var css = new StringBuilder();

        // First: a picture of page 1 takes its margins from the first rule.
        css.Append("@page{size:A4 portrait;margin:").Append(Measures(page.Margins)).Append(";@").Append(page.NumberPlace).Append('{').Append(Number(page, "page")).Append('}')
            .Append(Box("bottom-left", FootOf(paper)))
            .Append(Box("top-right", StandingOf(paper, wording)))
            .Append(CodeOf(paper, page)).Append("}\n");
        if (!page.NumberOnFirst)
        {
            css.Append("@page:first{@").Append(page.NumberPlace).Append("{content:none}}\n");
        }

        foreach (var annex in paper.Layout.Annexes)
        {
            css.Append(Annex($"annex-{annex}", page, isAcross: (page.AnnexesAcross && !page.Upright.Contains(annex)) || paper.IsLarge(annex), paper.IsLarge(annex))).Append(".annex-").Append(annex).Append(">.annex{page:annex-").Append(annex).Append("}\n");
        }

        return css.ToString();
    }

    /// <summary>The paper of page 1, with nothing in its margins.</summary>
    public static string Bare(Paper paper) => $"@page{{size:A4 portrait;margin:{Measures(paper.Layout.Page.Margins)}}}\n";

    /// <summary>A page of its own name counts its own pages: a counter named like it grows on these alone.</summary>
    private static string Annex(string name, PageSetup page, bool isAcross, bool isLarge = false)
    {
        var own = page.AnnexesCountAlone ? $";counter-increment:{name};@{page.NumberPlace}{{{Number(page, name, hasTotal: false)}}}" : string.Empty;
        return $"@page {name}{{size:{(isLarge ? "A3" : "A4")} {(isAcross ? "landscape" : "portrait")};margin:{Measures(isAcross ? page.AnnexMargins : page.Margins)}{own}}}\n";
    }

    private static string Number(PageSetup page, string counter, bool hasTotal = true) =>
        $"content:counter({counter}){(page.WithTotal && hasTotal ? "\" / \"counter(pages)" : string.Empty)}";

    private static string Measures(IReadOnlyList<decimal> margins) =>
        string.Join(' ', margins.Select(margin => margin.ToString("0.##", CultureInfo.InvariantCulture) + "mm"));

    /// <summary>Both languages in one line, or in two where they would push a page number in the middle aside.</summary>
    private static string FootOf(Paper paper)
    {
        var words = paper.Text.Select(language => EditionWords.Fill(paper.Layout.Foot, language, paper.Values)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return string.Join(paper.Layout.Page.NumberPlace == "bottom-center" && words.Sum(each => each.Length) > LeftOfNumber ? "\n" : " · ", words);
    }

    // The slanting mark of a draft is for the eye; this one is also found by a search and by those who copy a page's words. What waits for
    // signatures has this one alone, with the code of its content: it may be printed and signed by hand. Code and day
    // have a line of their own: in one line they would push the page number, in the middle, aside.
    private static string StandingOf(Paper paper, Wording wording)
    {
        if (paper.Standing is not { } key)
        {
            return string.Empty;
        }

        var marks = Marked(paper).Select(language => wording[key].For(language)).ToList();
        var words = string.Join(marks.Sum(each => each.Length) > BesideNumber ? "\n" : " · ", marks);
        if (paper.Content is ReportContent { TakenOn: { } taken })
        {
            words = $"{words}\n{wording.Format(WordingKeys.CutOffAheadShort, paper.Text[0], DateText.Short(taken, paper.Text[0]))}";
        }

        return paper.Content is { IsFrozen: true, Fingerprint: { } fingerprint } ? $"{words}\n{ReportIssue.Grouped(ReportIssue.CodeOf(fingerprint))}" : words;
    }

    /// <summary>Both languages say that it is no issue yet, whichever the edition; the English one says it in its own.</summary>
    public static IReadOnlyList<Language> Marked(Paper paper) =>
        paper.Text.Any(each => !each.IsOfficial()) ? paper.Text : [.. paper.Text.Concat(Languages.Official).Distinct()];

    private static string CodeOf(Paper paper, PageSetup page) =>
        paper.Content is { IsDraft: false, VerificationAddress: { } address }
            ? $"@bottom-right{{content:{QrCode.CssImage(address, page.CodeSize)} / {CssString(address)}}}"
            : string.Empty;

    private static string Box(string place, string words) => words.Length == 0 ? string.Empty : $"@{place}{{content:{CssString(words)}}}";

    /// <summary>As a CSS string; everything but letters and digits is escaped by its number, so that no code can end the rule.</summary>
    private static string CssString(string words)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                css.Append(rune);
            }
            else
            {
                css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
            }
        }

        return css.Append('"').ToString();
    }
}
