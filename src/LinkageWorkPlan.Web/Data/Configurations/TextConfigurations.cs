using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class TextEntryConfiguration : IEntityTypeConfiguration<TextEntry>
{
    public void Configure(EntityTypeBuilder<TextEntry> builder)
    {
        builder.ToTable("TextEntries");
        builder.NotInHistory("follows the texts, which have a history");
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Field).HasMaxLength(TextEntry.FieldMax);
        builder.Property(entry => entry.Place).HasMaxLength(TextEntry.PlaceMax);
        builder.Property(entry => entry.SourceKey).HasMaxLength(Domain.Texts.Fingerprint.TextLength);

        // A page of a plan's texts is read in the index's order until it is full, and totals from the narrow one. "Not former" comes
        // last: SQLite takes it for no equality, and would put all of a plan's texts in order first.
        builder.HasIndex(entry => new { entry.PlanId, entry.Place, entry.AggregateId, entry.Position, entry.Kind, entry.IsFormer, entry.InVi, entry.InLo, entry.InEn }).HasDatabaseName("IX_TextEntries_List");
        builder.HasIndex(entry => new { entry.PlanId, entry.InVi, entry.InLo, entry.InEn, entry.Kind, entry.IsFormer }).HasDatabaseName("IX_TextEntries_States");
        builder.HasIndex(entry => new { entry.AggregateId, entry.Kind });
        builder.HasIndex(entry => entry.SourceKey);
        builder.HasIndex(entry => entry.Kind);
    }
}

internal sealed class TextIndexVersionConfiguration : IEntityTypeConfiguration<TextIndexVersion>
{
    public void Configure(EntityTypeBuilder<TextIndexVersion> builder)
    {
        builder.ToTable("TextIndexVersions");
        builder.NotInHistory("follows the program");
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Value).HasMaxLength(TextIndexVersion.ValueMax);
    }
}
