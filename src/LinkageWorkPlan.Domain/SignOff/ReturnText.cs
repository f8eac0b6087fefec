using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>
/// A comment of a return as both sides read it: what the co-chair wrote, and the same in other languages. What was written first stays with the
/// round (<see cref="SignOffRound.Comment"/>, <see cref="RoundComment"/>) and is never changed.
/// </summary>
public sealed class ReturnText : IVersioned, ITranslatable
{
    /// <summary>As the text is called at the translation desk, with its part behind a colon.</summary>
    public const string Field = "Return";

    private ReturnText()
    {
    }

    /// <param name="round">That is returned.</param>
    /// <param name="planId">Of the plan it is about or belongs to; of minutes the plan of the meeting's day, of a round of scoring that of the day on which it was scored; null where there is none.</param>
    /// <param name="part">As <see cref="RoundComment.Part"/>; empty for the comment on the whole.</param>
    /// <param name="words">As the co-chair wrote them.</param>
    /// <param name="other">The same in the other official language; blank where somebody else shall write it.</param>
    public ReturnText(SignOffRound round, Guid? planId, string part, string words, string? other)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Subject, SubjectId, Code, PlanId, Part) = (round.Id, round.Subject, round.SubjectId, round.SubjectCode, planId, part);
        var source = LanguageOf(words);
        var text = LocalizedText.Of(source, words);
        Text = Check.Text(TextNormalizer.Normalize(other).Length == 0 ? text : text.Write(Languages.Official.First(each => each != source), other), nameof(SignOffRound.Comment), SignOffRound.CommentMax, required: true);
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public SignOffSubject Subject { get; private set; }
    public Guid SubjectId { get; private set; }

    /// <summary>The plan on whose desk it is rendered; null where there is none.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>Of the plan, amendment, report, meeting or sheet, as the round names it.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Part { get; private set; } = string.Empty;
    public LocalizedText Text { get; private set; } = LocalizedText.Empty;
    public int Version { get; private set; }

    public IEnumerable<TextPlace> Texts => [new TextPlace(Place, Text, SignOffRound.CommentMax)];

    public void SetText(string field, LocalizedText text)
    {
        if (field != Place)
        {
            throw new RuleException(Rules.NotFound, field);
        }

        Text = Check.Text(text, nameof(SignOffRound.Comment), SignOffRound.CommentMax, required: true);
    }

    private string Place => Part.Length == 0 ? Field : $"{Field}:{Part}";

    /// <summary>The official language of some words, by their letters: the group has two scripts, and whatever is not Lao is taken for Vietnamese.</summary>
    public static Language LanguageOf(string words) => words.Any(each => each is >= '\u0E80' and <= '\u0EFF') ? Language.Lo : Language.Vi;
}
