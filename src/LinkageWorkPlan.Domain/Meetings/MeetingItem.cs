using System.Globalization;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>What an item says.</summary>
/// <param name="About">The thing in a plan that it is about; null for none.</param>
/// <param name="Responsible">Of a decision, the side that carries it out; null for both, and for other items.</param>
/// <param name="Due">Of a decision; null where it has no day.</param>
public sealed record MeetingItemContent(LocalizedText Words, SubjectLink? About, Side? Responsible, DateOnly? Due)
{
    /// <summary>Of a decision, codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];
}

/// <summary>A point of the agenda, a decision or a note of the minutes.</summary>
public sealed class MeetingItem
{
    public const int WordsMax = 2000;
    public const int CodeMax = 12;

    private MeetingItem()
    {
    }

    internal MeetingItem(Guid meetingId, MeetingItemKind kind, int number, MeetingItemContent content)
    {
        Id = Guid.CreateVersion7();
        (MeetingId, Kind, Number) = (meetingId, kind, number);
        Code = string.Create(CultureInfo.InvariantCulture, $"{Letter(kind)}{number}");
        Take(content);
    }

    public Guid Id { get; private set; }
    public Guid MeetingId { get; private set; }
    public MeetingItemKind Kind { get; private set; }

    /// <summary>From 1 among those of its kind.</summary>
    public int Number { get; private set; }

    /// <summary>As in "D2", unique in the meeting.</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Words { get; private set; } = LocalizedText.Empty;
    public MeetingSubject? AboutKind { get; private set; }
    public string? AboutPlan { get; private set; }
    public string? AboutCode { get; private set; }

    /// <summary>Of a decision; null for both sides.</summary>
    public Side? Responsible { get; private set; }

    public DateOnly? Due { get; private set; }

    /// <summary>Of a decision, codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; private set; } = [];

    /// <summary>Of a decision that was carried out; null while it is open, and for other items.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The result of a decision; empty while it is open.</summary>
    public LocalizedText Result { get; private set; } = LocalizedText.Empty;

    /// <summary>Of a decision that was reopened, in that order.</summary>
    public IReadOnlyList<FormerEnd> FormerEnds { get; private set; } = [];

    public SubjectLink? About => AboutKind is { } kind ? new SubjectLink(kind, AboutPlan!, AboutCode ?? string.Empty) : null;

    public bool IsOpen => Kind == MeetingItemKind.Decision && ClosedOn is null;

    /// <summary>True for a decision that was not carried out at the end of a day, whatever was recorded later.</summary>
    public bool IsOpenOn(DateOnly day) =>
        Kind == MeetingItemKind.Decision && !(ClosedOn <= day) && !FormerEnds.Any(each => each.On <= day && day < each.ReopenedOn);

    internal void Take(MeetingItemContent content)
    {
        Write(content.Words);
        (AboutKind, AboutPlan, AboutCode) = (content.About?.Kind, content.About?.PlanCode, content.About?.Code);
        (Responsible, Due) = Kind == MeetingItemKind.Decision ? (content.Responsible, content.Due) : (null, null);
        Contents = Kind == MeetingItemKind.Decision ? [.. content.Contents.Distinct()] : [];
    }

    internal void Write(LocalizedText words) => Words = Check.Text(words, Meeting.ItemLabel, WordsMax, required: true);

    internal void Close(DateOnly on, LocalizedText result)
    {
        Answer(result);
        ClosedOn = on;
    }

    internal void Reopen(FormerEnd end)
    {
        FormerEnds = [.. FormerEnds, end];
        (ClosedOn, Result) = (null, LocalizedText.Empty);
    }

    internal void Answer(LocalizedText result) => Result = Check.Text(result, Meeting.ResultLabel, WordsMax, required: true);

    private static char Letter(MeetingItemKind kind) => kind switch
    {
        MeetingItemKind.AgendaPoint => 'P',
        MeetingItemKind.Decision => 'D',
        MeetingItemKind.Note => 'N',
    };
}
