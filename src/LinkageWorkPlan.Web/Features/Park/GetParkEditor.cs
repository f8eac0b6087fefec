using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What the form of the programme is filled with.</summary>
public static class GetParkEditor
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Saved">Null while there is no programme.</param>
    public sealed record Model(ParkProgramme? Saved);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken) => new(await db.Parks.SingleOrDefaultAsync(cancellationToken));
    }
}
