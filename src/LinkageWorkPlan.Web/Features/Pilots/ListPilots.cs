using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Models by their numbers: those that were chosen, candidates, those that were not chosen, and those that were withdrawn.</summary>
public static class ListPilots
{
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="MayWrite">True where this user proposes and changes them.</param>
    public sealed record Model(IReadOnlyList<Row> Chosen, IReadOnlyList<Row> Candidates, IReadOnlyList<Row> NotChosen, IReadOnlyList<Row> Withdrawn, bool MayWrite)
    {
        internal IEnumerable<Row> All => [.. Chosen, .. Candidates, .. NotChosen, .. Withdrawn];
    }

    /// <param name="Sector">What its plan calls the sector; empty where there is none.</param>
    public sealed record Row(PilotModel Pilot, LocalizedText Sector);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pilots = await db.Pilots.OrderBy(each => each.Number).ToListAsync(cancellationToken);
            var sectors = pilots.Count > 0 ? await db.SectorsAsync(cancellationToken) : [];
            var rows = pilots.ConvertAll(each => new Row(each, sectors.TitleOf(each.Sector)));
            List<Row> In(PilotState state) => rows.FindAll(each => each.Pilot.State == state);
            return new Model(In(PilotState.Chosen), In(PilotState.Candidate), In(PilotState.NotChosen), In(PilotState.Withdrawn), context.User.Is(Role.Secretary));
        }
    }
}
