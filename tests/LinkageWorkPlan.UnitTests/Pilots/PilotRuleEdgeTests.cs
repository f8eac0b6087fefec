using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>What each panel gave a model, and what is refused once it was withdrawn or came before both co-chairs.</summary>
public class PilotRuleEdgeTests
{
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ");
    private static readonly CandidateResult Close = new("PM1", 1, [3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [null, null, null, null, null], 3m), Apart = Close with { Laos = [5, 3, 3, 3, 3] };
    private static readonly PilotWork Chosen = new(true, new DecisionLink("M1", "D2"), PilotStage.Trial, []);

    [Fact]
    public void Each_panel_counts_with_the_mean_of_its_members()
    {
        var (sheet, pilots) = Agreed();
        var ballots = new[] { (Side.Vietnam, 5), (Side.Laos, 1), (Side.Laos, 4) }.Select(each =>
        {
            var ballot = new Ballot(sheet, Guid.CreateVersion7(), "Ai", each.Item1, each.Item1, []);
            ballot.Give(sheet, ballot.AccountId, ["PM1", "PM2"], [new("PM1", PilotCriterion.Needs, each.Item2)]);
            return ballot;
        }).ToList();
        var result = CandidateResult.Of(sheet, ballots, pilots).Single(each => each.PilotCode == "PM1");
        Assert.Equal((5m, 2.5m), (result.Vietnam[0], result.Laos[0]));
    }

    [Fact]
    public void No_meeting_decides_about_a_model_that_was_withdrawn()
    {
        var pilot = Pilot(1);
        pilot.Withdraw(Side.Laos, "Vì");
        Assert.Equal(Rules.PilotWithdrawn, Refused(() => pilot.Decide(Chosen, Close)).Rule);
    }

    [Fact]
    public void Reasons_of_joint_scores_and_reviews_are_not_emptied()
    {
        var (sheet, pilots) = Agreed();
        pilots[0].Settle(sheet, Apart, [new(PilotCriterion.Needs, 4, Words)]);
        Assert.Equal((Rules.Required, JointScore.ReasonLabel), Refused(() => pilots[0].SetText("JointScore:Needs", LocalizedText.Empty)));
        pilots[0].Decide(Chosen, Apart with { Joint = [4, null, null, null, null] });
        pilots[0].Review(2026, PilotVerdict.Change, Words, new DateOnly(2027, 3, 1));
        Assert.Equal((Rules.Required, PilotReview.ReasonLabel), Refused(() => pilots[0].SetText("PilotReview:2026", LocalizedText.Empty)));
    }

    [Fact]
    public void A_refusal_names_the_sheet_that_both_co_chairs_have()
    {
        var (sheet, pilots) = Agreed();
        pilots[0].StandsIn(SheetSigning.ForSignature);
        var broken = Assert.Throws<RuleException>(() => pilots[0].Settle(sheet, Apart, [])).Broken[0];
        Assert.Equal([Rules.SheetIsSent, "R1"], [broken.Rule, .. broken.Arguments]);
    }

    [Fact]
    public void A_weight_that_is_missing_is_named()
    {
        var broken = Assert.Throws<RuleException>(() => new ScoringSheet(1, new SheetContent(5, [40, 0, 20, 20, 20], ["PM1", "PM2"]))).Broken[0];
        Assert.Equal([Rules.SheetWeight, "EnterprisesWeight", "ScoringSheet.EnterprisesWeight"], [broken.Rule, broken.Subject, .. broken.Arguments]);
    }

    [Fact]
    public void A_sector_is_one_word_of_a_form()
    {
        var link = new SectorLink("2026-2027", "S06");
        Assert.Equal(("2026-2027|S06", link), (link.Key, SectorLink.Read(link.Key)));
    }

    private static PilotModel Pilot(int number) => new(number, Side.Laos, new PilotContent(Words, Words, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty));

    private static (ScoringSheet Sheet, PilotModel[] Pilots) Agreed()
    {
        var sheet = new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]));
        PilotModel[] pilots = [Pilot(1), Pilot(2)];
        Assert.All(Sides.Both, side => sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, DateTime.UnixEpoch));
        return (sheet, pilots);
    }

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
