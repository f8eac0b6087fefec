using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Park;

/// <summary>Steps and gates of the joint industrial park.</summary>
public class ParkProgrammeTests
{
    private static readonly DateOnly Day = new(2026, 9, 17);
    private static readonly LocalizedText Text = LocalizedText.Of(Language.Vi, "Địa điểm", "ສະຖານທີ່");
    private static readonly LocalizedText HalfText = LocalizedText.Of(Language.Vi, "Địa điểm mới");
    private static readonly DecisionLink Decision = new("M2", "D1");

    [Fact]
    public void Gates_are_passed_in_their_order()
    {
        var park = Park();
        Assert.Equal(("G1", Rules.GateOrder), (park.Current!.Code, RuleOf(() => park.PassGate("G2", Decision, Day))));
        park.PassGate("G1", Decision, Day);
        Assert.Equal((1, "G2", "M2/D1"), (park.Passed, park.Current!.Code, park.Step("G1").Decision!.Key));
        Assert.Equal(Rules.GatePassed, RuleOf(() => park.PassGate("G1", Decision, Day)));
        Assert.Equal(Rules.GateDay, RuleOf(() => park.PassGate("G2", new DecisionLink("M1", "D2"), Day.AddDays(-1))));
        park.PassGate("G2", Decision, Day);
        Assert.Equal([false, true, true], new[] { -1, 0, 1 }.Select(days => park.Step("G2").IsPassedOn(Day.AddDays(days))));
        Assert.Equal(Rules.GateNotLast, RuleOf(() => park.TakeBackGate("G1")));
        Assert.Equal(Rules.GateNotPassed, RuleOf(() => park.TakeBackGate("G3")));
        park.TakeBackGate("G2");
        Assert.Equal((1, (DateOnly?)null), (park.Passed, park.Step("G2").PassedOn));
        Assert.Equal(Rules.NotFound, RuleOf(() => park.PassGate("G6", Decision, Day)));
    }

    [Fact]
    public void A_gate_follows_the_day_of_its_meeting_and_stays_in_order()
    {
        var park = Park();
        park.PassGate("G1", new DecisionLink("M1", "D1"), Day);
        park.PassGate("G2", new DecisionLink("M2", "D1"), Day.AddDays(10));
        park.FollowMeeting("M1", Day.AddDays(3));
        park.FollowMeeting("M9", Day);
        Assert.Equal((Day.AddDays(3), Day.AddDays(10)), (park.Step("G1").PassedOn, park.Step("G2").PassedOn));
        Assert.Equal(Rules.GateDay, RuleOf(() => park.FollowMeeting("M1", Day.AddDays(11))));
        Assert.Equal(Rules.GateDay, RuleOf(() => park.FollowMeeting("M2", Day.AddDays(2))));
        Assert.Equal((Day.AddDays(3), Day.AddDays(10)), (park.Step("G1").PassedOn, park.Step("G2").PassedOn));
    }

    /// <summary>Whatever is passed and taken back, the passed gates are the first ones.</summary>
    [Fact]
    public void Passed_gates_are_the_first_ones() => Always.Holds(
        Gen.Choose(0, (2 * ParkProgramme.StepCount) - 1).ArrayOf(12),
        deeds =>
        {
            var park = Park();
            foreach (var deed in deeds)
            {
                var code = ParkStep.CodeOf((deed / 2) + 1);
                try
                {
                    if (deed % 2 == 0)
                    {
                        park.PassGate(code, Decision, Day);
                    }
                    else
                    {
                        park.TakeBackGate(code);
                    }
                }
                catch (RuleException)
                {
                    // What is refused changes nothing.
                }
            }

            return park.Steps.Select(each => each.Decision is not null).SequenceEqual(Enumerable.Range(0, ParkProgramme.StepCount).Select(each => each < park.Passed));
        });

