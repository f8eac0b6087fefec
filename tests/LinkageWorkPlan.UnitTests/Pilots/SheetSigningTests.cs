using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>A round of scoring comes before both co-chairs once a meeting decided about its candidates, and nothing of it changes then.</summary>
public class SheetSigningTests
{
    private static readonly DecisionLink Decision = new("M1", "D2");

    [Fact]
    public void It_is_sent_once_both_panels_finished_and_a_meeting_decided_about_every_candidate()
    {
        var content = new PilotContent(JointScoreTests.Why, JointScoreTests.Why, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty);
        PilotModel[] open = [new(1, Side.Laos, content), new(2, Side.Laos, content)];
        Assert.Equal([Rules.SheetNotScored], Refused(() => new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"])).Send(open, [])));

        var (sheet, pilots, ballots) = JointScoreTests.Scored();
        Assert.Equal([Rules.SheetUndecided, Rules.SheetUndecided], Refused(() => sheet.Send(pilots, [])));
        Decide(sheet, pilots, ballots);
        Assert.Equal([Rules.TextMissing], Refused(() => sheet.Send(pilots, [new BrokenRule(Rules.TextMissing, null)])));
        Assert.Equal(SheetSigning.Open, sheet.Signing);
        sheet.Send(pilots, []);
        Assert.Equal(SheetSigning.ForSignature, sheet.Signing);
        Assert.Equal([Rules.SheetIsSent], Refused(() => sheet.Send(pilots, [])));
    }

    [Fact]
    public void There_is_nothing_to_sign_once_every_candidate_was_withdrawn()
    {
        var (sheet, pilots, _) = JointScoreTests.Scored();
        pilots[0].Withdraw(Side.Laos, "Vì");
        Assert.Equal([Rules.SheetUndecided], Refused(() => sheet.Send(pilots, [])));
        pilots[1].Withdraw(Side.Laos, "Vì");
        Assert.Equal([Rules.SheetNotScored], Refused(() => sheet.Send(pilots, [])));
    }

    [Fact]
    public void What_is_signed_is_closed_in_every_language_and_how_a_model_is_carried_out_goes_on()
    {
        foreach (var isSigned in new[] { false, true })
        {
            var (sheet, pilots, ballots) = JointScoreTests.Scored();
            Decide(sheet, pilots, ballots);
            pilots[1].SetText("Title", LocalizedText.Of(Language.Vi, JointScoreTests.Why.For(Language.Vi), JointScoreTests.Why.For(Language.Lo), "The Lao market"));
            sheet.Send(pilots, []);
            if (isSigned)
            {
                sheet.Complete(pilots);
            }

            var result = CandidateResult.Of(sheet, ballots, pilots).Single(each => each.PilotCode == "PM1");
            Assert.Equal([Rules.SheetIsSent], Refused(() => pilots[0].Settle(sheet, result, [new GivenJointScore(PilotCriterion.Needs, 2, JointScoreTests.Why)])));
            Assert.Equal([Rules.SheetIsSent], Refused(() => pilots[0].SetText("JointScore:Needs", JointScoreTests.Why)));
            Assert.Equal([Rules.SheetIsSent], Refused(() => pilots[0].SetText("Title", LocalizedText.Of(Language.Vi, JointScoreTests.Why.For(Language.Vi), JointScoreTests.Why.For(Language.Lo), "Another"))));
            Assert.Equal([Rules.SheetIsSent], Refused(() => pilots[0].Decide(new PilotWork(false, Decision, PilotStage.Preparation, []), result)));
            Assert.Equal([Rules.SheetIsSent], Refused(() => pilots[0].Decide(new PilotWork(true, new DecisionLink("M1", "D1"), PilotStage.Preparation, []), result)));
            pilots[0].Decide(new PilotWork(true, Decision, PilotStage.Trial, [new("2026-2027", "C3")]), result);
            Assert.Equal((PilotStage.Trial, 1), (pilots[0].Stage, pilots[0].Tasks.Count));
        }
    }

    [Fact]
    public void What_came_back_can_be_corrected_and_is_sent_again()
    {
        var (sheet, pilots, ballots) = JointScoreTests.Scored();
        Decide(sheet, pilots, ballots);
        Assert.False(pilots[0].IsToSettle);
        sheet.Send(pilots, []);
        sheet.Reopen(pilots);
        Assert.True(pilots[0].IsToSettle);
        pilots[0].Settle(sheet, CandidateResult.Of(sheet, ballots, pilots).Single(each => each.PilotCode == "PM1"), [new GivenJointScore(PilotCriterion.Needs, 2, JointScoreTests.Why)]);
        pilots[0].SetText("JointScore:Needs", LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"));
        pilots[0].Decide(new PilotWork(false, Decision, PilotStage.Preparation, []), CandidateResult.Of(sheet, ballots, pilots).Single(each => each.PilotCode == "PM1"));
        sheet.Send(pilots, []);
        Assert.Equal((SheetSigning.ForSignature, true), (sheet.Signing, pilots[0].IsFrozen));
    }

    /// <summary>PM1 has its joint score and is chosen, PM2 is not.</summary>
    internal static void Decide(ScoringSheet sheet, PilotModel[] pilots, Ballot[] ballots)
    {
        var results = CandidateResult.Of(sheet, ballots, pilots);
        pilots[0].Settle(sheet, results.Single(each => each.PilotCode == "PM1"), [new GivenJointScore(PilotCriterion.Needs, 4, JointScoreTests.Why)]);
        results = CandidateResult.Of(sheet, ballots, pilots);
        pilots[0].Decide(new PilotWork(true, Decision, PilotStage.Preparation, []), results.Single(each => each.PilotCode == "PM1"));
        pilots[1].Decide(new PilotWork(false, Decision, PilotStage.Preparation, []), results.Single(each => each.PilotCode == "PM2"));
    }

    private static IReadOnlyList<string> Refused(Action action) => [.. Assert.Throws<RuleException>(action).Broken.Select(each => each.Rule)];
}
