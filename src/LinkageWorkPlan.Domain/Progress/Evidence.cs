using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>A file that shows what an update says. The file never changes; it can be withdrawn, and then is kept but no longer listed.</summary>
public sealed class Evidence : ITranslatable
{
    public const int TitleMax = 300;
    public const int FileNameMax = 200;

    /// <summary>25 MB, in bytes.</summary>
    public const long SizeMax = 25L * 1024 * 1024;

    /// <summary>125 MB, in bytes: of all files of a record, a file that shows several milestones counted once for each.</summary>
    public const long RecordMax = 5 * SizeMax;

    private Evidence()
    {
    }

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="RuleException">Empty, over <see cref="SizeMax"/>, or of a type that <see cref="EvidenceTypes"/> does not list.</exception>
    public Evidence(ProgressUpdate update, LocalizedText title, string fileName, ReadOnlySpan<byte> bytes, Language? language, bool isProduct)
    {
        Id = Guid.CreateVersion7();
        (PlanId, TaskId, UpdateId, MilestoneId) = (update.PlanId, update.TaskId, update.Id, update.MilestoneReached);
        (RecordedAt, RecordedBy) = (update.RecordedAt, update.RecordedBy);
        FileName = Check.Text(Path.GetFileName(fileName.Replace('\\', '/')), nameof(FileName), FileNameMax);
        ContentType = EvidenceTypes.Require(FileName, bytes);
        Title = Check.Text(title.IsEmpty ? LocalizedText.Of(language ?? Domain.Texts.Language.Vi, FileName) : title, nameof(Title), TitleMax);
        (Size, Sha256) = (bytes.Length, Fingerprint.OfBytes(bytes));
        (Language, IsProduct) = (language, isProduct);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public Guid TaskId { get; private set; }
    public Guid UpdateId { get; private set; }
    public Guid? MilestoneId { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public string FileName { get; private set; } = string.Empty;
    public string ContentType { get; private set; } = string.Empty;

    /// <summary>Bytes, 1 to <see cref="SizeMax"/>.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>The language the file is written in; null where it has none or several.</summary>
    public Language? Language { get; private set; }

    /// <summary>True where it is a product to be listed in the report's Annex V.</summary>
    public bool IsProduct { get; private set; }

    public DateTime RecordedAt { get; private set; }
    public Guid RecordedBy { get; private set; }

    /// <summary>When it was withdrawn, UTC; null while it is listed.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnByName { get; private set; }

    /// <summary>Why, in the words of who withdrew it.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <param name="sizes">Of all that one record stores.</param>
    /// <exception cref="RuleException"><see cref="Rules.EvidenceTooMuch"/>.</exception>
    public static void RequireFits(IEnumerable<long> sizes)
    {
        if (sizes.Sum() > RecordMax)
        {
            throw new RuleException(Rules.EvidenceTooMuch, nameof(Evidence), (int)(RecordMax / 1024 / 1024));
        }
    }

    /// <summary>It shows what a correction says, as it showed what was corrected.</summary>
    public void MoveTo(ProgressUpdate correction) => (UpdateId, MilestoneId) = (correction.Id, correction.MilestoneReached);

    /// <summary>It no longer proves the record: it stays stored, and is no longer listed.</summary>
    /// <exception cref="RuleException">The reason is missing or too long.</exception>
    public void Withdraw(string reason, DateTime atUtc, string byName) =>
        (WithdrawnReason, WithdrawnAt, WithdrawnByName) = (Check.Text(reason, ProgressUpdate.CorrectionReason, ProgressUpdate.ReasonMax), atUtc, byName);

    public IEnumerable<TextPlace> Texts => [new(nameof(Title), Title, TitleMax)];

    public void SetText(string field, LocalizedText text) =>
        Title = field == nameof(Title) ? Check.Text(text, field, TitleMax, required: true) : throw new RuleException(Rules.NotFound, field);
}
