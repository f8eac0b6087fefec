namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>What a co-chair who returned a content says of one part of it. Never changed.</summary>
public sealed class RoundComment
{
    public const int PartMax = 20;

    private RoundComment()
    {
    }

    internal RoundComment(Guid roundId, string part, string words)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Part, Words) = (roundId, part, words);
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>Key of a report's section, code of a plan's pillar or of an amended task.</summary>
    public string Part { get; private set; } = string.Empty;

    public string Words { get; private set; } = string.Empty;
}

/// <summary>The result of a comment. Stored by name.</summary>
public enum CommentState
{
    /// <summary>Nobody has answered it, or it was taken up again.</summary>
    Open,
    Done,

    /// <summary>It was not followed, for a reason that is given.</summary>
    Declined,
}

/// <summary>The result of a comment as a secretary recorded it; the newest of a part counts. Never changed.</summary>
public sealed class CommentAnswer
{
    private CommentAnswer()
    {
    }

    internal CommentAnswer(Guid roundId, string part, CommentState state, string words, Side bySide, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Part, State, Words, BySide, ByName, At) = (roundId, part, state, words, bySide, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>As <see cref="RoundComment.Part"/>; empty for the comment on the whole.</summary>
    public string Part { get; private set; } = string.Empty;

    public CommentState State { get; private set; }

    /// <summary>What was done, or why it was not; may be empty where it was done.</summary>
    public string Words { get; private set; } = string.Empty;

    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
