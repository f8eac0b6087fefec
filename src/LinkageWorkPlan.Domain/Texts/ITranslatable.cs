namespace LinkageWorkPlan.Domain.Texts;

/// <summary>A place where a text of an aggregate stands: its field, as in "Title" or "Milestone:A1.2".</summary>
/// <param name="Field">Unique in the aggregate.</param>
/// <param name="MaxLength">Limit in text elements, the same in each language.</param>
public sealed record TextPlace(string Field, LocalizedText Text, int MaxLength);

/// <summary>An aggregate with texts in several languages, which a translator may reach one by one.</summary>
public interface ITranslatable
{
    /// <summary>All texts that are not empty, in the order a person reads them.</summary>
    IEnumerable<TextPlace> Texts { get; }

    /// <exception cref="Failures.RuleException"><see cref="Failures.Rules.NotFound"/> where there is no such field.</exception>
    void SetText(string field, LocalizedText text);
}

/// <summary>A text in one of the forms that it has: as it is kept, or as a form holds it.</summary>
public interface IText<TSelf>
    where TSelf : IText<TSelf>
{
    /// <summary>Nothing written, in any language.</summary>
    static abstract TSelf None { get; }
}

/// <summary>What a form holds of a text: the words of each language as typed, normalised on use.</summary>
public sealed record TextWords(string? Vi, string? Lo, string? En) : IText<TextWords>
{
    public static TextWords None { get; } = new(null, null, null);

    /// <summary>Bit by bit the languages of which <see cref="IsMarkedStillRight"/>; a number, so that two forms compare by what they say.</summary>
    private int Confirmed { get; init; }

    public string? this[Language language] => language switch
    {
        Language.Vi => Vi,
        Language.Lo => Lo,
        Language.En => En,
    };

    public static TextWords From(LocalizedText text) => Languages.All.Aggregate(None, (words, each) => words.With(each, text[each]?.Text));

    public TextWords With(Language language, string? words) => language switch
    {
        Language.Vi => this with { Vi = words },
        Language.Lo => this with { Lo = words },
        Language.En => this with { En = words },
    };

    /// <summary>True where somebody who read both says that the rendering is right although its source was changed.</summary>
    public bool IsMarkedStillRight(Language language) => (Confirmed & (1 << (int)language)) != 0;

    public TextWords MarkStillRight(Language language, bool isRight) =>
        this with { Confirmed = isRight ? Confirmed | (1 << (int)language) : Confirmed & ~(1 << (int)language) };

    /// <summary>These words rebased on what somebody else saved meanwhile: languages that were not touched here take theirs.</summary>
    /// <param name="opened">The words the form was opened with.</param>
    public TextWords RebaseOn(TextWords theirs, TextWords opened) =>
        Languages.All.Where(each => this[each] == opened[each]).Aggregate(this, (words, each) => words.With(each, theirs[each]));

    /// <summary>
    /// The text after this form is saved over <paramref name="before"/>. Languages whose words did not change keep their state,
    /// so that a rendering whose source changed becomes stale unless the form says that it is still right; a new text's source is
    /// the author's language where it has words.
    /// </summary>
    public LocalizedText ApplyTo(LocalizedText before, Language author)
    {
        var text = before;
        if (before.IsEmpty)
        {
            var source = Languages.All.OrderBy(each => each == author ? 0 : 1)
                .FirstOrDefault(each => TextNormalizer.Normalize(this[each]).Length > 0, author);
            text = LocalizedText.Of(source, this[source]);
        }

        foreach (var language in Languages.All.OrderBy(each => each == text.Source ? 0 : 1))
        {
            var isChanged = TextNormalizer.Normalize(this[language]) != (text[language]?.Text ?? string.Empty);
            if (isChanged || (IsMarkedStillRight(language) && text.StateOf(language) == RenderingState.Stale))
            {
                text = text.Write(language, this[language]);
            }
        }

        return text;
    }
}
