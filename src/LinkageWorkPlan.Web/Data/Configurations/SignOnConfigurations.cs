using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class SignOnBindingConfiguration : IEntityTypeConfiguration<SignOnBinding>
{
    public void Configure(EntityTypeBuilder<SignOnBinding> builder)
    {
        builder.ToTable("SignOnBindings");
        builder.NotInHistory("names its person at the issuer; that it changed is in the history");
        builder.HasKey(binding => binding.AccountId);
        builder.Property(binding => binding.AccountId).ValueGeneratedNever();
        builder.Property(binding => binding.Issuer).HasMaxLength(SignOnBinding.IssuerMax);
        builder.Property(binding => binding.Subject).HasMaxLength(SignOnBinding.SubjectMax);
        builder.HasIndex(binding => new { binding.Issuer, binding.Subject }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(binding => binding.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
