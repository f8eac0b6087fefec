using System.Globalization;
using LinkageWorkPlan.Reports.Components;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>What a chart of figures is drawn between.</summary>
public class DataChartTests
{
    [Theory]
    [InlineData("1575.5", "0", "2000")]
    [InlineData("341", "0", "400")]
    [InlineData("1000", "0", "1000")]
    [InlineData("1000.1", "0", "2000")]
    [InlineData("0.35", "0", "0.4")]
    [InlineData("100", "0", "100")]
    [InlineData("7 -31", "-40", "8")]
    [InlineData("-3", "-4", "0")]
    [InlineData("0", "0", "1")]
    [InlineData("79228162514264337593543950335", "0", "79228162514264337593543950335")]
    public void A_scale_ends_at_round_numbers(string values, string low, string high)
    {
        var scale = DataChart.ScaleOf([.. values.Split(' ').Select(Number)]);
        Assert.Equal((Number(low), Number(high)), scale);
    }

    private static decimal Number(string words) => decimal.Parse(words, CultureInfo.InvariantCulture);
}
