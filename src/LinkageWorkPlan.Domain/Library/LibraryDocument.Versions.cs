using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Library;

/// <content>Versions: each is a file that stays as it is. The newest is what the document says.</content>
public sealed partial class LibraryDocument
{
    public const int VersionsMax = 50;

    private readonly List<DocumentVersion> versions = [];

    /// <summary>In their order.</summary>
    public IReadOnlyList<DocumentVersion> Versions => versions;

    /// <summary>Null where there is no file yet.</summary>
    public DocumentVersion? Newest => versions.MaxBy(each => each.Number);

    /// <param name="by">The side that adds it: the document's own.</param>
    /// <param name="isSearched">False where the words inside could not be read.</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">It is the other side's or was withdrawn, has too many versions, or the file is that of the newest one; nothing is changed.</exception>
    public DocumentVersion Add(Side by, LibraryFile file, bool isSearched, string byName, DateOnly on)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        if (versions.Count >= VersionsMax)
        {
            throw new RuleException(Rules.DocumentVersions, null, VersionsMax);
        }

        if (Newest is { } newest && newest.Sha256 == file.Sha256)
        {
            throw new RuleException(Rules.DocumentSameFile, null, newest.Code);
        }

        var version = new DocumentVersion(Id, versions.Count + 1, file, isSearched, byName, on);
        versions.Add(version);
        return version;
    }
}
