using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>What one member of a panel scores.</summary>
public class BallotTests
{
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Member = Guid.CreateVersion7();
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Dệt may", "ຕັດຫຍິບ");
    private static readonly string[] Open = ["PM1", "PM2"];
    private static readonly PilotCriterion[] Criteria = Enum.GetValues<PilotCriterion>();

    [Fact]
    public void A_ballot_is_of_one_member_and_one_sheet()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        Assert.Equal((sheet.Id, "R1", Member, "Bà A", Side.Laos, (DateTime?)null, 0), (ballot.SheetId, ballot.SheetCode, ballot.AccountId, ballot.Name, ballot.Side, ballot.FinishedAt, ballot.Scores.Count));
        var subject = ballot.ToSubject();
        Assert.Equal(("Ballot", ballot.Id, "R1/Laos", (Guid?)null), (subject.Kind, subject.Id, subject.Code, subject.PlanId));
        Assert.All(Languages.All, language => Assert.Equal("Bà A", subject.Title[language]!.Text));
        Assert.NotEqual(Guid.Empty, ballot.Id);
    }

    [Fact]
    public void A_member_is_named_once_by_their_own_side_while_scoring_is_open()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        Assert.Equal(Rules.PanelOtherSide, Refused(() => _ = new Ballot(sheet, Member, "Bà A", Side.Vietnam, Side.Laos, [])).Rule);
        var twice = Refused(() => _ = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, [ballot]));
        Assert.Equal((Rules.PanelMemberTwice, "Bà A"), (twice.Rule, twice.Arguments[0]));
        var early = Refused(() => _ = new Ballot(Sheet(), Member, "Bà A", Side.Laos, Side.Laos, []));
        Assert.Equal((Rules.SheetNotAgreed, "R1"), (early.Rule, early.Arguments[0]));
        Assert.Equal(Side.Laos, new Ballot(sheet, Guid.CreateVersion7(), "Ông B", Side.Laos, Side.Laos, [ballot]).Side);
    }

    [Fact]
    public void A_score_is_changed_in_its_place_and_what_is_not_given_stays()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        ballot.Give(sheet, Member, Open, [new("PM1", PilotCriterion.Needs, 1), new("PM1", PilotCriterion.Market, 5), new("PM2", PilotCriterion.Needs, 2)]);
        var first = ballot.Scores[0];
        Assert.Equal((ballot.Id, "PM1", PilotCriterion.Needs, 1), (first.BallotId, first.PilotCode, first.Criterion, first.Value));
        ballot.Give(sheet, Member, Open, [new("PM1", PilotCriterion.Needs, 4)]);
        Assert.Equal((3, 4), (ballot.Scores.Count, first.Value));
        Assert.Equal((4, 5, 2, null), (ballot.ScoreOf("PM1", PilotCriterion.Needs), ballot.ScoreOf("PM1", PilotCriterion.Market), ballot.ScoreOf("PM2", PilotCriterion.Needs), ballot.ScoreOf("PM2", PilotCriterion.Market)));
        Assert.Equal(3, ballot.Scores.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void All_that_is_wrong_with_scores_is_said_at_once_and_none_is_taken_over()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        var broken = Assert.Throws<RuleException>(() => ballot.Give(sheet, Member, ["PM1"], [new("PM1", PilotCriterion.Market, 3), new("PM2", PilotCriterion.Needs, 9), new("PM1", PilotCriterion.Needs, 6)])).Broken;
        Assert.Equal([(Rules.PilotWithdrawn, null), (Rules.ScoreOffScale, "PM1-Needs")], broken.Select(each => (each.Rule, each.Subject)));
        Assert.Equal(["PM2"], broken[0].Arguments);
        Assert.Equal([6, 5], broken[1].Arguments);
        Assert.Empty(ballot.Scores);
    }

    [Fact]
    public void A_ballot_is_finished_by_its_member_once_each_open_candidate_is_scored()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        ballot.Give(sheet, Member, Open, [.. Criteria.Select(each => new GivenScore("PM1", each, 3)), new("PM2", PilotCriterion.Needs, 3)]);
        var missing = Refused(() => ballot.Finish(sheet, Member, Open, At));
        Assert.Equal((Rules.ScoresMissing, 4), (missing.Rule, missing.Arguments[0]));
        Assert.Equal(Rules.NotFound, Refused(() => ballot.Finish(sheet, Guid.CreateVersion7(), ["PM1"], At)).Rule);
        Assert.Null(ballot.FinishedAt);

        // PM2 was withdrawn meanwhile, and PM9 is on another sheet.
        ballot.Finish(sheet, Member, ["PM1", "PM9"], At);
        Assert.Equal(At, ballot.FinishedAt);
        var again = Refused(() => ballot.Finish(sheet, Member, ["PM1"], At.AddHours(1)));
        Assert.Equal((Rules.BallotFinished, "R1", At), (again.Rule, again.Arguments[0], ballot.FinishedAt));
    }

    [Fact]
    public void A_member_is_taken_back_by_their_own_side_until_they_finished()
    {
        var sheet = Agreed();
        var ballot = new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []);
        ballot.RequireRemovable(Side.Laos);
        Assert.Equal(Rules.NotFound, Refused(() => ballot.RequireRemovable(Side.Vietnam)).Rule);
        ballot.Finish(sheet, Member, [], At);
        var finished = Refused(() => ballot.RequireRemovable(Side.Laos));
        Assert.Equal((Rules.BallotFinished, "R1"), (finished.Rule, finished.Arguments[0]));
    }

    [Fact]
    public void Nothing_is_given_once_the_panel_finished()
    {
        var sheet = Agreed();
        var (one, other) = (new Ballot(sheet, Member, "Bà A", Side.Laos, Side.Laos, []), new Ballot(sheet, Guid.CreateVersion7(), "Ông B", Side.Laos, Side.Laos, []));
        one.Finish(sheet, Member, [], At);
        sheet.FinishPanel(Side.Laos, [one], At);
        var late = Refused(() => other.Give(sheet, other.AccountId, Open, [new("PM1", PilotCriterion.Needs, 3)]));
        Assert.Equal((Rules.PanelDone, "R1"), (late.Rule, late.Arguments[0]));
        Assert.Empty(other.Scores);
    }

    [Theory]
    [InlineData(2, Rules.SheetScale)]
    [InlineData(3, null)]
    [InlineData(10, null)]
    [InlineData(11, Rules.SheetScale)]
    public void A_scale_is_neither_too_small_nor_too_large(int scale, string? rule)
    {
        if (rule is null)
        {
            Assert.Equal(scale, new ScoringSheet(1, Form with { Scale = scale }).Scale);
            return;
        }

        var broken = Refused(() => _ = new ScoringSheet(1, Form with { Scale = scale }));
        Assert.Equal((rule, "Scale"), (broken.Rule, broken.Subject));
        Assert.Equal([ScoringSheet.ScaleLeast, ScoringSheet.ScaleMost], broken.Arguments);
    }

    [Fact]
    public void A_sheet_has_two_candidates_at_least_and_no_more_than_a_short_list()
    {
        string[] many = [.. Enumerable.Range(1, ScoringSheet.CandidatesMax + 1).Select(each => $"PM{each}")];
        Assert.All(new[] { many, ["PM1"] }, each => Assert.Equal((Rules.SheetCandidates, "Candidates"), Refused(() => _ = new ScoringSheet(1, Form with { Candidates = each })) is var broken ? (broken.Rule, broken.Subject) : default));
        Assert.Equal(ScoringSheet.CandidatesMax, new ScoringSheet(1, Form with { Candidates = many[1..] }).Candidates.Count);
        var weights = Refused(() => _ = new ScoringSheet(1, Form with { Weights = [20, 20, 20, 20, 19] }));
        Assert.Equal((Rules.SheetWeights, "NeedsWeight", 99, 100), (weights.Rule, weights.Subject, weights.Arguments[0], weights.Arguments[1]));
        Assert.Equal((Rules.SheetWeight, "MarketWeight"), Refused(() => _ = new ScoringSheet(1, Form with { Weights = [25, 25, 25, 0, 25] })) is var none ? (none.Rule, none.Subject) : default);
        Assert.Throws<ArgumentException>(() => new ScoringSheet(1, Form with { Weights = [25, 25, 25, 25] }));
        var sheet = new ScoringSheet(2, new SheetContent(5, [10, 15, 20, 25, 30], ["PM1", "PM2", "PM1"]));
        Assert.Equal(("R2", 2, 10, 15, 20, 25, 30), (sheet.Code, sheet.Number, sheet.NeedsWeight, sheet.EnterprisesWeight, sheet.ProductsWeight, sheet.MarketWeight, sheet.FrameworkWeight));
        Assert.Equal([10, 15, 20, 25, 30], Criteria.Select(sheet.WeightOf));
        Assert.Equal(["PM1", "PM2"], sheet.Candidates);
    }

    private static SheetContent Form => new(5, [20, 20, 20, 20, 20], Open);

    private static ScoringSheet Sheet() => new(1, Form);

    private static ScoringSheet Agreed()
    {
        var (sheet, content) = (Sheet(), new PilotContent(Words, Words, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty));
        PilotModel[] pilots = [new(1, Side.Laos, content), new(2, Side.Laos, content)];
        Assert.All(Sides.Both, side => sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, At));
        return sheet;
    }

    private static BrokenRule Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken);
}
