using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>What a meeting decides about a model, and how a chosen one is carried out and reviewed.</summary>
public class PilotWorkTests
{
    private static readonly LocalizedText Text = LocalizedText.Of(Language.Vi, "Dệt may", "ຕັດຫຍິບ");
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly CandidateResult Close = new("PM1", 1, [3, 3, 3, 3, 3], [4, 3, 3, 3, 3], [null, null, null, null, null], 3.1m);
    private static readonly CandidateResult Apart = Close with { Laos = [5, 3, 3, 3, 3] };
    private static readonly PilotWork Chosen = new(true, new DecisionLink("M1", "D2"), PilotStage.Trial, [new TaskLink("2026-2027", "C3"), new TaskLink("2026-2027", "C4"), new TaskLink("2026-2027", "C3")]);

    [Fact]
    public void A_meeting_chooses_it_and_its_tasks_and_stage_follow()
    {
        var pilot = Pilot();
        pilot.Decide(Chosen, Close);
        Assert.Equal((PilotState.Chosen, PilotStage.Trial, "M1/D2"), (pilot.State, pilot.Stage, pilot.Decision!.Key));
        Assert.Equal(["2026-2027/C3", "2026-2027/C4"], pilot.Tasks.Select(each => each.Link.Key));
        pilot.Decide(Chosen with { Tasks = [new TaskLink("2026-2027", "C4"), new TaskLink("2028", "A1")] }, Close);
        Assert.Equal(["2026-2027/C4", "2028/A1"], pilot.Tasks.Select(each => each.Link.Key));
        pilot.Decide(Chosen with { IsChosen = false }, Close);
        Assert.Equal((PilotState.NotChosen, (PilotStage?)null, 0), (pilot.State, pilot.Stage, pilot.Tasks.Count));
    }

    [Fact]
    public void Nothing_is_decided_while_a_joint_score_is_missing_or_in_one_language()
    {
        var pilot = Pilot();
        Assert.Equal(Rules.JointScoresMissing, RuleOf(() => pilot.Decide(Chosen, Apart)));
        var sheet = new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]));
        pilot.Settle(sheet, Apart, [new GivenJointScore(PilotCriterion.Needs, 4, LocalizedText.Of(Language.Vi, "Vì"))]);
        var settled = Apart with { Joint = [4, null, null, null, null] };
        Assert.Equal(Rules.PilotInOneLanguage, RuleOf(() => pilot.Decide(Chosen, settled)));
        Assert.Equal(PilotState.Candidate, pilot.State);
        pilot.SetText("JointScore:Needs", Text);
        pilot.Decide(Chosen, settled);
        Assert.Equal(PilotState.Chosen, pilot.State);
    }

    [Fact]
    public void What_was_decided_is_frozen()
    {
        var pilot = Pilot();
        var sheet = new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]));
        pilot.Settle(sheet, Apart, [new GivenJointScore(PilotCriterion.Needs, 4, Text)]);
        pilot.Decide(Chosen, Apart with { Joint = [4, null, null, null, null] });
        Assert.Equal(Rules.PilotDecided, RuleOf(() => pilot.Settle(sheet, Apart, [new GivenJointScore(PilotCriterion.Needs, 5, Text)])));
        Assert.Equal(Rules.PilotDecided, RuleOf(() => pilot.SetText("JointScore:Needs", LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"))));
        Assert.Equal(Rules.PilotDecided, RuleOf(() => pilot.Withdraw(Side.Laos, "Vì")));
        pilot.SetText("JointScore:Needs", LocalizedText.Of(Language.Vi, "Dệt may", "ຕັດຫຍິບ", "Textiles"));
        Assert.Equal("Textiles", pilot.JointScoreOf(PilotCriterion.Needs)!.Reason[Language.En]!.Text);
    }

    [Fact]
    public void A_chosen_one_is_reviewed_once_a_year_and_ends_when_it_is_stopped()
    {
        var pilot = Pilot();
        Assert.Equal(Rules.PilotNotChosen, RuleOf(() => pilot.Review(2027, PilotVerdict.Change, Text, Today)));
        pilot.Decide(Chosen, Close);
        Assert.Equal(Rules.PilotReviewYear, RuleOf(() => pilot.Review(2028, PilotVerdict.Change, Text, Today)));
        Assert.Equal(Rules.PilotReviewYear, RuleOf(() => pilot.Review(2023, PilotVerdict.Change, Text, Today)));
        Assert.Equal(Rules.Required, RuleOf(() => pilot.Review(2027, PilotVerdict.Change, LocalizedText.Empty, Today)));
        Assert.Empty(pilot.Reviews);
        pilot.Review(2026, PilotVerdict.ScaleUp, Text, Today);
        pilot.Review(2027, PilotVerdict.Change, Text, Today);
        Assert.Equal(PilotStage.Trial, pilot.Stage);
        pilot.Review(2027, PilotVerdict.Stop, Text, Today);
        Assert.Equal([(2026, PilotVerdict.ScaleUp), (2027, PilotVerdict.Stop)], pilot.Reviews.Select(each => (each.Year, each.Verdict)));
        Assert.Equal(PilotStage.Finished, pilot.Stage);
        Assert.Equal(Rules.PilotReviewed, RuleOf(() => pilot.Decide(Chosen with { IsChosen = false }, Close)));
        pilot.SetText("PilotReview:2027", LocalizedText.Of(Language.Vi, "Mới", "ໃໝ່"));
        Assert.Equal("Mới", pilot.ReviewOf(2027)!.Reason[Language.Vi]!.Text);
    }

    private static PilotModel Pilot() => new(1, Side.Laos, new PilotContent(Text, Text, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty));

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
