using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

public abstract partial class WorkPlanDb
{
    public DbSet<SetupToken> SetupTokens => Set<SetupToken>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<SignInLimit> SignInLimits => Set<SignInLimit>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<SignOnBinding> SignOnBindings => Set<SignOnBinding>();
    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();
    public DbSet<SigningHold> SigningHolds => Set<SigningHold>();
    public DbSet<PowerProposal> PowerProposals => Set<PowerProposal>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
