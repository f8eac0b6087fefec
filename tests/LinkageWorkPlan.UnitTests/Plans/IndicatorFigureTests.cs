using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>Figures of an indicator: who records, corrects, withdraws and agrees to them.</summary>
public class IndicatorFigureTests
{
    private static readonly DateOnly Day = SamplePlan.Today;
    private static readonly DateTime At = new(2026, 6, 14, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Secretary = Guid.CreateVersion7();
    private static readonly LocalizedText Source = SamplePlan.Text("Hải quan mẫu", "ພາສີຕົວຢ່າງ");
    private static readonly LocalizedText Comment = SamplePlan.Text("Sơ bộ", "ເບື້ອງຕົ້ນ");

    private readonly SamplePlan sample = new();
    private readonly Indicator indicator;

    public IndicatorFigureTests()
    {
        indicator = new Indicator(sample.Plan, new IndicatorContent { Code = "I1", Title = Source, Unit = Source });
        sample.Adopted();
    }

    [Fact]
    public void Is_kept_with_its_day_source_and_who_recorded_it()
    {
        var result = Record(Figure(2.5m, FigureOrigin.Laos), Side.Laos);
        Assert.Equal((indicator.Id, Day, 2.5m, FigureOrigin.Laos), (result.IndicatorId, result.AsOf, result.Value, result.Origin));
        Assert.Equal((Source, Comment), (result.Source, result.Comment));
        Assert.Equal((At, At, Secretary, "Thư ký mẫu", Side.Laos), (result.RecordedAt, result.SaidAt, result.RecordedBy, result.RecordedByName, result.RecordedSide!.Value));
        Assert.Equal((null, true, false, null, null), (result.Corrects, result.Holds, result.IsProposed, result.AgreedAt, result.AgreedByName));
        Assert.Equal([result], indicator.Results);
        Assert.Equal((true, false), (indicator.HasFigures, indicator.HasAgreedFigure));
    }

    [Fact]
    public void Is_of_an_indicator_with_a_title() => Refused(Rules.Required, "Title", () => _ = new Indicator(sample.Plan.Id, "I2", LocalizedText.Empty, Source, [], []));

    [Fact]
    public void Is_of_no_day_that_is_not_over()
    {
        Assert.Equal([Day], Refused(Rules.ProgressInFuture, "AsOf", () => Record(Figure() with { AsOf = Day.AddDays(1) })));
        Assert.Empty(indicator.Results);
    }

    [Theory]
    [InlineData(FigureOrigin.Vietnam, Side.Vietnam, true)]
    [InlineData(FigureOrigin.Vietnam, Side.Laos, false)]
    [InlineData(FigureOrigin.Vietnam, null, true)]
    [InlineData(FigureOrigin.Laos, Side.Laos, true)]
    [InlineData(FigureOrigin.Laos, Side.Vietnam, false)]
    [InlineData(FigureOrigin.Other, Side.Laos, true)]
    [InlineData(FigureOrigin.Agreed, Side.Laos, true)]
    public void A_sides_figure_is_recorded_by_that_side(FigureOrigin origin, Side? by, bool isTaken)
    {
        if (isTaken)
        {
            Assert.Equal(origin, Record(Figure(1, origin), by).Origin);
        }
        else
        {
            Assert.Equal([origin.OfSide()!.Value], Refused(Rules.FigureOfOtherSide, "Origin", () => Record(Figure(1, origin), by)));
        }

        Assert.Equal(isTaken, indicator.HasFigures);
    }

    [Fact]
    public void Origins_name_sides_and_sides_their_own_figure()
    {
        Assert.Equal([null, Side.Vietnam, Side.Laos, null], Enum.GetValues<FigureOrigin>().Select(each => each.OfSide()));
        Assert.Equal((FigureOrigin.Vietnam, FigureOrigin.Laos), (Side.Vietnam.OwnFigure(), Side.Laos.OwnFigure()));
    }

    [Fact]
    public void Source_and_comment_have_limits_and_the_source_is_there()
    {
        static LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('x', length));
        Assert.Equal(300, Record(Figure() with { Source = Long(300), Comment = Long(1000) }).Source.Vi!.Text.Length);
        Assert.Equal(["Source", 301, 300], Refused(Rules.TooLong, "Source", () => Record(Figure() with { Source = Long(301) })));
        Assert.Equal(["Comment", 1001, 1000], Refused(Rules.TooLong, "Comment", () => Record(Figure() with { Comment = Long(1001) })));
        Refused(Rules.Required, "Source", () => Record(Figure() with { Source = LocalizedText.Empty }));
        Assert.True(Record(Figure() with { Comment = LocalizedText.Empty }).Comment.IsEmpty);
        Assert.Equal(2, indicator.Results.Count);
    }

