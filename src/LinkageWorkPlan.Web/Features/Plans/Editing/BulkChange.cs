using System.Globalization;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What is changed in several tasks at once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulkKind>))]
public enum BulkKind
{
    /// <summary>Those of the sides that are named; the other side's stay.</summary>
    Owners,
    Lead,

    /// <summary>All days of the task and its milestones, by working days of both sides.</summary>
    Days,

    /// <summary>What the pillar's other tasks leave of 100 %, shared evenly.</summary>
    Weights,
}

/// <param name="Typed">The owners' names, the side or the number of days, as typed; nothing for weights.</param>
public sealed record BulkChange(BulkKind Kind, string Typed)
{
    /// <summary>More than this is no shift of a plan of two years.</summary>
    public const int DaysMax = 500;

    /// <summary>The columns in which it shows.</summary>
    internal IReadOnlyList<GridColumn> Columns => [.. new[] { nameof(WorkTask.Code) }.Concat(Kind switch
    {
        BulkKind.Owners => [nameof(WorkTask.Owners)],
        BulkKind.Lead => [TaskFields.Lead.Name],
        BulkKind.Days => [TaskFields.Start.Name, TaskFields.End.Name],
        BulkKind.Weights => new[] { TaskFields.Weight.Name },
    }).Select(each => GridColumn.Find(each)!)];

    /// <param name="calendar">On which days both sides work.</param>
    /// <param name="others">The sum of the weights of a pillar's other tasks.</param>
    /// <returns>Each task's form as it will be, in the order of the tasks.</returns>
    /// <exception cref="RuleException">What was typed cannot be read, or nothing is left to share.</exception>
    internal IReadOnlyList<TaskForm> ApplyTo(IReadOnlyList<GridTask> tasks, GridWords words, WorkingCalendar calendar, Func<string, int> others)
    {
        var forms = tasks.Select(task => TaskForm.Of(task.Content)).ToList();
        return Kind switch
        {
            BulkKind.Owners => SetOwners(forms, words),
            BulkKind.Lead => SetLead(forms, words),
            BulkKind.Days => Shift(forms, calendar),
            BulkKind.Weights => Even(forms, others),
        };
    }

    private List<TaskForm> SetOwners(List<TaskForm> forms, GridWords words)
    {
        var chosen = Read(broken => words.ReadOwners(Typed, nameof(WorkTask.Owners), broken));
        if (chosen.Count == 0)
        {
            throw new RuleException(Rules.Required, nameof(WorkTask.Owners), nameof(WorkTask.Owners));
        }

        var sides = words.Owners.ToDictionary(each => each.Id, each => each.Side);
        var named = chosen.Select(each => sides[each]).ToHashSet();
        return [.. forms.Select(form => form with { Owners = [.. form.Owners.Where(each => !named.Contains(sides[each])).Concat(chosen).Order()] })];
    }

    private List<TaskForm> SetLead(List<TaskForm> forms, GridWords words)
    {
        var lead = Read(broken => (Side?)words.ReadChoice(GridColumn.Find(TaskFields.Lead.Name)!, Typed, TaskFields.Lead.Name, broken))
            ?? throw new RuleException(Rules.Required, TaskFields.Lead.Name, TaskFields.Lead.Name);
        return [.. forms.Select(form => form with { Lead = lead, Counterpart = lead.Other() })];
    }

    private List<TaskForm> Shift(List<TaskForm> forms, WorkingCalendar calendar)
    {
        if (!int.TryParse(SearchKey.Of(Typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
        {
            throw new RuleException(Rules.NotAWholeNumber, nameof(BulkKind.Days), Typed);
        }

        if (Math.Abs((long)days) > DaysMax)
        {
            throw new RuleException(Rules.OutOfRange, nameof(BulkKind.Days), nameof(BulkKind.Days), -DaysMax, DaysMax);
        }

        DateOnly? Moved(DateOnly? day) => day is { } known ? calendar.Add(known, days) : null;
        return [.. forms.Select(form => form with { Start = Moved(form.Start), End = Moved(form.End), Milestones = [.. form.Milestones.Select(each => each with { Planned = Moved(each.Planned) })] })];
    }

    private static List<TaskForm> Even(List<TaskForm> forms, Func<string, int> others)
    {
        var shares = forms.GroupBy(form => form.PillarCode)
            .SelectMany(group => group.Zip(TaskRules.EvenWeights(TaskRules.PillarWeight - others(group.Key), group.Count(), group.Key)))
            .ToDictionary(each => each.First.Code, each => each.Second);
        return [.. forms.Select(form => form with { Weight = shares[form.Code] })];
    }

    private static T Read<T>(Func<List<BrokenRule>, T> read)
    {
        var broken = new List<BrokenRule>();
        var value = read(broken);
        return broken.Count > 0 ? throw new RuleException(broken) : value;
    }
}

/// <summary>The tasks that a change of several is about.</summary>
internal static class BulkTasks
{
    /// <summary>Tasks that one refusal names.</summary>
    private const int NamedMax = 20;

    /// <summary>Changes them, saves nothing yet.</summary>
    /// <returns>What is to be asked of each before it is saved.</returns>
    /// <exception cref="RuleException">A rule refuses one of them.</exception>
    public static IReadOnlyList<BrokenRule> Apply(IGridDraft draft, IEnumerable<(GridTask Task, TaskForm Form)> changes)
    {
        var (asked, refused) = (new List<BrokenRule>(), new List<BrokenRule>());
        foreach (var (task, form) in changes)
        {
            try
            {
                asked.AddRange(Of(task, draft.Apply(task, form)));
            }
            catch (RuleException refusal)
            {
                refused.AddRange(Of(task, refusal.Broken));
            }
        }

        return refused.Count > 0 ? throw new RuleException([.. refused.Take(NamedMax)]) : asked;
    }

    /// <exception cref="RuleException">Somebody changed one of them since, or it is gone.</exception>
    public static async Task RequireVersionsAsync(IGridDraft draft, Conflicts conflicts, CurrentUser user, IReadOnlyList<(Guid Id, int Version)> shown, Dictionary<Guid, GridTask> tasks, CancellationToken cancel)
    {
        var changed = shown.Select(each => (Task: tasks.GetValueOrDefault(each.Id) ?? throw new RuleException(Rules.NotFound), each.Version)).Where(each => each.Task.Version != each.Version);
        var refused = new List<BrokenRule>();
        foreach (var (task, _) in changed.Take(NamedMax))
        {
            refused.AddRange(Of(task, (await conflicts.DescribeAsync(draft.Stale(task), user, cancel)).Broken));
        }

        if (refused.Count > 0)
        {
            throw new RuleException(refused);
        }
    }

    /// <summary>Of several tasks each refusal says which it is about.</summary>
    private static IEnumerable<BrokenRule> Of(GridTask task, IEnumerable<BrokenRule> broken) => broken.Select(each => each with { Subject = $"{task.Code}:{each.Subject}" });

    /// <param name="tasks">Of the whole plan.</param>
    public static Func<string, int> WeightsBeside(IEnumerable<(Guid Id, string Pillar, int Weight)> tasks, IReadOnlySet<Guid> chosen)
    {
        var sums = tasks.Where(each => !chosen.Contains(each.Id)).GroupBy(each => each.Pillar).ToDictionary(group => group.Key, group => group.Sum(each => each.Weight));
        return pillar => sums.GetValueOrDefault(pillar);
    }
}
