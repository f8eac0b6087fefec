using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

public class ChartFiguresTests
{
    [Fact]
    public void A_lead_that_changes_is_divided_by_its_turns()
    {
        // A1 is Vietnam's; B1 changes by years and B2 from event to event.
        Assert.Equal(new LeadShare(2, 1, 2), LeadShare.Of(SampleReport.Draft.Tasks));
        var three = SampleReport.Draft.Tasks[0] with { Lead = [new(Side.Laos, 2026), new(Side.Vietnam, 2027), new(Side.Laos, 2028)] };
        Assert.Equal(66.7m, Math.Round(LeadShare.Of([three]).PercentOf(Side.Laos), 1));
    }

    [Fact]
    public void Cancelled_tasks_and_tasks_without_a_lead_are_not_counted()
    {
        var task = SampleReport.Draft.Tasks[0];
        var share = LeadShare.Of([task, task with { Status = WorkStatus.Cancelled }, task with { Lead = [] }]);
        Assert.Equal(new LeadShare(1, 0, 0), share);
        Assert.Equal((100m, 0m), (share.PercentOf(Side.Vietnam), share.PercentOf(Side.Laos)));
        Assert.Equal(0, LeadShare.Of([]).PercentOf(Side.Laos));
    }

    [Fact]
    public void The_lines_of_milestones_end_at_the_numbers_of_the_table()
    {
        var steps = MilestoneSteps.Of(SampleReport.Draft);
        Assert.Equal([new(new(2026, 3, 20), 1), new MilestoneStep(new(2026, 5, 29), 2)], steps.Planned);
        Assert.Equal([new MilestoneStep(new(2026, 3, 23), 1)], steps.Reached);
        Assert.Equal((MilestoneFigures.Of(SampleReport.Draft).Due, MilestoneFigures.Of(SampleReport.Draft).Reached), (steps.Due, steps.Done));
        Assert.Equal((0, 1), (MilestoneSteps.At(steps.Reached, new(2026, 3, 22)), MilestoneSteps.At(steps.Reached, new(2026, 3, 23))));
    }

    [Fact]
    public void A_target_of_nought_is_a_target_and_a_result_of_its_year_reaches_it()
    {
        var row = SampleReport.Draft.Indicators[0] with { Target = 0, PercentOfTarget = null };
        var result = new IndicatorValue(0, new DateOnly(row.TargetYear, 3, 31), Domain.Texts.LocalizedText.Empty, Domain.Texts.LocalizedText.Empty);
        Assert.True((row with { Results = [result] }).IsAtTarget);
        Assert.False((row with { Results = [] }).IsAtTarget);
        Assert.False((row with { Target = null, Results = [result] }).IsAtTarget);
        var figures = MinisterFigures.Of(SampleReport.Draft with { CutOff = new(row.TargetYear, 12, 14), Indicators = [row with { Results = [result] }] });
        Assert.Equal((1, 1), (figures.IndicatorsAtTarget, figures.Indicators));
    }

    [Fact]
    public void One_reached_before_the_period_counts_from_its_first_day()
    {
        var early = SampleReport.Draft with { Milestones = [SampleReport.Draft.Milestones[0] with { Reached = new(2025, 11, 1) }] };
        Assert.Equal(early.PeriodStart, Assert.Single(MilestoneSteps.Of(early).Reached).Day);
    }

    [Fact]
    public void Months_end_with_the_period()
    {
        var days = MilestoneSteps.Of(SampleReport.Draft).MonthEnds().ToList();
        Assert.Equal((new DateOnly(2025, 12, 31), new DateOnly(2026, 6, 14), 7), (days[0], days[^1], days.Count));
        Assert.Equal([new DateOnly(2026, 1, 31)], new MilestoneSteps(new(2026, 1, 31), new(2026, 1, 31), [], []).MonthEnds());
    }

    [Fact]
    public void The_minister_s_five_numbers_are_those_of_the_sections()
    {
        Assert.Equal(new MinisterFigures(1, 3, 44.25m, 69.4m, new(2, 1, 1), 1, 0, 0, 0), MinisterFigures.Of(SampleReport.Draft));
        var reached = SampleReport.Draft with { Indicators = [SampleReport.Draft.Indicators[0] with { PercentOfTarget = 100 }, SampleReport.Draft.Indicators[0] with { PercentOfTarget = 99.99m }] };
        Assert.Equal((0, 0), (MinisterFigures.Of(reached).IndicatorsAtTarget, MinisterFigures.Of(reached).Indicators));
        reached = reached with { CutOff = new(2026, 12, 14) };
        Assert.Equal((1, 2), (MinisterFigures.Of(reached).IndicatorsAtTarget, MinisterFigures.Of(reached).Indicators));
    }
}
