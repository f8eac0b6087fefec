using LinkageWorkPlan.Reports.Components;

namespace LinkageWorkPlan.UnitTests.Reports;

public class TimeScaleTests
{
    private static readonly TimeScale Scale = new(new(2026, 1, 1), new(2026, 12, 31));

    [Fact]
    public void Both_ends_are_on_the_chart_and_what_is_outside_stands_at_its_edge()
    {
        Assert.Equal(0, Scale.At(new(2026, 1, 1)));
        Assert.Equal(100, Scale.After(new(2026, 12, 31)));
        Assert.Equal(20, Scale.At(new(2026, 3, 15)));
        Assert.Equal(0, Scale.At(new(2020, 1, 1)));
        Assert.Equal(100, Scale.After(DateOnly.MaxValue));
        Assert.Equal(Scale.After(new(2026, 6, 13)), Scale.At(new(2026, 6, 14)));
        Assert.False(Scale.Has(new(2027, 1, 1)));
    }

    [Fact]
    public void Months_quarters_and_years_fill_the_chart()
    {
        Assert.Equal(12, Scale.Months().Count());
        Assert.Equal(100, Scale.Months().Sum(month => month.Width));
        Assert.Equal([false, false, false], Scale.Quarters().Select(quarter => quarter.IsYear));
        Assert.Equal([(2026, 0m, 100m)], Scale.Years());
        Assert.Equal([false, false, false, true, false, false, false], new TimeScale(new(2026, 1, 1), new(2027, 12, 31)).Quarters().Select(quarter => quarter.IsYear));
    }

    [Fact]
    public void A_long_plan_labels_every_third_month()
    {
        Assert.All(new TimeScale(new(2026, 1, 1), new(2028, 12, 31)).Months(), month => Assert.True(month.IsLabelled));
        Assert.Equal(20, new TimeScale(new(2026, 1, 1), new(2030, 12, 31)).Months().Count(month => month.IsLabelled));
    }

    [Fact]
    public void Shares_are_written_as_SVG_reads_them() => Assert.Equal("33.33%", TimeScale.Svg(33.333m));
}
