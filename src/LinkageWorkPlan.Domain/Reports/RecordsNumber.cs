using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>
/// The number that a records office gave to an issue of a report, a plan or an amendment (Decree 30/2020/NĐ-CP, article 15: an office numbers its
/// papers within the year, whatever their kind).
/// The program never makes one up, and refuses one that the same office has given in the same year.
/// </summary>
public sealed class RecordsNumber
{
    public const int NumberMax = 60;

    private RecordsNumber()
    {
    }

    /// <param name="body">Whose office it is.</param>
    /// <param name="number">Number and symbol as the office writes them, as in <c>05/BC-TCT</c>.</param>
    /// <param name="date">The day the office wrote beside it.</param>
    /// <param name="signedOn">The day the office's own side signed; null while it has not. A number is not of an earlier day than the signature.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">The number is missing or too long; <see cref="Rules.NumberDate"/> or <see cref="Rules.DayNotYet"/>.</exception>
    public RecordsNumber(NumberedDocument document, Side body, string number, DateOnly date, DateOnly? signedOn, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        (Subject, SubjectId, Issue, Body) = (document.Subject, document.Id, document.Issue, body);
        Write(number, date, signedOn, today);
    }

    public Guid Id { get; private set; }
    public SignOffSubject Subject { get; private set; }

    /// <summary>The report, plan or amendment.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The issue of a report it is for, also while that is not signed yet; 1 for a plan or an amendment.</summary>
    public int Issue { get; private set; }

    public Side Body { get; private set; }
    public string Number { get; private set; } = string.Empty;
    public DateOnly Date { get; private set; }

    /// <summary>Of <see cref="Date"/>: numbers start again each year.</summary>
    public int Year { get; private set; }

    /// <summary>The number without spaces and in capitals: 05/bc-tct is 05/BC-TCT.</summary>
    public string Key { get; private set; } = string.Empty;

    /// <summary>When somebody wrote it down here, UTC, to the second.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Name of whoever wrote it down here.</summary>
    public string RecordedBy { get; private set; } = string.Empty;

    /// <summary>The number of a document, as somebody types it from a paper.</summary>
    /// <param name="present">The one that is recorded; null where none is.</param>
    /// <param name="typed">Blank words leave what is recorded.</param>
    /// <returns>The present one, changed, or a new one.</returns>
    /// <exception cref="RuleException">
    /// <see cref="Rules.RecordsNumberMissing"/>: it is blank and none is there; <see cref="Rules.RecordsNumberKept"/>: both sides have signed, and it
    /// has another one; <see cref="Rules.Required"/>, <see cref="Rules.NumberDate"/> or <see cref="Rules.DayNotYet"/>: its day is missing or cannot be.
    /// </exception>
    public static RecordsNumber Of(NumberedDocument document, Side body, RecordsNumber? present, string typed, DateOnly? date, DateOnly? signedOn, DateOnly today)
    {
        if (TextNormalizer.Normalize(typed).Length == 0)
        {
            return present ?? throw new RuleException(Rules.RecordsNumberMissing, nameof(Number));
        }

        var number = new RecordsNumber(document, body, typed, date ?? throw new RuleException(Rules.Required, nameof(Date), nameof(Date)), signedOn, today);
        if (present is null)
        {
            return number;
        }

        if (present.Key != number.Key || present.Date != number.Date)
        {
            present.RequireOpen(document);
        }

        present.Write(typed, number.Date, signedOn, today);
        return present;
    }

    /// <summary>Says who wrote it down here, and when: what is added to an issued file names both.</summary>
    public void RecordedNow(string by, DateTime nowUtc) => (RecordedBy, RecordedAt) = (by, nowUtc.AddTicks(-(nowUtc.Ticks % TimeSpan.TicksPerSecond)));

    /// <summary>Before it is changed or taken back: what both sides have signed keeps the number it has.</summary>
    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberKept"/>.</exception>
    public void RequireOpen(NumberedDocument document)
    {
        if (document.IsIssued)
        {
            throw new RuleException(Rules.RecordsNumberKept, nameof(Number), Number);
        }
    }

    /// <param name="taken">Code of the document to which the same office gave the same number that year; null where there is none.</param>
    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberTaken"/>.</exception>
    public void RequireFree(string? taken)
    {
        if (taken is not null)
        {
            throw new RuleException(Rules.RecordsNumberTaken, nameof(Number), Number, Year, taken);
        }
    }

    /// <inheritdoc cref="RecordsNumber(NumberedDocument, Side, string, DateOnly, DateOnly?, DateOnly)"/>
    private void Write(string number, DateOnly date, DateOnly? signedOn, DateOnly today)
    {
        PaperDay.Require(date, signedOn, today, nameof(Date), Rules.NumberDate);
        Number = Check.Text(number, nameof(Number), NumberMax);
        Key = string.Concat(Number.ToUpperInvariant().Where(each => !char.IsWhiteSpace(each)));
        (Date, Year) = (date, date.Year);
    }
}
