using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Meetings;

/// <summary>Where decisions are carried out.</summary>
public class FollowUpTests
{
    private static readonly DateOnly Day = new(2026, 6, 18), Today = Day.AddDays(100);
    private static readonly LocalizedText Words = SamplePlan.Text("Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
    private static readonly SubjectLink Pilot = new(MeetingSubject.Pilot, string.Empty, "PM1"), Course = new(MeetingSubject.Course, string.Empty, "TR1"), Gate = new(MeetingSubject.Gate, string.Empty, "G1");
    private static readonly Guid Plan = Guid.CreateVersion7(), Task = Guid.CreateVersion7(), Amendment = Guid.CreateVersion7();

    [Fact]
    public void A_link_says_which_task_or_amendment_carries_the_decision_out()
    {
        var meeting = Confirmed();
        meeting.FollowUp("D1", Plan, Task, Amendment, "B1");
        var link = Assert.Single(meeting.FollowUps);
        Assert.Equal((meeting.Id, "D1", (Guid?)Plan, (Guid?)Task, (Guid?)Amendment, "B1"), (link.MeetingId, link.ItemCode, link.PlanId, link.TaskId, link.AmendmentId, link.TaskCode));
        Assert.Equal((null, null, null, null), (link.PilotCode, link.CourseCode, link.GateCode, link.Joined));
        Assert.NotEqual(Guid.Empty, link.Id);
    }

    [Fact]
    public void A_link_says_what_was_joined_outside_of_plans()
    {
        var meeting = Confirmed();
        SubjectLink[] targets = [Pilot, Course, Gate];
        Assert.All(targets, target => meeting.Join("D1", target));
        Assert.Equal(
            [("PM1", null, null, Pilot), (null, "TR1", null, Course), (null, null, "G1", Gate)],
            meeting.FollowUps.Select(each => (each.PilotCode, each.CourseCode, each.GateCode, each.Joined)));
        Assert.All(meeting.FollowUps, each => Assert.Equal((meeting.Id, "D1", null, null, null, ""), (each.MeetingId, each.ItemCode, each.PlanId, each.TaskId, each.AmendmentId, each.TaskCode)));
        Assert.Equal(3, meeting.FollowUps.Select(each => each.Id).Distinct().Count());
    }

    /// <summary>Each thing by which two links differ.</summary>
    [Fact]
    public void Links_that_differ_in_one_thing_are_two()
    {
        var meeting = Confirmed();
        meeting.Join("D1", Pilot);
        meeting.FollowUp("D1", Plan, null, null, "B1");
        meeting.FollowUp("D2", Plan, null, null, "B1");
        meeting.FollowUp("D1", Plan, null, Amendment, "B1");
        meeting.FollowUp("D1", Plan, null, Amendment, "B2");
        meeting.FollowUp("D1", Plan, Task, Amendment, "B1");
        meeting.Join("D2", Pilot);
        Assert.Equal(7, meeting.FollowUps.Count);
        Assert.Equal((Rules.DecisionLinked, "D1"), Refused(() => meeting.FollowUp("D1", Plan, null, Amendment, "B2")));
        Assert.Equal((Rules.DecisionLinked, "D1"), Refused(() => meeting.FollowUp("D1", Plan, Task, Amendment, "B9")));
        Assert.Equal((Rules.DecisionLinked, "D2"), Refused(() => meeting.Join("D2", Pilot)));
        Assert.Equal(7, meeting.FollowUps.Count);
    }

    [Fact]
    public void A_decision_that_is_about_a_thing_does_not_join_it_again()
    {
        var meeting = Confirmed(about: Pilot);
        meeting.JoinOnce("D1", Pilot);
        Assert.Empty(meeting.FollowUps);
        meeting.JoinOnce("D1", Course);
        meeting.JoinOnce("D1", Course);
        meeting.JoinOnce("D2", Pilot);
        Assert.Equal([("D1", Course), ("D2", Pilot)], meeting.FollowUps.Select(each => (each.ItemCode, each.Joined!)));
        Assert.Equal((true, true, false, false), (meeting.IsLinkedTo("D1", Pilot), meeting.IsLinkedTo("D1", Course), meeting.IsLinkedTo("D1", Gate), meeting.IsLinkedTo("D2", Course)));
    }

    [Fact]
    public void Only_an_open_decision_of_confirmed_minutes_is_carried_out()
    {
        var meeting = Written();
        Assert.False(meeting.CanBecomeTask("D1"));
        Assert.Equal([Side.Vietnam, Side.Laos], Assert.Throws<RuleException>(() => meeting.Join("D1", Pilot)).Broken.Select(each => (Side)each.Arguments[0]));
        Confirm(meeting, Side.Laos);
        Assert.Equal((Rules.MinutesNotConfirmedBy, Side.Vietnam), Refused(() => meeting.FollowUp("D1", Plan, Task, null, "B1")));
        Assert.False(meeting.CanBecomeTask("D1"));
        Confirm(meeting, Side.Vietnam);
        Assert.Equal((true, false, false), (meeting.CanBecomeTask("D1"), meeting.CanBecomeTask("N1"), meeting.CanBecomeTask("D9")));
        meeting.Close("D1", Day, Words, Today);
        Assert.Equal((false, true), (meeting.CanBecomeTask("D1"), meeting.CanBecomeTask("D2")));
        Assert.Equal((Rules.DecisionClosed, "D1"), Refused(() => meeting.Join("D1", Pilot)));
        Assert.Empty(meeting.FollowUps);
    }

    [Fact]
    public void Of_a_meeting_that_was_called_off_nothing_is_carried_out()
    {
        var meeting = new Meeting(1, Content());
        meeting.CallOff("Bão");
        Assert.Equal((Rules.MeetingCalledOff, "M1"), Refused(() => meeting.Join("D1", Pilot)));
        Assert.Equal((Rules.MeetingCalledOff, "M1"), Refused(() => meeting.Unlink(Guid.Empty)));
        Assert.False(meeting.CanBecomeTask("D1"));
    }

    [Fact]
    public void A_task_of_an_amendment_keeps_its_link_under_another_code()
    {
        var meeting = Confirmed();
        meeting.FollowUp("D1", Plan, null, Amendment, "B1");
        meeting.FollowUp("D1", Plan, null, Amendment, "B2");
        meeting.FollowUp("D2", Plan, null, Amendment, "B1");
        meeting.FollowUp("D1", Plan, null, Guid.CreateVersion7(), "B1");
        meeting.RenameTask(Amendment, "B1", "C7");
        Assert.Equal(["C7", "B2", "C7", "B1"], meeting.FollowUps.Select(each => each.TaskCode));
    }

    [Fact]
    public void A_removed_decision_takes_its_own_links_with_it()
    {
        var meeting = Confirmed();
        meeting.Join("D1", Pilot);
        meeting.Join("D2", Pilot);
        meeting.Remove("D1");
        Assert.Equal(["D2"], meeting.FollowUps.Select(each => each.ItemCode));
    }

    [Fact]
    public void A_decision_that_passed_a_gate_or_chose_a_model_stays()
    {
        var meeting = Confirmed();
        var park = new ParkProgramme(new ParkContent(Words, LocalizedText.Empty, LocalizedText.Empty), [.. Enumerable.Repeat((Words, Words), ParkProgramme.StepCount)], Day);
        var gate = new SubjectLink(MeetingSubject.Gate, string.Empty, park.Steps[0].Code);
        meeting.Join("D1", gate);
        meeting.Join("D2", gate);
        meeting.RequireNoGate(meeting.FollowUps[0].Id, null);
        meeting.RequireNoGate(meeting.FollowUps[0].Id, park);
        meeting.RequireUnused("D1", park, []);
        park.PassGate(park.Steps[0].Code, new DecisionLink("M1", "D1"), Day);
        Assert.Equal((Rules.GatePassedBy, park.Steps[0].Code), Refused(() => meeting.RequireNoGate(meeting.FollowUps[0].Id, park)));
        meeting.RequireNoGate(meeting.FollowUps[1].Id, park);
        meeting.RequireNoGate(Guid.CreateVersion7(), park);

        PilotModel[] pilots = [Model(1), Model(2)];
        CandidateResult result = new("PM1", 1, [3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [null, null, null, null, null], 3m);
        pilots[0].Decide(new PilotWork(true, new DecisionLink("M1", "D1"), PilotStage.Trial, []), result);
        pilots[1].Decide(new PilotWork(true, new DecisionLink("M1", "D3"), PilotStage.Trial, []), result);
        var broken = Assert.Single(Assert.Throws<RuleException>(() => meeting.RequireUnused("D1", park, pilots)).Broken);
        Assert.Equal((Rules.DecisionInUse, "M1/D1", $"{park.Steps[0].Code}, PM1"), (broken.Rule, broken.Arguments[0], broken.Arguments[1]));
        Assert.Equal("PM1", Assert.Throws<RuleException>(() => meeting.RequireUnused("D1", null, pilots)).Broken[0].Arguments[1]);
        meeting.RequireUnused("D2", park, pilots);
    }

    private static PilotModel Model(int number) => new(number, Side.Laos, new PilotContent(Words, Words, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty));

    private static Meeting Confirmed(SubjectLink? about = null)
    {
        var meeting = Written(about);
        Assert.All(Sides.Both, side => Confirm(meeting, side));
        return meeting;
    }

    /// <summary>Two decisions and a note.</summary>
    private static Meeting Written(SubjectLink? about = null)
    {
        var meeting = new Meeting(1, Content());
        meeting.Add(MeetingItemKind.Decision, new MeetingItemContent(Words, about, null, null), Today);
        meeting.Add(MeetingItemKind.Decision, new MeetingItemContent(Words, null, null, null), Today);
        meeting.Add(MeetingItemKind.Note, new MeetingItemContent(Words, null, null, null), Today);
        return meeting;
    }

    private static MeetingContent Content() =>
        new(MeetingKind.Plenary, SamplePlan.Text("Phiên họp", "ກອງປະຊຸມ"), SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Vietnam, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), LocalizedText.Empty, LocalizedText.Empty);

    private static void Confirm(Meeting meeting, Side side) => meeting.Confirm(side, "Thư ký mẫu", meeting.MinutesFingerprint(), new DateTime(2026, 6, 19, 2, 0, 0, DateTimeKind.Utc), Today);

    /// <summary>The rule, and the first of what its words name.</summary>
    private static (string Rule, object Named) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Arguments[0]) : default;
}
