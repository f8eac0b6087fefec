using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Meetings;

/// <summary>Limits of what a meeting says, and what refusals name.</summary>
public class MeetingLimitTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Half = LocalizedText.Of(Language.Vi, "Một");
    private static readonly MeetingContent Content = new(MeetingKind.Plenary, Words, Words, Side.Vietnam, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), Words, Words);

    [Theory]
    [InlineData("Title", Meeting.TitleMax)]
    [InlineData("Place", Meeting.PlaceMax)]
    [InlineData("VietnamAttendance", Meeting.AttendanceMax)]
    [InlineData("LaosAttendance", Meeting.AttendanceMax)]
    public void Each_text_has_its_limit_and_its_name(string field, int max)
    {
        var (meeting, fits, tooLong) = (new Meeting(3, Content), Long(max), Long(max + 1));
        meeting.Revise(With(field, fits), Day);
        meeting.SetText(field, fits);
        Assert.Equal(fits, meeting.Texts.Single(each => each.Field == field).Text);
        Assert.All(new Action[] { () => meeting.Revise(With(field, tooLong) with { Host = Side.Laos }, Day), () => meeting.SetText(field, tooLong) }, act =>
        {
            var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
            Assert.Equal((Rules.TooLong, $"Meeting.{field}"), (broken.Rule, broken.Subject));
            Assert.Equal([$"Meeting.{field}", max + 1, max], broken.Arguments);
        });
        Assert.Equal((Side.Vietnam, fits), (meeting.Host, meeting.Texts.Single(each => each.Field == field).Text));
    }

    [Fact]
    public void Refusals_name_the_meeting_the_day_or_the_text()
    {
        var meeting = new Meeting(3, Content);
        Assert.Equal((Rules.MeetingOver, Day), Named(() => meeting.Invite(At, Day.AddDays(1))));
        Assert.Null(meeting.InvitedAt);
        Assert.Equal((Rules.MeetingNotHeld, Day), Named(() => meeting.Add(MeetingItemKind.Note, Item(Words), Day.AddDays(-1))));
        meeting.Add(MeetingItemKind.Decision, Item(Half), Day);
        Assert.Equal((Rules.MinutesInOneLanguage, Half), Named(() => meeting.Confirm(Side.Laos, "ເລຂາຕົວຢ່າງ", meeting.MinutesFingerprint(), At, Day)));
        Assert.Empty(meeting.Confirmations);
        meeting.Revise("D1", Item(Words));
        Assert.All(Sides.Both, side => meeting.Confirm(side, "Thư ký mẫu", meeting.MinutesFingerprint(), At, Day));
        Assert.Equal((Rules.DecisionCloseDay, Day), Named(() => meeting.Close("D1", Day.AddDays(-1), Words, Day)));
        Assert.Equal((Rules.ProgressInFuture, Day), Named(() => meeting.Close("D1", Day.AddDays(1), Words, Day)));
        Assert.Equal((Rules.DecisionNotClosed, "D1"), Named(() => meeting.Reopen("D1", Day, "Sai", "Thư ký mẫu", Day)));
        meeting.Close("D1", Day, Words, Day);
        Assert.Equal((Rules.DecisionClosed, "D1"), Named(() => meeting.Remove("D1")));
        meeting.SendMinutes([]);
        Assert.Equal((Rules.MinutesForSignature, "M3"), Named(() => meeting.Revise(Content, Day)));
        meeting.CompleteMinutes();
        Assert.Equal((Rules.MinutesSigned, "M3"), Named(() => meeting.Revise(Content, Day)));
    }

    [Fact]
    public void A_rendering_that_is_stale_or_in_English_alone_does_not_do()
    {
        var stale = Words.Write(Language.Vi, "Khác");
        var meeting = new Meeting(3, Content with { VietnamAttendance = stale });
        meeting.Add(MeetingItemKind.Note, Item(Words), Day);
        Assert.Equal((Rules.MinutesInOneLanguage, stale), Named(() => meeting.Confirm(Side.Vietnam, "Thư ký mẫu", meeting.MinutesFingerprint(), At, Day)));
        meeting.SetText("VietnamAttendance", stale.Write(Language.Lo, "ໃໝ່"));
        meeting.SetText("Item:N1", Words.Write(Language.En, "One").Write(Language.Vi, "Một"));
        meeting.Confirm(Side.Vietnam, "Thư ký mẫu", meeting.MinutesFingerprint(), At, Day);
        Assert.True(meeting.IsConfirmedBy(Side.Vietnam));
    }

    [Fact]
    public void What_has_minutes_may_be_moved_to_today_but_not_behind_it()
    {
        var meeting = new Meeting(3, Content);
        meeting.Add(MeetingItemKind.Note, Item(Words), Day);
        Assert.Equal(Rules.MeetingConfirmed, Assert.Throws<RuleException>(() => meeting.Revise(Content with { On = Day.AddDays(3) }, Day.AddDays(2))).Broken[0].Rule);
        Assert.Equal(Day, meeting.On);
        meeting.Revise(Content with { On = Day.AddDays(2) }, Day.AddDays(2));
        Assert.Equal(Day.AddDays(2), meeting.On);
        Assert.Equal(Rules.MeetingConfirmed, Assert.Throws<RuleException>(() => meeting.CallOff("Bão")).Broken[0].Rule);
        Assert.Equal((MeetingState.Planned, (string?)null), (meeting.State, meeting.CalledOffBecause));
    }

    private static MeetingContent With(string field, LocalizedText text) => field switch
    {
        "Title" => Content with { Title = text },
        "Place" => Content with { Place = text },
        "VietnamAttendance" => Content with { VietnamAttendance = text },
        _ => Content with { LaosAttendance = text },
    };

    private static LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('a', length));

    private static MeetingItemContent Item(LocalizedText words) => new(words, null, null, null);

    /// <summary>The rule, and the first of what its words name.</summary>
    private static (string Rule, object Named) Named(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Arguments[0]) : default;
}