    [Fact]
    public void A_later_one_of_the_day_stays_behind_the_one_before_where_the_clock_was_set_back()
    {
        var first = Record(Figure(1));
        var second = indicator.Record(Figure(2), Day, At.AddHours(-1), Secretary, "Thư ký mẫu", Side.Laos);
        var earlier = indicator.Record(Figure(3) with { AsOf = Day.AddDays(-1) }, Day, At.AddHours(-1), Secretary, "Thư ký mẫu", Side.Laos);
        Assert.Equal((At, At.AddMicroseconds(1), At.AddHours(-1)), (first.SaidAt, second.SaidAt, earlier.SaidAt));
        Assert.Equal([Day, Day.AddDays(-1)], indicator.Periods.Select(each => each.AsOf));
        Assert.Equal((2, 3), (indicator.Periods[0].Common!.Value, indicator.Periods[1].Common!.Value));
    }

    [Fact]
    public void A_correction_takes_its_place_and_the_old_one_stays_on_record()
    {
        var (old, at) = (Record(Figure(1), Side.Vietnam), At.AddHours(1));
        var now = indicator.Correct(old.Id, Figure(2), " Gõ nhầm ", Day, at, Secretary, "Thư ký khác", Side.Laos);
        Assert.Equal((old.Id, old.SaidAt, at, 2, Side.Laos), (now.Corrects!.Value, now.SaidAt, now.RecordedAt, now.Value, now.RecordedSide!.Value));
        Assert.Equal((false, at, "Thư ký khác", "Gõ nhầm", now.Id), (old.Holds, old.SupersededAt!.Value, old.SupersededByName, old.SupersededReason, old.Replacement!.Value));
        Assert.Equal([now], Assert.Single(indicator.Periods).All);
        Refused(Rules.NotFound, null, () => indicator.Correct(old.Id, Figure(3), "Lần nữa", Day, at, Secretary, "Thư ký khác", Side.Laos));
    }

    [Fact]
    public void A_correction_that_is_refused_changes_nothing()
    {
        var result = Record(Figure(1));
        void Correct(IndicatorFigure figure, string reason, Guid? id = null) => indicator.Correct(id ?? result.Id, figure, reason, Day, At, Secretary, "Thư ký mẫu", Side.Laos);
        Refused(Rules.NotFound, null, () => Correct(Figure(2), "Gõ nhầm", Guid.CreateVersion7()));
        Refused(Rules.Required, "CorrectionReason", () => Correct(Figure(2), " "));
        Assert.Equal(["CorrectionReason", 1001, 1000], Refused(Rules.TooLong, "CorrectionReason", () => Correct(Figure(2), new string('x', 1001))));
        Refused(Rules.ProgressInFuture, "AsOf", () => Correct(Figure(2) with { AsOf = Day.AddDays(1) }, "Gõ nhầm"));
        Assert.Equal((true, 1), (result.Holds, indicator.Results.Count));
    }

    [Fact]
    public void What_is_withdrawn_counts_no_more()
    {
        var result = Record(Figure(1));
        Refused(Rules.Required, "CorrectionReason", () => indicator.Withdraw(result.Id, string.Empty, At, "Thư ký mẫu"));
        Assert.True(result.Holds);
        indicator.Withdraw(result.Id, "Nhầm chỉ số", At, "Thư ký mẫu");
        Assert.Equal((At, "Thư ký mẫu", "Nhầm chỉ số", null), (result.SupersededAt!.Value, result.SupersededByName, result.SupersededReason, result.Replacement));
        Assert.Empty(indicator.Periods);
        Assert.Empty(indicator.ResultsOn(Day));
        Assert.False(indicator.HasFigures);
        Refused(Rules.NotFound, null, () => indicator.Withdraw(result.Id, "Lần nữa", At, "Thư ký mẫu"));
    }

    [Fact]
    public void The_other_side_agrees_to_what_is_proposed()
    {
        var result = Record(Figure(1, FigureOrigin.Agreed), Side.Vietnam);
        Assert.True(result.IsProposed);
        Assert.Equal(["Thư ký mẫu"], Refused(Rules.FigureOwnProposal, null, () => indicator.Agree(result.Id, At, "Thư ký khác", Side.Vietnam)));
        Refused(Rules.FigureOwnProposal, null, () => indicator.Agree(result.Id, At, "Thư ký khác", null));
        Assert.True(result.IsProposed);
        Assert.False(indicator.HasAgreedFigure);

        indicator.Agree(result.Id, At.AddHours(2), "ເລຂາຕົວຢ່າງ", Side.Laos);
        Assert.Equal((At.AddHours(2), "ເລຂາຕົວຢ່າງ", false), (result.AgreedAt!.Value, result.AgreedByName, result.IsProposed));
        Assert.True(indicator.HasAgreedFigure);
        Refused(Rules.FigureNotProposed, null, () => indicator.Agree(result.Id, At, "ເລຂາຕົວຢ່າງ", Side.Laos));
        Refused(Rules.FigureNotProposed, null, () => indicator.Agree(Record(Figure(2), Side.Vietnam).Id, At, "ເລຂາຕົວຢ່າງ", Side.Laos));
        Refused(Rules.NotFound, null, () => indicator.Agree(Guid.CreateVersion7(), At, "ເລຂາຕົວຢ່າງ", Side.Laos));
    }

