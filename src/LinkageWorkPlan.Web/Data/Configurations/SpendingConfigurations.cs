using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class SpendingConfiguration : IEntityTypeConfiguration<Spending>
{
    public void Configure(EntityTypeBuilder<Spending> builder)
    {
        builder.ToTable("Spending");
        builder.InHistory(
            spending => spending.Amount, spending => spending.Currency, spending => spending.Line, spending => spending.PeriodEnd, spending => spending.Reference, spending => spending.Side);
        builder.InHistoryUnder(spending => spending.TaskId);
        builder.NotInHistory(HistoryMarks.Place, spending => spending.PlanId, spending => spending.RecordId);
        builder.NotInHistory(HistoryMarks.Follows, spending => spending.PeriodStart, spending => spending.Source);
        builder.IsRecorded();
        builder.Property(spending => spending.Reference).HasMaxLength(Spending.ReferenceMax * 4);
        builder.HasIndex(spending => spending.TaskId);
        builder.HasIndex(spending => spending.PlanId);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(spending => spending.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
