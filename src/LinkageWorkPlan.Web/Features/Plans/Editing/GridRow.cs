using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A task and its milestones as rows of the working grid.</summary>
/// <param name="Cells">One of each column that is shown, in their order; null where a task has none.</param>
public sealed record GridRow(Guid Id, int Version, string Pillar, IReadOnlyList<string?> Cells, IReadOnlyList<GridMilestone> Milestones);

/// <param name="Key">What the browser called a new one; null for what was there.</param>
public sealed record GridMilestone(Guid Id, IReadOnlyList<string?> Cells, string? Key = null);

/// <summary>What of a task is needed to show it in the grid.</summary>
internal sealed record GridTask(Guid Id, int Version, string Code, string PillarCode, AgreedTask Agreed, IEnumerable<Guid> Owners, IEnumerable<MilestoneContent> Milestones)
{
    public static GridTask Of(WorkTask task) =>
        new(task.Id, task.Version, task.Code, task.PillarCode, task.Agreed, task.Owners.Select(each => each.OwnerId), task.Milestones.Select(each => each.ToContent()));

    public GridRow Show(IReadOnlyList<GridColumn> columns, GridWords words) => new(
        Id,
        Version,
        PillarCode,
        [.. columns.Select(column => Cell(column, words))],
        [
            .. Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal)
                .Select(each => new GridMilestone(each.Id ?? Guid.Empty, [.. columns.Select(column => Cell(column, each, words))])),
        ]);

    private string? Cell(GridColumn column, GridWords words) => column switch
    {
        { Field: null } => null,
        { Kind: GridKind.Code } => Code,
        { Kind: GridKind.Owners } => words.OwnersOf(Owners),
        { Of: TaskText text, Language: { } language } => text.Of(Agreed)[language]?.Text ?? string.Empty,
        { Of: TaskDay day } => words.Day(day.Of(Agreed)),
        { Of: TaskChoice choice } => words.Choice(choice.Of(Agreed)),
        { Of: TaskPercent share } => GridWords.Number(share.Of(Agreed)),
        { Of: TaskCodes codes } => codes.Write(codes.Of(Agreed)),
        _ => throw new InvalidOperationException($"Nobody knows how to show {column.Id}."),
    };

    private static string? Cell(GridColumn column, MilestoneContent milestone, GridWords words) => column switch
    {
        { MilestoneField: null } => null,
        { Kind: GridKind.Code } => milestone.Code,
        { Language: { } language } => milestone.Title[language]?.Text ?? string.Empty,
        { Kind: GridKind.Day } => words.Day(milestone.Planned),
        { Kind: GridKind.Choice } => words.Choice(milestone.Type),
        _ => throw new InvalidOperationException($"Nobody knows how to show {column.Id} of a milestone."),
    };
}
