using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Meetings;

/// <summary>What a meeting and its items are, and by whom its minutes were confirmed.</summary>
public class MinutesTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Others = SamplePlan.Text("Hai", "ສອງ"), Half = LocalizedText.Of(Language.Vi, "Một");
    private static readonly MeetingContent Content = new(
        MeetingKind.CoChairs, SamplePlan.Text("Phiên họp", "ກອງປະຊຸມ"), SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Laos, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), SamplePlan.Text("Ông A", "ທ່ານ ກ"), SamplePlan.Text("Bà B", "ທ່ານ ນາງ ຂ"));

    [Fact]
    public void A_meeting_keeps_what_it_is()
    {
        var meeting = new Meeting(3, Content);
        Assert.Equal((3, "M3", MeetingKind.CoChairs, Content.Title, Content.Place, Side.Laos), (meeting.Number, meeting.Code, meeting.Kind, meeting.Title, meeting.Place, meeting.Host));
        Assert.Equal((Day, Content.Begins, Content.Ends, Content.VietnamAttendance, Content.LaosAttendance), (meeting.On, meeting.Begins, meeting.Ends, meeting.AttendanceOf(Side.Vietnam), meeting.AttendanceOf(Side.Laos)));
        Assert.Equal((MeetingState.Planned, MinutesState.Open, (DateTime?)null, 0, (string?)null), (meeting.State, meeting.Minutes, meeting.InvitedAt, meeting.Sequence, meeting.CalledOffBecause));
        Assert.Equal(("Meeting", meeting.Id, "M3", Content.Title), meeting.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
    }

    [Fact]
    public void The_sides_invite_by_turns() =>
        Assert.Equal((Side.Vietnam, Side.Laos, Side.Vietnam), (Meeting.NextHost(null), Meeting.NextHost(Side.Vietnam), Meeting.NextHost(Side.Laos)));

    [Fact]
    public void All_that_is_missing_is_said_at_once_and_nothing_is_changed()
    {
        var meeting = new Meeting(3, Content);
        var broken = Assert.Throws<RuleException>(() => meeting.Revise(Content with { Title = LocalizedText.Empty, Place = LocalizedText.Empty, Ends = Content.Begins, Host = Side.Vietnam }, Day)).Broken;
        Assert.Equal([(Rules.Required, "Title", "Meeting.Title"), (Rules.Required, "Place", "Meeting.Place"), (Rules.MeetingTimes, "Ends", "08:30")], broken.Select(each => (each.Rule, each.Subject, (string)each.Arguments[0])));
        Assert.Equal((Rules.TooLong, "Meeting.LaosAttendance"), Refused(() => meeting.Revise(Content with { LaosAttendance = LocalizedText.Of(Language.Vi, new string('a', Meeting.AttendanceMax + 1)), Host = Side.Vietnam }, Day)));
        Assert.Equal((Side.Laos, Content.Title), (meeting.Host, meeting.Title));
        meeting.Revise(Content with { Ends = Content.Begins.AddMinutes(1) }, Day);
        Assert.Equal(new TimeOnly(8, 31), meeting.Ends);
    }

    [Fact]
    public void A_meeting_is_called_off_with_a_reason()
    {
        var meeting = new Meeting(3, Content);
        Assert.Equal((Rules.Required, Meeting.CallOffReason), Refused(() => meeting.CallOff(" ")));
        Assert.Equal(MeetingState.Planned, meeting.State);
        Assert.False(meeting.CallOff(" Bão "));
        Assert.Equal((MeetingState.CalledOff, "Bão", 0, false), (meeting.State, meeting.CalledOffBecause, meeting.Sequence, meeting.IsHeld(Day)));
    }

    [Fact]
    public void It_is_held_from_its_day_on()
    {
        var meeting = new Meeting(3, Content);
        Assert.Equal((false, true, true), (meeting.IsHeld(Day.AddDays(-1)), meeting.IsHeld(Day), meeting.IsHeld(Day.AddDays(1))));
        meeting.Add(MeetingItemKind.AgendaPoint, Item(), Day.AddDays(-1));
        Assert.All([MeetingItemKind.Decision, MeetingItemKind.Note], kind => Assert.Equal(Rules.MeetingNotHeld, Refused(() => meeting.Add(kind, Item(), Day.AddDays(-1))).Rule));
        meeting.Add(MeetingItemKind.Note, Item(), Day);
        Assert.Equal(["P1", "N1"], meeting.Items.Select(each => each.Code));
    }

    [Fact]
    public void People_are_invited_in_both_languages_until_the_day_and_the_first_time_is_kept()
    {
        var meeting = new Meeting(3, Content with { VietnamAttendance = Half });
        meeting.Invite(At, Day);
        meeting.Invite(At.AddDays(1), Day);
        Assert.Equal(At, meeting.InvitedAt);
        Assert.All(new[] { Content with { Title = Half }, Content with { Place = Half } }, each => Assert.Equal(Rules.MinutesInOneLanguage, Refused(() => new Meeting(4, each).Invite(At, Day)).Rule));
        Assert.True(meeting.Revise(Content with { Begins = new TimeOnly(9, 0) }, Day));
        Assert.True(meeting.Revise(Content with { Begins = new TimeOnly(9, 0), Ends = new TimeOnly(18, 0) }, Day));
        Assert.Equal(2, meeting.Sequence);
    }

    [Fact]
    public void A_decision_has_a_side_a_day_and_contents_and_other_items_have_none()
    {
        var meeting = new Meeting(3, Content);
        var content = new MeetingItemContent(Words, new SubjectLink(MeetingSubject.Task, "2026", "B2"), Side.Laos, Day.AddDays(9)) { Contents = ["M9", "M1", "M9"] };
        var (decision, note) = (meeting.Add(MeetingItemKind.Decision, content, Day), meeting.Add(MeetingItemKind.Note, content, Day));
        Assert.Equal((meeting.Id, MeetingItemKind.Decision, 1, "D1", Words), (decision.MeetingId, decision.Kind, decision.Number, decision.Code, decision.Words));
        Assert.Equal((content.About, (Side?)Side.Laos, (DateOnly?)Day.AddDays(9), true), (decision.About, decision.Responsible, decision.Due, decision.IsOpen));
        Assert.Equal(["M9", "M1"], decision.Contents);
        Assert.Equal((content.About, (Side?)null, (DateOnly?)null, 0, false, false), (note.About, note.Responsible, note.Due, note.Contents.Count, note.IsOpen, note.IsOpenOn(Day)));
        meeting.Revise("D1", Item());
        Assert.Equal((Others, null, (Side?)null, (DateOnly?)null, 0), (decision.Words, decision.About, decision.Responsible, decision.Due, decision.Contents.Count));
        Assert.NotEqual(decision.Id, note.Id);
    }

    [Fact]
    public void Items_are_read_by_kind_and_number_and_there_are_not_too_many()
    {
        var meeting = new Meeting(3, Content);
        foreach (var kind in new[] { MeetingItemKind.Note, MeetingItemKind.Decision, MeetingItemKind.AgendaPoint, MeetingItemKind.Decision, MeetingItemKind.AgendaPoint })
        {
            meeting.Add(kind, Item(), Day);
        }

        Assert.Equal(["D1", "D2"], meeting.Of(MeetingItemKind.Decision).Select(each => each.Code));
        Assert.Equal((2, 2, 1), (meeting.LastPoint, meeting.LastDecision, meeting.LastNote));
        Assert.Equal(["Item:P1", "Item:P2", "Item:D1", "Item:D2", "Item:N1"], meeting.Texts.Select(each => each.Field).Skip(4));
        for (var count = meeting.Items.Count; count < Meeting.ItemsMax; count++)
        {
            meeting.Add(MeetingItemKind.Note, Item(), Day);
        }

        var broken = Assert.Throws<RuleException>(() => meeting.Add(MeetingItemKind.Note, Item(), Day)).Broken[0];
        Assert.Equal((Rules.MeetingItems, Meeting.ItemsMax, Meeting.ItemsMax), (broken.Rule, (int)broken.Arguments[0], meeting.Items.Count));
    }

    [Fact]
    public void An_item_says_something()
    {
        var meeting = new Meeting(3, Content);
        Assert.Equal((Rules.Required, Meeting.ItemLabel), Refused(() => meeting.Add(MeetingItemKind.Note, Item() with { Words = LocalizedText.Empty }, Day)));
        Assert.Equal((Rules.TooLong, Meeting.ItemLabel), Refused(() => meeting.Add(MeetingItemKind.Note, Item() with { Words = LocalizedText.Of(Language.Vi, new string('a', MeetingItem.WordsMax + 1)) }, Day)));
        Assert.Equal((0, 0), (meeting.Items.Count, meeting.LastNote));
    }

    [Fact]
    public void Every_text_can_be_written_by_its_name()
    {
        var meeting = Held();
        Confirm(meeting);
        meeting.Close("D1", Day, Words, Day);
        (string, int)[] places =
        [
            ("Title", Meeting.TitleMax), ("Place", Meeting.PlaceMax), ("VietnamAttendance", Meeting.AttendanceMax), ("LaosAttendance", Meeting.AttendanceMax), ("Item:D1", MeetingItem.WordsMax), ("Result:D1", MeetingItem.WordsMax),
        ];
        Assert.Equal(places, meeting.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.DoesNotContain(meeting.MinutesTexts, each => each.Field == "Result:D1");
        Assert.Equal(5, meeting.MinutesTexts.Count());
        Assert.All(meeting.Texts.ToList(), each => meeting.SetText(each.Field, Others));
        Assert.All(meeting.Texts, each => Assert.Equal(Others, each.Text));
        Assert.All(new[] { "Other", "Item", "Title:x", "Item:D9", "Result:D9" }, field => Assert.Equal(Rules.NotFound, Refused(() => meeting.SetText(field, Words)).Rule));
        Assert.All(new[] { ("Title", "Meeting.Title"), ("Place", "Meeting.Place"), ("Item:D1", Meeting.ItemLabel), ("Result:D1", Meeting.ResultLabel) }, each => Assert.Equal((Rules.Required, each.Item2), Refused(() => meeting.SetText(each.Item1, LocalizedText.Empty))));
        Assert.Equal(Rules.NotFound, Refused(() => Held().SetText("Result:D1", Words)).Rule);
        meeting.SetText("LaosAttendance", LocalizedText.Empty);
        Assert.True(meeting.LaosAttendance.IsEmpty);
    }

    [Fact]
    public void A_confirmation_says_who_confirmed_which_minutes_and_when()
    {
        var meeting = Held();
        meeting.Confirm(Side.Laos, "ເລຂາຕົວຢ່າງ", meeting.MinutesFingerprint(), At, Day);
        meeting.Confirm(Side.Laos, "ເລຂາອື່ນ", meeting.MinutesFingerprint(), At.AddHours(1), Day);
        var confirmation = Assert.Single(meeting.Confirmations);
        Assert.Equal((meeting.Id, meeting.MinutesFingerprint(), Side.Laos, "ເລຂາອື່ນ", At.AddHours(1)), (confirmation.MeetingId, confirmation.Fingerprint, confirmation.BySide, confirmation.ByName, confirmation.At));
        Assert.Equal((true, false, false), (meeting.IsConfirmedBy(Side.Laos), meeting.IsConfirmedBy(Side.Vietnam), meeting.AreMinutesConfirmed()));
        Assert.NotEqual(Guid.Empty, confirmation.Id);
    }

    [Fact]
    public void A_closed_decision_is_corrected_and_all_that_is_wrong_is_said_at_once()
    {
        var meeting = Held();
        var broken = Assert.Throws<RuleException>(() => meeting.Close("D1", Day.AddDays(1), LocalizedText.Empty, Day)).Broken;
        Assert.Equal([(Rules.MinutesNotConfirmed, null), (Rules.ProgressInFuture, "ClosedOn"), (Rules.Required, "Result")], broken.Select(each => (each.Rule, each.Subject)));
        Confirm(meeting);
        meeting.Close("D1", Day, Words, Day.AddDays(5));
        var decision = meeting.Items[0];
        Assert.Equal(((DateOnly?)Day, Words, false), (decision.ClosedOn, decision.Result, decision.IsOpen));
        meeting.ReopenMinutes();
        meeting.Close("D1", Day.AddDays(5), Others, Day.AddDays(5));
        Assert.Equal(((DateOnly?)Day.AddDays(5), Others), (decision.ClosedOn, decision.Result));
        Assert.Equal([true, false], new[] { 4, 5 }.Select(days => decision.IsOpenOn(Day.AddDays(days))));
    }

    /// <summary>What minutes say beyond their words: who attended, what is served, and which plan a task is of.</summary>
    [Fact]
    public void Each_part_of_the_minutes_takes_the_confirmation_away()
    {
        var item = Item() with { About = new SubjectLink(MeetingSubject.Task, "2026", "B2"), Contents = ["M1"] };
        Action<Meeting>[] changes =
        [
            each => each.Revise(Content with { VietnamAttendance = Others }, Day), each => each.Revise("D1", item with { Contents = ["M1", "M2"] }), each => each.Revise("D1", item with { Contents = [] }),
            each => each.Revise("D1", item with { About = new SubjectLink(MeetingSubject.Task, "2027", "B2") }), each => each.Revise("D1", item with { About = new SubjectLink(MeetingSubject.Obstacle, "2026", "B2") }),
        ];
        Assert.All(changes, change =>
        {
            var meeting = Held();
            meeting.Revise("D1", item);
            Confirm(meeting);
            meeting.Revise("D1", item);
            Assert.True(meeting.AreMinutesConfirmed());
            change(meeting);
            Assert.Empty(meeting.Confirmations);
        });
    }

    [Fact]
    public void Minutes_are_sent_with_both_confirmations_and_what_is_missing_is_named()
    {
        var meeting = Held();
        meeting.Confirm(Side.Laos, "ເລຂາຕົວຢ່າງ", meeting.MinutesFingerprint(), At, Day);
        var broken = Assert.Single(Assert.Throws<RuleException>(() => meeting.SendMinutes([])).Broken);
        Assert.Equal((Rules.MinutesNotConfirmedBy, Side.Vietnam), (broken.Rule, broken.Arguments[0]));
        Confirm(meeting);
        Assert.Equal((Rules.CommentsOpen, "I"), Refused(() => meeting.SendMinutes([new BrokenRule(Rules.CommentsOpen, "I", 1)])));
        Assert.Equal(MinutesState.Open, meeting.Minutes);
        meeting.SendMinutes([]);
        Assert.Equal((MinutesState.ForSignature, "M3"), (meeting.Minutes, Assert.Throws<RuleException>(() => meeting.Remove("D1")).Broken[0].Arguments[0]));
        meeting.CompleteMinutes();
        Assert.Equal((MinutesState.Signed, Rules.MinutesSigned), (meeting.Minutes, Refused(() => meeting.Remove("D1")).Rule));
        meeting.ReopenMinutes();
        Assert.Equal((MinutesState.Open, 0), (meeting.Minutes, meeting.Confirmations.Count));
    }

    [Fact]
    public void A_decision_is_reopened_on_the_day_it_was_closed_at_the_earliest()
    {
        var meeting = Held();
        Confirm(meeting);
        meeting.Close("D1", Day, Words, Day);
        Assert.Equal((Rules.DecisionReopenDay, "ReopenedOn"), Refused(() => meeting.Reopen("D1", Day.AddDays(-1), "Sai", "Thư ký mẫu", Day)));
        Assert.Equal((Rules.ProgressInFuture, "ReopenedOn"), Refused(() => meeting.Reopen("D1", Day.AddDays(1), "Sai", "Thư ký mẫu", Day)));
        Assert.Equal((Rules.TooLong, Meeting.ReopenReason), Refused(() => meeting.Reopen("D1", Day, new string('a', Meeting.ReasonMax + 1), "Thư ký mẫu", Day)));
        meeting.Reopen("D1", Day, " Sai ", "Thư ký mẫu", Day);
        var decision = meeting.Items[0];
        Assert.Equal([new(Day, Words, Day, "Sai", "Thư ký mẫu")], decision.FormerEnds);
        Assert.Equal(((DateOnly?)null, true, true, true), (decision.ClosedOn, decision.Result.IsEmpty, decision.IsOpen, decision.IsOpenOn(Day)));
        meeting.Close("D1", Day, Others, Day);
        Assert.Equal(Rules.DecisionReopenedSince, Refused(() => Late(meeting)).Rule);

        static void Late(Meeting meeting)
        {
            meeting.Reopen("D1", Day.AddDays(5), "Sai", "Thư ký mẫu", Day.AddDays(9));
            meeting.Close("D1", Day.AddDays(4), Words, Day.AddDays(9));
        }
    }

    [Theory]
    [InlineData(MeetingSubject.Task, "2026", "A 1", "Task|2026|A 1", "2026: A 1", "/plans/2026/tasks/A%201")]
    [InlineData(MeetingSubject.Obstacle, "2026", "O1", "Obstacle|2026|O1", "2026: O1", "/plans/2026/obstacles?state=all#O1")]
    [InlineData(MeetingSubject.Direction, "2026", "", "Direction|2026|", "2026", "/plans/2026/directions")]
    [InlineData(MeetingSubject.Proposal, "2026", "H1", "Proposal|2026|H1", "2026: H1", "/issued/2026/H1")]
    [InlineData(MeetingSubject.Amendment, "2026", "2", "Amendment|2026|2", "2026: 2", "/plans/2026/amendments/2")]
    [InlineData(MeetingSubject.Pilot, "", "PM1", "Pilot||PM1", "PM1", "/pilots/PM1")]
    [InlineData(MeetingSubject.Course, "", "TR1", "Course||TR1", "TR1", "/training/TR1")]
    [InlineData(MeetingSubject.Gate, "", "G1", "Gate||G1", "G1", "/park#G1")]
    public void What_an_item_is_about_has_a_page_and_a_place(MeetingSubject kind, string plan, string code, string key, string place, string address)
    {
        var link = new SubjectLink(kind, plan, code);
        Assert.Equal((key, place, address, plan.Length == 0), (link.Key, link.Place, link.Address, SubjectLink.IsOutsidePlans(kind)));
        Assert.Equal(link, SubjectLink.Read(key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Task|2026")]
    [InlineData("Task|2026|A1|x")]
    [InlineData("Other|2026|A1")]
    [InlineData("99||PM1")]
    [InlineData("Gate|2026|G1")]
    public void What_is_no_link_is_not_read(string? key) => Assert.Null(SubjectLink.Read(key));

    /// <summary>With one decision.</summary>
    private static Meeting Held()
    {
        var meeting = new Meeting(3, Content);
        meeting.Add(MeetingItemKind.Decision, Item(), Day);
        return meeting;
    }

    private static void Confirm(Meeting meeting) => Assert.All(Sides.Both, side => meeting.Confirm(side, "Thư ký mẫu", meeting.MinutesFingerprint(), At, Day));

    private static MeetingItemContent Item() => new(Others, null, null, null);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
