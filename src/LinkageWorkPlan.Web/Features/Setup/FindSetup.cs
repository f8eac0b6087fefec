using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>What a one-time address is for. Sent as the system: whoever opens the address has no account yet, the token is the proof.</summary>
public static class FindSetup
{
    /// <summary>Returns null where the address is not valid (any more).</summary>
    [AllowedTo(Role.System)]
    public sealed record Query(string Token) : IQuery<Found?>;

    /// <param name="Email">Of the invited account; null for a side's first administrator, who gives it.</param>
    public sealed record Found(string? Email, string? Name, Side Side);

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Query, Found?>
    {
        public async Task<Found?> Handle(Query request, CancellationToken cancellationToken)
        {
            if (await OneTimeAddress.FindAsync(db, request.Token, clock.UtcNow, cancellationToken) is not { } token)
            {
                return null;
            }

            return token.AccountId is not { } id
                ? new Found(null, null, token.Side!.Value)
                : await db.Users.AsNoTracking().Where(account => account.Id == id && !account.IsDisabled).Select(account => new Found(account.Email, account.DisplayName, account.Side)).SingleOrDefaultAsync(cancellationToken);
        }
    }
}
