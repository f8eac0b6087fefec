using System.Globalization;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>A file of a document. None is removed or replaced.</summary>
public sealed class DocumentVersion
{
    public const int CodeMax = 12;
    public const int NameMax = 240;

    private DocumentVersion()
    {
    }

    internal DocumentVersion(Guid documentId, int number, LibraryFile file, bool isSearched, string byName, DateOnly on)
    {
        Id = Guid.CreateVersion7();
        Code = string.Create(CultureInfo.InvariantCulture, $"V{number}");
        (DocumentId, Number, FileId, FileName, Size, Sha256, IsSearched, ByName, On) = (documentId, number, file.Id, file.FileName, file.Size, file.Sha256, isSearched, byName, on);
    }

    public Guid Id { get; private set; }
    public Guid DocumentId { get; private set; }

    /// <summary>From 1 in its document.</summary>
    public int Number { get; private set; }

    /// <summary>As in "V2", unique in the document.</summary>
    public string Code { get; private set; } = string.Empty;

    public Guid FileId { get; private set; }
    public string FileName { get; private set; } = string.Empty;

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Of the file.</summary>
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>False where the words inside could not be read, as of a scan: the search does not find them.</summary>
    public bool IsSearched { get; private set; }

    /// <summary>Who added it.</summary>
    public string ByName { get; private set; } = string.Empty;

    /// <summary>When it was added, UTC+7.</summary>
    public DateOnly On { get; private set; }

    internal void MarkSearched() => IsSearched = true;
}
