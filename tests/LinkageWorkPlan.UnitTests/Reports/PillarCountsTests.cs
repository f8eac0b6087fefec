using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

public class PillarCountsTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    /// <summary>A task of ten days on its fifth; what is not dated yet plans nothing.</summary>
    [Theory]
    [InlineData(true, true, 50)]
    [InlineData(false, true, 0)]
    [InlineData(true, false, 0)]
    [InlineData(false, false, 0)]
    public void What_is_planned_follows_from_both_days(bool hasStart, bool hasEnd, int planned) => Assert.Equal(
        planned,
        new TaskFigure("A", 10, hasStart ? First : null, hasEnd ? First.AddDays(9) : null, WorkStatus.NotStarted, 0).PlannedPercent(First.AddDays(4)));
}
