using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Domain.Delivery;

/// <summary>What happened on the way of an issue to a minister's office. Stored by name.</summary>
public enum DeliveryWay
{
    /// <summary>A mail that announced it was taken by the server.</summary>
    Mailed,

    /// <summary>The server refused the recipient's address.</summary>
    MailRefused,

    /// <summary>A reminder was taken by the server.</summary>
    Reminded,

    /// <summary>Its page was opened.</summary>
    OpenedPage,

    /// <summary>An edition was opened or downloaded as a PDF.</summary>
    OpenedPdf,

    /// <summary>Handed over on paper, as a secretary recorded it.</summary>
    OnPaper,

    /// <summary>The office said that it received it.</summary>
    Acknowledged,

    /// <summary>A mail was not sent: its account was disabled or had another role by then, or the office no address any more.</summary>
    NotMailed,

    /// <summary>A secretary took back a delivery on paper that was recorded wrongly.</summary>
    PaperWithdrawn,
}

/// <summary>What a secretary records of a delivery on paper.</summary>
/// <param name="On">The day it was handed over.</param>
/// <param name="ReceivedBy">Who took it, as on the receipt.</param>
/// <param name="Number">Of the receipt or the office's register; null where there is none. Never made up.</param>
public sealed record PaperDelivery(DateOnly On, string ReceivedBy, string? Number);

/// <summary>One line of the delivery register of an issue: who, when, how. Only added to.</summary>
public sealed class DeliveryEvent
{
    public const int NameMax = 240;
    public const int ReceivedByMax = 120;
    public const int NumberMax = 60;

    private DeliveryEvent()
    {
    }

    /// <param name="name">The recipient's for mails, else of the person who did it.</param>
    /// <param name="words">A refusing server's own words; null otherwise.</param>
    public DeliveryEvent(Guid reportId, int issue, Side side, DeliveryWay way, string name, Guid? accountId, DateTime atUtc, string? words = null)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Issue, Side, Way, Name, AccountId, At, Words) = (reportId, issue, side, way, name, accountId, atUtc, words);
    }

    /// <param name="today">UTC+7: nothing is recorded before it happened.</param>
    /// <param name="issuedOn">Nothing is handed over before it is issued.</param>
    /// <exception cref="RuleException"><see cref="Rules.DeliveryDay"/>, <see cref="Rules.Required"/> or <see cref="Rules.TooLong"/>.</exception>
    public static DeliveryEvent OfPaper(Guid reportId, int issue, Side side, PaperDelivery paper, DateOnly issuedOn, DateOnly today, string recordedBy, Guid accountId, DateTime atUtc)
    {
        PaperDay.Require(paper.On, issuedOn, today, nameof(PaperOn), Rules.DeliveryDay);
        return new DeliveryEvent(reportId, issue, side, DeliveryWay.OnPaper, recordedBy, accountId, atUtc)
        {
            PaperOn = paper.On,
            ReceivedBy = Check.Text(paper.ReceivedBy, nameof(ReceivedBy), ReceivedByMax),
            Number = string.IsNullOrWhiteSpace(paper.Number) ? null : Check.Text(paper.Number, nameof(Number), NumberMax),
        };
    }

    /// <summary>Takes back a delivery on paper that was recorded wrongly: another line that says so, since none is ever changed.</summary>
    /// <param name="paper">What was recorded.</param>
    /// <param name="before">The line that took it back already; null where none did.</param>
    /// <param name="mayCorrect">Whoever asks recorded it, or is of that one's side.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, <see cref="Rules.ProgressSuperseded"/>, <see cref="Rules.NotOwnRecord"/>, or the reason is missing.</exception>
    public static DeliveryEvent OfWithdrawal(DeliveryEvent paper, DeliveryEvent? before, bool mayCorrect, string reason, string byName, Guid by, DateTime atUtc)
    {
        if (paper.Way != DeliveryWay.OnPaper)
        {
            throw new RuleException(Rules.NotFound);
        }

        if (before is not null)
        {
            throw new RuleException(Rules.ProgressSuperseded, null, before.Name, before.At);
        }

        if (!mayCorrect)
        {
            throw new RuleException(Rules.NotOwnRecord, null, paper.Name);
        }

        return new DeliveryEvent(paper.ReportId, paper.Issue, paper.Side, DeliveryWay.PaperWithdrawn, byName, by, atUtc)
        {
            Withdraws = paper.Id,
            Reason = Check.Text(reason, RecordedFact.CorrectionReason, RecordedFact.WhyMax),
        };
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public int Issue { get; private set; }

    /// <summary>The side whose office it concerns.</summary>
    public Side Side { get; private set; }

    public DeliveryWay Way { get; private set; }
    public string Name { get; private set; } = string.Empty;

    /// <summary>Null for an office's general address.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>UTC; for a delivery on paper when it was recorded.</summary>
    public DateTime At { get; private set; }

    /// <summary>A refusing server's own words.</summary>
    public string? Words { get; private set; }

    /// <summary>The day it was handed over; only on paper.</summary>
    public DateOnly? PaperOn { get; private set; }

    public string? ReceivedBy { get; private set; }

    /// <summary>Of the receipt, as the office wrote it.</summary>
    public string? Number { get; private set; }

    /// <summary>The delivery on paper that this line takes back; null for any other.</summary>
    public Guid? Withdraws { get; private set; }

    /// <summary>Why it is taken back.</summary>
    public string? Reason { get; private set; }
}
