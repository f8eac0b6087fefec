using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Everybody sees their own alone.</summary>
    public IQueryable<ApiToken> OwnApiTokens => db.ApiTokens.AsNoTracking().Where(token => token.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<SecondFactor> OwnSecondFactors => db.SecondFactors.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<RecoveryCode> OwnRecoveryCodes => db.RecoveryCodes.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<Passkey> OwnPasskeys => db.Passkeys.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<SignOnBinding> OwnSignOn => db.SignOnBindings.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<Session> OwnSessions => db.Sessions.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <inheritdoc cref="OwnApiTokens"/>
    public IQueryable<AccountEvent> OwnAccountEvents => db.AccountEvents.AsNoTracking().Where(each => each.AccountId == context.User.Id);

    /// <summary>Which accounts are connected with their side's issuer; administrators see those of their own side.</summary>
    public IQueryable<SignOnBinding> SignOns
    {
        get
        {
            var (isAdministrator, side) = (Is(Role.Administrator), context.User.Side);
            return db.SignOnBindings.AsNoTracking().Where(each => isAdministrator && db.Users.Any(account => account.Id == each.AccountId && account.Side == side));
        }
    }

    /// <summary>Changes that wait for the other side's administrator, and what was answered: a matter of administrators.</summary>
    public IQueryable<PowerProposal> PowerProposals => Is(Role.Administrator) ? db.PowerProposals.AsNoTracking() : Shown(Matter.Plans, db.PowerProposals.Where(each => false), each => false);
}
