using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.DisplayName).HasMaxLength(Account.NameMax * 2);
        builder.HasOne<Owner>().WithMany().HasForeignKey(account => account.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasTextLimit(Account.PositionMax, account => account.Position);
        builder.ToldByName(NamedId.Owner, account => account.OwnerId);
        builder.NotInHistory("a secret; that it changed is told", account => account.PasswordHash, account => account.SecurityStamp);
        builder.NotInHistory("the address in another form", account => account.UserName, account => account.NormalizedUserName, account => account.NormalizedEmail);
        builder.NotInHistory("kept by the program for itself", account => account.ConcurrencyStamp, account => account.AccessFailedCount, account => account.LockoutEnd, account => account.LockoutEnabled);
        builder.NotInHistory("the program does not use it", account => account.EmailConfirmed, account => account.PhoneNumber, account => account.PhoneNumberConfirmed, account => account.TwoFactorEnabled);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("History");
        builder.NotInHistory("it is the history");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.SubjectId, entry.At });
        builder.HasIndex(entry => new { entry.PlanId, entry.At });
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
        builder.NotInHistory("a secret; whose account it opens is told");
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.TokenHash).HasMaxLength(64);
        builder.HasIndex(token => token.TokenHash).IsUnique();
    }
}
