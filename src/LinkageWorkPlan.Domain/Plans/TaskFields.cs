using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>The one list of what is agreed of a task. What compares, checks, stores, signs, shows or prints a task walks it.</summary>
public static class TaskFields
{
    public static readonly TaskText Title = new(nameof(Title), 300, IsRequired: true);
    public static readonly TaskDay Start = new(nameof(Start));
    public static readonly TaskDay End = new(nameof(End));
    public static readonly TaskChoice Lead = new(nameof(Lead));
    public static readonly TaskChoice Counterpart = new(nameof(Counterpart));
    public static readonly TaskChoice Alternation = new(nameof(Alternation));
    public static readonly TaskPercent Weight = new(nameof(Weight));
    public static readonly TaskMoney Budget = new(nameof(Budget));
    public static readonly TaskCodes Sectors = new(nameof(Sectors));
    public static readonly TaskCodes Contents = new(nameof(Contents));
    public static readonly TaskCodes Indicators = new(nameof(Indicators));
    public static readonly TaskLinks Predecessors = new(nameof(Predecessors)) { IsOrdered = true };

    /// <summary>In the order in which a person reads them.</summary>
    public static readonly IReadOnlyList<TaskField> All =
    [
        Title,
        new TaskText(nameof(AgreedTask.Description), 4000),
        new TaskText(nameof(AgreedTask.Outputs), 1000),
        new TaskText(nameof(AgreedTask.MouContent), 500),
        Start,
        End,
        Lead,
        Counterpart,
        Alternation,
        Weight,
        Budget,
        Sectors,
        Contents,
        Indicators,
        Predecessors,
    ];

    public static readonly IReadOnlyList<TaskText> Texts = [.. All.OfType<TaskText>()];

    /// <summary>This task with the values of another and these words; budgets, whose lines differ, stay.</summary>
    /// <param name="words">In the form that this task's texts have.</param>
    public static TTask TakeFrom<TTask>(this TTask task, TaskValues other, Func<TaskText, object> words)
        where TTask : TaskValues =>
        All.Aggregate(task, (now, field) => field switch
        {
            TaskMoney => now,
            TaskText text => text.With(now, words(text)),
            _ => field.With(now, field.Of(other)),
        });

    /// <summary>The task with each of its texts changed, those of budget lines included.</summary>
    internal static TTask EachText<TTask>(this TTask task, Func<LocalizedText, LocalizedText> change)
        where TTask : AgreedTask =>
        All.Aggregate(task, (now, field) => field switch
        {
            TaskText text => text.With(now, change(text.Of(now))),
            TaskMoney money => money.With(now, now.Budget.Select(each => each with { Source = change(each.Source) }).ToList()),
            _ => now,
        });
}

/// <summary>One thing that is agreed of a task. Its kind says how it is checked and compared.</summary>
/// <param name="Name">Of the member of <see cref="AgreedTask"/>, and of its column, its control and its word (<c>Field.Name</c>).</param>
public abstract record TaskField(string Name)
{
    public object? Of(TaskValues task) => Property(task).GetValue(task);

    public TTask With<TTask>(TTask task, object? value)
        where TTask : TaskValues
    {
        var changed = (TTask)((TaskValues)task with { });
        Property(changed).SetValue(changed, value);
        return changed;
    }

    /// <summary>True where both say the same to a reader: who checked a rendering does not count.</summary>
    public virtual bool SaysTheSame(AgreedTask one, AgreedTask other) => Equals(Of(one), Of(other));

    /// <summary>The task with this in the form in which it is kept.</summary>
    /// <exception cref="RuleException">It breaks a limit.</exception>
    internal virtual TTask Checked<TTask>(TTask task)
        where TTask : AgreedTask => task;

    private System.Reflection.PropertyInfo Property(TaskValues task) =>
        task.GetType().GetProperty(Name) ?? throw new InvalidOperationException($"{task.GetType().Name} has no {Name}.");
}

/// <param name="Max">In text elements, the same in each language.</param>
public sealed record TaskText(string Name, int Max, bool IsRequired = false) : TaskField(Name)
{
    public TText Of<TText>(TaskValues<TText> task)
        where TText : class, IText<TText> => (TText)base.Of(task)!;

    public override bool SaysTheSame(AgreedTask one, AgreedTask other) => Of(one).SaysTheSame(Of(other));

