using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>The file of a version. Never changed.</summary>
public sealed class LibraryFile
{
    private LibraryFile()
    {
    }

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="Failures.RuleException">Empty, over <see cref="Evidence.SizeMax"/>, or of a type that <see cref="EvidenceTypes"/> does not list.</exception>
    public LibraryFile(Guid documentId, string fileName, byte[] bytes)
    {
        Id = Guid.CreateVersion7();
        FileName = Check.Text(Path.GetFileName(fileName.Replace('\\', '/')), nameof(FileName), Evidence.FileNameMax);
        ContentType = EvidenceTypes.Require(FileName, bytes);
        (DocumentId, Size, Sha256, Bytes) = (documentId, bytes.Length, Fingerprint.OfBytes(bytes), bytes);
    }

    public Guid Id { get; private set; }
    public Guid DocumentId { get; private set; }
    public string FileName { get; private set; } = string.Empty;
    public string ContentType { get; private set; } = string.Empty;

    /// <summary>Bytes, 1 to <see cref="Evidence.SizeMax"/>.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = string.Empty;
    public byte[] Bytes { get; private set; } = [];
}
