using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Delivery;

public class MailScheduleTests
{
    private static readonly DateTime Start = new(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 256)]
    [InlineData(10, 360)]
    [InlineData(1000, 360)]
    public void Waits_twice_as_long_after_each_failure_up_to_six_hours(int attempts, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), MailSchedule.Wait(attempts));

    [Fact]
    public void Is_never_given_up_before_five_days_and_tried_about_thirty_times()
    {
        var mail = Written();
        var (now, attempts) = (Start, 0);
        while (mail.State == MailState.Waiting)
        {
            mail.BeginAttempt(now);
            mail.MarkFailed(MailFailure.Unreachable, "down", now);
            attempts++;
            now = mail.State == MailState.Waiting ? mail.NextAttempt : now;
        }

        Assert.Equal(MailState.GivenUp, mail.State);
        Assert.InRange(now - Start, TimeSpan.FromDays(5), TimeSpan.FromDays(5.25));
        Assert.InRange(attempts, 25, 35);
    }

    [Fact]
    public void A_refused_address_is_not_tried_again_unless_somebody_asks()
    {
        var mail = Written();
        mail.BeginAttempt(Start);
        mail.MarkFailed(MailFailure.AddressRefused, new string('x', 5000), Start);
        Assert.Equal((MailState.Refused, OutgoingMail.WordsMax), (mail.State, mail.FailureWords!.Length));

        mail.TryAgain(Start.AddDays(40));
        Assert.Equal((MailState.Waiting, Start.AddDays(40)), (mail.State, mail.NextAttempt));
    }

    [Fact]
    public void One_that_was_sent_stays_sent()
    {
        var mail = Written();
        mail.BeginAttempt(Start);
        mail.MarkSent(Start);
        mail.TryAgain(Start.AddDays(1));
        Assert.Equal((MailState.Sent, Start), (mail.State, mail.SentAt));
    }

    [Fact]
    public void It_keeps_what_it_tells_and_to_whom()
    {
        var (about, account) = (new MailSubject(MailKind.Reminder, Guid.CreateVersion7(), 2, 3), Guid.CreateVersion7());
        var mail = new OutgoingMail(about, new MailRecipient("a@test.lwp", "A", Side.Laos, Language.Lo, account), "test.lwp", "Title", "Body", true, Start);
        Assert.Equal((about.Kind, about.Id, about.Issue, about.Number), (mail.Kind, mail.SubjectId, mail.Issue, mail.Number));
        Assert.Equal(("a@test.lwp", "A", Side.Laos, Language.Lo, account), (mail.Recipient, mail.RecipientName, mail.Side, mail.Language, mail.AccountId!.Value));
        Assert.Equal(("Title", "Body", true, Start, Start, MailState.Waiting), (mail.Title, mail.Body, mail.Attaches, mail.CreatedAt, mail.NextAttempt, mail.State));
        Assert.Equal($"<{mail.Id:N}@test.lwp>", mail.MessageId);
    }

    [Fact]
    public void It_is_written_again_where_its_recipient_changed()
    {
        var mail = Written();
        var to = new MailRecipient("a@test.lwp", "A", Side.Laos, Language.Lo, null);
        Assert.Equal([true, false, false, false], new[] { to, to with { Address = "b@test.lwp" }, to with { Name = "B" }, to with { Language = Language.Vi } }.Select(mail.IsWrittenFor));
        var id = mail.MessageId;
        mail.Readdress(to with { Address = "b@test.lwp", Name = "B", Language = Language.Vi }, "Khác", "Thư");
        Assert.Equal(("b@test.lwp", "B", Language.Vi, "Khác", "Thư", id), (mail.Recipient, mail.RecipientName, mail.Language, mail.Title, mail.Body, mail.MessageId));
    }

    [Fact]
    public void What_became_needless_is_not_tried_again()
    {
        var (done, gone, old) = (Written(), Written(), Written());
        done.Withdraw();
        done.TryAgain(Start.AddDays(1));
        Assert.Equal((MailState.NotNeeded, Start), (done.State, done.NextAttempt));
        gone.BeginAttempt(Start);
        gone.MarkFailed(MailFailure.TimedOut, "slow", Start);
        Assert.Equal((MailFailure.TimedOut, "slow", 1, Start), (gone.Failure!.Value, gone.FailureWords, gone.Attempts, gone.FirstAttempt!.Value));
        gone.MarkWithoutRecipient();
        Assert.Equal((MailState.NoRecipient, null, null), (gone.State, gone.Failure, gone.FailureWords));
        old.GiveUp();
        Assert.Equal(MailState.GivenUp, old.State);
        old.TryAgain(Start + MailSchedule.OldestUnsent);
        Assert.Equal((MailState.Waiting, Start, null), (old.State, old.CreatedAt, old.FirstAttempt));
        old.TryAgain(Start + MailSchedule.OldestUnsent + TimeSpan.FromTicks(1));
        Assert.Equal(old.NextAttempt, old.CreatedAt);
    }

    [Fact]
    public void It_is_given_up_five_days_after_the_first_attempt_and_not_before()
    {
        var mail = Written();
        mail.MarkFailed(MailFailure.AttachmentDamaged, "damaged", Start.AddDays(9));
        Assert.Equal(MailState.Waiting, mail.State);
        mail.BeginAttempt(Start);
        mail.MarkFailed(MailFailure.NotTaken, "busy", Start + MailSchedule.GiveUpAfter - TimeSpan.FromTicks(1));
        Assert.Equal(MailState.Waiting, mail.State);
        mail.MarkFailed(MailFailure.NotTaken, "busy", Start + MailSchedule.GiveUpAfter);
        Assert.Equal(MailState.GivenUp, mail.State);
        mail.MarkSent(Start.AddDays(6));
        Assert.Equal((MailState.Sent, null, null), (mail.State, mail.Failure, mail.FailureWords));
    }

    [Fact]
    public void Offices_are_reminded_three_times_a_week_apart()
    {
        Assert.Equal([false, true], new[] { Start.AddDays(3).AddTicks(-1), Start.AddDays(3) }.Select(now => MailSchedule.IsReminderDue(Start, 0, null, 3, now)));
        Assert.Equal([false, true], new[] { Start.AddDays(7).AddTicks(-1), Start.AddDays(7) }.Select(now => MailSchedule.IsReminderDue(Start.AddDays(-9), 1, Start, 3, now)));
        Assert.Equal([true, false], new[] { 2, 3 }.Select(sent => MailSchedule.IsReminderDue(Start, sent, Start, 3, Start.AddDays(100))));
    }

    private static OutgoingMail Written() =>
        new(new MailSubject(MailKind.Issued, Guid.CreateVersion7(), 1), new MailRecipient("a@test.lwp", "A", Side.Laos, Language.Lo, null), "test.lwp", "Title", "Body", false, Start);
}
