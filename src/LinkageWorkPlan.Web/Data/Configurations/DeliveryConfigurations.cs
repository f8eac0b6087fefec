using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.NotInHistory("mails have a list of their own, and what they deliver a register");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.MessageId).HasMaxLength(300);
        builder.Property(mail => mail.Recipient).HasMaxLength(OutgoingMail.AddressMax);
        builder.Property(mail => mail.RecipientName).HasMaxLength(OutgoingMail.NameMax);
        builder.Property(mail => mail.Title).HasMaxLength(OutgoingMail.TitleMax);
        builder.Property(mail => mail.FailureWords).HasMaxLength(OutgoingMail.WordsMax);
        builder.HasIndex(mail => mail.MessageId).IsUnique();
        builder.HasIndex(mail => new { mail.State, mail.NextAttempt });
        builder.HasIndex(mail => new { mail.SubjectId, mail.Issue });
    }
}

internal sealed class DeliveryEventConfiguration : IEntityTypeConfiguration<DeliveryEvent>
{
    public void Configure(EntityTypeBuilder<DeliveryEvent> builder)
    {
        builder.ToTable("DeliveryEvents");
        builder.InHistoryUnder(each => each.ReportId);
        builder.InHistory(
            each => each.Issue, each => each.Name, each => each.Number, each => each.PaperOn, each => each.ReceivedBy, each => each.Side,
            each => each.Way, each => each.Words);
        builder.NotInHistory(HistoryMarks.Place, each => each.AccountId, each => each.Withdraws);
        builder.NotInHistory(HistoryMarks.Entry, each => each.At, each => each.Reason);
        builder.NotTyped("what a mail server answered", each => each.Words);
        builder.Property(each => each.Id).ValueGeneratedNever();
        builder.Property(each => each.Name).HasMaxLength(DeliveryEvent.NameMax);
        builder.Property(each => each.Words).HasMaxLength(OutgoingMail.WordsMax);
        builder.Property(each => each.ReceivedBy).HasMaxLength(DeliveryEvent.ReceivedByMax * 2);
        builder.Property(each => each.Number).HasMaxLength(DeliveryEvent.NumberMax * 2);
        builder.HasIndex(each => new { each.ReportId, each.Issue, each.At });
        builder.HasOne<Report>().WithMany().HasForeignKey(each => each.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DirectionConfiguration : IEntityTypeConfiguration<Direction>
{
    public void Configure(EntityTypeBuilder<Direction> builder)
    {
        builder.ToTable("Directions");
        builder.InHistory(
            direction => direction.Addressee, direction => direction.ClosedBy, direction => direction.Due, direction => direction.Given,
            direction => direction.Issue, direction => direction.Number, direction => direction.Side, direction => direction.State,
            direction => direction.TaskCode);
        builder.HasTextLimit(Direction.WordsMax, direction => direction.Words, direction => direction.Answer);
        builder.InHistoryUnder(direction => direction.ReportId);
        builder.NotInHistory(HistoryMarks.Place, direction => direction.PlanId);
        builder.NotInHistory(HistoryMarks.Follows, direction => direction.Version);
        builder.NotInHistory(HistoryMarks.Entry, direction => direction.RecordedBy, direction => direction.RecordedAt, direction => direction.AnsweredBy, direction => direction.AnsweredAt, direction => direction.ClosedAt);
        builder.Property(direction => direction.Id).ValueGeneratedNever();
        builder.Property(direction => direction.Number).HasMaxLength(Direction.NumberMax * 2);
        builder.Property(direction => direction.TaskCode).HasMaxLength(WorkTask.CodeMax * 2);
        builder.Property(direction => direction.RecordedBy).HasMaxLength(DeliveryEvent.NameMax);
        builder.Property(direction => direction.AnsweredBy).HasMaxLength(DeliveryEvent.NameMax);
        builder.Property(direction => direction.ClosedBy).HasMaxLength(DeliveryEvent.NameMax);
        builder.Property(direction => direction.Version).IsConcurrencyToken();
        builder.HasIndex(direction => new { direction.PlanId, direction.State });
        builder.HasIndex(direction => new { direction.ReportId, direction.Issue });
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(direction => direction.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Report>().WithMany().HasForeignKey(direction => direction.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
