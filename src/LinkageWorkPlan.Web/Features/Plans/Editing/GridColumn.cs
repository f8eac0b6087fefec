using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>How a cell of the working grid is read and shown.</summary>
public enum GridKind
{
    /// <summary>Given by the program where nothing is typed; stays once it is saved.</summary>
    Code,
    Text,
    Day,
    Choice,
    Owners,
    Number,
    Codes,
}

/// <summary>One column of the working grid: what of a task stands in it, and what of a milestone.</summary>
/// <param name="Id">Stays the same, since what an account chose names it. A text has one for each language, as in "Title.vi".</param>
/// <param name="Field">The name of the field, as in <c>Field.*</c> and in what a rule refuses.</param>
/// <param name="MilestoneField">The same of a milestone's; null where a milestone has none.</param>
public sealed record GridColumn(string Id, GridKind Kind, string? Field, string? MilestoneField, Language? Language = null)
{
    /// <summary>What of <see cref="TaskFields"/> it is; null for what is not in that list.</summary>
    internal TaskField? Of { get; init; }

    /// <summary>In pixels, until somebody chooses another.</summary>
    public int Width => Kind switch
    {
        GridKind.Code => 66,
        GridKind.Text => 216,
        GridKind.Day => 98,
        GridKind.Choice => 128,
        GridKind.Owners => 200,
        GridKind.Number => 64,
        GridKind.Codes => 120,
    };

    /// <summary>All there are, in the order in which they stand until somebody chooses another.</summary>
    public static IReadOnlyList<GridColumn> All { get; } =
    [
        new(nameof(WorkTask.Code), GridKind.Code, nameof(WorkTask.Code), nameof(Milestone.Code)),
        .. TaskFields.All.SelectMany(Columns),
    ];

    public static GridColumn? Find(string id) => All.FirstOrDefault(each => each.Id == id);

    /// <summary>What stands in the grid until somebody chooses: the reader's own language first, and what a new row has already last.</summary>
    public static IReadOnlyList<GridColumn> Usual(Language reader) =>
    [
        .. new[] { nameof(WorkTask.Code) }
            .Concat(Languages.Official.OrderBy(each => each == reader ? 0 : 1).Select(each => TextId(TaskFields.Title, each)))
            .Concat([nameof(WorkTask.Owners), TaskFields.Start.Name, TaskFields.End.Name, TaskFields.Lead.Name, TaskFields.Weight.Name])
            .Select(each => Find(each)!),
    ];

    private static string TextId(TaskField field, Language language) => $"{field.Name}.{language.Code()}";

    /// <summary>The counterpart is always the other side, and budget lines are rows of their own: neither is a cell.</summary>
    private static IEnumerable<GridColumn> Columns(TaskField field) => field switch
    {
        TaskText => Languages.All.Select(each => new GridColumn(TextId(field, each), GridKind.Text, field.Name, field == TaskFields.Title ? nameof(Milestone.Title) : null, each) { Of = field }),
        TaskDay => [new(field.Name, GridKind.Day, field.Name, field == TaskFields.End ? nameof(Milestone.Planned) : null) { Of = field }],
        TaskPercent => [new(field.Name, GridKind.Number, field.Name, null) { Of = field }],
        TaskCodes => [new(field.Name, GridKind.Codes, field.Name, null) { Of = field }],
        TaskChoice when field == TaskFields.Lead =>
        [
            new(field.Name, GridKind.Choice, field.Name, null) { Of = field },
            new(nameof(WorkTask.Owners), GridKind.Owners, nameof(WorkTask.Owners), null),
            new(nameof(Milestone.Type), GridKind.Choice, null, nameof(Milestone.Type)),
        ],
        TaskChoice when field == TaskFields.Alternation => [new(field.Name, GridKind.Choice, field.Name, null) { Of = field }],
        _ => [],
    };
}
