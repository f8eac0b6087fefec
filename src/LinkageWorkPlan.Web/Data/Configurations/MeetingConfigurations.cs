using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings");
        builder.HasTexts(TextKind.Meeting, meeting => meeting.Code, meeting => meeting.State, meeting => meeting.On);
        builder.InHistory(
            meeting => meeting.Begins, meeting => meeting.Code, meeting => meeting.Ends, meeting => meeting.Host, meeting => meeting.InvitedAt, meeting => meeting.Kind, meeting => meeting.Minutes, meeting => meeting.On,
            meeting => meeting.State);
        builder.HasTextLimit(Meeting.TitleMax, meeting => meeting.Title, meeting => meeting.Place);
        builder.HasTextLimit(Meeting.AttendanceMax, meeting => meeting.VietnamAttendance, meeting => meeting.LaosAttendance);
        builder.NotInHistory(HistoryMarks.Follows, meeting => meeting.Version, meeting => meeting.Number, meeting => meeting.Sequence, meeting => meeting.LastPoint, meeting => meeting.LastDecision, meeting => meeting.LastNote);
        builder.NotInHistory("the entry that called it off says why", meeting => meeting.CalledOffBecause);
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.Property(meeting => meeting.Code).HasMaxLength(Meeting.CodeMax);
        builder.Property(meeting => meeting.Version).IsConcurrencyToken();
        builder.HasIndex(meeting => meeting.Number).IsUnique();
        builder.HasIndex(meeting => meeting.On);
        builder.HasMany(meeting => meeting.Items).WithOne().HasForeignKey(item => item.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(meeting => meeting.Confirmations).WithOne().HasForeignKey(confirmation => confirmation.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(meeting => meeting.FollowUps).WithOne().HasForeignKey(followUp => followUp.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(meeting => meeting.FollowUps).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(meeting => meeting.Items).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(meeting => meeting.Confirmations).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(meeting => meeting.MinutesTexts);
        builder.Ignore(meeting => meeting.Texts);
    }
}

internal sealed class MeetingItemConfiguration : IEntityTypeConfiguration<MeetingItem>
{
    public void Configure(EntityTypeBuilder<MeetingItem> builder)
    {
        builder.ToTable("MeetingItems");
        builder.PartOf(item => item.MeetingId, item => item.Code);
        builder.InHistory(item => item.AboutCode, item => item.AboutKind, item => item.AboutPlan, item => item.ClosedOn, item => item.Code, item => item.Contents, item => item.Due, item => item.Kind, item => item.Responsible);
        builder.HasTextLimit(MeetingItem.WordsMax, item => item.Words, item => item.Result);
        builder.NotInHistory(HistoryMarks.Follows, item => item.Number);
        builder.NotInHistory("the entry that reopened it says why", item => item.FormerEnds);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(MeetingItem.CodeMax);
        builder.Property(item => item.AboutPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(item => item.AboutCode).HasMaxLength(SubjectLink.CodeMax);
        builder.HasIndex(item => new { item.MeetingId, item.Code }).IsUnique();
        builder.HasIndex(item => new { item.AboutPlan, item.AboutCode });
        builder.Ignore(item => item.About);
        builder.Ignore(item => item.IsOpen);
    }
}

internal sealed class MinutesConfirmationConfiguration : IEntityTypeConfiguration<MinutesConfirmation>
{
    public void Configure(EntityTypeBuilder<MinutesConfirmation> builder)
    {
        builder.ToTable("MinutesConfirmations");
        builder.PartOf(confirmation => confirmation.MeetingId);
        builder.InHistory(confirmation => confirmation.ByName, confirmation => confirmation.BySide, confirmation => confirmation.Fingerprint);
        builder.NotInHistory(HistoryMarks.Entry, confirmation => confirmation.At);
        builder.Property(confirmation => confirmation.Id).ValueGeneratedNever();
        builder.Property(confirmation => confirmation.Fingerprint).HasMaxLength(64);
        builder.HasIndex(confirmation => new { confirmation.MeetingId, confirmation.BySide }).IsUnique();
    }
}

internal sealed class DecisionFollowUpConfiguration : IEntityTypeConfiguration<DecisionFollowUp>
{
    public void Configure(EntityTypeBuilder<DecisionFollowUp> builder)
    {
        builder.ToTable("DecisionFollowUps");
        builder.PartOf(followUp => followUp.MeetingId);
        builder.InHistory(followUp => followUp.CourseCode, followUp => followUp.GateCode, followUp => followUp.ItemCode, followUp => followUp.PilotCode, followUp => followUp.TaskCode);
        builder.NotInHistory(HistoryMarks.Follows, followUp => followUp.PlanId, followUp => followUp.TaskId, followUp => followUp.AmendmentId);
        builder.Property(followUp => followUp.Id).ValueGeneratedNever();
        builder.Property(followUp => followUp.ItemCode).HasMaxLength(MeetingItem.CodeMax);
        builder.Property(followUp => followUp.TaskCode).HasMaxLength(DecisionFollowUp.TaskCodeMax);
        builder.Property(followUp => followUp.PilotCode).HasMaxLength(PilotModel.CodeMax);
        builder.Property(followUp => followUp.CourseCode).HasMaxLength(Course.CodeMax);
        builder.Property(followUp => followUp.GateCode).HasMaxLength(ParkStep.CodeMax);
        builder.Ignore(followUp => followUp.Joined);
        builder.HasIndex(followUp => followUp.TaskId);
        builder.HasIndex(followUp => followUp.PilotCode);
        builder.HasIndex(followUp => followUp.CourseCode);
        builder.HasIndex(followUp => followUp.GateCode);
        builder.HasIndex(followUp => followUp.AmendmentId);
    }
}
