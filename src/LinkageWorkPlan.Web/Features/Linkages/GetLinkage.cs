using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>One linkage with the stages that it reached.</summary>
public static class GetLinkage
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string LinkageCode) : IQuery<Model>;

    /// <param name="Pilot">Title of the pilot model; empty where it belongs to none, or this reader does not see it.</param>
    public sealed record Model(ListLinkages.Row Row, LocalizedText Pilot, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var linkage = await db.FindLinkageAsync(request.LinkageCode, cancellationToken);
            var pilot = await db.Pilots.IgnoreAutoIncludes().Where(each => each.Code == linkage.PilotCode).Select(each => each.Title).SingleOrDefaultAsync(cancellationToken);
            return new Model((await ListLinkages.RowsAsync(db, [linkage], cancellationToken))[0], pilot ?? LocalizedText.Empty, context.User.Is(Role.Secretary));
        }
    }
}