    internal override TTask Checked<TTask>(TTask task) => With(task, Check.Text(Of(task), Name, Max, IsRequired));
}

public sealed record TaskDay(string Name) : TaskField(Name)
{
    public new DateOnly? Of(TaskValues task) => (DateOnly?)base.Of(task);
}

public sealed record TaskChoice(string Name) : TaskField(Name)
{
    public new Enum? Of(TaskValues task) => (Enum?)base.Of(task);
}

/// <summary>A share of 1 to 100.</summary>
public sealed record TaskPercent(string Name) : TaskField(Name)
{
    public const int Max = 100;

    public new int Of(TaskValues task) => (int)base.Of(task)!;

    internal override TTask Checked<TTask>(TTask task) =>
        Of(task) is < 1 or > Max ? throw new RuleException(Rules.OutOfRange, Name, Name, 1, Max) : task;
}

/// <summary>Codes of things that are kept elsewhere, each once; two lists with the same codes are the same.</summary>
public record TaskCodes(string Name) : TaskField(Name)
{
    /// <summary>True where the order in which they were entered stays.</summary>
    public bool IsOrdered { get; init; }

    public new IReadOnlyList<string> Of(TaskValues task) => (IReadOnlyList<string>)base.Of(task)!;

    public override bool SaysTheSame(AgreedTask one, AgreedTask other) => Of(one).ToHashSet().SetEquals(Of(other));

    /// <summary>The task with its codes in ordinal order.</summary>
    public TTask Sorted<TTask>(TTask task)
        where TTask : AgreedTask => With(task, Of(task).Order(StringComparer.Ordinal).ToList());

    /// <summary>As people type them: with commas, semicolons, spaces or line breaks between.</summary>
    public virtual IReadOnlyList<string> Read(string? typed) =>
        [.. (typed ?? string.Empty).Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>As people see them in one line or cell; what <see cref="Read"/> reads back.</summary>
    public virtual string Write(IEnumerable<string> kept) => string.Join(", ", kept);

    internal override TTask Checked<TTask>(TTask task)
    {
        var once = With(task, Of(task).Distinct().ToList());
        return IsOrdered ? once : Sorted(once);
    }
}

/// <summary>Tasks that the task waits for, each with how (<see cref="TaskLink"/>).</summary>
public sealed record TaskLinks(string Name) : TaskCodes(Name)
{
    public override IReadOnlyList<string> Read(string? typed) => TaskLink.Read(typed);

    public override string Write(IEnumerable<string> kept) => string.Join("; ", kept.Select(each => TaskLink.Parse(each).ToText()));

    /// <summary>All that is wrong with the links themselves; whether there are such tasks is asked elsewhere.</summary>
    public IReadOnlyList<BrokenRule> Broken(TaskValues task)
    {
        var links = task.Links();
        return
        [
            .. links.Where(each => !Codes.IsCode(each.Code)).Select(each => new BrokenRule(Rules.TaskLinkFormat, Name, each.Code)),
            .. links.Where(each => each.Lag is < TaskLink.LagMin or > TaskLink.LagMax).Select(each => new BrokenRule(Rules.TaskLinkLag, Name, each.Code, TaskLink.LagMin, TaskLink.LagMax)),
            .. links.GroupBy(each => each.Code).Where(group => group.Count() > 1).Select(group => new BrokenRule(Rules.TaskLinkTwice, Name, group.Key)),
        ];
    }

    internal override TTask Checked<TTask>(TTask task)
    {
        var once = base.Checked(task);
        return Broken(once) is { Count: > 0 } broken ? throw new RuleException(broken) : once;
    }
}

public sealed record TaskMoney(string Name) : TaskField(Name)
{
    public new IReadOnlyList<BudgetLine> Of(TaskValues task) => (IReadOnlyList<BudgetLine>)base.Of(task)!;

    public override bool SaysTheSame(AgreedTask one, AgreedTask other)
    {
        var (here, there) = (Of(one), Of(other));
        return here.Count == there.Count && here.Zip(there).All(pair => (pair.First.Currency, pair.First.Amount) == (pair.Second.Currency, pair.Second.Amount) && pair.First.Source.SaysTheSame(pair.Second.Source));
    }

    internal override TTask Checked<TTask>(TTask task) => With(task, Of(task).Where(each => each.Amount != 0 || !each.Source.IsEmpty).ToList());
}
