using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>What a model keeps, which of its texts can be written when, and what both panels gave it.</summary>
public class PilotModelEdgeTests
{
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Others = SamplePlan.Text("Hai", "ສອງ"), Half = LocalizedText.Of(Language.Vi, "Một");
    private static readonly PilotContent Content = new(Words, Others, new SectorLink("2026", "S03"), SamplePlan.Text("Huế", "ເວ້"), SamplePlan.Text("A", "ກ"), SamplePlan.Text("B", "ຂ")) { Contents = ["M9", "M1", "M9"] };
    private static readonly CandidateResult Close = new("PM4", 1, [3, 3, 3, 3, 3], [3, 3, 3, 3, 4], [null, null, null, null, null], 3m), Apart = Close with { Laos = [5, 3, 3, 3, 5] };
    private static readonly ScoringSheet Sheet = new(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM4", "PM5"]));
    private static readonly PilotWork Chosen = new(true, new DecisionLink("M1", "D2"), PilotStage.Trial, []);

    [Fact]
    public void A_model_keeps_what_it_is()
    {
        var pilot = Pilot();
        Assert.Equal((4, "PM4", Side.Vietnam, Words, Others, Content.Place), (pilot.Number, pilot.Code, pilot.ProposedBy, pilot.Title, pilot.Description, pilot.Place));
        Assert.Equal((Content.Sector, "2026", "S03", Content.VietnamEnterprises, Content.LaosEnterprises), (pilot.Sector, pilot.SectorPlan, pilot.SectorCode, pilot.EnterprisesOf(Side.Vietnam), pilot.EnterprisesOf(Side.Laos)));
        Assert.Equal((PilotState.Candidate, null, null, null, (DecisionLink?)null), (pilot.State, pilot.WithdrawnBecause, pilot.ScoredIn, pilot.Stage, pilot.Decision));
        Assert.Equal(["M9", "M1"], pilot.Contents);
        Assert.Equal(("PilotModel", pilot.Id, "PM4", Words), pilot.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
        pilot.Revise(Content with { Sector = null, Contents = [], Place = LocalizedText.Empty });
        Assert.Equal(((SectorLink?)null, 0, true), (pilot.Sector, pilot.Contents.Count, pilot.Place.IsEmpty));
    }

    [Fact]
    public void Each_text_has_its_limit_and_what_is_too_long_changes_nothing()
    {
        var (pilot, tooLong) = (Pilot(), LocalizedText.Of(Language.Vi, new string('a', PilotModel.DescriptionMax + 1)));
        (string Field, int Max, PilotContent Content)[] each =
        [
            ("Title", PilotModel.TitleMax, Content with { Title = tooLong }), ("Description", PilotModel.DescriptionMax, Content with { Description = tooLong }), ("Place", PilotModel.PlaceMax, Content with { Place = tooLong }),
            ("VietnamEnterprises", PilotModel.EnterprisesMax, Content with { VietnamEnterprises = tooLong }), ("LaosEnterprises", PilotModel.EnterprisesMax, Content with { LaosEnterprises = tooLong }),
        ];
        Assert.Equal(each.Select(one => (one.Field, one.Max)), pilot.Texts.Select(place => (place.Field, place.MaxLength)));
        Assert.All(each, one =>
        {
            Assert.Equal((Rules.TooLong, $"PilotModel.{one.Field}"), Refused(() => pilot.Revise(one.Content with { Sector = null })));
            Assert.Equal((Rules.TooLong, $"PilotModel.{one.Field}"), Refused(() => pilot.SetText(one.Field, tooLong)));
        });
        Assert.Equal((Words, Content.Sector), (pilot.Title, pilot.Sector));
        Assert.All(new[] { "Title", "Description" }, field => Assert.Equal((Rules.Required, $"PilotModel.{field}"), Refused(() => pilot.SetText(field, LocalizedText.Empty))));
        Assert.All(new[] { "Place", "VietnamEnterprises", "LaosEnterprises" }, field => pilot.SetText(field, LocalizedText.Empty));
        Assert.Equal(["Title", "Description"], pilot.Texts.Select(place => place.Field));
    }

    [Fact]
    public void What_is_scored_changes_in_English_alone()
    {
        var pilot = Pilot();
        pilot.BeginScoring("R1");
        Assert.All(pilot.Texts.ToList(), place =>
        {
            var refused = Assert.Throws<RuleException>(() => pilot.SetText(place.Field, place.Text.Write(Language.Lo, "ອື່ນໆ"))).Broken[0];
            Assert.Equal([Rules.PilotIsScored, "PM4", "R1"], [refused.Rule, .. refused.Arguments]);
            Assert.Equal(Rules.PilotIsScored, Refused(() => pilot.SetText(place.Field, place.Text.Write(Language.Vi, "Khác nữa"))).Rule);
            pilot.SetText(place.Field, place.Text.Write(Language.En, "Words"));
        });
        Assert.All(pilot.Texts, place => Assert.Equal("Words", place.Text[Language.En]!.Text));
        Assert.Equal(Rules.PilotIsScored, Refused(() => pilot.Revise(Content)).Rule);
        Assert.Equal((Rules.NotFound, "Other"), Refused(() => pilot.SetText("Other", Words)));
    }

    [Fact]
    public void A_model_is_ready_to_be_scored_once_and_in_both_languages()
    {
        var pilot = Pilot();
        pilot.RequireReady();
        Assert.All(new[] { Content with { Title = Half }, Content with { LaosEnterprises = LocalizedText.Of(Language.Lo, "ກ") } }, content => Assert.Equal(Rules.PilotInOneLanguage, Refused(() => new PilotModel(4, Side.Laos, content).RequireReady()).Rule));
        pilot.BeginScoring("R1");
        Assert.Equal(Rules.PilotIsScored, Refused(pilot.RequireReady).Rule);
        pilot.Withdraw(Side.Vietnam, " Vì ");
        Assert.Equal((PilotState.Withdrawn, "Vì", Rules.PilotWithdrawn), (pilot.State, pilot.WithdrawnBecause, Refused(pilot.RequireReady).Rule));
    }

    [Fact]
    public void A_reason_to_withdraw_is_not_too_long()
    {
        var pilot = Pilot();
        Assert.Equal((Rules.TooLong, PilotModel.WithdrawReason), Refused(() => pilot.Withdraw(Side.Vietnam, new string('a', PilotModel.ReasonMax + 1))));
        Assert.Equal(PilotState.Candidate, pilot.State);
    }

    [Fact]
    public void Joint_scores_are_given_where_panels_are_apart_and_corrected_in_their_place()
    {
        var pilot = Pilot();
        Assert.Equal([PilotCriterion.Needs, PilotCriterion.Framework], Apart.Unsettled);
        Assert.Empty(Close.Unsettled);
        pilot.Settle(Sheet, Apart, [new(PilotCriterion.Framework, 5, Words), new(PilotCriterion.Needs, 1, Words)]);
        var score = pilot.JointScoreOf(PilotCriterion.Framework)!;
        Assert.Equal((pilot.Id, PilotCriterion.Framework, 5, Words), (score.PilotId, score.Criterion, score.Value, score.Reason));
        Assert.Equal(["JointScore:Needs", "JointScore:Framework"], pilot.Texts.Select(each => each.Field).Skip(5));
        Assert.All(pilot.Texts.Skip(5), each => Assert.Equal(JointScore.ReasonMax, each.MaxLength));
        pilot.Settle(Sheet, Apart, [new(PilotCriterion.Framework, 4, Others)]);
        Assert.Equal((2, 4, Others, score.Id), (pilot.JointScores.Count, score.Value, score.Reason, pilot.JointScoreOf(PilotCriterion.Framework)!.Id));
        Assert.Equal(["Title", "JointScore:Needs", "JointScore:Framework"], pilot.SignedTexts.Select(each => each.Field));
        Assert.Null(pilot.JointScoreOf(PilotCriterion.Market));
    }

    [Fact]
    public void All_that_is_wrong_with_joint_scores_is_said_at_once()
    {
        var pilot = Pilot();
        var broken = Assert.Throws<RuleException>(() => pilot.Settle(Sheet, Apart, [new(PilotCriterion.Market, 9, LocalizedText.Empty), new(PilotCriterion.Needs, 6, Words), new(PilotCriterion.Framework, 3, Words)])).Broken;
        Assert.Equal([(Rules.PanelsNotApart, "Market-Value"), (Rules.Required, "Market-Reason"), (Rules.ScoreOffScale, "Needs-Value")], broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal([6, 5], broken[2].Arguments);
        Assert.Equal((Rules.TooLong, JointScore.ReasonLabel), Refused(() => pilot.Settle(Sheet, Apart, [new(PilotCriterion.Needs, 3, Words), new(PilotCriterion.Framework, 3, LocalizedText.Of(Language.Vi, new string('a', JointScore.ReasonMax + 1)))])));
        Assert.Empty(pilot.JointScores);
    }

    [Fact]
    public void A_decision_says_which_contents_are_served_or_leaves_them()
    {
        var pilot = Pilot();
        pilot.Decide(Chosen, Close);
        Assert.Equal(["M9", "M1"], pilot.Contents);
        pilot.Decide(Chosen with { Contents = ["M2", "M2"] }, Close);
        Assert.Equal(["M2"], pilot.Contents);
        pilot.Decide(Chosen with { IsChosen = false, Contents = [], Decision = new DecisionLink("M2", "D1") }, Close);
        Assert.Equal((PilotState.NotChosen, (PilotStage?)null, "M2/D1", 0), (pilot.State, pilot.Stage, pilot.Decision!.Key, pilot.Contents.Count));
        var refused = Assert.Throws<RuleException>(() => pilot.Withdraw(Side.Vietnam, "Vì")).Broken[0];
        Assert.Equal([Rules.PilotDecided, "PM4", "M2/D1"], [refused.Rule, .. refused.Arguments]);
        var missing = Assert.Throws<RuleException>(() => pilot.Decide(Chosen, Apart)).Broken[0];
        Assert.Equal([Rules.JointScoresMissing, "PM4", 2], [missing.Rule, .. missing.Arguments]);
        Assert.False(pilot.IsToSettle);
    }

    [Fact]
    public void A_joint_score_counts_in_place_of_both_means_and_equal_totals_share_a_rank()
    {
        Assert.Equal((3m, 4m, 2m), (Close.ScoreOf(PilotCriterion.Needs), Apart.ScoreOf(PilotCriterion.Framework), (Apart with { Joint = [2, null, null, null, null] }).ScoreOf(PilotCriterion.Needs)));
        Assert.Equal([2m, 0m, 0m, 0m, 2m], Apart.Spread);
        Assert.Equal((false, true), (Close.IsApart(PilotCriterion.Framework), Apart.IsApart(PilotCriterion.Framework)));
        var ranked = CandidateResult.IfMore(Sheet, [Close with { PilotCode = "PM5" }, Apart, Close], PilotCriterion.Market, 0);
        Assert.Equal([("PM4", 1, 3.4m), ("PM5", 2, 3.1m), ("PM4", 2, 3.1m)], ranked.Select(each => (each.PilotCode, each.Rank, each.Total)));
    }

    [Theory]
    [InlineData(SheetSigning.Open, false, false)]
    [InlineData(SheetSigning.ForSignature, true, false)]
    [InlineData(SheetSigning.Signed, true, false)]
    [InlineData(SheetSigning.Returned, false, true)]
    public void What_is_with_the_co_chairs_is_frozen_until_it_comes_back(SheetSigning signing, bool isFrozen, bool isToSettle)
    {
        var pilot = Pilot();
        Assert.True(pilot.IsToSettle);
        pilot.Decide(Chosen, Close);
        pilot.StandsIn(signing);
        Assert.Equal((isFrozen, isToSettle), (pilot.IsFrozen, pilot.IsToSettle));
        Assert.Equal((true, true, false, false), (PilotModel.IsSigned("Title"), PilotModel.IsSigned("JointScore:Needs"), PilotModel.IsSigned("Description"), PilotModel.IsSigned("PilotReview:2027")));
    }

    private static PilotModel Pilot() => new(4, Side.Vietnam, Content);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
