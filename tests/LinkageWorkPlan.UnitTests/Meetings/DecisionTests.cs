using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Meetings;

/// <summary>What comes of decisions: their results, what was taken back, and by what they are carried out.</summary>
public class DecisionTests
{
    private static readonly DateOnly Day = new(2026, 6, 18);
    private static readonly DateOnly Today = Day.AddDays(100);

    [Fact]
    public void A_decision_is_reopened_with_a_reason_and_keeps_how_it_had_ended()
    {
        var meeting = Confirmed();
        Assert.Equal(Rules.DecisionNotClosed, RuleOf(() => meeting.Reopen("D1", Day, "Chưa xong", "Thư ký", Today)));
        meeting.Close("D1", Day.AddDays(3), Text("Xong", "ແລ້ວ"), Today);
        Assert.Equal(Rules.DecisionReopenDay, RuleOf(() => meeting.Reopen("D1", Day.AddDays(2), "Chưa xong", "Thư ký", Today)));
        Assert.Equal(Rules.ProgressInFuture, RuleOf(() => meeting.Reopen("D1", Today.AddDays(1), "Chưa xong", "Thư ký", Today)));
        Assert.Equal(Rules.Required, RuleOf(() => meeting.Reopen("D1", Day.AddDays(5), " ", "Thư ký", Today)));
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.Reopen("N1", Day.AddDays(5), "Chưa xong", "Thư ký", Today)));
        Assert.Empty(Of(meeting).FormerEnds);

        meeting.Reopen("D1", Day.AddDays(5), "Số liệu sai", "Thư ký", Today);
        Assert.True(Of(meeting).IsOpen);
        Assert.True(Of(meeting).Result.IsEmpty);
        var former = Assert.Single(Of(meeting).FormerEnds);
        Assert.Equal((Day.AddDays(3), "Xong", Day.AddDays(5), "Số liệu sai", "Thư ký"), (former.On, former.Result.For(Language.Vi), former.ReopenedOn, former.Reason, former.ByName));
        Assert.True(meeting.AreMinutesConfirmed());
        Assert.Equal(Rules.DecisionReopenedSince, RuleOf(() => meeting.Close("D1", Day.AddDays(4), Text("Xong", "ແລ້ວ"), Today)));
        meeting.Close("D1", Day.AddDays(5), Text("Xong hẳn", "ແລ້ວໆ"), Today);
        Assert.False(Of(meeting).IsOpen);
    }

    /// <summary>Reports of the past list it as it was then, however often it was closed and reopened since.</summary>
    [Fact]
    public void On_each_day_it_is_open_or_not_as_was_recorded_last() => Always.Holds(
        Gen.Choose(0, 12).ArrayOf(6),
        steps =>
        {
            var meeting = Confirmed();
            var open = Enumerable.Repeat(true, 101).ToArray();
            var at = 0;
            for (var step = 0; step < steps.Length; step++)
            {
                at += steps[step];
                if (step % 2 == 0)
                {
                    meeting.Close("D1", Day.AddDays(at), Text("Xong", "ແລ້ວ"), Today);
                }
                else
                {
                    meeting.Reopen("D1", Day.AddDays(at), "Chưa xong", "Thư ký", Today);
                }

                Array.Fill(open, step % 2 == 1, at, open.Length - at);
            }

            return open.SequenceEqual(Enumerable.Range(0, open.Length).Select(each => Of(meeting).IsOpenOn(Day.AddDays(each))));
        });

    [Fact]
    public void A_decision_joins_each_pilot_model_and_course_once()
    {
        var meeting = Confirmed();
        var (pilot, course) = (new SubjectLink(MeetingSubject.Pilot, string.Empty, "PM1"), new SubjectLink(MeetingSubject.Course, string.Empty, "TR1"));
        meeting.Join("D1", pilot);
        meeting.Join("D1", course);
        Assert.Equal([pilot, course], meeting.FollowUps.Select(each => each.Joined));
        Assert.Equal(Rules.DecisionLinked, RuleOf(() => meeting.Join("D1", pilot)));
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.Join("N1", pilot)));
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.Join("D1", new SubjectLink(MeetingSubject.Task, "2026-2027", "B2"))));
        Assert.True(meeting.AreMinutesConfirmed());
    }

    [Theory]
    [InlineData("Pilot||PM1", "/pilots/PM1")]
    [InlineData("Course||TR2", "/training/TR2")]
    [InlineData("Task|2026-2027|B2", "/plans/2026-2027/tasks/B2")]
    [InlineData("Pilot|2026-2027|PM1", null)]
    [InlineData("Task||B2", null)]
    public void A_link_names_a_plan_where_its_thing_has_one(string key, string? address)
    {
        Assert.Equal(address, SubjectLink.Read(key)?.Address);
        Assert.Equal(address is null ? null : key, SubjectLink.Read(key)?.Key);
    }

    [Fact]
    public void A_decision_joins_each_thing_once_and_a_link_goes_with_it()
    {
        var meeting = Confirmed();
        var (plan, task, amendment) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        meeting.FollowUp("D1", plan, task, null, "B1");
        meeting.FollowUp("D1", plan, null, amendment, string.Empty);
        meeting.FollowUp("D1", plan, null, amendment, "B9");
        Assert.Equal(Rules.DecisionLinked, RuleOf(() => meeting.FollowUp("D1", plan, task, null, "B2")));
        Assert.Equal(Rules.DecisionLinked, RuleOf(() => meeting.FollowUp("D1", plan, null, amendment, string.Empty)));
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.FollowUp("N1", plan, task, null, "B1")));
        Assert.True(meeting.AreMinutesConfirmed());
        var link = meeting.FollowUps[0].Id;
        meeting.Unlink(link);
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.Unlink(link)));
        Assert.Equal(2, meeting.FollowUps.Count);
        meeting.Remove("D1");
        Assert.Empty(meeting.FollowUps);
    }

    private static Meeting Confirmed()
    {
        var meeting = new Meeting(1, new MeetingContent(
            MeetingKind.Plenary, Text("Phiên họp", "ກອງປະຊຸມ"), Text("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Vietnam, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), LocalizedText.Empty, LocalizedText.Empty));
        meeting.Add(MeetingItemKind.Decision, new MeetingItemContent(Text("Gửi số liệu", "ສົ່ງຂໍ້ມູນ"), null, null, null), Today);
        meeting.Add(MeetingItemKind.Note, new MeetingItemContent(Text("Ghi nhận", "ບັນທຶກ"), null, null, null), Today);
        foreach (var side in Sides.Both)
        {
            meeting.Confirm(side, "Thư ký", meeting.MinutesFingerprint(), new DateTime(2026, 6, 19, 2, 0, 0, DateTimeKind.Utc), Today);
        }

        return meeting;
    }

    private static MeetingItem Of(Meeting meeting) => meeting.Items.Single(each => each.Code == "D1");

    private static LocalizedText Text(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
