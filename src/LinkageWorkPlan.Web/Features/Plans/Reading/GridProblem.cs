using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What a rule refuses or asks, and the cell that it is about.</summary>
/// <param name="Milestone">What the browser calls the milestone's row; null for the task's own.</param>
/// <param name="Columns">Those it may be about (<see cref="GridColumn.Id"/>); none where it is about the whole row.</param>
/// <param name="Confirmation">What is sent back once it is answered with yes; null for what is refused.</param>
/// <param name="Task">The code of the task that it is about, where several are changed at once.</param>
internal sealed record GridProblem(string Words, string? Milestone, IReadOnlyList<string> Columns, string? Confirmation, string? Task = null)
{
    public static IReadOnlyList<GridProblem> Of(RuleException refusal, RowChange row, Loc loc) => [.. refusal.Broken.Select(each => Of(each, row, loc))];

    /// <summary>Of a change of several tasks: each begins its subject with the code of its task (<see cref="ChangeTasks"/>).</summary>
    public static IReadOnlyList<GridProblem> OfSeveral(RuleException refusal, Loc loc) =>
        [.. refusal.Broken.Select(each => new GridProblem(Failures.Of(each, loc).Words, null, [], each.IsQuestion ? each.Confirmation : null, each.Subject?.Split(':') is [var task, _, ..] ? task : null))];

    private static GridProblem Of(BrokenRule broken, RowChange row, Loc loc)
    {
        var parts = broken.Subject?.Split(':') ?? [];
        var change = parts is [nameof(Milestone), var place, _] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? row.Kept.ElementAtOrDefault(at) : null;
        var (field, cells) = (parts.LastOrDefault(), change?.Cells ?? row.Cells);
        var columns = GridColumn.All.Where(each => (change is null ? each.Field : each.MilestoneField) is { } name && name == field).Select(each => each.Id).ToList();

        // A text is refused in the language that was typed; where none was, in all.
        var typed = columns.FindAll(cells.ContainsKey);
        return new GridProblem(Failures.Of(broken, loc).Words, change?.Key, typed.Count > 0 ? typed : columns, broken.IsQuestion ? broken.Confirmation : null);
    }
}
