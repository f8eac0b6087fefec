using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Brings one text together that two people wrote at once: each side may write its own language.</summary>
internal static class SectionMerge
{
    /// <param name="part">Key of the section it is; null for a proposal.</param>
    /// <param name="now">The text as it is now.</param>
    /// <param name="words">All words of the form.</param>
    /// <param name="opened">The text the form was opened with.</param>
    /// <param name="author">The language of whoever writes a new text.</param>
    /// <exception cref="StaleVersionException">
    /// Somebody else wrote the same language meanwhile, or changed the source that a rendering written here was made from.
    /// </exception>
    public static LocalizedText Of(Report report, string? part, LocalizedText now, TextWords words, LocalizedText opened, Language author)
    {
        var written = Languages.All.Where(language => Typed(words, language) != Words(opened, language)).ToList();
        var changed = Languages.All.Where(language => Words(now, language) != Words(opened, language)).ToList();
        var isTaken = written.Any(language => changed.Contains(language) && Typed(words, language) != Words(now, language));
        var isBehind = changed.Contains(now.Source) && written.Any(language => language != now.Source);
        if (isTaken || isBehind)
        {
            throw new StaleVersionException(report.Id, change => change.Subject == part && change.Language is { } language && changed.Contains(language) && change.After == now[language]?.Text);
        }

        return written.Aggregate(TextWords.From(now), (merged, language) => merged.With(language, words[language])).ApplyTo(now, author);
    }

    /// <summary>What is left of a form over a newer text: languages not written here take theirs.</summary>
    public static TextWords Rest(LocalizedText now, TextWords words, LocalizedText opened) =>
        Languages.All.Where(language => Typed(words, language) != Words(opened, language))
            .Aggregate(TextWords.From(now), (merged, language) => merged.With(language, words[language]));

    private static string Typed(TextWords words, Language language) => TextNormalizer.Normalize(words[language]);

    private static string Words(LocalizedText text, Language language) => text[language]?.Text ?? string.Empty;
}
