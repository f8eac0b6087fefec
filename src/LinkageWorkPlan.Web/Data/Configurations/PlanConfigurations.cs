using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class WorkPlanConfiguration : IEntityTypeConfiguration<WorkPlan>
{
    public void Configure(EntityTypeBuilder<WorkPlan> builder)
    {
        builder.ToTable("Plans");
        builder.HasTexts(TextKind.Plan, plan => plan.Code);
        builder.InHistory(
            plan => plan.AdoptedOn, plan => plan.ClosedOn, plan => plan.Code, plan => plan.Continues, plan => plan.Kind, plan => plan.PeriodEnd, plan => plan.PeriodStart,
            plan => plan.ReopeningAskedBy, plan => plan.Sectors, plan => plan.State);
        builder.HasTextLimit(WorkPlan.TitleMax, plan => plan.Title);
        builder.NotInHistory(HistoryMarks.Follows, plan => plan.Version, plan => plan.Revision);
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.Code).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(plan => plan.Continues).HasMaxLength(WorkPlan.CodeMax);
        builder.HasIndex(plan => plan.Code).IsUnique();
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.HasMany(plan => plan.Pillars).WithOne().HasForeignKey(pillar => pillar.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(plan => plan.Pillars).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(plan => plan.IsAdopted);
        builder.Ignore(plan => plan.Texts);
    }
}

internal sealed class PillarConfiguration : IEntityTypeConfiguration<Pillar>
{
    public void Configure(EntityTypeBuilder<Pillar> builder)
    {
        builder.ToTable("Pillars");
        builder.InHistory(pillar => pillar.Code, pillar => pillar.Order);
        builder.HasTextLimit(Pillar.TitleMax, pillar => pillar.Title);
        builder.PartOf(pillar => pillar.PlanId, pillar => pillar.Code);
        builder.Property(pillar => pillar.Id).ValueGeneratedNever();
        builder.Property(pillar => pillar.Code).HasMaxLength(Pillar.CodeMax);
        builder.HasIndex(pillar => new { pillar.PlanId, pillar.Code }).IsUnique();
    }
}

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Tasks");
        builder.HasTexts(TextKind.Task, task => task.Code, task => task.SortKey);
        builder.InHistory(task => task.CarriedFrom, task => task.Code, task => task.DroppedOn, task => task.Percent, task => task.PillarCode);
        builder.ComplexProperty(task => task.Agreed, agreed =>
        {
            agreed.InHistory();
            TaskFields.All.ToList().ForEach(field => agreed.Property(field.Name).HasColumnName(field.Name));
            TaskFields.Texts.ToList().ForEach(text => agreed.HasTextLimit(text.Max, text.Name));
        });
        builder.NotInHistory(HistoryMarks.Place, task => task.PlanId);
        builder.NotInHistory(HistoryMarks.Follows, task => task.Version, task => task.SearchText, task => task.SortKey, task => task.ExpectedEnd, task => task.DroppedBy);
        builder.NotInHistory("what was agreed at adoption, which the history tells", task => task.BaselineStart, task => task.BaselineEnd);
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.Code).HasMaxLength(WorkTask.CodeMax);
        builder.Property(task => task.CarriedFrom).HasMaxLength(WorkTask.PlaceMax);
        builder.Property(task => task.PillarCode).HasMaxLength(Pillar.CodeMax);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.HasIndex(task => new { task.PlanId, task.Code }).IsUnique();
        builder.HasIndex(task => new { task.PlanId, task.CarriedFrom }).IsUnique();
        builder.HasIndex(task => task.CarriedFrom);
        builder.HasIndex(task => new { task.PlanId, task.SortKey });
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(task => task.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(task => task.Milestones).WithOne().HasForeignKey(milestone => milestone.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(task => task.Owners).WithOne().HasForeignKey(owner => owner.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(task => task.Milestones).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(task => task.Owners).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ComplexProperty(task => task.Outlook, outlook =>
        {
            outlook.NotInHistory(HistoryMarks.Follows);
            outlook.Property(each => each.Settled).HasColumnName("SettledStatus");
            outlook.Property(each => each.DelayedFrom).HasColumnName("DelayedFrom");
            outlook.Property(each => each.AtRiskFrom).HasColumnName("AtRiskFrom");
            outlook.Property(each => each.Begun).HasColumnName("HasBegun");
        });
        builder.Ignore(task => task.Texts);
    }
}

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("Milestones");
        builder.InHistory(milestone => milestone.Code, milestone => milestone.Planned, milestone => milestone.Type);
        builder.HasTextLimit(Milestone.TitleMax, milestone => milestone.Title);
        builder.PartOf(milestone => milestone.TaskId, milestone => milestone.Code);
        builder.NotInHistory("follows from the progress that is recorded", milestone => milestone.Reached, milestone => milestone.Expected);
        builder.NotInHistory("what was agreed at adoption, which the history tells", milestone => milestone.Baseline);
        builder.Property(milestone => milestone.Id).ValueGeneratedNever();
        builder.Property(milestone => milestone.Code).HasMaxLength(Milestone.CodeMax);
        builder.HasIndex(milestone => new { milestone.TaskId, milestone.Planned });
        builder.HasIndex(milestone => milestone.Planned);
        builder.HasIndex(milestone => milestone.Expected);
    }
}