    [Fact]
    public void What_a_passed_gate_says_stays_in_the_official_languages()
    {
        var park = Park();
        park.ReviseStep("G1", new ParkStepContent(HalfText, Text, []));
        Assert.Equal(Rules.GateInOneLanguage, RuleOf(() => park.PassGate("G1", Decision, Day)));
        park.SetText("Title:G1", Text);
        park.PassGate("G1", Decision, Day);
        Assert.Equal(Rules.GateClosed, RuleOf(() => park.SetText("Gate:G1", HalfText)));
        Assert.Equal(Rules.GateClosed, RuleOf(() => park.ReviseStep("G1", new ParkStepContent(HalfText, Text, []))));
        park.SetText("Gate:G1", LocalizedText.Of(Language.Vi, "Địa điểm", "ສະຖານທີ່", "The place"));
        park.ReviseStep("G1", new ParkStepContent(park.Step("G1").Title, park.Step("G1").Gate, [new TaskLink("2026-2027", "D1")]));
        Assert.Equal("The place", park.Step("G1").Gate.En?.Text);
        Assert.Contains(park.Texts, each => each.Field == "Gate:G5");
        Assert.Equal(Rules.NotFound, RuleOf(() => park.SetText("Gate:G6", Text)));
        Assert.Equal(Rules.NotFound, RuleOf(() => park.SetText("Purpose:G1", Text)));
    }

    [Fact]
    public void A_task_belongs_to_one_step()
    {
        var park = Park();
        var (first, second) = (new TaskLink("2026-2027", "D1"), new TaskLink("2026-2027", "D2"));
        park.ReviseStep("G1", new ParkStepContent(Text, Text, [second, first, second]));
        Assert.Equal([first, second], park.TasksOf(park.Step("G1")));
        Assert.Equal(Rules.ParkTaskTwice, RuleOf(() => park.ReviseStep("G2", new ParkStepContent(Text, Text, [second]))));
        park.ReviseStep("G1", new ParkStepContent(Text, Text, [first]));
        park.ReviseStep("G2", new ParkStepContent(Text, Text, [second]));
        Assert.Equal([second], park.TasksOf(park.Step("G2")));
    }

    [Fact]
    public void A_link_stays_while_a_gate_is_passed_by_its_decision()
    {
        var park = Park();
        park.RequireNotPassedBy(Decision, park.Step("G1").Link);
        park.PassGate("G1", Decision, Day);
        Assert.Equal(Rules.GatePassedBy, RuleOf(() => park.RequireNotPassedBy(Decision, park.Step("G1").Link)));
        park.RequireNotPassedBy(Decision, null);
        park.RequireNotPassedBy(Decision with { ItemCode = "D2" }, park.Step("G1").Link);
        park.RequireNotPassedBy(Decision, ParkStep.LinkOf("G2"));
        Assert.Equal("/park#G1", SubjectLink.Read("Gate||G1")?.Address);
    }

    [Fact]
    public void A_programme_has_five_steps_and_a_title()
    {
        Assert.Throws<ArgumentException>(() => new ParkProgramme(new ParkContent(Text, Text, Text), [(Text, Text)], Day));
        Assert.Equal(Rules.Required, RuleOf(() => Park().Revise(new ParkContent(LocalizedText.Empty, Text, Text))));
    }

