using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A model's own evidence, for those who add to it.</summary>
public static class GetPilotEvidence
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PilotCode) : IQuery<Model>;

    /// <param name="Side">Whose secretary this user is.</param>
    public sealed record Model(PilotModel Pilot, Side? Side);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.FindPilotAsync(request.PilotCode, cancellationToken), context.User.Side);
    }
}
