using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What a sheet shows of how something stands, beside what is agreed. It is recorded elsewhere: a file that comes back changes nothing of it.</summary>
/// <param name="Key">Of its heading's words.</param>
/// <param name="Width">In characters.</param>
internal record ComputedColumn(string Key, int Width, CellStyle Style);

/// <param name="Get">The cell's value on a day.</param>
internal sealed record ComputedColumn<T>(string Key, int Width, CellStyle Style, Func<T, DateOnly, Loc, object?> Get) : ComputedColumn(Key, Width, Style);

internal static class ComputedColumns
{
    public static readonly IReadOnlyList<ComputedColumn<WorkTask>> OfTasks =
    [
        new("Field.Status", 18, CellStyle.Words, (task, day, loc) => loc.Name(task.Outlook.On(day))),
        new("Field.Percent", 12, CellStyle.Number, (task, _, _) => task.Percent),
        new("TaskView.DaysLate", 12, CellStyle.Number, (task, day, _) => IsOpen(task) ? NullIfZero(MilestoneStandings.DaysLate(task.Agreed.End, null, day)) : null),
        new("Field.Milestone.Expected", 14, CellStyle.Day, (task, _, _) => IsOpen(task) ? task.ExpectedEnd : null),
    ];

    public static readonly IReadOnlyList<ComputedColumn<(WorkTask Task, Milestone Milestone)>> OfMilestones =
    [
        new("Field.Status", 18, CellStyle.Words, (each, day, loc) => IsAwaited(each) ? loc[$"PlanView.Milestone.{MilestoneStandings.Of(each.Milestone.Planned, each.Milestone.Expected, each.Milestone.Reached, day)}"] : null),
        new("Field.Milestone.Reached", 14, CellStyle.Day, (each, _, _) => each.Milestone.Reached),
        new("Field.Milestone.Expected", 14, CellStyle.Day, (each, _, _) => IsAwaited(each) && each.Milestone.Reached is null ? each.Milestone.Expected : null),
        new("TaskView.DaysLate", 12, CellStyle.Number, (each, day, _) => IsAwaited(each) ? NullIfZero(MilestoneStandings.DaysLate(each.Milestone.Planned, each.Milestone.Reached, day)) : null),
    ];

    /// <summary>Those of a sheet, which stand behind the columns that name its rows.</summary>
    public static IReadOnlyList<ComputedColumn> Of(BookSheet sheet) => sheet switch
    {
        BookSheet.Tasks => OfTasks,
        BookSheet.Milestones => OfMilestones,
        BookSheet.Budget or BookSheet.Owners or BookSheet.Indicators or BookSheet.Baselines => [],
    };

    /// <summary>Their headings in all languages.</summary>
    public static IEnumerable<string> HeadingsOf(BookSheet sheet) => Languages.All.Select(Loc.In).SelectMany(loc => Of(sheet).Select(each => loc[each.Key]));

    private static bool IsOpen(WorkTask task) => task.Outlook.Settled is not (WorkStatus.Completed or WorkStatus.Cancelled);

    /// <summary>Nobody waits for a milestone of a task that left the plan.</summary>
    private static bool IsAwaited((WorkTask Task, Milestone Milestone) each) => each.Task.DroppedOn is null || each.Milestone.Reached is not null;

    private static object? NullIfZero(int days) => days == 0 ? null : days;
}
