using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The contents of a plan that can be compared, in the order in which they came; beside them any day since its adoption.</summary>
public static class ListPlanVersions
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<IReadOnlyList<NamedVersion>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<NamedVersion>>
    {
        public async Task<IReadOnlyList<NamedVersion>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.VersionsAsync(await db.FindPlanAsync(request.PlanCode, cancellationToken), cancellationToken);
    }
}
