using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Library;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Documents that were shared with the reader, and drafts of the reader's own side.</summary>
    public IQueryable<LibraryDocument> Documents
    {
        get
        {
            var side = User.Side;
            var all = db.Documents.AsNoTracking();
            return Of(Matter.Plans) switch
            {
                Sight.Everything => all.Where(document => document.SharedAt != null || document.Side == side),
                Sight.Published => all.Where(document => document.SharedAt != null && document.ForObservers),
                Sight.Nothing => Is(Role.MinisterOffice) ? all.Where(document => document.SharedAt != null && document.ForMinisters) : all.Where(document => false),
            };
        }
    }

    /// <summary>What the sides ask each other, for those who see drafts.</summary>
    public IQueryable<SideRequest> SideRequests => Shown(Matter.Plans, db.SideRequests, request => false);

    /// <summary>Files of documents that the reader sees.</summary>
    public IQueryable<LibraryFile> LibraryFiles
    {
        get
        {
            var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
            return db.LibraryFiles.AsNoTracking().Where(file => documents.Contains(file.DocumentId));
        }
    }

    /// <summary>First rows of data of documents that the reader sees.</summary>
    public IQueryable<LibraryTable> LibraryTables
    {
        get
        {
            var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
            return db.LibraryTables.AsNoTracking().Where(table => documents.Contains(table.DocumentId));
        }
    }

    /// <summary>Words inside the files of documents that the reader sees.</summary>
    public IQueryable<LibraryWords> LibraryWords
    {
        get
        {
            var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
            return db.LibraryWords.AsNoTracking().Where(words => documents.Contains(words.DocumentId));
        }
    }

    /// <summary>
    /// Words that hold a key, whoever may read them: only to be asked about <see cref="Documents"/>, of which each is seen. To look through <see cref="LibraryWords"/> the database makes a list of
    /// all documents first.
    /// </summary>
    /// <param name="key">As <see cref="Domain.Library.LibraryWords.KeyOf"/> makes it.</param>
    internal IQueryable<LibraryWords> WordsHolding(string key) => db.LibraryWords.AsNoTracking().Where(words => words.Folded.Contains(key));

    /// <summary>What the other side did to a document before it was shared is in its own history alone: neither what it says nor that there is something.</summary>
    private IQueryable<AuditEntry> WithoutHiddenDocuments(IQueryable<AuditEntry> entries)
    {
        var side = User.Side;
        return entries.Where(entry => entry.SubjectKind != nameof(LibraryDocument)
            || db.Documents.Any(document => document.Id == entry.SubjectId && (document.Side == side || (document.SharedAt != null && entry.At >= document.SharedAt))));
    }
}
