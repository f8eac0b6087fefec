using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Training;

/// <summary>A file that was submitted as a product of a course. Never changed: a better one is another file.</summary>
public sealed class ProductFile
{
    private ProductFile()
    {
    }

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="Failures.RuleException">Empty, over <see cref="Evidence.SizeMax"/>, or of a type that <see cref="EvidenceTypes"/> does not list.</exception>
    public ProductFile(Guid courseId, string fileName, byte[] bytes)
    {
        Id = Guid.CreateVersion7();
        FileName = Check.Text(Path.GetFileName(fileName.Replace('\\', '/')), nameof(FileName), Evidence.FileNameMax);
        ContentType = EvidenceTypes.Require(FileName, bytes);
        (CourseId, Size, Sha256, Bytes) = (courseId, bytes.Length, Fingerprint.OfBytes(bytes), bytes);
    }

    public Guid Id { get; private set; }
    public Guid CourseId { get; private set; }
    public string FileName { get; private set; } = string.Empty;
    public string ContentType { get; private set; } = string.Empty;

    /// <summary>Bytes, 1 to <see cref="Evidence.SizeMax"/>.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = string.Empty;
    public byte[] Bytes { get; private set; } = [];
}
