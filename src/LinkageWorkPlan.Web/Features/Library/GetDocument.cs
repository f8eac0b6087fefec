using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>One document with its versions.</summary>
public static class GetDocument
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string DocumentCode) : IQuery<Model>;

    /// <summary>What uses a document.</summary>
    /// <param name="Code">Of the use; null where what uses it says so itself, as a request.</param>
    /// <param name="Name">By which people know it.</param>
    public sealed record UsedBy(string? Code, string Name, string Address, LocalizedText Title);

    /// <param name="Sector">What its plan calls the sector; empty where there is none, or the reader does not read plans.</param>
    /// <param name="Contents">Of the memorandum, in the order of their codes.</param>
    /// <param name="IsOwn">True where this user's side entered it, and this user changes it.</param>
    /// <param name="MayLink">True where this user says what uses it.</param>
    /// <param name="Table">The first rows of the newest file; null where it is no data.</param>
    public sealed record Model(LibraryDocument Document, LocalizedText Sector, IReadOnlyList<CodeChoice> Contents, bool IsOwn, LibraryTable? Table, IReadOnlyList<UsedBy> UsedBy, bool MayLink)
    {
        /// <summary>True where this user changes it now.</summary>
        public bool MayWrite => IsOwn && Document.State != DocumentState.Withdrawn;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var document = await db.FindDocumentAsync(request.DocumentCode, cancellationToken);
            var sectors = await db.SectorsAsync(cancellationToken);
            return new Model(
                document, sectors.TitleOf(document.Sector), await db.ContentChoicesAsync(cancellationToken, document.Contents), context.User.Is(Role.Secretary) && context.User.Side == document.Side,
                await db.LibraryTables.SingleOrDefaultAsync(each => each.DocumentId == document.Id, cancellationToken),
                await db.UsersOfAsync(document, cancellationToken), context.User.Is(Role.Secretary));
        }
    }
}
