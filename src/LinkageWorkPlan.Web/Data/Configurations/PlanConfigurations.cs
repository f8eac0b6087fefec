using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class WorkPlanConfiguration : IEntityTypeConfiguration<WorkPlan>
{
    public void Configure(EntityTypeBuilder<WorkPlan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.Code).HasMaxLength(WorkPlan.CodeMax);
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
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.Code).HasMaxLength(WorkTask.CodeMax);
        builder.Property(task => task.PillarCode).HasMaxLength(Pillar.CodeMax);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.HasIndex(task => new { task.PlanId, task.Code }).IsUnique();
        builder.HasIndex(task => new { task.PlanId, task.SortKey });
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(task => task.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(task => task.Milestones).WithOne().HasForeignKey(milestone => milestone.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(task => task.Owners).WithOne().HasForeignKey(owner => owner.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(task => task.Milestones).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(task => task.Owners).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ComplexProperty(task => task.Outlook, outlook =>
        {
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
        builder.HasKey(owner => new { owner.TaskId, owner.OwnerId });
        builder.HasOne<Owner>().WithMany().HasForeignKey(owner => owner.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OwnerConfiguration : IEntityTypeConfiguration<Owner>
{
    public void Configure(EntityTypeBuilder<Owner> builder)
    {
        builder.ToTable("Owners");
        builder.Property(owner => owner.Id).ValueGeneratedNever();
        builder.Property(owner => owner.Version).IsConcurrencyToken();
        builder.Ignore(owner => owner.Texts);
    }
}

internal sealed class SectorConfiguration : IEntityTypeConfiguration<Sector>
{
    public void Configure(EntityTypeBuilder<Sector> builder)
    {
        builder.ToTable("Sectors");
        builder.HasKey(sector => sector.Code);
        builder.Property(sector => sector.Code).HasMaxLength(Sector.CodeMax);
    }
}

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("Indicators");
        builder.Property(indicator => indicator.Id).ValueGeneratedNever();
        builder.Property(indicator => indicator.Code).HasMaxLength(Indicator.CodeMax);
        builder.Property(indicator => indicator.Version).IsConcurrencyToken();
        builder.HasIndex(indicator => new { indicator.PlanId, indicator.Code }).IsUnique();
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(indicator => indicator.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(indicator => indicator.Results).WithOne().HasForeignKey(result => result.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(indicator => indicator.Results).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(indicator => indicator.Texts);
    }
}

internal sealed class IndicatorResultConfiguration : IEntityTypeConfiguration<IndicatorResult>
{
    public void Configure(EntityTypeBuilder<IndicatorResult> builder)
    {
        builder.ToTable("IndicatorResults");
        builder.Property(result => result.Id).ValueGeneratedNever();
    }
}

internal sealed class ProgressUpdateConfiguration : IEntityTypeConfiguration<ProgressUpdate>
{
    public void Configure(EntityTypeBuilder<ProgressUpdate> builder)
    {
        builder.ToTable("ProgressUpdates");
        builder.Property(update => update.Id).ValueGeneratedNever();
        builder.HasIndex(update => new { update.TaskId, update.EffectiveOn });
        builder.HasIndex(update => update.PlanId);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(update => update.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(update => update.Texts);
        builder.Ignore(update => update.ReportsDelay);
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
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
        builder.HasKey(file => file.EvidenceId);
        builder.Property(file => file.EvidenceId).ValueGeneratedNever();
    }
}