    [Fact]
    public void What_both_agreed_to_neither_changes_alone()
    {
        var result = Record(Figure(1, FigureOrigin.Agreed), Side.Vietnam);
        indicator.Agree(result.Id, At, "ເລຂາຕົວຢ່າງ", Side.Laos);
        Refused(Rules.FigureAgreed, null, () => indicator.Correct(result.Id, Figure(2), "Gõ nhầm", Day, At, Secretary, "Thư ký mẫu", Side.Vietnam));
        Refused(Rules.FigureAgreed, null, () => indicator.Withdraw(result.Id, "Nhầm", At, "Thư ký mẫu"));
        Assert.Equal((true, 1), (result.Holds, indicator.Results.Count));
    }

    [Fact]
    public void One_that_left_the_plan_takes_nothing_more()
    {
        var result = Record(Figure(1, FigureOrigin.Agreed), Side.Vietnam);
        var amendment = new Amendment(sample.Plan, 4, Source);
        amendment.Drop(indicator, Source);
        amendment.Send([]);
        amendment.PutInForce(sample.Plan, [], sample.SideOf, Day, At, [indicator], []);
        Assert.Equal((Day, 4), (indicator.DroppedOn!.Value, indicator.DroppedBy!.Value));
        Action[] changes =
        [
            () => Record(Figure(2)),
            () => indicator.Withdraw(result.Id, "Nhầm", At, "Thư ký mẫu"),
            () => indicator.Agree(result.Id, At, "ເລຂາຕົວຢ່າງ", Side.Laos),
            indicator.RequireInPlan,
        ];
        Assert.All(changes, change => Assert.Equal(["I1", Day], Refused(Rules.IndicatorDropped, null, change)));
        Assert.Equal((true, null, 1), (result.Holds, result.AgreedAt, indicator.Results.Count));
    }

    [Fact]
    public void Its_texts_follow_those_that_are_signed_by_day()
    {
        var (late, early) = (Record(Figure(1)), Record(Figure(2) with { AsOf = Day.AddDays(-9), Comment = LocalizedText.Empty }));
        var gone = Record(Figure(3));
        indicator.Withdraw(gone.Id, "Nhầm", At, "Thư ký mẫu");
        string[] fields = ["Title", "Unit", $"Result:{early.Id}:Source", $"Result:{late.Id}:Source", $"Result:{late.Id}:Comment"];
        Assert.Equal(fields, indicator.Texts.Select(each => each.Field));
        Assert.Equal([300, 100, 300, 300, 1000], indicator.Texts.Select(each => each.MaxLength));
        Assert.Equal([true, true, false, false, false], fields.Select(Indicator.IsAgreedText));
        Assert.Equal(["Title", "Unit"], indicator.AgreedTexts.Select(each => each.Field));

        indicator.SetText(fields[3], SamplePlan.Text("nguồn", "ແຫຼ່ງ"));
        indicator.SetText(fields[4], SamplePlan.Text("ghi chú", "ໝາຍເຫດ"));
        Assert.Equal(("nguồn", "ghi chú", Source), (late.Source.For(Language.Vi), late.Comment.For(Language.Vi), early.Source));
        indicator.SetText(fields[4], LocalizedText.Empty);
        Assert.True(late.Comment.IsEmpty);
        Refused(Rules.Required, "Source", () => indicator.SetText(fields[3], LocalizedText.Empty));
        Refused(Rules.NotFound, $"Result:{gone.Id}:Source", () => indicator.SetText($"Result:{gone.Id}:Source", Source));
    }

    [Theory]
    [InlineData(2, 3, 40)]
    [InlineData(3, 2, 40)]
    [InlineData(-1, -3, 100)]
    [InlineData(2, 2, 0)]
    [InlineData(2, -2, null)]
    [InlineData(0, 0, null)]
    public void A_gap_is_a_share_of_the_mean_unless_that_is_nothing(int vietnam, int laos, int? percent)
    {
        Record(Figure(vietnam, FigureOrigin.Vietnam), Side.Vietnam);
        Record(Figure(laos, FigureOrigin.Laos), Side.Laos);
        Assert.Equal((laos - vietnam, percent), (indicator.Periods[0].Gap!.Value, (int?)indicator.Periods[0].GapPercent));
    }

