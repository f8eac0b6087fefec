using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class ObstacleConfiguration : IEntityTypeConfiguration<Obstacle>
{
    public void Configure(EntityTypeBuilder<Obstacle> builder)
    {
        builder.ToTable("Obstacles");
        builder.HasTexts(TextKind.Obstacle, obstacle => obstacle.Code, obstacle => obstacle.State);
        builder.InHistory(
            obstacle => obstacle.CarriedFrom, obstacle => obstacle.ClosedOn, obstacle => obstacle.Code, obstacle => obstacle.Minister, obstacle => obstacle.NewDate, obstacle => obstacle.OpenedOn,
            obstacle => obstacle.Responsible, obstacle => obstacle.State);
        builder.InHistoryByName(NamedId.Owner, obstacle => obstacle.OwnerId);
        builder.HasTextLimit(Obstacle.TitleMax, obstacle => obstacle.Title);
        builder.HasTextLimit(Obstacle.TextMax, obstacle => obstacle.Cause, obstacle => obstacle.Measure, obstacle => obstacle.Proposal, obstacle => obstacle.Result);
        builder.NotInHistory(HistoryMarks.Place, obstacle => obstacle.PlanId, obstacle => obstacle.TaskId, obstacle => obstacle.RecordId, obstacle => obstacle.RecordedBy);
        builder.NotInHistory(HistoryMarks.Follows, obstacle => obstacle.Version, obstacle => obstacle.Number);
        builder.NotInHistory("the entry that reopened or withdrew it says why", obstacle => obstacle.FormerEnds, obstacle => obstacle.WithdrawnBecause, obstacle => obstacle.WithdrawnByName);
        builder.Property(obstacle => obstacle.CarriedFrom).HasMaxLength(WorkTask.PlaceMax);
        builder.Property(obstacle => obstacle.Id).ValueGeneratedNever();
        builder.Property(obstacle => obstacle.Code).HasMaxLength(Obstacle.CodeMax);
        builder.Property(obstacle => obstacle.Version).IsConcurrencyToken();
        builder.HasIndex(obstacle => new { obstacle.PlanId, obstacle.Number }).IsUnique();
        builder.HasIndex(obstacle => new { obstacle.PlanId, obstacle.CarriedFrom }).IsUnique();
        builder.HasIndex(obstacle => obstacle.CarriedFrom);
        builder.HasIndex(obstacle => obstacle.TaskId);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(obstacle => obstacle.PlanId).OnDelete(DeleteBehavior.Restrict);

        // A task that leaves a draft leaves what was carried over with it to the plan as a whole: nothing open is lost.
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(obstacle => obstacle.TaskId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Owner>().WithMany().HasForeignKey(obstacle => obstacle.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(obstacle => obstacle.Texts);
    }
}
