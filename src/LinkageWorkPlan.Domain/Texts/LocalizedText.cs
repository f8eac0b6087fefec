namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What can be said of a text in one language.</summary>
public enum RenderingState
{
    /// <summary>There is no text in this language.</summary>
    Missing,

    /// <summary>The source was changed after this rendering was made.</summary>
    Stale,

    /// <summary>Somebody translated it; nobody of the native side has checked it.</summary>
    Translated,

    /// <summary>A person of the native side checked it.</summary>
    Checked,

    /// <summary>This is the language the text was written in.</summary>
    Source,
}

/// <summary>One language's words of a text.</summary>
/// <param name="Text">Normalised, never empty.</param>
/// <param name="MadeFrom">Fingerprint of the source text this was made from; null for the source itself.</param>
/// <param name="IsChecked">True once a person of the native side checked it.</param>
public sealed record Rendering(string Text, string? MadeFrom = null, bool IsChecked = false);

/// <summary>
/// A text that a person entered: a source language and its renderings. Immutable; every change makes a new value.
/// A rendering is stale by the fingerprint of the source it was made from, not by dates.
/// </summary>
public sealed record LocalizedText : IText<LocalizedText>
{
    /// <summary>Nothing written yet, in any language.</summary>
    public static readonly LocalizedText Empty = new();

    static LocalizedText IText<LocalizedText>.None => Empty;

    public Language Source { get; init; }
    public Rendering? Vi { get; init; }
    public Rendering? Lo { get; init; }
    public Rendering? En { get; init; }

    public bool IsEmpty => this[Source] is null;

    public Rendering? this[Language language] => language switch
    {
        Language.Vi => Vi,
        Language.Lo => Lo,
        Language.En => En,
    };

    /// <summary>A new text in its source language. Empty or blank words give <see cref="Empty"/>.</summary>
    public static LocalizedText Of(Language source, string? words) => Empty.Write(source, words);

    /// <summary>A text whose renderings were made from this very source, as when a plan is imported in several languages.</summary>
    public static LocalizedText Of(Language source, string? vi, string? lo, string? en = null) => Each(source, language => language switch
    {
        Language.Vi => vi,
        Language.Lo => lo,
        Language.En => en,
    });

    /// <summary>The same, from what gives each language's words.</summary>
    public static LocalizedText Each(Language source, Func<Language, string?> words) =>
        Languages.All.Where(each => each != source).Aggregate(Of(source, words(source)), (text, each) => text.Write(each, words(each)));

    /// <summary>
    /// Writes the words of one language. In the source language, or when nothing is written yet, they become the source
    /// and make renderings of other words stale; in another language they are a fresh rendering of the source as it is now.
    /// Blank words remove the language; removing the source makes the first remaining rendering (vi, lo, en) the source.
    /// </summary>
    public LocalizedText Write(Language language, string? words)
    {
        var text = TextNormalizer.Normalize(words);
        if (text.Length == 0)
        {
            return Remove(language);
        }

        if (IsEmpty)
        {
            return With(language, new Rendering(text)) with { Source = language };
        }

        if (language == Source)
        {
            return this[Source]!.Text == text ? this : With(language, new Rendering(text));
        }

        var fingerprint = SourceFingerprint;
        var now = this[language];
        return now is not null && now.Text == text && now.MadeFrom == fingerprint
            ? this
            : With(language, new Rendering(text, fingerprint));
    }

    /// <summary>Writes a rendering, never the source: whoever translates does not change what is translated.</summary>
    /// <exception cref="Failures.RuleException"><see cref="Failures.Rules.SourceIsEdited"/>: the language is the source's.</exception>
    public LocalizedText Render(Language language, string? words) =>
        language == Source ? throw new Failures.RuleException(Failures.Rules.SourceIsEdited, null, language.Code()) : Write(language, words);

