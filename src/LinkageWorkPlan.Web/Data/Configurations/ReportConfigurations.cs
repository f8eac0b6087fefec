using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports");
        builder.HasTexts(TextKind.Report, report => report.Code);
        builder.InHistory(
            report => report.Code, report => report.CoveredPillars, report => report.CoveredTasks, report => report.CutOff, report => report.Due, report => report.Fingerprint, report => report.Issue,
            report => report.IssuedOn, report => report.Kind, report => report.PeriodEnd, report => report.PeriodStart,
            report => report.State);
        builder.HasTextLimit(Report.CorrectionMax, report => report.Correction);
        builder.HasTextLimit(ReportScope.TopicMax, report => report.Topic);
        builder.NotInHistory(HistoryMarks.Place, report => report.PlanId);
        builder.NotInHistory(HistoryMarks.Follows, report => report.Version, report => report.Revision);
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Code).HasMaxLength(Report.CodeMax);
        builder.Property(report => report.Fingerprint).HasMaxLength(64);
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasIndex(report => new { report.PlanId, report.Code }).IsUnique();
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(report => report.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(report => report.Sections).WithOne().HasForeignKey(section => section.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(report => report.Proposals).WithOne().HasForeignKey(proposal => proposal.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(report => report.Answers).WithOne().HasForeignKey(answer => answer.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(report => report.Consents).WithOne().HasForeignKey(consent => consent.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(report => report.Consents).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(report => report.Answers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(report => report.Sections).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(report => report.Proposals).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(report => report.Texts);
        builder.Ignore(report => report.IsBeingCorrected);
        builder.Ignore(report => report.LeftOut);
        builder.Ignore(report => report.Scope);
    }
}

internal sealed class ReportSectionConfiguration : IEntityTypeConfiguration<ReportSection>
{
    public void Configure(EntityTypeBuilder<ReportSection> builder)
    {
        builder.ToTable("ReportSections");
        builder.PartOf(section => section.ReportId, section => section.Key);
        builder.HasTextLimit(Report.SectionMax, section => section.Text);
        builder.InHistory(section => section.IsLeftOut);
        builder.NotInHistory("the order of the template", section => section.Order);
        builder.HasKey(section => new { section.ReportId, section.Key });
        builder.Property(section => section.Key).HasMaxLength(10);
    }
}

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.InHistory(proposal => proposal.Addressee);
        builder.HasTextLimit(Report.ProposalMax, proposal => proposal.Text);
        builder.PartOf(proposal => proposal.ReportId);
        builder.NotInHistory("the order in which proposals were added", proposal => proposal.Order);
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
    }
}

internal sealed class ReportConsentConfiguration : IEntityTypeConfiguration<ReportConsent>
{
    public void Configure(EntityTypeBuilder<ReportConsent> builder)
    {
        builder.ToTable("ReportConsents");
        builder.PartOf(consent => consent.ReportId);
        builder.InHistory(consent => consent.ByName, consent => consent.BySide, consent => consent.Fingerprint);
        builder.NotInHistory(HistoryMarks.Entry, consent => consent.At);
        builder.Property(consent => consent.Id).ValueGeneratedNever();
        builder.Property(consent => consent.Fingerprint).HasMaxLength(64);
        builder.HasIndex(consent => new { consent.ReportId, consent.BySide }).IsUnique();
    }
}

internal sealed class ReportIssueConfiguration : IEntityTypeConfiguration<ReportIssue>
{
    public void Configure(EntityTypeBuilder<ReportIssue> builder)
    {
        builder.ToTable("ReportIssues");
        builder.HasTexts(TextKind.Issue, issue => issue.RoundId);
        builder.HasTextLimit(ReportScope.TopicMax, issue => issue.Topic);
        builder.NotInHistory("the second signature, which is in the history, made it");
        builder.Property(issue => issue.Id).ValueGeneratedNever();
        builder.Property(issue => issue.Fingerprint).HasMaxLength(64);
        builder.Property(issue => issue.Code).HasMaxLength(ReportIssue.CodeLength);
        builder.HasIndex(issue => new { issue.ReportId, issue.Number }).IsUnique();
        builder.HasIndex(issue => issue.Code).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(issue => issue.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SignOffRound>().WithMany().HasForeignKey(issue => issue.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IssuedEditionConfiguration : IEntityTypeConfiguration<IssuedEdition>
{
    public void Configure(EntityTypeBuilder<IssuedEdition> builder)
    {
        builder.ToTable("IssuedEditions");
        builder.InHistoryUnder(edition => edition.SubjectId);
        builder.NotInHistory(HistoryMarks.Place, edition => edition.RoundId);
        builder.InHistory(
            edition => edition.Edition, edition => edition.Issue, edition => edition.PrintedAt, edition => edition.Reader,
            edition => edition.Seal, edition => edition.Sha256);
        builder.NotInHistory("a file; its fingerprint is in the history", edition => edition.Pdf, edition => edition.FirstPage);
        builder.NotInHistory(
            "follows from the file", edition => edition.Size, edition => edition.Pages, edition => edition.FirstPageSha256,
            edition => edition.HasPlaceOfVietnam, edition => edition.HasPlaceOfLaos);
        builder.Property(edition => edition.Id).ValueGeneratedNever();
        builder.Property(edition => edition.Seal).HasDefaultValue(SealKind.None);
        builder.Property(edition => edition.Sha256).HasMaxLength(64);
        builder.Property(edition => edition.FirstPageSha256).HasMaxLength(64);
        builder.HasIndex(edition => edition.Sha256);
        builder.HasIndex(edition => new { edition.RoundId, edition.Edition, edition.Reader }).IsUnique();
        builder.HasIndex(edition => edition.SubjectId);
        builder.HasOne<SignOffRound>().WithMany().HasForeignKey(edition => edition.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NumberLayerConfiguration : IEntityTypeConfiguration<NumberLayer>
{
    public void Configure(EntityTypeBuilder<NumberLayer> builder)
    {
        builder.ToTable("NumberLayers");
        builder.InHistoryUnder(layer => layer.SubjectId);
        builder.NotInHistory(HistoryMarks.Place, layer => layer.EditionId, layer => layer.RoundId);
        builder.InHistory(layer => layer.Body, layer => layer.SealedAt, layer => layer.Sha256);
        builder.NotInHistory("a file; the fingerprint of the whole is in the history", layer => layer.Added);
        builder.NotInHistory("follows from the file", layer => layer.Size);
        builder.Property(layer => layer.Id).ValueGeneratedNever();
        builder.Property(layer => layer.Sha256).HasMaxLength(64);
        builder.HasIndex(layer => layer.Sha256);
        builder.HasIndex(layer => new { layer.EditionId, layer.Body }).IsUnique();
        builder.HasIndex(layer => layer.RoundId);
        builder.HasOne<IssuedEdition>().WithMany().HasForeignKey(layer => layer.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("Receipts");
        builder.InHistoryUnder(receipt => receipt.ReportId);
        builder.InHistory(
            receipt => receipt.AcknowledgedAt, receipt => receipt.AcknowledgedBy, receipt => receipt.Issue, receipt => receipt.OpenedAt,
            receipt => receipt.Side);
        builder.Property(receipt => receipt.Id).ValueGeneratedNever();
        builder.HasIndex(receipt => new { receipt.ReportId, receipt.Issue, receipt.Side }).IsUnique();
        builder.HasOne<Report>().WithMany().HasForeignKey(receipt => receipt.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
