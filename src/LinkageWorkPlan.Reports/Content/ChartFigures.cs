using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>How the lead of the plan's tasks is shared between the two sides.</summary>
/// <param name="Vietnam">Tasks led by Vietnam's side; may hold fractions.</param>
/// <param name="InTurn">Tasks whose lead changes; they are in both numbers in part.</param>
public sealed record LeadShare(decimal Vietnam, decimal Laos, int InTurn)
{
    public decimal Of(Side side) => side == Side.Vietnam ? Vietnam : Laos;

    /// <summary>The side's part of all led tasks in percent, 0 to 100; 0 where no task has a lead.</summary>
    public decimal PercentOf(Side side) => Vietnam + Laos == 0 ? 0 : Of(side) * 100 / (Vietnam + Laos);

    /// <summary>
    /// Every task counts one. A task whose lead changes is divided by its turns: by years, each year of the task is one turn, so
    /// that a task of 2026 and 2027 counts one half for each side, and one of three years two thirds for the side that leads in
    /// two of them; from event to event the sides lead equally often, one half each. Cancelled tasks and tasks without a lead are not counted.
    /// </summary>
    public static LeadShare Of(IReadOnlyList<TaskRow> tasks) => OfTurns(tasks.Select(task => (task.Status, task.Lead)));

    /// <inheritdoc cref="Of(IReadOnlyList{TaskRow})"/>
    public static LeadShare OfTurns(IEnumerable<(WorkStatus Status, IReadOnlyList<LeadTurn> Lead)> tasks)
    {
        var led = tasks.Where(task => task.Status != WorkStatus.Cancelled && task.Lead.Count > 0).ToList();
        decimal By(Side side) => led.Sum(task => (decimal)task.Lead.Count(turn => turn.Side == side) / task.Lead.Count);
        return new LeadShare(By(Side.Vietnam), By(Side.Laos), led.Count(task => task.Lead.Select(turn => turn.Side).Distinct().Count() > 1));
    }
}

/// <summary>
/// The milestones that were due in the period, counted up day by day: those of <see cref="MilestoneFigures"/>, so that the lines
/// end at the numbers of the table above them.
/// </summary>
/// <param name="Planned">Each day on which the count grows, with the count at its end, in order.</param>
/// <param name="Reached">The same of those reached; one reached before the period counts from its first day.</param>
public sealed record MilestoneSteps(DateOnly From, DateOnly To, IReadOnlyList<MilestoneStep> Planned, IReadOnlyList<MilestoneStep> Reached)
{
    public int Due => Planned.Count == 0 ? 0 : Planned[^1].Count;

    public int Done => Reached.Count == 0 ? 0 : Reached[^1].Count;

    public static MilestoneSteps Of(ReportContent content)
    {
        var due = content.Milestones.Where(row => row.Planned >= content.PeriodStart && row.Planned <= content.FiguresDay).ToList();
        return Of(content.PeriodStart, content.FiguresDay, due.Select(row => row.Planned), due.Where(row => row.Reached <= content.FiguresDay).Select(row => row.Reached!.Value));
    }

    /// <param name="planned">The planned day of each milestone that is counted.</param>
    /// <param name="reached">The day of each that was reached.</param>
    public static MilestoneSteps Of(DateOnly from, DateOnly to, IEnumerable<DateOnly> planned, IEnumerable<DateOnly> reached) =>
        new(from, to, Counted(planned), Counted(reached.Select(day => day < from ? from : day)));

    /// <summary>The count at the end of a day.</summary>
    public static int At(IReadOnlyList<MilestoneStep> steps, DateOnly day) => steps.LastOrDefault(step => step.Day <= day)?.Count ?? 0;

    /// <summary>The last day of each month of the period, its own last day included.</summary>
    public IEnumerable<DateOnly> MonthEnds()
    {
        for (var day = EndOfMonth(From); day < To; day = EndOfMonth(day.AddDays(1)))
        {
            yield return day;
        }

        yield return To;
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static IReadOnlyList<MilestoneStep> Counted(IEnumerable<DateOnly> days)
    {
        var count = 0;
        return [.. days.GroupBy(day => day).OrderBy(group => group.Key).Select(group => new MilestoneStep(group.Key, count += group.Count()))];
    }
}

/// <param name="Count">At the end of the day.</param>
public sealed record MilestoneStep(DateOnly Day, int Count);

/// <summary>The five numbers of the page for the minister; each is the content's own.</summary>
/// <param name="Completed">Tasks completed at the cut-off.</param>
/// <param name="Tasks">All tasks but cancelled ones.</param>
/// <param name="Milestones">Those of the period.</param>
/// <param name="Delayed">Tasks whose status is delayed.</param>
/// <param name="IndicatorsAtTarget">Of <paramref name="Indicators"/>, those whose result is at least the year's target.</param>
/// <param name="Indicators">Indicators whose target of the year is due, also those without a result yet: a year's target is not judged at half-year.</param>
public sealed record MinisterFigures(
    int Completed, int Tasks, decimal ActualPercent, decimal PlannedPercent, MilestoneFigures Milestones, int Delayed, int AtRisk, int IndicatorsAtTarget, int Indicators)
{
    public static MinisterFigures Of(ReportContent content)
    {
        var plan = PlanFigures.Of(content.Pillars);
        return new MinisterFigures(
            plan.Counts.Completed,
            plan.Counts.Total - plan.Counts.Cancelled,
            plan.ActualPercent,
            plan.PlannedPercent,
            MilestoneFigures.Of(content),
            plan.Counts.Delayed,
            plan.Counts.AtRisk,
            content.Indicators.Count(row => row.IsDueOn(content.FiguresDay) && row.IsAtTarget),
            content.Indicators.Count(row => row.IsDueOn(content.FiguresDay)));
    }
}
