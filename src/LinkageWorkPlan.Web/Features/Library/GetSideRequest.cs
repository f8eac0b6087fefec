using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>One request with its comments, and what it is about.</summary>
public static class GetSideRequest
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string RequestCode) : IQuery<Model>;

    /// <param name="Documents">In the order of their codes.</param>
    /// <param name="Side">Whose secretary this user is; null for anybody else.</param>
    public sealed record Model(SideRequest Request, IReadOnlyList<CodeChoice> Documents, Side? Side)
    {
        /// <summary>True where this user asked and may change it.</summary>
        public bool MayRevise => Side == Request.Side && Request.State == SideRequestState.Open;

        /// <summary>True where this user's side has to answer.</summary>
        public bool MayAnswer => Side == Request.Side.Other() && Request.State == SideRequestState.Open;

        /// <summary>True where this user's side has to record its result.</summary>
        public bool MayClose => Side == Request.Side && Request.State == SideRequestState.Answered;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var asked = await db.FindSideRequestAsync(request.RequestCode, cancellationToken);
            var codes = asked.Documents.ToList();
            var documents = await db.Documents.IgnoreAutoIncludes().Where(each => codes.Contains(each.Code)).OrderBy(each => each.Number).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken);
            return new Model(asked, documents, context.User.Is(Role.Secretary) ? context.User.Side : null);
        }
    }
}
