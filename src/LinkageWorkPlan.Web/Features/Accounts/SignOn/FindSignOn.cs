using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>Whose account a person at an issuer is. Sent as the system: whoever comes from there has no account yet, the issuer's token is the proof.</summary>
public static class FindSignOn
{
    /// <summary>Returns null where no account of that side that can sign in is connected.</summary>
    [AllowedTo(Role.System)]
    public sealed record Query(Side Side, string Issuer, string Subject) : IQuery<Found?>
    {
        public override string ToString() => nameof(FindSignOn);
    }

    public sealed record Found(Guid Account);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Found?>
    {
        public Task<Found?> Handle(Query request, CancellationToken cancellationToken) => (
            from binding in db.SignOnBindings
            join account in db.Users on binding.AccountId equals account.Id
            where binding.Issuer == request.Issuer && binding.Subject == request.Subject && account.Side == request.Side && !account.IsDisabled && account.PasswordHash != null
            select new Found(account.Id)).SingleOrDefaultAsync(cancellationToken);
    }
}