    [Fact]
    public void A_gap_is_rounded_up_from_the_middle()
    {
        Record(Figure(199.95m, FigureOrigin.Vietnam), Side.Vietnam);
        Record(Figure(200.05m, FigureOrigin.Laos), Side.Laos);
        Assert.Equal((0.1m, 0.1m), (indicator.Periods[0].Gap, indicator.Periods[0].GapPercent));
    }

    [Fact]
    public void A_day_lists_its_figures_by_whose_they_are_the_newest_first()
    {
        var (vietnam, laos, other) = (Record(Figure(1, FigureOrigin.Vietnam), Side.Vietnam), Record(Figure(2, FigureOrigin.Laos)), Record(Figure(3)));
        var (proposed, newest) = (Record(Figure(4, FigureOrigin.Agreed)), Record(Figure(5)));
        var period = Assert.Single(indicator.Periods);
        Assert.Equal(Day, period.AsOf);
        Assert.Equal([vietnam, laos, newest, proposed, other], period.All);
        Assert.Equal([newest, proposed, other], period.Others);
        Assert.Equal((vietnam, laos, newest, null), (period.Vietnam, period.Laos, period.Common, period.Agreed));
        indicator.Agree(proposed.Id, At, "Thư ký khác", Side.Vietnam);
        period = Assert.Single(indicator.Periods);
        Assert.Equal([proposed, vietnam, laos, newest, other], period.All);
        Assert.Equal([newest, other], period.Others);
        Assert.Equal(proposed, period.Agreed);
    }

    [Fact]
    public void What_is_known_on_a_day_is_of_that_day_or_before()
    {
        var (early, late) = (Record(Figure(1) with { AsOf = Day.AddDays(-5) }), Record(Figure(2)));
        Assert.Equal([late], indicator.ResultsOn(Day));
        Assert.Equal([early], indicator.ResultsOn(Day.AddDays(-1)));
        Assert.Equal([early], indicator.ResultsOn(Day.AddDays(-5)));
        Assert.Empty(indicator.ResultsOn(Day.AddDays(-6)));
        var own = Record(Figure(3, FigureOrigin.Laos) with { AsOf = Day.AddDays(-1) });
        Assert.Equal([late, own], indicator.ResultsOn(Day));
        var vietnam = Record(Figure(4, FigureOrigin.Vietnam), Side.Vietnam);
        Assert.Equal([late, vietnam, own], indicator.ResultsOn(Day));
        var laos = Record(Figure(5, FigureOrigin.Laos));
        Assert.Equal([vietnam, laos], indicator.ResultsOn(Day));
    }

    [Fact]
    public void Texts_of_figures_of_a_day_stand_by_when_they_were_said()
    {
        Guid[] said = [.. Enumerable.Range(1, 4).Select(each => Record(Figure(each)).Id)];
        Assert.Equal(said.SelectMany(id => new[] { $"Result:{id}:Source", $"Result:{id}:Comment" }), indicator.Texts.Select(each => each.Field).Where(each => !Indicator.IsAgreedText(each)));
    }

    [Fact]
    public void Figures_that_were_said_at_one_instant_keep_one_order()
    {
        var (one, of) = (Record(Figure(1)), Record(Figure(2) with { AsOf = Day.AddDays(-1) }));
        var two = indicator.Correct(of.Id, Figure(2), "Nhầm ngày", Day, At, Secretary, "Thư ký mẫu", Side.Laos);
        Assert.Equal((Day, one.SaidAt), (two.AsOf, two.SaidAt));
        IndicatorResult[] byId = [.. new[] { one, two }.OrderBy(each => each.Id)];
        Assert.Equal(byId.Reverse(), Assert.Single(indicator.Periods).Others);
        Assert.Equal(byId.Select(each => $"Result:{each.Id}:Source"), indicator.Texts.Select(each => each.Field).Where(each => each.EndsWith(":Source", StringComparison.Ordinal) && !Indicator.IsAgreedText(each)));
    }

    private static IndicatorFigure Figure(decimal value = 1, FigureOrigin origin = FigureOrigin.Other) => new(Day, value, Source, Comment, origin);

    private IndicatorResult Record(IndicatorFigure figure, Side? side = Side.Laos) => indicator.Record(figure, Day, At, Secretary, "Thư ký mẫu", side);

    private static object[] Refused(string rule, string? subject, Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        Assert.Equal((rule, subject), (broken.Rule, broken.Subject));
        return broken.Arguments;
    }
}
