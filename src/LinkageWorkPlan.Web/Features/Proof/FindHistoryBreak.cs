using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Proof;

/// <summary>Walks the whole history and calculates every link again; compared, too, with what was written down of it day by day.</summary>
public static class FindHistoryBreak
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Head">Of all of it, or of the last link that holds.</param>
    /// <param name="Fault">Null where all of it holds.</param>
    /// <param name="Number">Of the first link that does not hold; 0 for an entry without one.</param>
    /// <param name="At">Of the entry that does not hold, UTC; null where there is none. Nothing else of it is shown: not everybody may see what it is about.</param>
    public sealed record Result(HistoryHead Head, ChainFault? Fault, long Number, DateTime? At, int Withheld);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var known = await db.HistoryHeads.Select(each => new HistoryHead(each.Number, each.Hash)).ToListAsync(cancellationToken);
            var state = await db.WalkHistoryAsync(known, cancellationToken);
            return new Result(state.Head, state.Break?.Fault, state.Break?.Number ?? 0, state.Break?.Entry?.At, state.Withheld);
        }
    }
}
