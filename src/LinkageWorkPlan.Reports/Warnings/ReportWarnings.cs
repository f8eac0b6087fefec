using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Warnings;

/// <summary>A warning as it is shown: what it is about, and of a term the term itself.</summary>
public sealed record ReportWarning(WarningAbout About, TermHint? Term = null)
{
    public WarningKind Kind => About.Kind;

    public string Section => About.Section;

    public Language Language => About.Language;

    public string Words => About.Words;

    public string Key => About.Key;
}

/// <summary>Finds them in the texts that are written in a report. Vietnamese and Lao only: those are signed.</summary>
public static partial class ReportWarnings
{
    /// <summary>Syllables of a Vietnamese sentence; more cannot be followed by ear.</summary>
    public const int SyllablesMax = 70;

    /// <summary>Letters and marks of a Lao sentence, which has no spaces between words: about as much as <see cref="SyllablesMax"/> syllables.</summary>
    public const int LaoLettersMax = 350;

    /// <summary>Characters of a sentence that are quoted.</summary>
    private const int Quoted = 60;

    /// <summary>Smaller whole numbers are counted in words ("hai cuộc họp", "2 cuộc họp") and are seldom in a table.</summary>
    private const decimal SmallestFigure = 10;

    /// <summary>
    /// Parts of a content in which a former day is no mistake, or that are looked through text by text: the sections and proposals; what says itself
    /// what was before; and what the program rewrites from the dates of the report.
    /// </summary>
    private static readonly HashSet<string> NotCorrected = ["sections", "proposals", "corrections", "correctionItems", "correctedFacts", "since", "changes", "subject", "basis", "groupName"];

    /// <param name="agreed">All terms in force.</param>
    /// <returns>In the order of print; each once.</returns>
    public static IReadOnlyList<ReportWarning> Of(ReportContent content, IReadOnlyCollection<TermEntry> agreed)
    {
        var figures = ContentFigures.Of(content);
        var texts = SectionKeys.Written.Select(key => (Key: key, Text: content.NarrativeOf(key)))
            .Concat(content.Proposals.Select(each => (Key: SectionKeys.ProposalsTo(each.Minister), Text: each.Words)));
        var check = new TermCheck(agreed);
        var former = FormerDates.Of(content);
        return [.. texts.SelectMany(each => OfText(each.Key, each.Text, figures, check).Concat(OfFormerDates(each.Key, each.Text, former))).Concat(OfFormerDates(content, former)).Concat(OfNames(content)).DistinctBy(each => each.Key)];
    }

    private static IEnumerable<ReportWarning> OfText(string section, LocalizedText text, ContentFigures figures, TermCheck check)
    {
        foreach (var language in Languages.Official)
        {
            if (text[language]?.Text is not { } words)
            {
                continue;
            }

            foreach (var sentence in Sentences().Split(words).Select(each => each.Trim()).Where(each => IsLong(each, language)))
            {
                yield return Made(WarningKind.LongSentence, section, language, Beginning(sentence), sentence);
            }

            foreach (var figure in FiguresIn(words).Where(each => !figures.Holds(each.Value)))
            {
                yield return Made(WarningKind.Figure, section, language, figure.Words, figure.Words);
            }
        }

        foreach (var hint in check.Of(text).Where(hint => Languages.Official.Contains(hint.Target)).Distinct())
        {
            yield return Made(WarningKind.Term, section, hint.Target, hint.Wanted, $"{hint.Used}>{hint.Wanted}", hint.Used) with { Term = hint };
        }
    }

    private static IEnumerable<ReportWarning> OfNames(ReportContent content) =>
        from fault in content.FigureFaults
        where fault is { Rule: null, Language: Language.Vi or Language.Lo }
        select Made(WarningKind.NamedFigure, fault.Section, fault.Language, fault.Name, fault.Name);

    /// <summary>Days that the correction changed in one place and that a text still has as they were.</summary>
    private static IEnumerable<ReportWarning> OfFormerDates(string section, LocalizedText text, IReadOnlyList<FormerDate> former) =>
        from language in Languages.Official
        let words = text[language]?.Text
        where words is not null
        from date in former
        let found = date.FindIn(words)
        where found is not null
        select Made(WarningKind.FormerDate, section, language, found, $"{date.Before:O}>{date.After:O}", date.After is { } now ? DateText.Short(now, language) : null);

    /// <summary>The same of every other text that is printed, as reasons, measures and directions: each is corrected where it was entered.</summary>
    private static IEnumerable<ReportWarning> OfFormerDates(ReportContent content, IReadOnlyList<FormerDate> former) =>
        from text in former.Count == 0 ? [] : ContentWords.Of(CanonicalContent.Of(content))
        where text.Language is Language.Vi or Language.Lo && !NotCorrected.Contains(text.Part)
        let language = text.Language!.Value
        from date in former
        let found = date.FindIn(text.Words)
        where found is not null
        let about = $"{date.Before:O}>{date.After:O} {text.Words}"
        select Made(WarningKind.FormerDate, ContentChecks.SubjectOf(text.Part, text.Code), language, found, about, date.After is { } now ? DateText.Short(now, language) : null);

    private static ReportWarning Made(WarningKind kind, string section, Language language, string words, string about, string? other = null) =>
        new(new WarningAbout($"{kind}:{section}:{language.Code()}:{Fingerprint.OfContent(about)[..32]}", kind, section, language, words, other));

    private static bool IsLong(string sentence, Language language) => language == Language.Lo
        ? sentence.Count(each => each is >= '\u0E80' and <= '\u0EFF') > LaoLettersMax
        : sentence.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Length > SyllablesMax;

    private static string Beginning(string sentence)
    {
        if (sentence.Length <= Quoted)
        {
            return sentence;
        }

        var elements = StringInfo.ParseCombiningCharacters(sentence);
        var end = elements.LastOrDefault(at => at <= Quoted && at > 0 && (sentence[at] == ' ' || sentence[0] >= '\u0E80'));
        return sentence[..(end == 0 ? elements.Last(at => at <= Quoted) : end)] + "…";
    }

    /// <summary>Numbers that claim something: not days, years, codes, or small counts.</summary>
    private static IEnumerable<(string Words, decimal Value)> FiguresIn(string words)
    {
        var text = NotFigures().Replace(words, match => new string(' ', match.Length));
        foreach (Match match in Number().Matches(text))
        {
            // Both languages group by a dot and write decimals after a comma (conventions 2.4).
            var plain = match.Groups["number"].Value.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.');
            if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && (value >= SmallestFigure || value != decimal.Truncate(value) || match.Groups["percent"].Success))
            {
                yield return (match.Value.Trim(), value);
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?;:…])\s+|\n", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Sentences();

    /// <summary>Days, months with a year, years and their spans, article numbers of a decree, codes with letters.</summary>
    [GeneratedRegex(@"\d{1,2}/\d{1,2}(/\d{4})?(?!\d)|\d{1,2}/\d{4}|(?<![\d.,])(19|20)\d\d([-–](19|20)?\d\d)?(?![\d.,]*\d)|(ngày|tháng|ວັນທີ)\s+\d{1,2}(/\d{1,2})?(/\d{4})?(?!\d)|\d{1,2}\s+(ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ)|\d+/[\p{L}\d/-]+|[\p{L}]+[-.]?\d+([.-]\d+)*|\d+(\.\d+)*[-–]\p{L}[\p{L}\d]*", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex NotFigures();

    [GeneratedRegex(@"(?<![\d.,])(?<number>\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?)\s?(?<percent>%)?", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Number();
}
