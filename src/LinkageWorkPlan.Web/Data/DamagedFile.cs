namespace LinkageWorkPlan.Web.Data;

/// <summary>What is kept with its SHA-256.</summary>
public enum StoredKind
{
    /// <summary>The PDF of an issue.</summary>
    Edition,

    /// <summary>The picture of its first page.</summary>
    FirstPage,

    /// <summary>The PDF of an issue with the number of a records office on it.</summary>
    NumberedEdition,

    /// <summary>A file behind a progress update.</summary>
    Evidence,

    /// <summary>A scanned paper behind a signature.</summary>
    Scan,

    /// <summary>The content that both co-chairs signed.</summary>
    SignedContent,

    /// <summary>A workbook that was taken into a plan.</summary>
    Workbook,

    /// <summary>A product of a training course.</summary>
    Product,

    /// <summary>Evidence of a pilot model.</summary>
    Pilot,

    /// <summary>A file of the library.</summary>
    Library,
}

/// <summary>A stored file whose bytes are no longer those that were stored. It is given to nobody until it is whole again.</summary>
public sealed class DamagedFile
{
    public const int NameMax = 300;

    private DamagedFile()
    {
    }

    /// <param name="fileId">Of the row that holds it.</param>
    /// <param name="name">By which a person knows it; cut where it is longer than <see cref="NameMax"/>.</param>
    /// <param name="expected">SHA-256 as it was stored.</param>
    /// <param name="found">SHA-256 of what was read.</param>
    public DamagedFile(StoredKind kind, Guid fileId, string name, string expected, string found, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (Kind, FileId, Name, Expected, Found, FoundAt) = (kind, fileId, name.Length > NameMax ? name[..NameMax] : name, expected, found, atUtc);
    }

    public Guid Id { get; private set; }
    public StoredKind Kind { get; private set; }
    public Guid FileId { get; private set; }
    public string Name { get; private set; } = string.Empty;
    public string Expected { get; private set; } = string.Empty;
    public string Found { get; private set; } = string.Empty;

    /// <summary>UTC: when it was first met.</summary>
    public DateTime FoundAt { get; private set; }
}
