using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// A workbook that was taken into a draft plan, with what each of its rows was before: whoever finds that it was the wrong one takes it
/// back, as long as nobody changed anything of it since.
/// </summary>
public sealed class WorkbookImport
{
    public const int FileNameMax = 200;

    private readonly List<ImportedRow> rows = [];

    private WorkbookImport()
    {
    }

    /// <exception cref="RuleException">The plan is not a draft, or the file's name cannot be kept.</exception>
    public WorkbookImport(WorkPlan plan, string fileName, byte[] bytes, DateTime atUtc, Guid by, string byName)
    {
        plan.RequireDraft();
        Id = Guid.CreateVersion7();
        PlanId = plan.Id;
        FileName = Check.Text(Path.GetFileName(fileName.Replace('\\', '/')), nameof(FileName), FileNameMax);
        Sha256 = Fingerprint.OfBytes(bytes);
        (ImportedAt, ImportedBy, ImportedByName) = (atUtc, by, byName);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public string FileName { get; private set; } = string.Empty;
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime ImportedAt { get; private set; }

    public Guid ImportedBy { get; private set; }
    public string ImportedByName { get; private set; } = string.Empty;

    /// <summary>Tasks, owners and indicators that were not there before.</summary>
    public int Added { get; private set; }

    /// <summary>Tasks, owners and indicators that were changed.</summary>
    public int Changed { get; private set; }

    public bool IsUndone { get; private set; }

    public IReadOnlyList<ImportedRow> Rows => rows;

    /// <param name="before">Null for one that the file added.</param>
    public void Took(WorkTask task, TaskContent? before) => Add(new ImportedRow(Id, task.Id, task.Code, task.Version) { Task = before }, isNew: before is null);

    /// <inheritdoc cref="Took(WorkTask, TaskContent?)"/>
    public void Took(Owner owner, OwnerContent? before) => Add(new ImportedRow(Id, owner.Id, owner.Name.ToString(), owner.Version) { Kind = ImportedKind.Owner, Owner = before }, isNew: before is null);

    /// <inheritdoc cref="Took(WorkTask, TaskContent?)"/>
    /// <param name="former">How many of its targets had been replaced before.</param>
    public void Took(Indicator indicator, IndicatorContent? before, int former) =>
        Add(new ImportedRow(Id, indicator.Id, indicator.Code, indicator.Version) { Kind = ImportedKind.Indicator, Indicator = before, FormerTargets = former }, isNew: before is null);

    /// <summary>
    /// Names of tasks that, as they were, would name what is gone since, or would wait for themselves because of what others wait for now.
    /// </summary>
    /// <param name="order">All codes of the plan's tasks as it is, with those that each waits for.</param>
    /// <param name="owners">Those that are there.</param>
    public IEnumerable<string> Unrestorable(IReadOnlyDictionary<string, IReadOnlyList<string>> order, IReadOnlySet<Guid> owners)
    {
        var before = rows.Select(each => each.Task).OfType<TaskContent>().ToDictionary(each => each.Code, each => each.PredecessorCodes());
        var added = rows.Where(each => each is { IsNew: true, Kind: ImportedKind.Task }).Select(each => each.Name).ToHashSet();
        var restored = order.Where(each => !added.Contains(each.Key)).ToDictionary(each => each.Key, each => before.GetValueOrDefault(each.Key, each.Value));

        // A loop that these tasks had among themselves was there before, and comes back as it was.
        var looped = new DependencyLoops(restored).Find().Except(new DependencyLoops(before).Find()).ToHashSet();
        bool IsPossible(TaskContent task) => !looped.Contains(task.Code) && task.Owners.All(owners.Contains) && task.PredecessorCodes().All(restored.ContainsKey);
        return rows.Where(each => each.Task is { } task && !IsPossible(task)).Select(each => each.Name);
    }

    /// <param name="changed">Names of what somebody changed since, uses now, or cannot be as it was.</param>
    /// <exception cref="RuleException">The plan is no longer a draft, it was undone already, or something was changed since.</exception>
    public void Undo(WorkPlan plan, IReadOnlyList<string> changed)
    {
        plan.RequireDraft();
        if (IsUndone)
        {
            throw new RuleException(Rules.ImportUndone, null, FileName);
        }

        IsUndone = changed.Count == 0 ? true : throw new RuleException(Rules.ImportChangedSince, null, changed);
    }

    private void Add(ImportedRow row, bool isNew)
    {
        rows.Add(row);
        (Added, Changed) = (Added + (isNew ? 1 : 0), Changed + (isNew ? 0 : 1));
    }
}

/// <summary>The bytes of an imported workbook, as they came.</summary>
public sealed class ImportedFile
{
    private ImportedFile()
    {
    }

    public ImportedFile(WorkbookImport import, byte[] bytes) => (ImportId, Bytes) = (import.Id, bytes);

    public Guid ImportId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}

/// <summary>What a row of an import is about. Stored by name.</summary>
public enum ImportedKind
{
    Task,
    Owner,
    Indicator,
}

/// <summary>What an import did with one task, its milestones and budget included, with one owner or with one indicator.</summary>
public sealed class ImportedRow
{
    public const int NameMax = 300;

    private ImportedRow()
    {
    }

    internal ImportedRow(Guid importId, Guid subjectId, string name, int version)
    {
        Id = Guid.CreateVersion7();
        (ImportId, SubjectId, Name, Version) = (importId, subjectId, TextLimit.Shorten(name, NameMax), version);
    }

    public Guid Id { get; private set; }
    public Guid ImportId { get; private set; }

    /// <summary>Of the task, owner or indicator.</summary>
    public Guid SubjectId { get; private set; }

    public ImportedKind Kind { get; internal init; }

    /// <summary>By which a person knows it.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The version that the import made: any other one says that somebody changed it since.</summary>
    public int Version { get; private set; }

    /// <summary>The task as it was; null for one that was added, and for anything else.</summary>
    public TaskContent? Task { get; internal init; }

    /// <summary>The owner as it was; null for one that was added, and for anything else.</summary>
    public OwnerContent? Owner { get; internal init; }

    /// <summary>What the indicator was agreed to be; null for one that was added, and for anything else.</summary>
    public IndicatorContent? Indicator { get; internal init; }

    /// <summary>How many targets of the indicator had been replaced before; 0 for anything else.</summary>
    public int FormerTargets { get; internal init; }

    public bool IsNew => Task is null && Owner is null && Indicator is null;
}
