using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>What both sides agree on where their panels differ by more than one step.</summary>
public class JointScoreTests
{
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    internal static readonly LocalizedText Why = LocalizedText.Of(Language.Vi, "Thị trường Lào lớn hơn", "ຕະຫຼາດລາວໃຫຍ່ກວ່າ");

    [Fact]
    public void A_joint_score_counts_in_place_of_the_mean()
    {
        var (sheet, pilots, ballots) = Scored();
        var before = CandidateResult.Of(sheet, ballots, pilots);
        Assert.Equal(["PM1", "PM2"], before.Select(each => each.PilotCode));
        Assert.Equal([PilotCriterion.Needs], before[0].Unsettled);

        // Panels gave 5 and 1: the mean is 3, agreed is 1.
        pilots[0].Settle(sheet, before[0], [new GivenJointScore(PilotCriterion.Needs, 1, Why)]);
        var after = CandidateResult.Of(sheet, ballots, pilots);
        Assert.All(after, each => Assert.Empty(each.Unsettled));
        Assert.Equal([("PM2", 1, 3m), ("PM1", 2, 2.6m)], after.Select(each => (each.PilotCode, each.Rank, each.Total)));
        Assert.Equal([("PM2", 1), ("PM1", 2)], CandidateResult.IfMore(sheet, after, PilotCriterion.Needs, 10).Select(each => (each.PilotCode, each.Rank)));
    }

    [Fact]
    public void It_is_refused_where_the_panels_are_not_apart_off_the_scale_and_without_a_reason()
    {
        var (sheet, pilots, ballots) = Scored();
        var result = CandidateResult.Of(sheet, ballots, pilots)[0];
        Assert.Equal(Rules.PanelsNotApart, RuleOf(pilots[0], [new GivenJointScore(PilotCriterion.Market, 3, Why)]));
        Assert.Equal(Rules.ScoreOffScale, RuleOf(pilots[0], [new GivenJointScore(PilotCriterion.Needs, 6, Why)]));
        Assert.Equal(Rules.ScoreOffScale, RuleOf(pilots[0], [new GivenJointScore(PilotCriterion.Needs, 0, Why)]));
        Assert.Equal(Rules.Required, RuleOf(pilots[0], [new GivenJointScore(PilotCriterion.Needs, 3, LocalizedText.Empty)]));
        Assert.Empty(pilots[0].JointScores);
        pilots[0].Withdraw(Side.Laos, "Vì");
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(pilots[0], [new GivenJointScore(PilotCriterion.Needs, 3, Why)]));

        string RuleOf(PilotModel pilot, IReadOnlyList<GivenJointScore> given) => Assert.Single(Assert.Throws<RuleException>(() => pilot.Settle(sheet, result, given)).Broken).Rule;
    }

    [Fact]
    public void Its_reason_is_translated_although_the_rest_of_the_model_is_closed()
    {
        var (sheet, pilots, ballots) = Scored();
        pilots[0].Settle(sheet, CandidateResult.Of(sheet, ballots, pilots)[0], [new GivenJointScore(PilotCriterion.Needs, 3, LocalizedText.Of(Language.Vi, "Vì"))]);
        var place = Assert.Single(pilots[0].Texts, each => each.Field.StartsWith("JointScore", StringComparison.Ordinal));
        pilots[0].SetText(place.Field, Why);
        Assert.Equal(Why[Language.Lo]!.Text, pilots[0].JointScoreOf(PilotCriterion.Needs)!.Reason[Language.Lo]!.Text);
        Assert.Throws<RuleException>(() => pilots[0].SetText("Title", LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ")));
        Assert.Throws<RuleException>(() => pilots[0].SetText("JointScore:Market", Why));
    }

    /// <summary>Both are given 3 in everything; only for the needs PM1 is given 5 by one panel and 1 by the other.</summary>
    internal static (ScoringSheet Sheet, PilotModel[] Pilots, Ballot[] Ballots) Scored()
    {
        var content = new PilotContent(Why, Why, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty);
        PilotModel[] pilots = [new(1, Side.Laos, content), new(2, Side.Laos, content)];
        var sheet = new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]));
        foreach (var side in Sides.Both)
        {
            sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, At);
        }

        Ballot[] ballots = [.. Sides.Both.Select(side => new Ballot(sheet, Guid.CreateVersion7(), "Ai", side, side, []))];
        foreach (var ballot in ballots)
        {
            ballot.Give(sheet, ballot.AccountId, sheet.Candidates.ToList(), [.. sheet.Candidates.SelectMany(pilot => Enum.GetValues<PilotCriterion>(), (pilot, each) => new GivenScore(pilot, each, pilot == "PM1" && each == PilotCriterion.Needs ? (ballot.Side == Side.Laos ? 5 : 1) : 3))]);
            ballot.Finish(sheet, ballot.AccountId, sheet.Candidates.ToList(), At);
            sheet.FinishPanel(ballot.Side, [ballot], At);
        }

        return (sheet, pilots, ballots);
    }
}
