using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What is known of an indicator on a day, with each side's figure beside the other's.</summary>
public sealed class IndicatorPeriodTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);
    private static readonly DateTime At = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Hải quan", "ພາສີ");

    [Fact]
    public void The_gap_is_the_lao_figure_less_the_vietnamese_and_a_share_of_neither_but_of_their_mean()
    {
        var indicator = Indicator();
        Record(indicator, Side.Vietnam, 2.2m, FigureOrigin.Vietnam);
        Assert.Null(indicator.Periods[0].Gap);
        Assert.Null(indicator.Periods[0].GapPercent);
        Record(indicator, Side.Laos, 1.6m, FigureOrigin.Laos);
        Assert.Equal((-0.6m, 31.6m), (indicator.Periods[0].Gap, indicator.Periods[0].GapPercent));
    }

    [Fact]
    public void Reports_print_the_agreed_figure_else_each_sides_and_the_last_of_others_until_both_have_one()
    {
        var indicator = Indicator();
        Record(indicator, Side.Vietnam, 1, FigureOrigin.Other);
        Assert.Equal([2m], Counting(Record(indicator, Side.Laos, 2, FigureOrigin.Other), indicator));
        Assert.Equal([2m, 3m], Counting(Record(indicator, Side.Laos, 3, FigureOrigin.Laos), indicator));
        Assert.Equal([4m, 3m], Counting(Record(indicator, Side.Vietnam, 4, FigureOrigin.Vietnam), indicator));
        var proposed = Record(indicator, Side.Vietnam, 3.5m, FigureOrigin.Agreed);
        Assert.Equal([4m, 3m], Counting(proposed, indicator));
        indicator.Agree(proposed.Id, At, "Somphone", Side.Laos);
        Assert.Equal([3.5m], Counting(proposed, indicator));
        Assert.Empty(indicator.ResultsOn(Day.AddDays(-1)));
    }

    [Fact]
    public void One_side_alone_takes_no_figure_away_whatever_day_it_counts_on()
    {
        var indicator = Indicator();
        Record(indicator, Side.Vietnam, 1.4m, FigureOrigin.Other, Day.AddDays(-30));
        Record(indicator, Side.Laos, 1.2m, FigureOrigin.Laos, Day.AddDays(-1));
        Assert.Equal([1.4m, 1.2m], Printed(indicator));
        Record(indicator, Side.Vietnam, 1.5m, FigureOrigin.Vietnam, Day.AddDays(-2));
        Assert.Equal([1.5m, 1.2m], Printed(indicator));
        Assert.Null(IndicatorRows.Of(indicator, 2026, Day).PercentOfTarget);

        // What both agreed to stands, and is the measure, until another is agreed; later figures stand beside it.
        var agreed = Record(indicator, Side.Vietnam, 1.3m, FigureOrigin.Agreed, Day.AddDays(-1));
        indicator.Agree(agreed.Id, At, "Somphone", Side.Laos);
        Assert.Equal([1.3m], Printed(indicator));
        Record(indicator, Side.Laos, 2, FigureOrigin.Laos, Day);
        Assert.Equal([1.3m, 2m], Printed(indicator));
        var row = IndicatorRows.Of(indicator, 2026, Day);
        Assert.Equal((13m, false), (row.PercentOfTarget, row.IsDisputed));
        Record(indicator, Side.Vietnam, 2.5m, FigureOrigin.Vietnam, Day);
        Assert.Equal([1.3m, 2.5m, 2m], Printed(indicator));
    }

    [Theory]
    [InlineData(IndicatorDirection.More, 8, 80, false)]
    [InlineData(IndicatorDirection.More, 10, 100, true)]
    [InlineData(IndicatorDirection.Less, 8, 125, true)]
    [InlineData(IndicatorDirection.Less, 20, 50, false)]
    public void Where_less_is_better_a_smaller_result_reaches_the_target(IndicatorDirection direction, int result, double percent, bool isAtTarget)
    {
        var indicator = Indicator(direction);
        Record(indicator, Side.Vietnam, result, FigureOrigin.Other);
        var row = IndicatorRows.Of(indicator, 2026, Day);
        Assert.Equal((decimal)percent, row.PercentOfTarget);
        Assert.Equal(isAtTarget, row.IsAtTarget);
    }

    [Fact]
    public void Where_less_is_better_nothing_at_all_reaches_the_target()
    {
        var indicator = Indicator(IndicatorDirection.Less);
        Record(indicator, Side.Vietnam, 0, FigureOrigin.Other);
        var row = IndicatorRows.Of(indicator, 2026, Day);
        Assert.Null(row.PercentOfTarget);
        Assert.True(row.IsAtTarget);
    }

    [Fact]
    public void All_figures_of_a_day_are_listed_and_the_one_agreed_to_last_counts()
    {
        var indicator = Indicator();
        Record(indicator, Side.Vietnam, 1, FigureOrigin.Vietnam);
        Record(indicator, Side.Vietnam, 2, FigureOrigin.Vietnam);
        Record(indicator, Side.Laos, 3, FigureOrigin.Laos);
        var (first, second) = (Record(indicator, Side.Vietnam, 4, FigureOrigin.Agreed), Record(indicator, Side.Laos, 5, FigureOrigin.Agreed));
        indicator.Agree(second.Id, At.AddHours(1), "Nguyễn", Side.Vietnam);
        indicator.Agree(first.Id, At.AddHours(2), "Somphone", Side.Laos);
        Record(indicator, Side.Laos, 6, FigureOrigin.Other);
        Record(indicator, Side.Laos, 7, FigureOrigin.Agreed);
        Assert.Equal([4, 5, 2, 1, 3, 7, 6], indicator.Periods[0].All.Select(each => each.Value));
        Assert.Equal([4m], Counting(first, indicator));
    }

    private static List<decimal> Counting(IndicatorResult last, Indicator indicator)
    {
        Assert.Equal(Day, last.AsOf);
        return Printed(indicator);
    }

    private static List<decimal> Printed(Indicator indicator) => [.. indicator.ResultsOn(Day).Select(each => each.Value)];

    private static Indicator Indicator(IndicatorDirection direction = IndicatorDirection.More)
    {
        var plan = new WorkPlan("2026", PlanKind.Annual, Words, new(2026, 1, 1), new(2026, 12, 31));
        return new Indicator(plan, new IndicatorContent { Code = "I1", Title = Words, Unit = Words, Direction = direction, Targets = [new IndicatorTarget(2026, 10)] });
    }

    private static IndicatorResult Record(Indicator indicator, Side side, decimal value, FigureOrigin origin, DateOnly? asOf = null) =>
        indicator.Record(new IndicatorFigure(asOf ?? Day, value, Words, LocalizedText.Empty, origin), Day, At.AddMinutes((double)value), Guid.CreateVersion7(), "Nguyễn", side);
}
