using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>A text uses an agreed term, and its rendering does not use the words that were agreed for it. No rule is broken: the words may be right nevertheless.</summary>
/// <param name="Source">The language the text was written in.</param>
/// <param name="Target">The language of the rendering.</param>
public sealed record TermHint(TermEntry Term, Language Source, Language Target)
{
    /// <summary>As agreed in the language of the text.</summary>
    public string Used => Term.Words[Source]!.Text;

    /// <summary>As agreed in the language of the rendering.</summary>
    public string Wanted => Term.Words[Target]!.Text;
}

/// <summary>Compares renderings with the terms both sides agreed. Made once for many texts.</summary>
/// <param name="agreed">All terms in force: one that is not checked itself still covers the shorter ones inside it.</param>
public sealed class TermCheck(IReadOnlyCollection<TermEntry> agreed)
{
    private readonly Dictionary<Language, TermFinder> finders = Languages.All.ToDictionary(language => language, language => new TermFinder(agreed, language));

    /// <summary>
    /// In the order of the text, each term once a language. Only a rendering that is ready is looked at. A term inside a longer one is
    /// that one's business; where two groups share the words, either's rendering will do.
    /// </summary>
    public IReadOnlyList<TermHint> Of(LocalizedText text)
    {
        var targets = Languages.All.Where(language => language != text.Source && text.IsReady(language)).ToList();
        if (text.IsEmpty || targets.Count == 0)
        {
            return [];
        }

        var hits = finders[text.Source].Find(text[text.Source]!.Text);
        var hints =
            from target in targets
            let used = finders[target].Used(text[target]!.Text)
            from hit in hits
            where !hit.Terms.Any(term => used.Contains(term.Id))
            let term = hit.Terms.FirstOrDefault(term => term.IsHinted && term.Forms(target).Any())
            where term is not null
            select new TermHint(term, text.Source, target);
        return [.. hints.Distinct()];
    }
}
