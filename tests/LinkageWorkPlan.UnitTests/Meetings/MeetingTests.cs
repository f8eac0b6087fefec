using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Meetings;

public class MeetingTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly MeetingContent Content = new(
        MeetingKind.Plenary, Both("Phiên họp", "ກອງປະຊຸມ"), Both("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Vietnam, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), LocalizedText.Empty, LocalizedText.Empty);

    /// <summary>Whatever minutes say in Vietnamese or Lao: each way to change it.</summary>
    private static readonly (string Name, Action<Meeting> Change)[] Changes =
    [
        ("title", meeting => meeting.Revise(Content with { Title = Both("Khác", "ອື່ນ") }, Day)),
        ("place", meeting => meeting.Revise(Content with { Place = Both("Huế", "ເວ້") }, Day)),
        ("kind", meeting => meeting.Revise(Content with { Kind = MeetingKind.CoChairs }, Day)),
        ("host", meeting => meeting.Revise(Content with { Host = Side.Laos }, Day)),
        ("day", meeting => meeting.Revise(Content with { On = Day.AddDays(-1) }, Day)),
        ("begin", meeting => meeting.Revise(Content with { Begins = new TimeOnly(9, 0) }, Day)),
        ("end", meeting => meeting.Revise(Content with { Ends = new TimeOnly(18, 0) }, Day)),
        ("attendance", meeting => meeting.Revise(Content with { LaosAttendance = Both("Ông A", "ທ່ານ ກ") }, Day)),
        ("a decision more", meeting => meeting.Add(MeetingItemKind.Decision, Item("Thêm", "ເພີ່ມ"), Day)),
        ("a point more", meeting => meeting.Add(MeetingItemKind.AgendaPoint, Item("Thêm", "ເພີ່ມ"), Day)),
        ("other words", meeting => meeting.Revise("D1", Item("Khác", "ອື່ນ"))),
        ("another task", meeting => meeting.Revise("D1", Item("Một", "ໜຶ່ງ") with { About = new SubjectLink(MeetingSubject.Task, "2026", "B2") })),
        ("another side", meeting => meeting.Revise("D1", Item("Một", "ໜຶ່ງ") with { Responsible = Side.Laos })),
        ("another due date", meeting => meeting.Revise("D1", Item("Một", "ໜຶ່ງ") with { Due = Day.AddDays(9) })),
        ("one less", meeting => meeting.Remove("N1")),
        ("a translation", meeting => meeting.SetText("Item:D1", Both("Một", "ໜຶ່ງ").Write(Language.Lo, "ຄຳແປໃໝ່"))),
    ];

    [Fact]
    public void Whatever_changes_between_the_two_confirmations_takes_the_first_one_away() => Assert.All(Changes, each =>
    {
        var meeting = Held();
        var seen = meeting.MinutesFingerprint();
        meeting.Confirm(Side.Vietnam, "Thư ký", seen, At, Day);
        each.Change(meeting);
        Assert.True(!meeting.IsConfirmedBy(Side.Vietnam), each.Name);

        // The other side was shown the former minutes: it cannot confirm them any more.
        Assert.Equal(Rules.MinutesChanged, RuleOf(() => meeting.Confirm(Side.Laos, "ເລຂາ", seen, At, Day)));
        Assert.False(meeting.AreMinutesConfirmed());
    });

    [Fact]
    public void What_came_of_a_decision_and_an_English_rendering_leave_the_minutes_as_they_were_confirmed()
    {
        var meeting = Held();
        Confirm(meeting);
        meeting.Close("D1", Day, Both("Xong", "ແລ້ວ"), Day);
        meeting.SetText("Item:N1", meeting.Items.Single(each => each.Code == "N1").Words.Write(Language.En, "A note"));
        meeting.SetText("Result:D1", meeting.Items.Single(each => each.Code == "D1").Result.Write(Language.En, "Done"));
        meeting.Revise(Content, Day);
        Assert.True(meeting.AreMinutesConfirmed());
        Assert.Equal(Rules.DecisionClosed, RuleOf(() => meeting.Revise("D1", Item("Khác", "ອື່ນ"))));
        Assert.Equal(Rules.DecisionClosed, RuleOf(() => meeting.Remove("D1")));
    }

    [Fact]
    public void Two_meetings_that_say_other_things_never_have_the_same_fingerprint() => Always.Holds(
        from one in Gen.Elements("", "a", "b", "a\"", "[", ",")
        from other in Gen.Elements("", "a", "b", "a\"", "[", ",")
        select (one, other),
        pair =>
        {
            // The same letters in another place are other minutes.
            var (first, second) = (Saying(pair.one, pair.other), Saying(pair.other, pair.one));
            return (first.MinutesFingerprint() == second.MinutesFingerprint()) == (pair.one == pair.other);
        });

    [Fact]
    public void Minutes_are_confirmed_once_they_are_held_say_something_and_say_it_in_both_languages()
    {
        var early = new Meeting(1, Content with { On = Day.AddDays(1) });
        Assert.Equal(Rules.MeetingNotHeld, RuleOf(() => early.Add(MeetingItemKind.Decision, Item("Một", "ໜຶ່ງ"), Day)));
        Assert.Equal(Rules.MeetingNotHeld, RuleOf(() => early.Confirm(Side.Laos, "ເລຂາ", early.MinutesFingerprint(), At, Day)));
        early.Add(MeetingItemKind.AgendaPoint, Item("Một", "ໜຶ່ງ"), Day);
        var empty = new Meeting(1, Content);
        Assert.Equal(Rules.MinutesEmpty, RuleOf(() => empty.Confirm(Side.Laos, "ເລຂາ", empty.MinutesFingerprint(), At, Day)));
        empty.Add(MeetingItemKind.Note, new MeetingItemContent(LocalizedText.Of(Language.Vi, "Một"), null, null, null), Day);
        Assert.Equal(Rules.MinutesInOneLanguage, RuleOf(() => empty.Confirm(Side.Laos, "ເລຂາ", empty.MinutesFingerprint(), At, Day)));
    }

    [Fact]
    public void A_meeting_is_called_off_or_moved_before_it_has_minutes_and_stays_as_it_is_then()
    {
        var meeting = Held();
        meeting.Confirm(Side.Laos, "ເລຂາ", meeting.MinutesFingerprint(), At, Day);
        Assert.Equal(Rules.MeetingConfirmed, RuleOf(() => meeting.CallOff("Bão")));
        meeting = Held();
        Assert.Equal(Rules.MeetingConfirmed, RuleOf(() => meeting.CallOff("Bão")));
        Assert.Equal(Rules.MeetingConfirmed, RuleOf(() => meeting.Revise(Content with { On = Day.AddDays(1) }, Day)));
        meeting = new Meeting(1, Content);
        meeting.Add(MeetingItemKind.AgendaPoint, Item("Điểm", "ຂໍ້"), Day);
        Assert.False(meeting.CallOff("Bão"));
        Assert.Empty(meeting.Texts);
        Assert.All(
            new Action[] { () => meeting.Revise(Content, Day), () => meeting.CallOff("Bão"), () => meeting.Invite(At, Day), () => meeting.Remove("P1"), () => meeting.Close("D1", Day, Both("Xong", "ແລ້ວ"), Day) },
            act => Assert.Equal(Rules.MeetingCalledOff, RuleOf(act)));
    }

    [Fact]
    public void Only_what_whoever_was_invited_has_to_know_makes_a_new_version_of_the_invitation()
    {
        var meeting = new Meeting(1, Content);
        Assert.False(meeting.Revise(Content with { On = Day.AddDays(1) }, Day));
        Assert.Equal(0, meeting.Sequence);
        meeting.Invite(At, Day);
        Assert.False(meeting.Revise(Content with { On = Day.AddDays(1), Title = Both("Khác", "ອື່ນ") }, Day));
        Assert.Equal(0, meeting.Sequence);
        Assert.True(meeting.Revise(Content with { On = Day.AddDays(2) }, Day));
        Assert.True(meeting.Revise(Content with { On = Day.AddDays(2), Place = Both("Huế", "ເວ້") }, Day));
        Assert.True(meeting.CallOff("Bão"));
        Assert.Equal(3, meeting.Sequence);
        Assert.Equal(Rules.MeetingOver, RuleOf(() => new Meeting(2, Content).Invite(At, Day.AddDays(1))));
    }

    [Fact]
    public void A_decision_is_closed_with_a_result_after_the_meeting_and_not_in_the_future()
    {
        var meeting = Held();
        Assert.Equal(Rules.MinutesNotConfirmed, RuleOf(() => meeting.Close("D1", Day, Both("Xong", "ແລ້ວ"), Day)));
        Confirm(meeting);
        Assert.Equal(Rules.DecisionCloseDay, RuleOf(() => meeting.Close("D1", Day.AddDays(-1), Both("Xong", "ແລ້ວ"), Day)));
        Assert.Equal(Rules.ProgressInFuture, RuleOf(() => meeting.Close("D1", Day.AddDays(1), Both("Xong", "ແລ້ວ"), Day)));
        Assert.Equal(Rules.Required, RuleOf(() => meeting.Close("D1", Day, LocalizedText.Empty, Day)));
        Assert.Equal(Rules.NotFound, RuleOf(() => meeting.Close("N1", Day, Both("Xong", "ແລ້ວ"), Day)));
        Assert.True(meeting.Items.Single(each => each.Code == "D1").IsOpen);
    }

    /// <summary>Reports and links name a decision by its code.</summary>
    [Fact]
    public void The_number_of_a_removed_item_is_not_given_again()
    {
        var meeting = Held();
        meeting.Remove("D1");
        Assert.Equal("D2", meeting.Add(MeetingItemKind.Decision, Item("Ba", "ສາມ"), Day).Code);
        Assert.Equal("N2", meeting.Add(MeetingItemKind.Note, Item("Bốn", "ສີ່"), Day).Code);
    }

    [Theory]
    [InlineData("8:30", "08:30")]
    [InlineData("8h30", "08:30")]
    [InlineData("08.30", "08:30")]
    [InlineData(" 17H ", "17:00")]
    [InlineData("0830", "08:30")]
    [InlineData("9", "09:00")]
    [InlineData("24:00", null)]
    [InlineData("8:60", null)]
    [InlineData("8:3", null)]
    [InlineData("8:30:00", null)]
    [InlineData("sáng", null)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    public void A_time_is_read_as_people_type_it(string words, string? read) =>
        Assert.Equal(read, MeetingTime.TryRead(words, out var time) ? MeetingTime.Words(time) : null);

    [Fact]
    public void Hanoi_and_Vientiane_are_seven_hours_ahead_the_whole_year() => Assert.All([new DateOnly(2026, 1, 15), new DateOnly(2026, 7, 15)], day =>
    {
        var utc = MeetingTime.ToUtc(day, new TimeOnly(6, 0));
        Assert.Equal(new DateTime(day.AddDays(-1), new TimeOnly(23, 0), DateTimeKind.Utc), utc);
        Assert.All(["Asia/Ho_Chi_Minh", "Asia/Vientiane"], zone => Assert.Equal(new TimeOnly(6, 0), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(zone)))));
    });

    private static Meeting Held()
    {
        var meeting = new Meeting(1, Content);
        meeting.Add(MeetingItemKind.AgendaPoint, Item("Điểm", "ຂໍ້"), Day);
        meeting.Add(MeetingItemKind.Decision, Item("Một", "ໜຶ່ງ"), Day);
        meeting.Add(MeetingItemKind.Note, Item("Hai", "ສອງ"), Day);
        return meeting;
    }

    private static Meeting Saying(string place, string title) => new(1, Content with { Place = Both($"x{place}", "x"), Title = Both($"x{title}", "x") });

    private static void Confirm(Meeting meeting) => Sides.Both.ToList().ForEach(side => meeting.Confirm(side, "Ai", meeting.MinutesFingerprint(), At, Day));

    private static MeetingItemContent Item(string vi, string lo) => new(Both(vi, lo), null, null, null);

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
