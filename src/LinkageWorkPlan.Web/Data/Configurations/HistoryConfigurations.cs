using LinkageWorkPlan.Domain.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

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

internal sealed class HistoryLinkConfiguration : IEntityTypeConfiguration<HistoryLink>
{
    public void Configure(EntityTypeBuilder<HistoryLink> builder)
    {
        builder.ToTable("HistoryLinks");
        builder.NotInHistory("it links the history");
        builder.HasKey(link => link.Number);
        builder.Property(link => link.Number).ValueGeneratedNever();
        builder.Property(link => link.Hash).HasMaxLength(HistoryLink.HashLength);
        builder.HasIndex(link => link.EntryId).IsUnique();
        builder.HasOne<AuditEntry>().WithOne().HasForeignKey<HistoryLink>(link => link.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignedHeadConfiguration : IEntityTypeConfiguration<SignedHead>
{
    public void Configure(EntityTypeBuilder<SignedHead> builder)
    {
        builder.ToTable("HistoryHeads");
        builder.NotInHistory("it says how far the history had come");
        builder.HasKey(head => head.Day);
        builder.Property(head => head.Hash).HasMaxLength(HistoryLink.HashLength);
    }
}
