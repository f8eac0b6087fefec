using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.InHistory(
            account => account.DisplayName, account => account.ErasedAt, account => account.IsDisabled, account => account.Language,
            account => account.OtherName, account => account.Role, account => account.Side);
        builder.InHistoryMasked(account => account.Email);
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.DisplayName).HasMaxLength(Account.NameMax * 2);
        builder.Property(account => account.OtherName).HasMaxLength(Account.NameMax * 2);
        builder.HasOne<Owner>().WithMany().HasForeignKey(account => account.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasTextLimit(Account.PositionMax, account => account.Position);
        builder.InHistoryByName(NamedId.Owner, account => account.OwnerId);
        builder.NotInHistory("a secret; that it changed is in the history", account => account.PasswordHash, account => account.SecurityStamp);
        builder.NotInHistory("the address in another form", account => account.UserName, account => account.NormalizedUserName, account => account.NormalizedEmail);
        builder.NotInHistory("kept by the program for itself", account => account.ConcurrencyStamp, account => account.AccessFailedCount, account => account.LockoutEnd, account => account.LockoutEnabled);
        builder.NotInHistory("the program does not use it", account => account.EmailConfirmed, account => account.PhoneNumber, account => account.PhoneNumberConfirmed, account => account.TwoFactorEnabled);
    }
}

internal sealed class FormDraftConfiguration : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("FormDrafts");
        builder.NotInHistory("what somebody is still typing");
        builder.HasKey(draft => new { draft.AccountId, draft.FormKey });
        builder.Property(draft => draft.FormKey).HasMaxLength(FormDraft.KeyMax);
    }
}

internal sealed class SetupTokenConfiguration : IEntityTypeConfiguration<SetupToken>
{
    public void Configure(EntityTypeBuilder<SetupToken> builder)
    {
        builder.ToTable("SetupTokens");
        builder.NotInHistory("a secret; whose account it opens is in the history");
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.TokenHash).HasMaxLength(64);
        builder.HasIndex(token => token.TokenHash).IsUnique();
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.NotInHistory("who is signed in; the log tells of signing in and out");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Stamp).HasMaxLength(64);
        builder.Property(session => session.Client).HasMaxLength(Place.ClientMax);
        builder.Property(session => session.Browser).HasMaxLength(Place.BrowserMax);
        builder.HasIndex(session => session.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.InHistory(token => token.ExpiresAt, token => token.Name, token => token.Scope);
        builder.NotInHistory(HistoryMarks.Place, token => token.AccountId);
        builder.NotInHistory(HistoryMarks.Entry, token => token.CreatedAt);
        builder.NotInHistory("a secret; that it was made is in the history", token => token.SecretHash, token => token.Stamp);
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Name).HasMaxLength(ApiToken.NameMax * 2);
        builder.Property(token => token.SecretHash).HasMaxLength(64);
        builder.Property(token => token.Stamp).HasMaxLength(64);
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasIndex(token => token.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInLimitConfiguration : IEntityTypeConfiguration<SignInLimit>
{
    public void Configure(EntityTypeBuilder<SignInLimit> builder)
    {
        builder.ToTable("SignInLimits");
        builder.NotInHistory("counts wrong passwords; the log tells of them");
        builder.HasKey(limit => limit.Key);
        builder.Property(limit => limit.Key).HasMaxLength(64);
    }
}

internal sealed class SigningHoldConfiguration : IEntityTypeConfiguration<SigningHold>
{
    public void Configure(EntityTypeBuilder<SigningHold> builder)
    {
        builder.ToTable("SigningHolds");
        builder.InHistoryUnder(hold => hold.AccountId);
        builder.InHistory(hold => hold.Change, hold => hold.OtherConfirmedBy, hold => hold.OwnConfirmedBy, hold => hold.Until);
        builder.NotInHistory(HistoryMarks.Place, hold => hold.AccountName, hold => hold.Role, hold => hold.Side);
        builder.NotInHistory(HistoryMarks.Entry, hold => hold.ById, hold => hold.ByName, hold => hold.At);
        builder.NotInHistory(HistoryMarks.Follows, hold => hold.ReplacedAt);
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.AccountName).HasMaxLength(SigningHold.NameMax);
        builder.Property(hold => hold.ByName).HasMaxLength(SigningHold.NameMax);
        builder.Property(hold => hold.OwnConfirmedBy).HasMaxLength(SigningHold.NameMax);
        builder.Property(hold => hold.OtherConfirmedBy).HasMaxLength(SigningHold.NameMax);
        builder.HasIndex(hold => new { hold.AccountId, hold.At });
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PowerProposalConfiguration : IEntityTypeConfiguration<PowerProposal>
{
    /// <summary>Of an open proposal; on both databases.</summary>
    private const string IsOpen = "\"State\" = 'Open'";

    public void Configure(EntityTypeBuilder<PowerProposal> builder)
    {
        builder.ToTable("PowerProposals");
        builder.InHistoryUnder(proposal => proposal.AccountId);
        builder.InHistory(
            proposal => proposal.AccountName, proposal => proposal.Answer, proposal => proposal.Change,
            proposal => proposal.ExpiresAt, proposal => proposal.From, proposal => proposal.Number, proposal => proposal.Role, proposal => proposal.State, proposal => proposal.To, proposal => proposal.Why);
        builder.InHistoryMasked(proposal => proposal.Email);
        builder.HasTextLimit(Account.PositionMax, proposal => proposal.Position);
        builder.NotInHistory(HistoryMarks.Place, proposal => proposal.Side, proposal => proposal.ScanId, proposal => proposal.Subject);
        builder.NotInHistory(HistoryMarks.Entry, proposal => proposal.ById, proposal => proposal.ByName, proposal => proposal.At, proposal => proposal.DecidedBy, proposal => proposal.DecidedAt);
        builder.NotInHistory(HistoryMarks.Follows, proposal => proposal.FormerName, proposal => proposal.FormerEmail, proposal => proposal.FormerRole, proposal => proposal.AddressUntil);
        builder.NotInHistory("its number names the decision", proposal => proposal.DecidedOn);
        builder.NotInHistory("kept by the program for itself", proposal => proposal.UseCase, proposal => proposal.Payload, proposal => proposal.Stamp);
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.Property(proposal => proposal.Subject).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.AccountName).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.FormerName).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.Email).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.FormerEmail).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.Number).HasMaxLength(Domain.SignOff.Delegation.NumberMax * 2);
        builder.Property(proposal => proposal.UseCase).HasMaxLength(64);
        builder.Property(proposal => proposal.Stamp).HasMaxLength(64);
        builder.Property(proposal => proposal.Why).HasMaxLength(PowerProposal.WhyMax * 2);
        builder.Property(proposal => proposal.ByName).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.DecidedBy).HasMaxLength(PowerProposal.NameMax);
        builder.Property(proposal => proposal.Answer).HasMaxLength(PowerProposal.WhyMax * 2);
        builder.NotTyped("a command in the program's own form", proposal => proposal.Payload);
        builder.HasIndex(proposal => proposal.Subject).IsUnique().HasFilter(IsOpen);
        builder.HasIndex(proposal => proposal.At);
        builder.HasOne<Domain.SignOff.SignOffFile>().WithMany().HasForeignKey(proposal => proposal.ScanId).OnDelete(DeleteBehavior.Restrict);
    }
}
