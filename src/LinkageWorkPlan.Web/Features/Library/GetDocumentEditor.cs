using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What the form of a document is filled with, and what can be chosen in it.</summary>
public static class GetDocumentEditor
{
    /// <param name="DocumentCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? DocumentCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Contents">Of the memorandum, in the order of their codes.</param>
    public sealed record Model(LibraryDocument? Saved, IReadOnlyList<SectorChoice> Sectors, IReadOnlyList<CodeChoice> Contents);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        /// <exception cref="RuleException">There is no such document, or it is the other side's.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.DocumentCode is { } code ? await db.FindDocumentAsync(code, cancellationToken) : null;
            return saved is not null && saved.Side != context.User.Side ? throw new RuleException(Rules.NotFound) : new Model(
                saved,
                await db.SectorsAsync(cancellationToken),
                await db.ContentChoicesAsync(cancellationToken));
        }
    }
}