internal sealed class TaskOwnerConfiguration : IEntityTypeConfiguration<TaskOwner>
{
    public void Configure(EntityTypeBuilder<TaskOwner> builder)
    {
        builder.ToTable("TaskOwners");
        builder.PartOf(owner => owner.TaskId);
        builder.InHistoryByName(NamedId.Owner, owner => owner.OwnerId);
        builder.HasKey(owner => new { owner.TaskId, owner.OwnerId });
        builder.HasOne<Owner>().WithMany().HasForeignKey(owner => owner.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OwnerConfiguration : IEntityTypeConfiguration<Owner>
{
    public void Configure(EntityTypeBuilder<Owner> builder)
    {
        builder.ToTable("Owners");
        builder.HasTexts(TextKind.Owner);
        builder.InHistory(owner => owner.IsActive, owner => owner.IsConfirmed, owner => owner.Side, owner => owner.Kind, owner => owner.Contact);
        builder.InHistoryByName(NamedId.Owner, owner => owner.HeadId);
        builder.HasOne<Owner>().WithMany().HasForeignKey(owner => owner.HeadId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(owner => owner.Contact).HasMaxLength(Owner.ContactMax * 4);
        builder.Ignore(owner => owner.Details);
        builder.HasTextLimit(Owner.NameMax, owner => owner.Name, owner => owner.ProposedName);
        builder.NotInHistory(HistoryMarks.Follows, owner => owner.Version);
        builder.Property(owner => owner.Id).ValueGeneratedNever();
        builder.Property(owner => owner.Version).IsConcurrencyToken();
        builder.Ignore(owner => owner.Texts);
    }
}

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("Indicators");
        builder.HasTexts(TextKind.Indicator, indicator => indicator.Code, indicator => indicator.SortKey);
        builder.InHistory(
            indicator => indicator.Baselines, indicator => indicator.Code, indicator => indicator.Direction, indicator => indicator.DroppedOn, indicator => indicator.FeedSector, indicator => indicator.FeedSide,
            indicator => indicator.FeedSize, indicator => indicator.FeedStage, indicator => indicator.FeedWhat, indicator => indicator.FeedZone, indicator => indicator.Targets);
        builder.HasTextLimit(Indicator.TitleMax, indicator => indicator.Title, indicator => indicator.VietnameseSource, indicator => indicator.LaoSource);
        builder.HasTextLimit(Indicator.DefinitionMax, indicator => indicator.Definition);
        builder.HasTextLimit(Indicator.UnitMax, indicator => indicator.Unit);
        builder.NotInHistory(HistoryMarks.Place, indicator => indicator.PlanId);
        builder.NotInHistory(HistoryMarks.Follows, indicator => indicator.Version, indicator => indicator.SortKey, indicator => indicator.DroppedBy);
        builder.NotInHistory("the entry that replaced a target tells of it", indicator => indicator.FormerTargets);
        builder.Property(indicator => indicator.Id).ValueGeneratedNever();
        builder.Property(indicator => indicator.Code).HasMaxLength(Indicator.CodeMax);
        builder.Property(indicator => indicator.FeedSector).HasMaxLength(Sector.CodeMax);
        builder.Property(indicator => indicator.Version).IsConcurrencyToken();
        builder.HasIndex(indicator => new { indicator.PlanId, indicator.Code }).IsUnique();
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(indicator => indicator.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(indicator => indicator.Results).WithOne().HasForeignKey(result => result.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(indicator => indicator.Results).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(indicator => indicator.Texts);
        builder.Ignore(indicator => indicator.AgreedTexts);
        builder.Ignore(indicator => indicator.Periods);
        builder.Ignore(indicator => indicator.HasAgreedFigure);
        builder.Ignore(indicator => indicator.HasFigures);
        builder.Ignore(indicator => indicator.Feed);
    }
}

internal sealed class IndicatorResultConfiguration : IEntityTypeConfiguration<IndicatorResult>
{
    public void Configure(EntityTypeBuilder<IndicatorResult> builder)
    {
        builder.ToTable("IndicatorResults");
        builder.InHistory(result => result.AgreedAt, result => result.AgreedByName, result => result.AsOf, result => result.Origin, result => result.Value);
        builder.Ignore(result => result.IsProposed);
        builder.HasTextLimit(Indicator.TitleMax, result => result.Source);
        builder.HasTextLimit(Indicator.NoteMax, result => result.Comment);
        builder.PartOf(result => result.IndicatorId);
        builder.IsRecorded();
    }
}

internal sealed class ProgressUpdateConfiguration : IEntityTypeConfiguration<ProgressUpdate>
{
    public void Configure(EntityTypeBuilder<ProgressUpdate> builder)
    {
        builder.ToTable("ProgressUpdates");
        builder.InHistory(update => update.EffectiveOn, update => update.NewDate, update => update.OverrideStatus, update => update.Percent);
        builder.HasTextLimit(ProgressUpdate.NarrativeMax, update => update.Narrative);
        builder.HasTextLimit(ProgressUpdate.ReasonMax, update => update.DelayReason, update => update.DelayMeasure, update => update.OverrideReason);
        builder.InHistoryByName(NamedId.Milestone, update => update.MilestoneReached, update => update.DelayedMilestone);
        builder.InHistoryUnder(update => update.TaskId);
        builder.HasTexts(TextKind.Progress);
        builder.NotInHistory(HistoryMarks.Place, update => update.PlanId, update => update.RecordId);
        builder.IsRecorded();
        builder.HasIndex(update => new { update.TaskId, update.EffectiveOn });
        builder.HasIndex(update => update.PlanId);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(update => update.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(update => update.Texts);
        builder.Ignore(update => update.ReportsDelay);
    }
}

internal static class RecordedFactMapping
{
    public static void IsRecorded<T>(this EntityTypeBuilder<T> builder)
        where T : RecordedFact
    {
        builder.NotInHistory(HistoryMarks.Entry, fact => fact.RecordedAt, fact => fact.RecordedBy, fact => fact.RecordedByName, fact => fact.RecordedSide);
        builder.NotInHistory("its entry tells of the correction", fact => fact.SaidAt, fact => fact.Corrects, fact => fact.Replacement, fact => fact.SupersededAt, fact => fact.SupersededByName, fact => fact.SupersededReason);
        builder.HiddenSince(fact => fact.SupersededAt);
        builder.Property(fact => fact.Id).ValueGeneratedNever();
        builder.Ignore(fact => fact.Holds);
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.InHistory(
            evidence => evidence.ContentType, evidence => evidence.FileName, evidence => evidence.IsProduct, evidence => evidence.Language,
            evidence => evidence.Sha256, evidence => evidence.Size);
        builder.HasTextLimit(Evidence.TitleMax, evidence => evidence.Title);
        builder.NotInHistory(HistoryMarks.Follows, evidence => evidence.MilestoneId);
        builder.InHistoryUnder(evidence => evidence.TaskId);
        builder.HasTexts(TextKind.Evidence);
        builder.HiddenSince(evidence => evidence.WithdrawnAt);
        builder.NotInHistory(HistoryMarks.Place, evidence => evidence.PlanId, evidence => evidence.UpdateId);
        builder.NotInHistory(HistoryMarks.Entry, evidence => evidence.RecordedAt, evidence => evidence.RecordedBy);
        builder.NotInHistory("its entry tells that it was withdrawn", evidence => evidence.WithdrawnAt, evidence => evidence.WithdrawnByName, evidence => evidence.WithdrawnReason);
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Property(evidence => evidence.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(evidence => evidence.Sha256).HasMaxLength(64);
        builder.HasIndex(evidence => evidence.TaskId);
        builder.HasIndex(evidence => evidence.PlanId);
        builder.HasOne<ProgressUpdate>().WithMany().HasForeignKey(evidence => evidence.UpdateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EvidenceFile>().WithOne().HasForeignKey<EvidenceFile>(file => file.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(evidence => evidence.Texts);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("EvidenceFiles");
        builder.NotInHistory("the file's name and fingerprint are in the history");
        builder.HasKey(file => file.EvidenceId);
        builder.Property(file => file.EvidenceId).ValueGeneratedNever();
    }
}
