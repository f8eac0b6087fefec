using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Whether an edition is stored by now: whoever waited to print it asks before the work, and again before it is sealed.</summary>
public static class FindEdition
{
    /// <param name="RoundId">The signed round that holds what is printed.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(Guid RoundId, EditionKey Key) : IQuery<string?>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, string?>
    {
        /// <returns>SHA-256 of the stored bytes; null where none are stored.</returns>
        public Task<string?> Handle(Query request, CancellationToken cancellationToken) => db.Editions
            .Where(each => each.RoundId == request.RoundId && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader)
            .Select(each => (string?)each.Sha256).SingleOrDefaultAsync(cancellationToken);
    }
}
