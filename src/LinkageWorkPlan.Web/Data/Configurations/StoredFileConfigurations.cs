using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class DamagedFileConfiguration : IEntityTypeConfiguration<DamagedFile>
{
    public void Configure(EntityTypeBuilder<DamagedFile> builder)
    {
        builder.ToTable("DamagedFiles");
        builder.NotInHistory("nobody did it; it is logged, and shown to administrators");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Name).HasMaxLength(DamagedFile.NameMax);
        builder.Property(file => file.Expected).HasMaxLength(64);
        builder.Property(file => file.Found).HasMaxLength(64);
        builder.HasIndex(file => new { file.Kind, file.FileId }).IsUnique();
    }
}
