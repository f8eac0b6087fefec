using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What the form of a round of scoring is filled with.</summary>
public static class GetSheetEditor
{
    /// <param name="SheetCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? SheetCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Pilots">Candidates that can be scored, by their numbers.</param>
    public sealed record Model(ScoringSheet? Saved, IReadOnlyList<PilotModel> Pilots);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.SheetCode is { } code ? await db.FindSheetAsync(code, cancellationToken) : null;
            var pilots = await db.Pilots.Where(each => each.State == PilotState.Candidate && each.ScoredIn == null).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return new Model(saved, pilots);
        }
    }
}
