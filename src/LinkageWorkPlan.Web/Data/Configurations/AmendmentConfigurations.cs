using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class AmendmentConfiguration : IEntityTypeConfiguration<Amendment>
{
    /// <summary>Those of which a plan has one at most (<see cref="Amendment.IsOpen"/>), as both databases write it.</summary>
    private const string Open = $"\"{nameof(Amendment.State)}\" IN ('{nameof(AmendmentState.Draft)}', '{nameof(AmendmentState.InReview)}')";

    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("Amendments");
        builder.HasTexts(TextKind.Amendment, amendment => amendment.Code);
        builder.InHistory(amendment => amendment.Code, amendment => amendment.InForceOn, amendment => amendment.Number, amendment => amendment.OutlineAfter, amendment => amendment.State);
        builder.Property(amendment => amendment.Id).ValueGeneratedNever();
        builder.Property(amendment => amendment.Code).HasMaxLength(Amendment.CodeMax);
        builder.Property(amendment => amendment.Version).IsConcurrencyToken();
        builder.HasIndex(amendment => new { amendment.PlanId, amendment.Number }).IsUnique();
        builder.HasIndex(amendment => amendment.PlanId).IsUnique().HasFilter(Open);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(amendment => amendment.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(amendment => amendment.Items).WithOne().HasForeignKey(item => item.AmendmentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(amendment => amendment.Items).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(amendment => amendment.Indicators).WithOne().HasForeignKey(part => part.AmendmentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(amendment => amendment.Indicators).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(amendment => amendment.IsOpen);
        builder.Ignore(amendment => amendment.IsEmpty);
        builder.NotInHistory("the plan as it is agreed: what differs from it is in the history", amendment => amendment.OutlineBefore);
        builder.HasTextLimit(Amendment.ReasonMax, amendment => amendment.Reason);
        builder.NotInHistory(HistoryMarks.Place, amendment => amendment.PlanId);
        builder.NotInHistory(HistoryMarks.Follows, amendment => amendment.Version, amendment => amendment.InForceAt);
    }
}

internal sealed class AmendmentItemConfiguration : IEntityTypeConfiguration<AmendmentItem>
{
    public void Configure(EntityTypeBuilder<AmendmentItem> builder)
    {
        builder.ToTable("AmendmentItems");
        builder.InHistory(item => item.After, item => item.Kind, item => item.TaskCode);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.HasIndex(item => new { item.AmendmentId, item.TaskCode }).IsUnique();
        builder.Ignore(item => item.Title);
        builder.HasTextLimit(AmendmentItem.ReasonMax, item => item.Reason);
        builder.PartOf(item => item.AmendmentId, item => item.TaskCode);
        builder.NotInHistory("the task as it is agreed: what differs from it is in the history", item => item.Before);
        builder.NotInHistory("what the history tells of it already, kept for who takes the drop back", item => item.SetAside);
    }
}

internal sealed class AmendmentIndicatorConfiguration : IEntityTypeConfiguration<AmendmentIndicator>
{
    public void Configure(EntityTypeBuilder<AmendmentIndicator> builder)
    {
        builder.ToTable("AmendmentIndicators");
        builder.InHistory(part => part.After, part => part.Code, part => part.Kind);
        builder.Property(part => part.Id).ValueGeneratedNever();
        builder.Property(part => part.Code).HasMaxLength(Indicator.CodeMax);
        builder.HasIndex(part => new { part.AmendmentId, part.Code }).IsUnique();
        builder.Ignore(part => part.Title);
        builder.HasTextLimit(AmendmentItem.ReasonMax, part => part.Reason);
        builder.PartOf(part => part.AmendmentId, part => part.Code);
        builder.NotInHistory("the indicator as it is agreed: what differs from it is in the history", part => part.Before);
    }
}
