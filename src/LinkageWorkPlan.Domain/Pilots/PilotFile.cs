using System.Globalization;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A file that shows what a model says of itself. Never changed: a better one is another file.</summary>
public sealed class PilotFile
{
    private PilotFile()
    {
    }

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="Failures.RuleException">Empty, over <see cref="Evidence.SizeMax"/>, or of a type that <see cref="EvidenceTypes"/> does not list.</exception>
    public PilotFile(Guid pilotId, string fileName, byte[] bytes)
    {
        Id = Guid.CreateVersion7();
        FileName = Check.Text(Path.GetFileName(fileName.Replace('\\', '/')), nameof(FileName), Evidence.FileNameMax);
        ContentType = EvidenceTypes.Require(FileName, bytes);
        (PilotId, Size, Sha256, Bytes) = (pilotId, bytes.Length, Fingerprint.OfBytes(bytes), bytes);
    }

    public Guid Id { get; private set; }
    public Guid PilotId { get; private set; }
    public string FileName { get; private set; } = string.Empty;
    public string ContentType { get; private set; } = string.Empty;

    /// <summary>Bytes, 1 to <see cref="Evidence.SizeMax"/>.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = string.Empty;
    public byte[] Bytes { get; private set; } = [];
}

/// <summary>A model's own evidence: which file, and who added it.</summary>
public sealed class PilotEvidence
{
    public const int CodeMax = 12;
    public const int NameMax = 240;

    private PilotEvidence()
    {
    }

    internal PilotEvidence(Guid pilotId, int number, PilotFile file, Side side, string byName, DateOnly on)
    {
        Id = Guid.CreateVersion7();
        Code = string.Create(CultureInfo.InvariantCulture, $"E{number}");
        (PilotId, Number, FileId, FileName, Size, Side, ByName, On) = (pilotId, number, file.Id, file.FileName, file.Size, side, byName, on);
    }

    public Guid Id { get; private set; }
    public Guid PilotId { get; private set; }

    /// <summary>From 1 in its model.</summary>
    public int Number { get; private set; }

    /// <summary>As in "E2", unique in the model.</summary>
    public string Code { get; private set; } = string.Empty;

    public Guid FileId { get; private set; }
    public string FileName { get; private set; } = string.Empty;

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Whose secretary added it.</summary>
    public Side Side { get; private set; }

    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC+7.</summary>
    public DateOnly On { get; private set; }
}