    /// <summary>Writes a rendering that was made from the source as it was at some time: it is stale where that is not the source now.</summary>
    /// <param name="madeFrom">Fingerprint of the source words the translator saw.</param>
    /// <exception cref="Failures.RuleException"><see cref="Failures.Rules.SourceIsEdited"/>: the language is the source's.</exception>
    public LocalizedText RenderFrom(Language language, string? words, string madeFrom)
    {
        var text = Render(language, words);
        return madeFrom == SourceFingerprint || text[language] is not { } rendering ? text : text.With(language, new Rendering(rendering.Text, madeFrom));
    }

    /// <summary>Marks a rendering as checked by a person whose side's language it is.</summary>
    /// <exception cref="Failures.RuleException"><see cref="Failures.Rules.NotNativeReader"/>.</exception>
    public LocalizedText CheckedBy(Side side, Language language) =>
        side.NativeLanguage() != language ? throw new Failures.RuleException(Failures.Rules.NotNativeReader, null, language.Code()) : MarkChecked(language);

    /// <summary>Marks a rendering that is present and not stale as checked; anything else is left as it is.</summary>
    public LocalizedText MarkChecked(Language language) =>
        StateOf(language) == RenderingState.Translated ? With(language, this[language]! with { IsChecked = true }) : this;

    public RenderingState StateOf(Language language) => this[language] switch
    {
        null => RenderingState.Missing,
        _ when language == Source => RenderingState.Source,
        { MadeFrom: var from } when from != SourceFingerprint => RenderingState.Stale,
        { IsChecked: true } => RenderingState.Checked,
        _ => RenderingState.Translated,
    };

    /// <summary>True where the language is neither missing nor stale: the state signing asks for in vi and lo.</summary>
    public bool IsReady(Language language) => StateOf(language) is not (RenderingState.Missing or RenderingState.Stale);

    /// <summary>Says that renderings older than the source are still right: from now on they are renderings of it as it is.</summary>
    public LocalizedText Confirm() => Languages.All.Where(each => StateOf(each) == RenderingState.Stale).Aggregate(this, (text, each) => text.Render(each, text[each]!.Text));

    /// <summary>The words for a reader: those of the language, or the source's in their place. Empty only where the text is.</summary>
    public string For(Language language) => (this[language] ?? this[Source])?.Text ?? string.Empty;

    /// <summary>The language that <see cref="For"/> gives words in: set <c>lang</c> from it.</summary>
    public Language ShownIn(Language language) => this[language] is null && !IsEmpty ? Source : language;

    /// <summary>Fingerprint of the source words, or the empty string where there are none.</summary>
    public string SourceFingerprint => this[Source] is { } source ? Fingerprint.OfText(source.Text) : string.Empty;

    /// <summary>True where both have the same words in every language, written in the same one first.</summary>
    public bool SaysTheSame(LocalizedText other) =>
        (IsEmpty && other.IsEmpty) || (Source == other.Source && Languages.All.All(each => this[each]?.Text == other[each]?.Text));

    /// <summary>The same text with other words in each language: what is stale, translated or checked stays so.</summary>
    public LocalizedText Reworded(Func<Language, string, string> words)
    {
        if (IsEmpty)
        {
            return this;
        }

        var now = Fingerprint.OfText(words(Source, this[Source]!.Text));
        string? MadeFrom(Language language) => language == Source ? null : IsReady(language) ? now : this[language]!.MadeFrom == now ? SourceFingerprint : this[language]!.MadeFrom;
        return Languages.All.Where(each => this[each] is not null)
            .Aggregate(this, (text, each) => text.With(each, this[each]! with { Text = words(each, this[each]!.Text), MadeFrom = MadeFrom(each) }));
    }

    public override string ToString() => For(Source);

    private LocalizedText Remove(Language language)
    {
        var rest = With(language, null);
        if (language != Source || IsEmpty)
        {
            return rest;
        }

        foreach (var next in Languages.All)
        {
            if (rest[next] is { } rendering)
            {
                return (rest with { Source = next }).With(next, new Rendering(rendering.Text));
            }
        }

        return Empty;
    }

    private LocalizedText With(Language language, Rendering? rendering) => language switch
    {
        Language.Vi => this with { Vi = rendering },
        Language.Lo => this with { Lo = rendering },
        Language.En => this with { En = rendering },
    };
}
