using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>What a side proposes: the words of each language, and what there is to say about them.</summary>
/// <param name="Words">Vietnamese and Lao are required. Alternatives are divided by " / "; what is in brackets explains and is no part of the term.</param>
/// <param name="IsHinted">Whether texts are checked against it.</param>
public sealed record TermContent(TextWords Words, LocalizedText Note, bool IsHinted)
{
    // One syllable means too much in Vietnamese (Số, Ký), and the interface's words are everybody's.
    internal static TermContent Supplied(TermGroup group, TextWords words) =>
        new(words, LocalizedText.Empty, group != TermGroup.Interface && TextNormalizer.Normalize(words.Vi).Contains(' ', StringComparison.Ordinal));
}

/// <summary>The same once it was found to be in order: what is in a term, in force or proposed.</summary>
internal readonly record struct CheckedTerm(LocalizedText Words, LocalizedText Note, bool IsHinted)
{
    /// <summary>As <see cref="Term.ViKey"/>.</summary>
    public string ViKey => KeyOf(Words.Vi);

    /// <summary>As <see cref="Term.LoKey"/>.</summary>
    public string LoKey => KeyOf(Words.Lo);

    /// <exception cref="RuleException">A language is missing, or words are too long or garbled.</exception>
    public static CheckedTerm Of(TermContent content)
    {
        var missing = Languages.Official.Where(language => TextNormalizer.Normalize(content.Words[language]).Length == 0)
            .Select(language => new BrokenRule(Rules.Required, "Words", $"Term.{language}")).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException(missing);
        }

        var words = Check.Text(LocalizedText.Of(Language.Vi, content.Words.Vi, content.Words.Lo, content.Words.En), "Term.Words", Term.WordsMax);
        return new CheckedTerm(words, Check.Text(content.Note, "Term.Note", Term.NoteMax), content.IsHinted);
    }

    /// <exception cref="RuleException"><see cref="Rules.TermWordsTaken"/>: one of these has the Vietnamese or the Lao words.</exception>
    public void RequireUnlike(IEnumerable<Term> others)
    {
        var (vi, lo) = (ViKey, LoKey);
        if (others.FirstOrDefault(each => each.ViKey == vi || each.LoKey == lo) is { } other)
        {
            throw new RuleException(Rules.TermWordsTaken, null, (other.ViKey == vi ? Words.Vi : Words.Lo)!.Text, other.Words.Vi!.Text, other.Words.Lo!.Text);
        }
    }

    private static string KeyOf(Rendering? words) => Fingerprint.OfText(SearchKey.Exact(words!.Text));
}
