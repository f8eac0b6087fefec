namespace LinkageWorkPlan.Domain.Reports;

/// <summary>Why a warning about a draft may stay, by a secretary. A check can never be answered so; it must be mended.</summary>
public sealed class WarningAnswer
{
    public const int KeyMax = 100;
    public const int ReasonMax = 500;

    private WarningAnswer()
    {
    }

    internal WarningAnswer(Guid reportId, string key, string reason, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Key, Reason, ByName, At) = (reportId, key, reason, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>Names the warning and the words it is about: other words are warned of anew.</summary>
    public string Key { get; private set; } = string.Empty;

    public string Reason { get; private set; } = string.Empty;
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
