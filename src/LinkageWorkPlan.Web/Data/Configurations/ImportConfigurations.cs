using LinkageWorkPlan.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class WorkbookImportConfiguration : IEntityTypeConfiguration<WorkbookImport>
{
    public void Configure(EntityTypeBuilder<WorkbookImport> builder)
    {
        builder.ToTable("Imports");
        builder.InHistory(import => import.Added, import => import.Changed, import => import.FileName, import => import.IsUndone, import => import.Sha256);
        builder.InHistoryUnder(import => import.PlanId);
        builder.NotInHistory(HistoryMarks.Entry, import => import.ImportedAt, import => import.ImportedBy, import => import.ImportedByName);
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.FileName).HasMaxLength(WorkbookImport.FileNameMax * 2);
        builder.Property(import => import.Sha256).HasMaxLength(64);
        builder.HasIndex(import => import.PlanId);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(import => import.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(import => import.Rows).WithOne().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ImportedFile>().WithOne().HasForeignKey<ImportedFile>(file => file.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(import => import.Rows).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("ImportedRows");
        builder.NotInHistory("the history of each task, owner and indicator has what an import changed");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(ImportedRow.NameMax * 2);
        builder.Ignore(row => row.IsNew);
    }
}

internal sealed class ImportedFileConfiguration : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFiles");
        builder.NotInHistory("the file's name and fingerprint are in the history");
        builder.HasKey(file => file.ImportId);
        builder.Property(file => file.ImportId).ValueGeneratedNever();
    }
}
