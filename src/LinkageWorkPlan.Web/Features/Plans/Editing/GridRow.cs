using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A task and its milestones as rows of the working grid.</summary>
/// <param name="Cells">One of each column that is shown, in their order; null where a task has none.</param>
public sealed record GridRow(Guid Id, int Version, string Pillar, IReadOnlyList<string?> Cells, IReadOnlyList<GridMilestone> Milestones)
{
    /// <summary>What an amendment does with it; null where it does nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Change { get; init; }

    /// <summary>What is agreed, where an amendment says something else: null in cells that are the same. Null where none is another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? Was { get; init; }

    /// <summary>Its place in its pillar (<see cref="WorkTask.Rank"/>).</summary>
    public string Rank { get; init; } = string.Empty;

    /// <summary>The group under which it stands; null where nothing was chosen to group by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }
}

/// <param name="Key">What the browser called a new one; null for what was there.</param>
public sealed record GridMilestone(Guid Id, IReadOnlyList<string?> Cells, string? Key = null)
{
    /// <summary>What an amendment does with it, as <see cref="GridRow.Change"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Change { get; init; }

    /// <summary>As <see cref="GridRow.Was"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? Was { get; init; }
}

/// <summary>What of a task is needed to show it in the grid.</summary>
internal sealed record GridTask(Guid Id, int Version, string Code, string PillarCode, AgreedTask Agreed, IEnumerable<Guid> Owners, IEnumerable<MilestoneContent> Milestones)
{
    /// <summary>What an amendment does with it; null where it does nothing.</summary>
    public AmendmentKind? Change { get; init; }

    /// <summary>What is agreed, where an amendment changes it.</summary>
    public TaskContent? Was { get; init; }

    /// <summary>Its place in its pillar: by its code where no other one is known.</summary>
    public string Rank { get; init; } = SortKey.OfCode(Code);

    /// <summary>As of <see cref="GridRow.Group"/>.</summary>
    public string? Group { get; init; }

    /// <summary>All of it, where it was read whole.</summary>
    public TaskContent Content => (TaskContent)Agreed;

    public static GridTask Of(WorkTask task) => Of(task.Id, task.Version, task.ToContent()) with { Rank = task.Rank };

    public static GridTask Of(Guid id, int version, TaskContent content) => new(id, version, content.Code, content.PillarCode, content, content.Owners, content.Milestones);

    /// <summary>As an amendment has it.</summary>
    /// <param name="id">The task's own, or the item's where the amendment adds it.</param>
    public static GridTask Of(Guid id, AmendmentItem item) => Of(id, VersionOf(item), item.After ?? item.Before!) with { Change = item.Kind, Was = item.After is null ? null : item.Before };

    /// <summary>
    /// The version of one row of an amendment is what it says, as a number, so that two people who write two rows are not in each other's
    /// way. 0 is that of a task that it does not concern.
    /// </summary>
    public static int VersionOf(AmendmentItem item)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(new { item.Kind, item.After, item.Reason });
        return 1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(said)) % int.MaxValue);
    }

    /// <summary>Its form, with those milestones that the amendment takes out and a row brings back.</summary>
    public TaskForm FormFor(RowChange row)
    {
        var form = TaskForm.Of(Content);
        var back = Was is null ? [] : TaskForm.Of(Was).Milestones.Where(each => form.Milestones.All(there => there.Id != each.Id) && row.Kept.Any(change => change.Id == each.Id)).ToList();
        return form with { Milestones = [.. form.Milestones, .. back] };
    }

    public GridRow Show(IReadOnlyList<GridColumn> columns, GridWords words)
    {
        IReadOnlyList<string?> cells = [.. columns.Select(column => Cell(column, words))];
        return new(Id, Version, PillarCode, cells, [.. ShowMilestones(columns, words)])
        {
            Change = Change?.ToString(),
            Rank = Rank,
            Group = Group,
            Was = Was is null ? null : Before([.. columns.Select(column => (this with { Agreed = Was, Owners = Was.Owners }).Cell(column, words))], cells),
        };
    }

    /// <summary>In their order; those that an amendment takes out stand last.</summary>
    private IEnumerable<GridMilestone> ShowMilestones(IReadOnlyList<GridColumn> columns, GridWords words)
    {
        IReadOnlyList<string?> CellsOf(MilestoneContent milestone) => [.. columns.Select(column => Cell(column, milestone, words))];
        var was = Was?.Milestones.ToDictionary(each => each.Id ?? Guid.Empty, each => each) ?? [];
        foreach (var milestone in Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal))
        {
            var (id, cells) = (milestone.Id ?? Guid.Empty, CellsOf(milestone));
            yield return new GridMilestone(id, cells)
            {
                Change = Was is not null && !was.ContainsKey(id) ? nameof(AmendmentKind.Add) : null,
                Was = was.Remove(id, out var before) ? Before(CellsOf(before), cells) : null,
            };
        }

        foreach (var gone in was.Values.OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal))
        {
            yield return new GridMilestone(gone.Id ?? Guid.Empty, CellsOf(gone)) { Change = nameof(AmendmentKind.Drop) };
        }
    }

    private static IReadOnlyList<string?>? Before(IReadOnlyList<string?> was, IReadOnlyList<string?> now)
    {
        IReadOnlyList<string?> changed = [.. was.Zip(now, (before, after) => before == after ? null : before)];
        return changed.Any(each => each is not null) ? changed : null;
    }

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
