using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>A text of a report as its writers have it.</summary>
/// <param name="Place">The key of its section; of a proposal also its number there, from 1, as in <c>V.1.2</c>.</param>
public sealed record WrittenText(string Place, LocalizedText Words);

/// <summary>One published document of a report, "issue 1, issue 2": what both co-chairs signed. Never changed; a newer issue supersedes it.</summary>
public sealed class ReportIssue
{
    /// <summary>Hexadecimal digits of the code that is printed on every page.</summary>
    public const int CodeLength = 16;

    private ReportIssue()
    {
    }

    internal ReportIssue(Report report, int number, Guid roundId, string fingerprint, DateOnly on, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Number, RoundId, Fingerprint, IssuedOn, IssuedAt) = (report.Id, number, roundId, fingerprint, on, atUtc);
        (PeriodStart, PeriodEnd, CutOff, Due) = (report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due);
        (Topic, Written) = (report.Topic, [.. report.TextsInOrder.Where(each => FigureNames.AreIn(each.Words))]);
        Code = CodeOf(fingerprint);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>The sign-off round that holds its content and both signatures.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>SHA-256 of the canonical content, 64 hexadecimal digits.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>The fingerprint's first <see cref="CodeLength"/> digits: names the issue on its verification page, and can be compared with the fingerprint by eye.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Day of the second signature (UTC+7).</summary>
    public DateOnly IssuedOn { get; private set; }

    /// <summary>Instant of the second signature, UTC.</summary>
    public DateTime IssuedAt { get; private set; }

    /// <summary>First day of the period, as it was signed, like the three below: what a correction writes nobody sees before it is issued.</summary>
    public DateOnly PeriodStart { get; private set; }

    public DateOnly PeriodEnd { get; private set; }
    public DateOnly CutOff { get; private set; }
    public DateOnly Due { get; private set; }

    /// <summary>Of a special report; empty for any other kind.</summary>
    public LocalizedText Topic { get; private set; } = LocalizedText.Empty;

    /// <summary>The texts that name figures, with the names: what was signed has their values. A correction that is given up brings them back.</summary>
    public IReadOnlyList<WrittenText> Written { get; private set; } = [];

    /// <summary>A text as it was written.</summary>
    /// <param name="place">As in <see cref="WrittenText.Place"/>.</param>
    /// <param name="signed">As it was signed: it stands where the text names no figure.</param>
    public LocalizedText AsWritten(string place, LocalizedText signed) => Written.FirstOrDefault(each => each.Place == place)?.Words ?? signed;

    public static string CodeOf(string fingerprint) => fingerprint[..CodeLength];

    /// <summary>In groups of four, as it is printed: <c>9f3a-12bc-0d4e-77a1</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(each => new string(each)));
}
