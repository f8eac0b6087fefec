using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What somebody typed into a task's rows of the working grid, as typed.</summary>
/// <param name="TaskId">Null for a new task.</param>
/// <param name="Version">The version that was shown; 0 for a new task.</param>
/// <param name="Pillar">Where a new task stands.</param>
/// <param name="Cells">The cells that were changed, by column (<see cref="GridColumn.Id"/>).</param>
/// <param name="Milestones">Those that were changed, added or removed, in the order in which they stand; others stay as they are.</param>
/// <param name="CopyOf">The task that a new one begins as a copy of, with what no column shows; null for an empty one.</param>
/// <param name="Stands">Its new position in its pillar; null where it stays, or where a new task is placed by its code.</param>
public sealed record RowChange(Guid? TaskId, int Version, string Pillar, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<MilestoneChange> Milestones, Guid? CopyOf = null, RowPlace? Stands = null)
{
    /// <summary>Characters of a cell: a description of the most text elements, each of several characters, has fewer.</summary>
    public const int CellMax = 32_000;

    /// <summary>More milestones than this no task has.</summary>
    public const int MilestonesMax = 200;

    /// <summary>True where nothing was typed into a task that is there.</summary>
    public bool IsMovedAlone => TaskId is not null && Stands is not null && Cells.Count == 0 && Milestones.Count == 0;

    /// <summary>Those that stay, in their order: their places are those that a refusal names.</summary>
    public IEnumerable<MilestoneChange> Kept => Milestones.Where(each => !each.IsRemoved);

    /// <summary>The task's form with these cells in it.</summary>
    /// <param name="saved">The form as it is saved; a new one with its code for a new task.</param>
    /// <param name="copied">Milestones that new ones may be copies of.</param>
    /// <param name="broken">Gets what cannot be read; those fields stay as they are saved.</param>
    private TaskForm ApplyTo(TaskForm saved, IReadOnlyList<MilestoneForm> copied, GridWords words, List<BrokenRule> broken)
    {
        var form = Columns(Cells).Aggregate(saved, (form, cell) => Write(form, cell.Column, cell.Typed, words, broken));
        var milestones = new List<MilestoneForm>();
        foreach (var (change, place) in Kept.Select((each, place) => (each, place)))
        {
            var before = saved.Milestones.FirstOrDefault(each => each.Id == change.Id && each.Id is not null)
                ?? (copied.FirstOrDefault(each => each.Id == change.CopyOf && each.Id is not null) ?? new MilestoneForm()) with
                {
                    Id = null,
                    Code = Codes.Next(form.Code + ".", saved.Milestones.Concat(milestones).Select(each => each.Code)),
                };
            milestones.Add(Columns(change.Cells).Aggregate(before, (milestone, cell) => Write(milestone, form, cell.Column, cell.Typed, $"Milestone:{place}:", words, broken)));
        }

        milestones.AddRange(saved.Milestones.Where(each => Milestones.All(change => change.Id != each.Id)));
        return form with { Milestones = milestones };
    }

    /// <summary>The form with these cells in it, in order by itself.</summary>
    /// <param name="copied">The form of the task that this one begins as a copy of (<see cref="TaskForm.CopyAs"/>).</param>
    /// <param name="pillarOf">The pillar that a new task's code names; null for a task that is there.</param>
    /// <exception cref="RuleException">All that cannot be read, and all that the form's rules refuse.</exception>
    internal TaskForm Read(TaskForm saved, GridWords words, TaskForm? copied = null, Func<string, Pillar?>? pillarOf = null)
    {
        var broken = new List<BrokenRule>();
        var form = ApplyTo(saved, (copied ?? saved).Milestones, words, broken);
        form = pillarOf?.Invoke(form.Code) is { } pillar ? form with { PillarCode = pillar.Code } : form;
        broken.AddRange([.. TaskFormRules.Problems(form).Where(each => broken.All(known => known.Subject != each.Subject))]);
        return broken.Count > 0 ? throw new RuleException(broken) : form;
    }

    /// <summary>In the order of the list, so that a start is known before an end counts from it.</summary>
    private static IEnumerable<(GridColumn Column, string Typed)> Columns(IReadOnlyDictionary<string, string> cells) =>
        GridColumn.All.Where(each => cells.ContainsKey(each.Id)).Select(each => (each, cells[each.Id]));

    private static TaskForm Write(TaskForm form, GridColumn column, string typed, GridWords words, List<BrokenRule> broken) => column switch
    {
        { Field: null } => form,
        { Kind: GridKind.Code } => typed.Trim().Length == 0 ? form : form with { Code = typed.Trim() },
        { Kind: GridKind.Owners } => form with { Owners = words.ReadOwners(typed, column.Field, broken) },
        { Of: TaskText text, Language: { } language } => text.With(form, text.Of(form).With(language, typed)),
        { Of: TaskDay day } => day.With(form, words.ReadDay(typed, column.MilestoneField is null ? null : form.Start, column.Field, broken)),
        { Of: TaskPercent share } => share.With(form, words.ReadNumber(typed, column.Field, broken)),
        { Of: TaskCodes codes } => codes.With(form, codes.Read(typed)),
        { Of: TaskChoice choice } when choice == TaskFields.Lead => WriteLead(form, (Side?)words.ReadChoice(column, typed, column.Field, broken)),
        { Of: TaskChoice choice } => choice.With(form, words.ReadChoice(column, typed, column.Field, broken) ?? LeadAlternation.None),
        _ => throw new InvalidOperationException($"Nobody knows how to read {column.Id}."),
    };

    private static TaskForm WriteLead(TaskForm form, Side? lead) => form with { Lead = lead, Counterpart = lead?.Other() };

    private static MilestoneForm Write(MilestoneForm milestone, TaskForm task, GridColumn column, string typed, string prefix, GridWords words, List<BrokenRule> broken) => column switch
    {
        { MilestoneField: null } => milestone,
        { Kind: GridKind.Code } => typed.Trim().Length == 0 ? milestone : milestone with { Code = typed.Trim() },
        { Language: { } language } => milestone with { Title = milestone.Title.With(language, typed) },
        { Kind: GridKind.Day } => milestone with { Planned = words.ReadDay(typed, task.Start, prefix + column.MilestoneField, broken) },
        { Kind: GridKind.Choice } => milestone with { Type = (MilestoneType?)words.ReadChoice(column, typed, prefix + column.MilestoneField, broken) ?? milestone.Type },
        _ => throw new InvalidOperationException($"Nobody knows how to read {column.Id} of a milestone."),
    };
}

/// <param name="After">The task of the same pillar that it follows; null for the first position.</param>
public sealed record RowPlace(Guid? After);

/// <param name="Id">Null for a new one.</param>
/// <param name="Key">What the browser calls its row.</param>
/// <param name="CopyOf">The milestone that a new one begins as a copy of: of the same task, or of the one that the task is a copy of.</param>
public sealed record MilestoneChange(Guid? Id, string Key, bool IsRemoved, IReadOnlyDictionary<string, string> Cells, Guid? CopyOf = null);
