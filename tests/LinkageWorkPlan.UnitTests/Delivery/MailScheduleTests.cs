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

    private static OutgoingMail Written() =>
        new(new MailSubject(MailKind.Issued, Guid.CreateVersion7(), 1), new MailRecipient("a@test.lwp", "A", Side.Laos, Language.Lo, null), "test.lwp", "Title", "Body", false, Start);
}
