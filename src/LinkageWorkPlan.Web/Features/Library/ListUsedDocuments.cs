using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Documents that a task, a pilot model, a course or a meeting uses.</summary>
public static class ListUsedDocuments
{
    /// <summary>Documents that are offered; others are found by their words.</summary>
    public const int Offered = 50;

    /// <param name="WithOthers">True to list what can be chosen as well.</param>
    [AllowedTo(Roles.PlanReaders)]
    /// <param name="Search">Words that those have to hold; null for any.</param>
    public sealed record Query(DocumentUseLink Link, bool WithOthers = false, string? Search = null) : IQuery<Model>;

    /// <param name="Others">Documents that it does not use yet, the newest first.</param>
    /// <param name="MayLink">True where this user says what uses a document.</param>
    public sealed record Model(IReadOnlyList<CodeChoice> Documents, IReadOnlyList<CodeChoice> Others, bool MayLink);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (kind, plan, code) = request.Link;
            var mayLink = context.User.Is(Role.Secretary);
            var all = db.Documents.IgnoreAutoIncludes();
            var documents = await all.Where(each => each.Uses.Any(use => use.Kind == kind && use.PlanCode == plan && use.SubjectCode == code)).OrderBy(each => each.Number).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken);
            return new Model(documents, request.WithOthers && mayLink ? await OthersAsync(request, cancellationToken) : [], mayLink);
        }

        private async Task<IReadOnlyList<CodeChoice>> OthersAsync(Query request, CancellationToken cancel)
        {
            var (kind, plan, code) = request.Link;
            Expression<Func<LibraryDocument, bool>> isOther = each => each.State != DocumentState.Withdrawn && !each.Uses.Any(use => use.Kind == kind && use.PlanCode == plan && use.SubjectCode == code);
            var others = db.Documents.IgnoreAutoIncludes().Where(isOther);
            if (!string.IsNullOrWhiteSpace(request.Search))
            {
                var found = await db.FindDocumentsAsync(TextLimit.Shorten(request.Search, ListDocuments.SearchMax), Offered, cancel, isOther);
                others = others.Where(each => found.Contains(each.Id));
            }

            return await others.OrderByDescending(each => each.Number).Take(Offered).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancel);
        }
    }
}
