using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What the form of a request is filled with, and what can be chosen in it.</summary>
public static class GetSideRequestEditor
{
    /// <summary>Documents that are offered; others are named by their codes.</summary>
    private const int Offered = 200;

    /// <param name="RequestCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? RequestCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Documents">Shared ones, the newest first.</param>
    public sealed record Model(SideRequest? Saved, IReadOnlyList<CodeChoice> Documents);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        /// <exception cref="RuleException">There is no such request, or the other side asked.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.RequestCode is { } code ? await db.FindSideRequestAsync(code, cancellationToken) : null;
            return saved is not null && saved.Side != context.User.Side ? throw new RuleException(Rules.NotFound) : new Model(
                saved,
                await db.Documents.IgnoreAutoIncludes().Where(each => each.State == DocumentState.Shared).OrderByDescending(each => each.Number).Take(Offered).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken));
        }
    }
}
