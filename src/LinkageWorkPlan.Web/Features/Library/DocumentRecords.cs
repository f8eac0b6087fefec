using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

internal static class DocumentRecords
{
    /// <param name="by">The side of whoever changes it: nobody learns of the other side's draft.</param>
    /// <param name="version">The version that was shown.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<LibraryDocument> DocumentAsync(this WorkPlanDb db, Guid id, Side by, int version, CancellationToken cancel)
    {
        var document = await db.Documents.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id && (each.SharedAt != null || each.Side == by), cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(document, version);
        return document;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<LibraryDocument> FindDocumentAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Documents.AsSplitQuery().SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>Keeps the first rows of the newest file.</summary>
    /// <param name="table">Null where it is no data.</param>
    public static async Task FollowAsync(this WorkPlanDb db, Guid document, DataTable? table, CancellationToken cancel)
    {
        var known = await db.LibraryTables.SingleOrDefaultAsync(each => each.DocumentId == document, cancel);
        if (table is null && known is not null)
        {
            db.LibraryTables.Remove(known);
        }
        else if (table is not null && known is not null)
        {
            known.Take(table);
        }
        else if (table is not null)
        {
            db.LibraryTables.Add(new LibraryTable(document, table));
        }
    }

    /// <summary>What a document points to has to be there; what it pointed to before is left to it.</summary>
    /// <param name="before">As it is saved; null for a new one.</param>
    /// <exception cref="RuleException"><see cref="Rules.PilotSectorUnknown"/> or <see cref="Rules.ContentUnknown"/>.</exception>
    public static async Task RequireLinksAsync(this WorkPlanDb db, DocumentContent content, LibraryDocument? before, CancellationToken cancel)
    {
        var broken = (await db.UnknownContentsAsync(content.Contents, before?.Contents ?? [], cancel)).ToList();
        if (content.Sector is { } sector && sector != before?.Sector)
        {
            var sectors = await db.Plans.Where(each => each.Code == sector.PlanCode && each.AdoptedOn != null).Select(each => each.Sectors).SingleOrDefaultAsync(cancel);
            if (sectors?.Any(each => each.Code == sector.Code) != true)
            {
                broken.Add(new BrokenRule(Rules.PilotSectorUnknown, nameof(DocumentForm.Sector), sector.PlanCode, sector.Code));
            }
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }
}
