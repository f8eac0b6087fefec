using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What a rendering that comes back from a translator means for the text as it is now.</summary>
public enum ReturnOutcome
{
    /// <summary>There is no rendering yet.</summary>
    New,

    /// <summary>The rendering that was exported is replaced.</summary>
    Changed,

    /// <summary>The same words, said to be a rendering of the source as it is now.</summary>
    StillRight,

    /// <summary>Made from an older source: not written unless somebody chooses so, and then stale.</summary>
    Stale,

    /// <summary>Somebody wrote another rendering since the export: not written unless somebody chooses so.</summary>
    Conflicting,

    /// <summary>The source's own words where a rendering should be, and the file does not say that they are one: not written unless somebody chooses so.</summary>
    Copied,

    /// <summary>There is no such text here.</summary>
    Unknown,

    /// <summary>The words cannot be kept: too long, garbled, or not to be read without loss.</summary>
    Invalid,

    /// <summary>What the text belongs to can no longer be written.</summary>
    Frozen,

    /// <summary>The words are here already, or were not touched by the translator.</summary>
    Unchanged,

    /// <summary>No rendering was given: nothing to do.</summary>
    Empty,
}

/// <summary>One rendering as a translator gives it back.</summary>
/// <param name="SourceWords">The source as the translator saw it.</param>
/// <param name="MadeFrom">Fingerprint of the source at the export; null where the translator's tool did not keep it.</param>
/// <param name="Before">Fingerprint of the rendering at the export, empty where there was none; null where the tool did not keep it.</param>
/// <param name="IsDone">True where the translator says that these words are a rendering of this source.</param>
public sealed record ReturnedText(Language Source, Language Target, string SourceWords, string? MadeFrom, string? Words, string? Before, bool IsDone)
{
    /// <summary>True where a part of the words is the source's own, and the file does not say that it is a rendering.</summary>
    public bool IsPartlyCopied { get; init; }

    /// <summary>What it means for <paramref name="now"/>; never <see cref="ReturnOutcome.Unknown"/> nor <see cref="ReturnOutcome.Frozen"/>.</summary>
    public ReturnOutcome Against(LocalizedText now, int maxLength)
    {
        var words = TextNormalizer.Normalize(Words);
        if (words.Length == 0)
        {
            return ReturnOutcome.Empty;
        }

        if (now.Source != Source)
        {
            return ReturnOutcome.Invalid;
        }

        var present = now[Target]?.Text;
        var isOlder = SourceFingerprintFor(now) != now.SourceFingerprint;
        if (present == words)
        {
            return IsDone && !isOlder && now.StateOf(Target) == RenderingState.Stale ? ReturnOutcome.StillRight : ReturnOutcome.Unchanged;
        }

        // What the translator left as it was exported brings nothing, whatever was written here since.
        if (Before == Fingerprint.OfText(words))
        {
            return ReturnOutcome.Unchanged;
        }

        return Problem(now, maxLength) is not null ? ReturnOutcome.Invalid
            : IsCopied(now) ? ReturnOutcome.Copied
            : isOlder ? ReturnOutcome.Stale
            : IsRewritten(present) ? ReturnOutcome.Conflicting
            : present is null ? ReturnOutcome.New
            : ReturnOutcome.Changed;
    }

    /// <summary>Why the words cannot be kept; null where they can.</summary>
    /// <param name="maxLength">Text elements.</param>
    public BrokenRule? Problem(LocalizedText now, int maxLength)
    {
        var words = TextNormalizer.Normalize(Words);
        return now.Source == Target ? new BrokenRule(Rules.SourceIsEdited, null, Target.Code())
            : now.Source != Source ? new BrokenRule(Rules.ExchangeSourceLanguage, null, now.Source.Code())
            : !TextLimit.Fits(words, maxLength) ? new BrokenRule(Rules.TooLong, null, TextLimit.Shorten(words, 40), TextLimit.Count(words), maxLength)
            : TextNormalizer.TryFindGarbled(words, out var garbled) ? new BrokenRule(Rules.GarbledText, null, TextLimit.Shorten(words, 40), garbled.Notation, garbled.Index + 1)
            : null;
    }

    /// <summary>The text with these words: stale where they were made from an older source.</summary>
    public LocalizedText ApplyTo(LocalizedText now) => now.RenderFrom(Target, Words, SourceFingerprintFor(now));

    /// <summary>
    /// The source words count beside the fingerprint: whoever changed them in the file rendered something else. Spaces do not, since
    /// tools cut texts into sentences and put them together again.
    /// </summary>
    private string SourceFingerprintFor(LocalizedText now)
    {
        var isSame = SaysTheSame(SourceWords, now.For(now.Source));
        return !isSame ? Fingerprint.OfText(TextNormalizer.Normalize(SourceWords)) : MadeFrom ?? now.SourceFingerprint;
    }

    /// <summary>Tools put the source where nobody rendered it yet. The file's own state decides, since names are the same in both languages.</summary>
    private bool IsCopied(LocalizedText now) =>
        IsPartlyCopied || (!IsDone && (SaysTheSame(Words, SourceWords) || SaysTheSame(Words, now.For(now.Source))));

    private bool IsRewritten(string? present) => Before is null ? present is not null : Before != (present is null ? string.Empty : Fingerprint.OfText(present));

    /// <summary>True where two texts differ by their spaces and line breaks at most.</summary>
    public static bool SaysTheSame(string? one, string? other) => Collapsed(one) == Collapsed(other);

    private static string Collapsed(string? words) => string.Concat(TextNormalizer.Normalize(words).Where(each => each is not (' ' or '\n')));
}