    [Fact]
    public void It_says_what_it_is_and_each_of_its_texts_is_written_by_its_name()
    {
        var park = new ParkProgramme(new ParkContent(Text, HalfText, LocalizedText.Empty), [.. Enumerable.Repeat((Text, Text), ParkProgramme.StepCount)], Day);
        Assert.Equal((Text, HalfText, true), (park.Title, park.Place, park.Purpose.IsEmpty));
        Assert.Equal([("Title", ParkProgramme.TitleMax), ("Place", ParkProgramme.PlaceMax), ("Title:G1", ParkStep.TitleMax), ("Gate:G1", ParkStep.GateMax)], park.Texts.Take(4).Select(each => (each.Field, each.MaxLength)));
        Assert.Equal(12, park.Texts.Count());
        foreach (var (field, index) in new[] { "Title", "Place", "Purpose", "Title:G2", "Gate:G2" }.Select((each, index) => (each, index)))
        {
            park.SetText(field, LocalizedText.Of(Language.Vi, $"Chữ {index}"));
        }

        Assert.Equal(["Chữ 0", "Chữ 1", "Chữ 2", "Chữ 3", "Chữ 4"], new[] { park.Title, park.Place, park.Purpose, park.Step("G2").Title, park.Step("G2").Gate }.Select(each => each.For(Language.Vi)));
        Assert.Equal((Text, Text), (park.Step("G1").Title, park.Step("G1").Gate));
    }

    [Fact]
    public void A_text_that_is_missing_or_too_long_is_called_by_its_name()
    {
        var (park, tooLong) = (Park(), LocalizedText.Of(Language.Vi, new string('a', ParkProgramme.PurposeMax + 1)));
        Assert.Equal("ParkProgramme.Purpose", SubjectOf(() => park.SetText("Purpose", tooLong)));
        Assert.Equal("ParkStep.Gate", SubjectOf(() => park.SetText("Gate:G1", tooLong)));
        Assert.Equal("ParkStep.Title", SubjectOf(() => park.ReviseStep("G1", new ParkStepContent(LocalizedText.Empty, Text, []))));
        Assert.Equal("ParkStep.Gate", SubjectOf(() => park.ReviseStep("G1", new ParkStepContent(Text, LocalizedText.Empty, []))));
    }

    [Fact]
    public void A_passed_gate_keeps_its_words_in_each_official_language()
    {
        var park = Park();
        park.PassGate("G1", Decision, Day);
        Assert.Equal(Rules.GateClosed, RuleOf(() => park.SetText("Gate:G1", LocalizedText.Of(Language.Vi, "Địa điểm", "ບ່ອນອື່ນ"))));
        Assert.Equal(Rules.GateClosed, RuleOf(() => park.SetText("Title:G1", LocalizedText.Of(Language.Vi, "Nơi khác", "ສະຖານທີ່"))));
        Assert.Equal((Text, Text), (park.Step("G1").Title, park.Step("G1").Gate));
    }

    [Fact]
    public void Once_all_gates_are_passed_no_step_is_carried_out()
    {
        var park = Park();
        foreach (var step in park.Steps)
        {
            park.PassGate(step.Code, Decision, Day);
        }

        Assert.Equal((ParkProgramme.StepCount, null), (park.Passed, park.Current));
        Assert.Equal(Rules.GatePassed, RuleOf(() => park.PassGate("G5", Decision, Day)));
    }

    [Fact]
    public void The_tasks_of_other_steps_stay()
    {
        var park = Park();
        var (first, second) = (new TaskLink("2026-2027", "D1"), new TaskLink("2026-2027", "D2"));
        park.ReviseStep("G1", new ParkStepContent(Text, Text, [first]));
        park.ReviseStep("G2", new ParkStepContent(Text, Text, [second]));
        Assert.Equal([first], park.TasksOf(park.Step("G1")));
    }

    [Fact]
    public void A_gate_may_follow_its_meeting_to_the_day_of_the_next_gate()
    {
        var park = Park();
        park.PassGate("G1", new DecisionLink("M1", "D1"), Day);
        park.PassGate("G2", new DecisionLink("M2", "D1"), Day.AddDays(10));
        park.FollowMeeting("M1", Day.AddDays(10));
        Assert.Equal(Day.AddDays(10), park.Step("G1").PassedOn);
    }

    private static ParkProgramme Park() => new(new ParkContent(Text, LocalizedText.Empty, LocalizedText.Empty), [.. Enumerable.Repeat((Text, Text), ParkProgramme.StepCount)], Day);

    private static string? SubjectOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Subject;

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
