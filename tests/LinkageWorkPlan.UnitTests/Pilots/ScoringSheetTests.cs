using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

public class ScoringSheetTests
{
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly PilotContent Content = new(Both("Dệt may", "ຕັດຫຍິບ"), Both("Sợi và may", "ເສັ້ນໄຍ ແລະ ຫຍິບ"), new SectorLink("2026", "S03"), Both("Huế", "ເວ້"), Both("A", "ກ"), Both("B", "ຂ"));
    private static readonly SheetContent Form = new(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]);

    /// <summary>Whatever co-chairs agree to: each way to change it.</summary>
    private static readonly (string Name, Action<ScoringSheet, PilotModel> Change)[] Changes =
    [
        ("scale", (sheet, _) => sheet.Revise(Form with { Scale = 10 })),
        ("weights", (sheet, _) => sheet.Revise(Form with { Weights = [21, 19, 20, 20, 20] })),
        ("candidates", (sheet, _) => sheet.Revise(Form with { Candidates = ["PM1", "PM2", "PM3"] })),
        ("title", (_, pilot) => pilot.Revise(Content with { Title = Both("Khác", "ອື່ນ") })),
        ("description", (_, pilot) => pilot.Revise(Content with { Description = Both("Khác", "ອື່ນ") })),
        ("place", (_, pilot) => pilot.Revise(Content with { Place = Both("Khác", "ອື່ນ") })),
        ("sector", (_, pilot) => pilot.Revise(Content with { Sector = null })),
        ("Vietnamese enterprises", (_, pilot) => pilot.Revise(Content with { VietnamEnterprises = Both("Khác", "ອື່ນ") })),
        ("Lao enterprises", (_, pilot) => pilot.Revise(Content with { LaosEnterprises = Both("Khác", "ອື່ນ") })),
        ("a translation", (_, pilot) => pilot.SetText("Title", Both("Dệt may", "ອື່ນ"))),
    ];

    [Fact]
    public void Whatever_changes_between_the_two_agreements_undoes_the_first_one() => Assert.All(Changes, each =>
    {
        var (sheet, pilots) = Sheet();
        var seen = sheet.FingerprintOf(pilots);
        sheet.Agree(Side.Vietnam, "Ông A", seen, pilots, At);
        Assert.True(sheet.IsAgreedBy(Side.Vietnam, seen));
        each.Change(sheet, pilots[0]);
        Assert.False(sheet.IsAgreedBy(Side.Vietnam, sheet.FingerprintOf(pilots)), each.Name);
        Assert.Equal(Rules.SheetChanged, RuleOf(() => sheet.Agree(Side.Laos, "ທ່ານ ກ", seen, pilots, At)));
        sheet.Agree(Side.Laos, "ທ່ານ ກ", sheet.FingerprintOf(pilots), pilots, At);
        Assert.Null(sheet.AgreedAt);
    });

    [Fact]
    public void Once_both_agreed_nothing_changes()
    {
        var (sheet, pilots) = Agreed();
        Assert.Equal(At, sheet.AgreedAt);
        Assert.Equal(Rules.SheetAgreed, RuleOf(() => sheet.Revise(Form)));
        Assert.Equal(Rules.SheetAgreed, RuleOf(() => sheet.Agree(Side.Laos, "ທ່ານ ກ", sheet.FingerprintOf(pilots), pilots, At)));
        Assert.Equal(Rules.PilotIsScored, RuleOf(() => pilots[0].Revise(Content)));
        Assert.Equal(Rules.PilotIsScored, RuleOf(() => pilots[0].SetText("Title", Both("Dệt may", "ອື່ນ"))));
        pilots[0].SetText("Title", pilots[0].Title.Write(Language.En, "Textiles"));

        // The third candidate of the group is on no sheet.
        pilots[2].Revise(Content);
    }

    [Fact]
    public void Who_is_not_ready_is_not_scored()
    {
        var (sheet, pilots) = Sheet();
        pilots[1].Revise(Content with { Place = LocalizedText.Of(Language.Vi, "Huế") });
        Assert.Equal(Rules.PilotInOneLanguage, RuleOf(() => sheet.Agree(Side.Laos, "ທ່ານ ກ", sheet.FingerprintOf(pilots), pilots, At)));
        pilots[1].Withdraw(Side.Laos, "Vì");
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(() => sheet.Agree(Side.Laos, "ທ່ານ ກ", sheet.FingerprintOf(pilots), pilots, At)));
        var (_, scored) = Agreed();
        var (other, _) = Sheet();
        Assert.Equal(Rules.PilotIsScored, RuleOf(() => other.Agree(Side.Laos, "ທ່ານ ກ", other.FingerprintOf(scored), scored, At)));
    }

    [Fact]
    public void Weights_hold_exactly_where_each_is_positive_and_all_are_a_hundred() => Always.Holds(
        from one in Gen.Choose(-5, 60)
        from other in Gen.Choose(-5, 60)
        from third in Gen.Choose(-5, 60)
        from fourth in Gen.Choose(-5, 60)
        from isRest in Gen.Elements(true, false)
        select (int[])[one, other, third, fourth, isRest ? 100 - one - other - third - fourth : 20],
        weights =>
        {
            var holds = weights.All(each => each >= 1) && weights.Sum() == 100;
            try
            {
                var sheet = new ScoringSheet(1, Form with { Weights = weights });
                return holds && sheet.Weights.SequenceEqual(weights);
            }
            catch (RuleException)
            {
                return !holds;
            }
        });

    [Fact]
    public void A_panel_is_finished_once_each_of_its_members_is_and_the_scores_once_both_are()
    {
        var (sheet, _) = Agreed();
        Ballot[] laos = [Ballot(sheet, Side.Laos), Ballot(sheet, Side.Laos)];
        var vietnam = Ballot(sheet, Side.Vietnam);
        Fill(sheet, laos[0], 3);
        sheet.FinishPanel(Side.Laos, laos, At);
        Assert.False(sheet.IsDone(Side.Laos));
        sheet.FinishPanel(Side.Laos, [], At);
        Assert.False(sheet.IsDone(Side.Laos));
        Fill(sheet, laos[1], 4);
        sheet.FinishPanel(Side.Laos, laos, At);
        Assert.True(sheet.IsDone(Side.Laos));
        Assert.Null(sheet.ScoredAt);
        Assert.Equal(Rules.PanelDone, RuleOf(() => Ballot(sheet, Side.Laos)));
        Fill(sheet, vietnam, 5);
        sheet.FinishPanel(Side.Vietnam, [vietnam], At);
        Assert.Equal(At, sheet.ScoredAt);
    }

    [Fact]
    public void Both_sides_count_the_same_however_many_score()
    {
        var (sheet, pilots) = Agreed();
        Ballot[] ballots = [Ballot(sheet, Side.Laos), Ballot(sheet, Side.Laos), Ballot(sheet, Side.Laos), Ballot(sheet, Side.Vietnam)];
        foreach (var (ballot, value) in ballots.Zip([1, 1, 1, 5]))
        {
            Fill(sheet, ballot, value);
        }

        var results = CandidateResult.Of(sheet, ballots, pilots);
        Assert.All(results, each => Assert.Equal((3m, 1, 4m), (each.Total, each.Rank, each.Spread[2])));
        Assert.Equal(["PM2"], CandidateResult.Of(sheet, ballots, [pilots[1]]).Select(each => each.PilotCode));
    }

    [Fact]
    public void The_better_total_by_weight_comes_first()
    {
        var (sheet, pilots) = Sheet();
        sheet.Revise(Form with { Weights = [60, 10, 10, 10, 10] });
        foreach (var side in Sides.Both)
        {
            sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, At);
        }

        var ballot = Ballot(sheet, Side.Laos);
        ballot.Give(sheet, ballot.AccountId, Form.Candidates, [.. Enum.GetValues<PilotCriterion>().SelectMany(each => new GivenScore[] { new("PM1", each, each == PilotCriterion.Needs ? 2 : 5), new("PM2", each, each == PilotCriterion.Needs ? 5 : 2) })]);
        var other = Ballot(sheet, Side.Vietnam);
        other.Give(sheet, other.AccountId, Form.Candidates, [.. ballot.Scores.Select(each => new GivenScore(each.PilotCode, each.Criterion, each.Value))]);
        var results = CandidateResult.Of(sheet, [ballot, other], pilots);
        Assert.Equal([("PM2", 1, 3.8m), ("PM1", 2, 3.2m)], results.Select(each => (each.PilotCode, each.Rank, each.Total)));

        // 30 per cent more for the market leave 30 for the needs: then the other one is better.
        Assert.Equal([("PM2", 1, 3.8m), ("PM1", 2, 3.2m)], CandidateResult.IfMore(sheet, results, PilotCriterion.Needs, 0).Select(each => (each.PilotCode, each.Rank, each.Total)));
        Assert.Equal([("PM1", 1, 3.8m), ("PM2", 2, 3.2m)], CandidateResult.IfMore(sheet, results, PilotCriterion.Market, 30).Select(each => (each.PilotCode, each.Rank, each.Total)));
        Assert.Equal([("PM2", 1, 5m), ("PM1", 2, 2m)], CandidateResult.IfMore(sheet, results, PilotCriterion.Needs, 90).Select(each => (each.PilotCode, each.Rank, each.Total)));
    }

    [Fact]
    public void A_score_is_refused_off_the_scale_for_who_is_not_scored_and_by_anybody_else()
    {
        var (sheet, _) = Agreed();
        var ballot = Ballot(sheet, Side.Laos);
        Assert.All([0, 6, -1], value => Assert.Equal(Rules.ScoreOffScale, RuleOf(() => ballot.Give(sheet, ballot.AccountId, Form.Candidates, [new GivenScore("PM1", PilotCriterion.Needs, value)]))));
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(() => ballot.Give(sheet, ballot.AccountId, ["PM1"], [new GivenScore("PM2", PilotCriterion.Needs, 3)])));
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(() => ballot.Give(sheet, ballot.AccountId, ["PM1", "PM3"], [new GivenScore("PM3", PilotCriterion.Needs, 3)])));
        var once = Assert.Throws<RuleException>(() => ballot.Give(sheet, ballot.AccountId, ["PM1"], [new GivenScore("PM2", PilotCriterion.Needs, 3), new GivenScore("PM2", PilotCriterion.Market, 3)]));
        Assert.Equal("PM2", Assert.Single(once.Broken).Arguments[0]);
        Assert.Equal(Rules.NotFound, RuleOf(() => ballot.Give(sheet, Guid.CreateVersion7(), Form.Candidates, [new GivenScore("PM1", PilotCriterion.Needs, 3)])));
        Assert.Empty(ballot.Scores);
        Fill(sheet, ballot, 3);
        Assert.Equal(Rules.BallotFinished, RuleOf(() => ballot.Give(sheet, ballot.AccountId, Form.Candidates, [new GivenScore("PM1", PilotCriterion.Needs, 3)])));
        Assert.Equal(Rules.PanelOtherSide, RuleOf(() => new Ballot(sheet, Guid.CreateVersion7(), "Ai", Side.Laos, Side.Vietnam, [])));
    }

    private static void Fill(ScoringSheet sheet, Ballot ballot, int value)
    {
        ballot.Give(sheet, ballot.AccountId, sheet.Candidates.ToList(), [.. sheet.Candidates.SelectMany(pilot => Enum.GetValues<PilotCriterion>(), (pilot, each) => new GivenScore(pilot, each, value))]);
        ballot.Finish(sheet, ballot.AccountId, sheet.Candidates.ToList(), At);
    }

    private static Ballot Ballot(ScoringSheet sheet, Side side) => new(sheet, Guid.CreateVersion7(), "Ai", side, side, []);

    private static (ScoringSheet Sheet, PilotModel[] Pilots) Sheet() => (new ScoringSheet(1, Form), [.. Enumerable.Range(1, 3).Select(number => new PilotModel(number, Side.Laos, Content))]);

    private static (ScoringSheet Sheet, PilotModel[] Pilots) Agreed()
    {
        var (sheet, pilots) = Sheet();
        foreach (var side in Sides.Both)
        {
            sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, At);
        }

        return (sheet, pilots);
    }

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
