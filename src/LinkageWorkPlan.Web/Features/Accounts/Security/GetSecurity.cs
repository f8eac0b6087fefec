using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>How the sender's own account is kept safe: second factors, sessions, and who came to its door.</summary>
public static class GetSecurity
{
    /// <summary>Lines of the sign-in history that are shown.</summary>
    public const int LinesShown = 30;

    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    public sealed record Query : IQuery<Found>;

    /// <param name="AppSince">UTC; null where no app is set up.</param>
    /// <param name="CodesLeft">Recovery codes that were not used.</param>
    /// <param name="IsRequired">The role needs a second factor.</param>
    /// <param name="Policy">Who needs one.</param>
    /// <param name="SignOnSince">UTC; null where the account is not connected with the side's issuer.</param>
    public sealed record Found(
        DateTime? AppSince, int CodesLeft, bool IsRequired, SecondFactorPolicy Policy, IReadOnlyList<Key> Passkeys, IReadOnlyList<Row> Sessions, IReadOnlyList<AccountEvent> Events, DateTime? SignOnSince)
    {
        public bool HasFactor => AppSince is not null || Passkeys.Count > 0;
    }

    /// <param name="CreatedAt">UTC.</param>
    /// <param name="UsedAt">UTC; null where it was not used yet.</param>
    public sealed record Key(Guid Id, string Name, DateTime CreatedAt, DateTime? UsedAt);

    /// <param name="StartedAt">UTC.</param>
    /// <param name="SeenAt">UTC, to within a minute.</param>
    /// <param name="IsThis">The one that asks.</param>
    public sealed record Row(Guid Id, string Client, string Browser, DateTime StartedAt, DateTime SeenAt, bool IsThis);

    internal sealed class Handler(VisibleDb db, RequestContext context, AccountOptions options, Web.Accounts.SessionOptions lasting, TimeProvider time) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var (id, present, now) = (context.User.Id, context.User.Session, time.GetUtcNow().UtcDateTime);
            var (first, last) = (now - lasting.Absolute(), now - lasting.Idle());
            var account = await db.Users.Where(each => each.Id == id).Select(each => new { each.Role, each.SecurityStamp }).SingleAsync(cancellationToken);
            return new Found(
                await db.OwnSecondFactors.Select(each => (DateTime?)each.Since).SingleOrDefaultAsync(cancellationToken),
                await db.OwnRecoveryCodes.CountAsync(cancellationToken),
                AccountRules.NeedsSecondFactor(options.Policy, account.Role),
                options.Policy,
                await db.OwnPasskeys.OrderBy(each => each.Id).Select(each => new Key(each.Id, each.Name, each.CreatedAt, each.UsedAt)).ToListAsync(cancellationToken),
                await db.OwnSessions.Where(each => each.Id == present || (each.Stamp == account.SecurityStamp && each.StartedAt > first && each.SeenAt > last)).OrderByDescending(each => each.Id == present).ThenByDescending(each => each.SeenAt)
                    .Select(each => new Row(each.Id, each.Client, each.Browser, each.StartedAt, each.SeenAt, each.Id == present)).ToListAsync(cancellationToken),
                await db.OwnAccountEvents.OrderByDescending(each => each.At).ThenByDescending(each => each.Id).Take(LinesShown).ToListAsync(cancellationToken),
                await db.OwnSignOn.Select(each => (DateTime?)each.Since).SingleOrDefaultAsync(cancellationToken));
        }
    }
}
