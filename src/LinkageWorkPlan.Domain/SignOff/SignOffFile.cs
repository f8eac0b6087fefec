using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>A scanned paper behind a signature: a signed report, a decision that delegates. Never changed.</summary>
public sealed class SignOffFile
{
    private SignOffFile()
    {
    }

    public SignOffFile(Side side, string fileName, string contentType, byte[] bytes)
    {
        Id = Guid.CreateVersion7();
        (Side, FileName, ContentType, Bytes, Sha256) = (side, fileName, contentType, bytes, Fingerprint.OfBytes(bytes));
    }

    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public string FileName { get; private set; } = string.Empty;
    public string ContentType { get; private set; } = string.Empty;
    public string Sha256 { get; private set; } = string.Empty;
    public byte[] Bytes { get; private set; } = [];
}
