using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Talk;

/// <summary>What a comment is about. Stored by name.</summary>
public enum CommentAbout
{
    /// <summary>A task, or a milestone of it.</summary>
    Task,

    /// <summary>A report as it is being written, or a section of it.</summary>
    Report,

    Amendment,
}

/// <summary>Where a comment stands.</summary>
/// <param name="SubjectId">Of the task, the report or the amendment.</param>
/// <param name="Code">What that is called, as in "A1", "2026-H1" or "2026-2027/1".</param>
/// <param name="Part">A milestone's code or a section's key; empty for the whole.</param>
public sealed record CommentPlace(CommentAbout About, Guid SubjectId, Guid PlanId, string Code, string Part);

/// <summary>Who writes or is mentioned.</summary>
public sealed record Person(Guid Id, string Name, Role Role, Side Side, bool IsDisabled = false);

/// <summary>
/// Something one person says to the others about a task, a report or an amendment. It is corrected within a short time or withdrawn by who wrote it; the history keeps
/// what it said before.
/// </summary>
public sealed class Comment : IVersioned, ITranslatable
{
    public const int TextMax = 4000;
    public const int PartMax = 40;
    public const int CodeMax = 60;

    /// <summary>People that one comment can mention.</summary>
    public const int MostMentions = 20;

    /// <summary>How long its author can correct it.</summary>
    public static readonly TimeSpan CorrectWithin = TimeSpan.FromMinutes(15);

    private readonly List<CommentMention> mentions = [];

    private Comment()
    {
    }

    /// <param name="words">Required.</param>
    /// <param name="mentioned">Who is notified; the author is left out.</param>
    /// <exception cref="RuleException">The author may not write it, somebody who is mentioned may not read it, or the words are missing or too long.</exception>
    public Comment(CommentPlace place, Person author, LocalizedText words, IReadOnlyCollection<Person> mentioned, DateTime atUtc)
    {
        RequireReader(author);
        Id = Guid.CreateVersion7();
        (About, SubjectId, PlanId, Code, Part) = (place.About, place.SubjectId, place.PlanId, place.Code, place.Part);
        (AuthorId, AuthorName, AuthorSide, WrittenAt) = (author.Id, author.Name, author.Side, atUtc);
        Text = Check.Text(words, TextLabel, TextMax, required: true);
        Mention(mentioned);
    }

    /// <summary>What messages call its words.</summary>
    public const string TextLabel = "Comment.Text";

    public Guid Id { get; private set; }
    public CommentAbout About { get; private set; }

    /// <summary>Of the task, the report or the amendment.</summary>
    public Guid SubjectId { get; private set; }

    public Guid PlanId { get; private set; }

    /// <summary>What its subject was called when it was written.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>A milestone's code or a section's key; empty for the whole.</summary>
    public string Part { get; private set; } = string.Empty;

    public Guid AuthorId { get; private set; }
    public string AuthorName { get; private set; } = string.Empty;
    public Side AuthorSide { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Empty once it was withdrawn.</summary>
    public LocalizedText Text { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC; null while it stands as it was written first.</summary>
    public DateTime? CorrectedAt { get; private set; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>The language somebody asked it to be translated into; null while nobody asks.</summary>
    public Language? AskedIn { get; private set; }

    public IReadOnlyList<CommentMention> Mentions => mentions;
    public int Version { get; private set; }

    /// <summary>True where <paramref name="reader"/> can still correct it.</summary>
    public bool MayCorrect(Guid reader, DateTime nowUtc) => reader == AuthorId && WithdrawnAt is null && nowUtc - WrittenAt <= CorrectWithin;

    /// <summary>The other official language, where it is not written in that one yet.</summary>
    public Language? Untranslated => WithdrawnAt is not null ? null : Languages.Official.Where(each => Text[each] is null).Select(each => (Language?)each).FirstOrDefault();

    /// <returns>Who is mentioned only now.</returns>
    /// <exception cref="RuleException">It is another's, was withdrawn, is too old, or the words cannot be.</exception>
    public IReadOnlyList<Person> Correct(Guid by, LocalizedText words, IReadOnlyCollection<Person> mentioned, DateTime nowUtc)
    {
        RequireOwn(by);
        if (nowUtc - WrittenAt > CorrectWithin)
        {
            throw new RuleException(Rules.CommentTooOld, null, (int)CorrectWithin.TotalMinutes);
        }

        (Text, CorrectedAt) = (Check.Text(words, TextLabel, TextMax, required: true), nowUtc);
        return Mention(mentioned);
    }

    /// <summary>Its words are no longer shown; that it was there is.</summary>
    /// <exception cref="RuleException">It is another's, or was withdrawn.</exception>
    public void Withdraw(Guid by, DateTime nowUtc)
    {
        RequireOwn(by);
        (Text, WithdrawnAt, AskedIn) = (LocalizedText.Empty, nowUtc, null);
    }

    /// <summary>Asks for its words in the other official language; it is answered once they are written.</summary>
    /// <returns>That language; null where it was asked for already.</returns>
    /// <exception cref="RuleException">It was withdrawn, or there is nothing to translate.</exception>
    public Language? AskTranslation()
    {
        RequireStanding();
        var missing = Untranslated ?? throw new RuleException(Rules.CommentTranslated);
        if (AskedIn == missing)
        {
            return null;
        }

        AskedIn = missing;
        return missing;
    }

    public IEnumerable<TextPlace> Texts => Text.IsEmpty ? [] : [new TextPlace(About.ToString(), Text, TextMax)];

    public void SetText(string field, LocalizedText text)
    {
        if (field != About.ToString())
        {
            throw new RuleException(Rules.NotFound, field);
        }

        Text = Check.Text(text, TextLabel, TextMax, required: true);
        AskedIn = AskedIn is { } asked && Text[asked] is null ? asked : null;
    }

    /// <summary>Comments are read and written by those who read drafts.</summary>
    public static bool MayRead(Role role) => (role & Roles.Drafters) != 0;

    private static void RequireReader(Person author)
    {
        if (!MayRead(author.Role))
        {
            throw new RuleException(Rules.NotAllowed);
        }
    }

    private void RequireStanding()
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleException(Rules.CommentWithdrawn);
        }
    }

    private void RequireOwn(Guid by)
    {
        RequireStanding();
        if (by != AuthorId)
        {
            throw new RuleException(Rules.CommentOfAnother, null, AuthorName);
        }
    }

    private List<Person> Mention(IReadOnlyCollection<Person> mentioned)
    {
        var others = mentioned.Where(each => each.Id != AuthorId).DistinctBy(each => each.Id).ToList();
        List<BrokenRule> broken = [.. others.Where(each => each.IsDisabled || !MayRead(each.Role)).Select(each => new BrokenRule(Rules.MentionUnknown, nameof(Mentions), each.Name))];
        if (others.Count > MostMentions)
        {
            broken.Add(new BrokenRule(Rules.TooManyMentions, nameof(Mentions), MostMentions));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var added = others.Where(each => mentions.TrueForAll(known => known.AccountId != each.Id)).ToList();
        mentions.RemoveAll(known => others.TrueForAll(each => each.Id != known.AccountId));
        mentions.AddRange(added.Select(each => new CommentMention(Id, each.Id, each.Name)));
        return added;
    }
}

/// <summary>Somebody whom a comment is meant for.</summary>
public sealed class CommentMention
{
    private CommentMention()
    {
    }

    internal CommentMention(Guid commentId, Guid accountId, string name) => (CommentId, AccountId, Name) = (commentId, accountId, name);

    public Guid CommentId { get; private set; }
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = string.Empty;
}
