using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class ParkProgrammeConfiguration : IEntityTypeConfiguration<ParkProgramme>
{
    public void Configure(EntityTypeBuilder<ParkProgramme> builder)
    {
        builder.ToTable("Parks");
        builder.HasTexts(TextKind.Park, park => park.Code);
        builder.InHistory(park => park.Code);
        builder.HasTextLimit(ParkProgramme.TitleMax, park => park.Title, park => park.Place);
        builder.HasTextLimit(ParkProgramme.PurposeMax, park => park.Purpose);
        builder.NotInHistory(HistoryMarks.Follows, park => park.Version);
        builder.NotInHistory(HistoryMarks.Entry, park => park.BegunOn);
        builder.Property(park => park.Id).ValueGeneratedNever();
        builder.Property(park => park.Code).HasMaxLength(ParkProgramme.CodeMax);
        builder.Property(park => park.Version).IsConcurrencyToken();
        builder.HasIndex(park => park.Code).IsUnique();
        builder.HasMany(park => park.Steps).WithOne().HasForeignKey(step => step.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(park => park.Steps).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(park => park.Tasks).WithOne().HasForeignKey(task => task.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(park => park.Tasks).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(park => park.Current);
        builder.Ignore(park => park.Passed);
        builder.Ignore(park => park.Texts);
    }
}

internal sealed class ParkStepConfiguration : IEntityTypeConfiguration<ParkStep>
{
    public void Configure(EntityTypeBuilder<ParkStep> builder)
    {
        builder.ToTable("ParkSteps");
        builder.PartOf(step => step.ProgrammeId, step => step.Code);
        builder.InHistory(step => step.Code, step => step.DecidedItem, step => step.DecidedMeeting, step => step.PassedOn);
        builder.HasTextLimit(ParkStep.TitleMax, step => step.Title);
        builder.HasTextLimit(ParkStep.GateMax, step => step.Gate);
        builder.NotInHistory(HistoryMarks.Follows, step => step.Number);
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Code).HasMaxLength(ParkStep.CodeMax);
        builder.Property(step => step.DecidedMeeting).HasMaxLength(Meeting.CodeMax);
        builder.Property(step => step.DecidedItem).HasMaxLength(MeetingItem.CodeMax);
        builder.HasIndex(step => new { step.ProgrammeId, step.Number }).IsUnique();
        builder.Ignore(step => step.Decision);
        builder.Ignore(step => step.Link);
    }
}

internal sealed class ParkTaskConfiguration : IEntityTypeConfiguration<ParkTask>
{
    public void Configure(EntityTypeBuilder<ParkTask> builder)
    {
        builder.ToTable("ParkTasks");
        builder.PartOf(task => task.ProgrammeId, task => task.TaskCode);
        builder.InHistory(task => task.PlanCode, task => task.Step, task => task.TaskCode);
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.PlanCode).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(task => task.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.HasIndex(task => new { task.ProgrammeId, task.PlanCode, task.TaskCode }).IsUnique();
        builder.HasIndex(task => new { task.PlanCode, task.TaskCode });
        builder.Ignore(task => task.Link);
    }
}

internal sealed class CompatibilityRowConfiguration : IEntityTypeConfiguration<CompatibilityRow>
{
    public void Configure(EntityTypeBuilder<CompatibilityRow> builder)
    {
        builder.ToTable("CompatibilityRows");
        builder.HasTexts(TextKind.Compatibility, row => row.Code, row => row.Number);
        builder.InHistory(row => row.Code, row => row.TaskCode, row => row.TaskPlan, row => row.Topic);
        builder.HasTextLimit(CompatibilityRow.TitleMax, row => row.Title);
        builder.HasTextLimit(CompatibilityRow.TextMax, row => row.VietnamRule, row => row.LaosRule, row => row.Gap, row => row.Measure);
        builder.NotInHistory(HistoryMarks.Follows, row => row.Version, row => row.Number);
        builder.NotInHistory(HistoryMarks.Entry, row => row.EnteredOn);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Code).HasMaxLength(CompatibilityRow.CodeMax);
        builder.Property(row => row.TaskPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(row => row.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.TaskPlan, row.TaskCode });
        builder.Ignore(row => row.Task);
        builder.Ignore(row => row.Texts);
    }
}

internal sealed class ParkRiskConfiguration : IEntityTypeConfiguration<ParkRisk>
{
    public void Configure(EntityTypeBuilder<ParkRisk> builder)
    {
        builder.ToTable("ParkRisks");
        builder.HasTexts(TextKind.Risk, risk => risk.Code, risk => risk.Number);
        builder.InHistory(risk => risk.ClosedOn, risk => risk.Code, risk => risk.Due, risk => risk.Impact, risk => risk.Likelihood, risk => risk.OwnerSide);
        builder.InHistoryByName(NamedId.Owner, risk => risk.OwnerId);
        builder.HasTextLimit(ParkRisk.TitleMax, risk => risk.Title);
        builder.HasTextLimit(ParkRisk.TextMax, risk => risk.Measure, risk => risk.Result);
        builder.NotInHistory(HistoryMarks.Follows, risk => risk.Version, risk => risk.Number);
        builder.NotInHistory(HistoryMarks.Entry, risk => risk.OpenedOn);
        builder.Property(risk => risk.Id).ValueGeneratedNever();
        builder.Property(risk => risk.Code).HasMaxLength(ParkRisk.CodeMax);
        builder.Property(risk => risk.Version).IsConcurrencyToken();
        builder.HasIndex(risk => risk.Number).IsUnique();
        builder.HasOne<Owner>().WithMany().HasForeignKey(risk => risk.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(risk => risk.Texts);
        builder.Ignore(risk => risk.Weight);
    }
}
