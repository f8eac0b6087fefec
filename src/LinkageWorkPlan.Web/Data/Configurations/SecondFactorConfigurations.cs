using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public const string Why = "a secret; that it changed is in the history";

    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("SecondFactors");
        builder.NotInHistory(Why);
        builder.HasKey(factor => factor.AccountId);
        builder.Property(factor => factor.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(factor => factor.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.NotInHistory(SecondFactorConfiguration.Why);
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Hash).HasMaxLength(64);
        builder.HasIndex(code => code.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys");
        builder.NotInHistory(SecondFactorConfiguration.Why);
        builder.Property(passkey => passkey.Id).ValueGeneratedNever();
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkey.NameMax * 2);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(Passkey.CredentialMax);
        builder.Property(passkey => passkey.Transports).HasMaxLength(200);
        builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
        builder.HasIndex(passkey => passkey.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccountEventConfiguration : IEntityTypeConfiguration<AccountEvent>
{
    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("AccountEvents");
        builder.NotInHistory("it is a history of its own");
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Client).HasMaxLength(Place.ClientMax);
        builder.Property(line => line.Browser).HasMaxLength(Place.BrowserMax);
        builder.HasIndex(line => new { line.AccountId, line.At });
        builder.HasOne<Account>().WithMany().HasForeignKey(line => line.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
