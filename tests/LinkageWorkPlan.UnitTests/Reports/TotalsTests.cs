using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

public class TotalsTests
{
    [Fact]
    public void The_plan_s_percentages_are_weighted_by_the_pillars()
    {
        var plan = PlanFigures.Of(SampleReport.Draft.Pillars);
        Assert.Equal(100m, plan.Weight);
        Assert.Equal(0.4m * 62.5m + 0.6m * 74m, plan.PlannedPercent);
        Assert.Equal(0.4m * 60m + 0.6m * 33.75m, plan.ActualPercent);
        Assert.Equal(new StatusCounts(1, 0, 0, 1, 1, 0), plan.Counts);
        Assert.Equal(3, plan.Counts.Total);
    }

    [Fact]
    public void A_plan_without_pillars_has_zeros() => Assert.Equal(new PlanFigures(0, 0, 0, new(0, 0, 0, 0, 0, 0)), PlanFigures.Of([]));

    [Fact]
    public void Milestones_of_the_period_are_those_planned_from_its_start_to_the_cut_off()
    {
        Assert.Equal(new MilestoneFigures(2, 1, 1), MilestoneFigures.Of(SampleReport.Draft));
        Assert.Equal(1, MilestoneFigures.Of(SampleReport.Draft).Open);
        Assert.Equal(new MilestoneFigures(1, 0, 0), MilestoneFigures.Of(SampleReport.Draft with { PeriodStart = new(2026, 3, 21) }));
        Assert.Equal(new MilestoneFigures(1, 0, 0), MilestoneFigures.Of(SampleReport.Draft with { CutOff = new(2026, 3, 20) }));
    }
}
