namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>A secretary's word, for their side, that the minutes say what was said: these minutes, and no others.</summary>
public sealed class MinutesConfirmation
{
    private MinutesConfirmation()
    {
    }

    internal MinutesConfirmation(Guid meetingId, string fingerprint, Side bySide, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (MeetingId, Fingerprint, BySide, ByName, At) = (meetingId, fingerprint, bySide, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid MeetingId { get; private set; }

    /// <summary>SHA-256 of what was confirmed (<see cref="Meeting.MinutesFingerprint"/>).</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
