using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>What a text should be after any writes, told with the words themselves instead of fingerprints.</summary>
internal sealed class WrittenWords
{
    private readonly Dictionary<Language, string> words = [];
    private readonly Dictionary<Language, string> madeFrom = [];
    private Language? source;

    public string? this[Language language] => words.GetValueOrDefault(language);

    public void Write(Language language, string typed)
    {
        var text = TextNormalizer.Normalize(typed);
        if (text.Length == 0)
        {
            words.Remove(language);
            madeFrom.Remove(language);
            if (language == source)
            {
                source = Languages.All.Where(words.ContainsKey).Select(each => (Language?)each).FirstOrDefault();
                madeFrom.Remove(source ?? language);
            }

            return;
        }

        source ??= language;
        words[language] = text;
        if (language != source)
        {
            madeFrom[language] = words[source.Value];
        }
    }

    public RenderingState StateOf(Language language) =>
        !words.ContainsKey(language) ? RenderingState.Missing
        : language == source ? RenderingState.Source
        : madeFrom[language] == words[source!.Value] ? RenderingState.Translated
        : RenderingState.Stale;
}
