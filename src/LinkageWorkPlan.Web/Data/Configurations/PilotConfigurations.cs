using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class PilotConfiguration : IEntityTypeConfiguration<PilotModel>
{
    public void Configure(EntityTypeBuilder<PilotModel> builder)
    {
        builder.ToTable("Pilots");
        builder.HasTexts(TextKind.Pilot, pilot => pilot.Code, pilot => pilot.Number, pilot => pilot.State);
        builder.InHistory(
            pilot => pilot.Code, pilot => pilot.Contents, pilot => pilot.DecidedItem, pilot => pilot.DecidedMeeting, pilot => pilot.ProposedBy, pilot => pilot.ScoredIn, pilot => pilot.SectorCode, pilot => pilot.SectorPlan, pilot => pilot.Stage,
            pilot => pilot.State);
        builder.HasTextLimit(PilotModel.TitleMax, pilot => pilot.Title, pilot => pilot.Place);
        builder.HasTextLimit(PilotModel.DescriptionMax, pilot => pilot.Description);
        builder.HasTextLimit(PilotModel.EnterprisesMax, pilot => pilot.VietnamEnterprises, pilot => pilot.LaosEnterprises);
        builder.NotInHistory(HistoryMarks.Follows, pilot => pilot.Version, pilot => pilot.Number, pilot => pilot.LastEvidence);
        builder.NotInHistory("its sheet's history says it", pilot => pilot.SheetSigning);
        builder.NotInHistory("the entry that withdrew it says why", pilot => pilot.WithdrawnBecause);
        builder.Property(pilot => pilot.Id).ValueGeneratedNever();
        builder.Property(pilot => pilot.Code).HasMaxLength(PilotModel.CodeMax);
        builder.Property(pilot => pilot.ScoredIn).HasMaxLength(ScoringSheet.CodeMax);
        builder.Property(pilot => pilot.DecidedMeeting).HasMaxLength(Meeting.CodeMax);
        builder.Property(pilot => pilot.DecidedItem).HasMaxLength(MeetingItem.CodeMax);
        builder.Property(pilot => pilot.SectorPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(pilot => pilot.SectorCode).HasMaxLength(Sector.CodeMax);
        builder.Property(pilot => pilot.Version).IsConcurrencyToken();
        builder.HasIndex(pilot => pilot.Number).IsUnique();
        builder.HasIndex(pilot => pilot.DecidedMeeting);
        builder.HasMany(pilot => pilot.JointScores).WithOne().HasForeignKey(score => score.PilotId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(pilot => pilot.JointScores).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(pilot => pilot.Tasks).WithOne().HasForeignKey(task => task.PilotId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(pilot => pilot.Tasks).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(pilot => pilot.Reviews).WithOne().HasForeignKey(review => review.PilotId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(pilot => pilot.Reviews).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(pilot => pilot.Evidence).WithOne().HasForeignKey(evidence => evidence.PilotId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(pilot => pilot.Evidence).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(pilot => pilot.Decision);
        builder.Ignore(pilot => pilot.IsFrozen);
        builder.Ignore(pilot => pilot.IsToSettle);
        builder.Ignore(pilot => pilot.Sector);
        builder.Ignore(pilot => pilot.SignedTexts);
        builder.Ignore(pilot => pilot.Texts);
    }
}

internal sealed class JointScoreConfiguration : IEntityTypeConfiguration<JointScore>
{
    public void Configure(EntityTypeBuilder<JointScore> builder)
    {
        builder.ToTable("JointScores");
        builder.PartOf(score => score.PilotId);
        builder.InHistory(score => score.Criterion, score => score.Value);
        builder.HasTextLimit(JointScore.ReasonMax, score => score.Reason);
        builder.Property(score => score.Id).ValueGeneratedNever();
        builder.HasIndex(score => new { score.PilotId, score.Criterion }).IsUnique();
    }
}

internal sealed class PilotTaskConfiguration : IEntityTypeConfiguration<PilotTask>
{
    public void Configure(EntityTypeBuilder<PilotTask> builder)
    {
        builder.ToTable("PilotTasks");
        builder.PartOf(task => task.PilotId);
        builder.InHistory(task => task.PlanCode, task => task.TaskCode);
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.PlanCode).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(task => task.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.HasIndex(task => new { task.PilotId, task.PlanCode, task.TaskCode }).IsUnique();
        builder.HasIndex(task => new { task.PlanCode, task.TaskCode });
        builder.Ignore(task => task.Link);
    }
}

internal sealed class PilotEvidenceConfiguration : IEntityTypeConfiguration<PilotEvidence>
{
    public void Configure(EntityTypeBuilder<PilotEvidence> builder)
    {
        builder.ToTable("PilotEvidence");
        builder.PartOf(evidence => evidence.PilotId, evidence => evidence.Code);
        builder.InHistory(evidence => evidence.Code, evidence => evidence.FileName, evidence => evidence.Side);
        builder.NotInHistory(HistoryMarks.Follows, evidence => evidence.Number, evidence => evidence.FileId, evidence => evidence.Size);
        builder.NotInHistory(HistoryMarks.Entry, evidence => evidence.ByName, evidence => evidence.On);
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Property(evidence => evidence.Code).HasMaxLength(PilotEvidence.CodeMax);
        builder.Property(evidence => evidence.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(evidence => evidence.ByName).HasMaxLength(PilotEvidence.NameMax);
        builder.HasIndex(evidence => new { evidence.PilotId, evidence.Code }).IsUnique();
        builder.HasIndex(evidence => evidence.FileId);
        builder.HasOne<PilotFile>().WithMany().HasForeignKey(evidence => evidence.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PilotFileConfiguration : IEntityTypeConfiguration<PilotFile>
{
    public void Configure(EntityTypeBuilder<PilotFile> builder)
    {
        builder.ToTable("PilotFiles");
        builder.NotInHistory("its name is in the history of the model that it was added to");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasOne<PilotModel>().WithMany().HasForeignKey(file => file.PilotId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PilotReviewConfiguration : IEntityTypeConfiguration<PilotReview>
{
    public void Configure(EntityTypeBuilder<PilotReview> builder)
    {
        builder.ToTable("PilotReviews");
        builder.PartOf(review => review.PilotId);
        builder.InHistory(review => review.Verdict, review => review.Year);
        builder.HasTextLimit(PilotReview.ReasonMax, review => review.Reason);
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.HasIndex(review => new { review.PilotId, review.Year }).IsUnique();
    }
}

internal sealed class ScoringSheetConfiguration : IEntityTypeConfiguration<ScoringSheet>
{
    public void Configure(EntityTypeBuilder<ScoringSheet> builder)
    {
        builder.ToTable("ScoringSheets");
        builder.InHistory(
            sheet => sheet.AgreedAt, sheet => sheet.Candidates, sheet => sheet.Code, sheet => sheet.EnterprisesWeight, sheet => sheet.FrameworkWeight, sheet => sheet.LaosDoneAt, sheet => sheet.MarketWeight,
            sheet => sheet.NeedsWeight, sheet => sheet.ProductsWeight, sheet => sheet.Scale, sheet => sheet.ScoredAt, sheet => sheet.Signing, sheet => sheet.VietnamDoneAt);
        builder.NotInHistory(HistoryMarks.Follows, sheet => sheet.Version, sheet => sheet.Number);
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.Property(sheet => sheet.Code).HasMaxLength(ScoringSheet.CodeMax);
        builder.Property(sheet => sheet.Version).IsConcurrencyToken();
        builder.HasIndex(sheet => sheet.Number).IsUnique();
        builder.HasMany(sheet => sheet.Agreements).WithOne().HasForeignKey(agreement => agreement.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(sheet => sheet.Agreements).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(sheet => sheet.Weights);
    }
}

internal sealed class SheetAgreementConfiguration : IEntityTypeConfiguration<SheetAgreement>
{
    public void Configure(EntityTypeBuilder<SheetAgreement> builder)
    {
        builder.ToTable("SheetAgreements");
        builder.PartOf(agreement => agreement.SheetId);
        builder.InHistory(agreement => agreement.ByName, agreement => agreement.BySide, agreement => agreement.Fingerprint);
        builder.NotInHistory(HistoryMarks.Entry, agreement => agreement.At);
        builder.Property(agreement => agreement.Id).ValueGeneratedNever();
        builder.Property(agreement => agreement.Fingerprint).HasMaxLength(64);
        builder.HasIndex(agreement => new { agreement.SheetId, agreement.BySide }).IsUnique();
    }
}

internal sealed class BallotConfiguration : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("Ballots");
        builder.InHistory(ballot => ballot.FinishedAt, ballot => ballot.Name, ballot => ballot.Side);
        builder.NotInHistory(HistoryMarks.Follows, ballot => ballot.Version);
        builder.NotInHistory(HistoryMarks.Place, ballot => ballot.SheetCode, ballot => ballot.SheetId);
        builder.NotInHistory("the name says whose it is", ballot => ballot.AccountId);
        builder.Property(ballot => ballot.Id).ValueGeneratedNever();
        builder.Property(ballot => ballot.SheetCode).HasMaxLength(ScoringSheet.CodeMax);
        builder.Property(ballot => ballot.Name).HasMaxLength(Ballot.NameMax);
        builder.Property(ballot => ballot.Version).IsConcurrencyToken();
        builder.HasIndex(ballot => new { ballot.SheetId, ballot.AccountId }).IsUnique();
        builder.HasOne<ScoringSheet>().WithMany().HasForeignKey(ballot => ballot.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(ballot => ballot.Scores).WithOne().HasForeignKey(score => score.BallotId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(ballot => ballot.Scores).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class BallotScoreConfiguration : IEntityTypeConfiguration<BallotScore>
{
    public void Configure(EntityTypeBuilder<BallotScore> builder)
    {
        builder.ToTable("BallotScores");
        builder.PartOf(score => score.BallotId);
        builder.InHistory(score => score.Criterion, score => score.PilotCode, score => score.Value);
        builder.Property(score => score.Id).ValueGeneratedNever();
        builder.Property(score => score.PilotCode).HasMaxLength(PilotModel.CodeMax);
        builder.HasIndex(score => new { score.BallotId, score.PilotCode, score.Criterion }).IsUnique();
    }
}
