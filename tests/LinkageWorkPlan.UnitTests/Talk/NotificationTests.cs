using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Talk;

public class NotificationTests
{
    private static readonly DateTime Now = new(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc);
    private static readonly NotificationSubject About = new(Guid.CreateVersion7(), "A1", LocalizedText.Of(Language.Vi, "Xây dựng quy chế"), "/plans/2026/tasks/A1");

    [Fact]
    public void What_happens_again_is_told_once_and_mailed_again()
    {
        var (account, mail) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var told = new Notification(account, NotificationKind.Changed, "changed/A1", About, "Thư ký mẫu", Now);
        Assert.Equal((account, NotificationKind.Changed, "changed/A1", "Thư ký mẫu", Now, 1), (told.AccountId, told.Kind, told.Key, told.ByName, told.At, told.Times));
        Assert.Equal((About.Id, About.Code, About.Title, About.Path), (told.SubjectId, told.Code, told.Title, told.Path));
        told.Mailed(mail, Now.AddHours(1));
        Assert.Equal((mail, Now.AddHours(1)), (told.MailId!.Value, told.MailedAt!.Value));

        var again = About with { Code = "A2", Title = LocalizedText.Of(Language.Vi, "Tên mới"), Path = "/plans/2026/tasks/A2" };
        told.Repeat(again, null, Now.AddHours(2));
        Assert.Equal((again.Code, again.Title, again.Path, null, Now.AddHours(2), 2), (told.Code, told.Title, told.Path, told.ByName, told.At, told.Times));
        Assert.Equal((null, null), (told.MailId, told.MailedAt));
    }

    [Fact]
    public void It_is_read_when_it_was_read_first()
    {
        var told = new Notification(Guid.CreateVersion7(), NotificationKind.Waiting, "k", About, null, Now);
        Assert.Null(told.ReadAt);
        told.Read(Now);
        told.Read(Now.AddDays(1));
        Assert.Equal(Now, told.ReadAt);
    }

    [Theory]
    [InlineData(Role.Secretary, true, true, true)]
    [InlineData(Role.Owner, true, true, true)]
    [InlineData(Role.PanelMember, false, true, false)]
    [InlineData(Role.CourseOrganiser, false, false, true)]
    [InlineData(Role.Observer, false, false, false)]
    public void Each_role_reads_what_it_may_open(Role role, bool plans, bool scoring, bool training)
    {
        var may = Notification.ReadableBy(role).Compile();
        Assert.Equal([plans, scoring, training], new[] { "/plans/2026", "/pilots/scoring/1", "/training/1" }.Select(path =>
            may(new Notification(Guid.CreateVersion7(), NotificationKind.Waiting, "k", About with { Path = path }, null, Now))));
    }

    [Fact]
    public void What_waits_is_mailed_at_once_and_changes_once_a_week()
    {
        var paces = Enum.GetValues<NotificationKind>().ToLookup(NotificationSetting.DefaultOf);
        Assert.Equal([NotificationKind.Changed], paces[MailPace.Weekly]);
        Assert.Equal([NotificationKind.DueSoon, NotificationKind.Overdue], paces[MailPace.Daily]);
        Assert.Equal(5, paces[MailPace.AtOnce].Count());
        Assert.Empty(paces[MailPace.Off]);
    }

    /// <summary>Monday 22 June 2026 is a holiday in Laos.</summary>
    [Theory]
    [InlineData(MailPace.Off, 23, false)]
    [InlineData(MailPace.AtOnce, 21, true)]
    [InlineData(MailPace.Daily, 19, true)]
    [InlineData(MailPace.Daily, 20, false)]
    [InlineData(MailPace.Daily, 22, false)]
    [InlineData(MailPace.Daily, 24, true)]
    [InlineData(MailPace.Weekly, 15, true)]
    [InlineData(MailPace.Weekly, 16, false)]
    [InlineData(MailPace.Weekly, 21, false)]
    [InlineData(MailPace.Weekly, 22, false)]
    [InlineData(MailPace.Weekly, 23, true)]
    [InlineData(MailPace.Weekly, 24, false)]
    public void A_digest_is_sent_where_both_countries_work(MailPace pace, int day, bool isDue)
    {
        var calendar = new WorkingCalendar([new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 6, 22), new(2026, 6, 22), LocalizedText.Of(Language.Vi, "Nghỉ"))]);
        Assert.Equal(isDue, DigestDays.IsDue(pace, new DateOnly(2026, 6, day), calendar));
    }

    [Theory]
    [InlineData(MailPace.Weekly, 22, 22)]
    [InlineData(MailPace.Weekly, 28, 22)]
    [InlineData(MailPace.Daily, 28, 28)]
    public void A_weekly_digest_reaches_back_to_monday(MailPace pace, int today, int since) =>
        Assert.Equal(new DateOnly(2026, 6, since), DigestDays.Since(pace, new DateOnly(2026, 6, today)));
}
