using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class LibraryDocumentConfiguration : IEntityTypeConfiguration<LibraryDocument>
{
    public void Configure(EntityTypeBuilder<LibraryDocument> builder)
    {
        builder.ToTable("LibraryDocuments");
        builder.HasTexts(TextKind.Document, document => document.Code, document => document.Number, document => document.State);
        builder.InHistory(
            document => document.ChartFirst, document => document.ChartOver, document => document.ChartSecond, document => document.Code, document => document.Contents, document => document.DecimalMark,
            document => document.Delimiter, document => document.Encoding, document => document.ForMinisters, document => document.ForObservers, document => document.From, document => document.Kind, document => document.Licence,
            document => document.SectorCode, document => document.SectorPlan, document => document.Side, document => document.Source, document => document.State, document => document.To);
        builder.HasTextLimit(LibraryDocument.TitleMax, document => document.Title);
        builder.HasTextLimit(LibraryDocument.AbstractMax, document => document.Abstract);
        builder.NotInHistory(HistoryMarks.Follows, document => document.Version, document => document.Number, document => document.LastColumn, document => document.LastUse);
        builder.NotInHistory(HistoryMarks.Entry, document => document.SharedAt);
        builder.NotInHistory("the entry that withdrew it says why", document => document.WithdrawnBecause);
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.Code).HasMaxLength(LibraryDocument.CodeMax);
        builder.Property(document => document.SectorPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(document => document.SectorCode).HasMaxLength(Sector.CodeMax);
        builder.Property(document => document.Source).HasMaxLength(LibraryDocument.SourceMax * 2);
        builder.Property(document => document.Licence).HasMaxLength(LibraryDocument.LicenceMax * 2);
        builder.Property(document => document.Version).IsConcurrencyToken();
        builder.HasIndex(document => document.Number).IsUnique();
        builder.HasMany(document => document.Versions).WithOne().HasForeignKey(version => version.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(document => document.Versions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(document => document.Columns).WithOne().HasForeignKey(column => column.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(document => document.Columns).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Property(document => document.ChartOver).HasMaxLength(DataColumn.CodeMax);
        builder.Property(document => document.ChartFirst).HasMaxLength(DataColumn.CodeMax);
        builder.Property(document => document.ChartSecond).HasMaxLength(DataColumn.CodeMax);
        builder.HasMany(document => document.Uses).WithOne().HasForeignKey(use => use.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(document => document.Uses).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(document => document.Newest);
        builder.Ignore(document => document.Chart);
        builder.Ignore(document => document.Sector);
        builder.Ignore(document => document.Texts);
    }
}

internal sealed class DocumentVersionConfiguration : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("DocumentVersions");
        builder.PartOf(version => version.DocumentId, version => version.Code);
        builder.InHistory(version => version.Code, version => version.FileName);
        builder.NotInHistory(HistoryMarks.Follows, version => version.Number, version => version.FileId, version => version.Size, version => version.Sha256, version => version.IsSearched);
        builder.NotInHistory(HistoryMarks.Entry, version => version.ByName, version => version.On);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Code).HasMaxLength(DocumentVersion.CodeMax);
        builder.Property(version => version.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(version => version.Sha256).HasMaxLength(64);
        builder.Property(version => version.ByName).HasMaxLength(DocumentVersion.NameMax);
        builder.HasIndex(version => new { version.DocumentId, version.Code }).IsUnique();
        builder.HasIndex(version => version.FileId);
        builder.HasOne<LibraryFile>().WithMany().HasForeignKey(version => version.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DataColumnConfiguration : IEntityTypeConfiguration<DataColumn>
{
    public void Configure(EntityTypeBuilder<DataColumn> builder)
    {
        builder.ToTable("DataColumns");
        builder.PartOf(column => column.DocumentId, column => column.Code);
        builder.InHistory(column => column.Code, column => column.Header);
        builder.HasTextLimit(DataColumn.NameMax, column => column.Name);
        builder.HasTextLimit(DataColumn.UnitMax, column => column.Unit);
        builder.HasTextLimit(DataColumn.MeaningMax, column => column.Meaning);
        builder.NotInHistory(HistoryMarks.Follows, column => column.Number);
        builder.Property(column => column.Id).ValueGeneratedNever();
        builder.Property(column => column.Code).HasMaxLength(DataColumn.CodeMax);
        builder.Property(column => column.Header).HasMaxLength(DataColumn.HeaderMax * 2);
        builder.HasIndex(column => new { column.DocumentId, column.Code }).IsUnique();
    }
}

internal sealed class DocumentUseConfiguration : IEntityTypeConfiguration<DocumentUse>
{
    public void Configure(EntityTypeBuilder<DocumentUse> builder)
    {
        builder.ToTable("DocumentUses");
        builder.PartOf(use => use.DocumentId, use => use.Code);
        builder.InHistory(use => use.Code, use => use.Kind, use => use.PlanCode, use => use.SubjectCode);
        builder.NotInHistory(HistoryMarks.Follows, use => use.Number);
        builder.Property(use => use.Id).ValueGeneratedNever();
        builder.Property(use => use.Code).HasMaxLength(DocumentUse.CodeMax);
        builder.Property(use => use.PlanCode).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(use => use.SubjectCode).HasMaxLength(WorkTask.CodeMax);
        builder.Ignore(use => use.Link);
        builder.HasIndex(use => new { use.DocumentId, use.Code }).IsUnique();
        builder.HasIndex(use => new { use.Kind, use.PlanCode, use.SubjectCode });
    }
}

internal sealed class LibraryTableConfiguration : IEntityTypeConfiguration<LibraryTable>
{
    public void Configure(EntityTypeBuilder<LibraryTable> builder)
    {
        builder.ToTable("LibraryTables");
        builder.NotInHistory("says what the newest file says");
        builder.HasKey(table => table.DocumentId);
        builder.Property(table => table.DocumentId).ValueGeneratedNever();
        builder.Ignore(table => table.Sample);
        builder.HasOne<LibraryDocument>().WithOne().HasForeignKey<LibraryTable>(table => table.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LibraryFileConfiguration : IEntityTypeConfiguration<LibraryFile>
{
    public void Configure(EntityTypeBuilder<LibraryFile> builder)
    {
        builder.ToTable("LibraryFiles");
        builder.NotInHistory("its name is in the history of the document that it is a version of");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasOne<LibraryDocument>().WithMany().HasForeignKey(file => file.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LibraryWordsConfiguration : IEntityTypeConfiguration<LibraryWords>
{
    public void Configure(EntityTypeBuilder<LibraryWords> builder)
    {
        builder.ToTable("LibraryWords");
        builder.NotInHistory("follows the document, which has a history, and its newest file");
        builder.HasKey(words => words.DocumentId);
        builder.Property(words => words.DocumentId).ValueGeneratedNever();
        builder.HasIndex(words => words.Number).IsUnique();
        builder.HasOne<LibraryDocument>().WithOne().HasForeignKey<LibraryWords>(words => words.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
