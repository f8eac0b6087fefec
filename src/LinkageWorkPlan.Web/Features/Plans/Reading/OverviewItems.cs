using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What is counted on a plan's overview.</summary>
public enum OverviewKind
{
    Tasks,

    /// <summary>Tasks that are neither completed nor cancelled.</summary>
    OpenTasks,

    /// <summary>Tasks of the plan that have money planned for them.</summary>
    BudgetedTasks,

    /// <summary>Tasks on which money was spent in a quarter that is over.</summary>
    SpentTasks,

    /// <summary>Tasks of either: what is left of their money.</summary>
    MoneyTasks,

    /// <summary>Tasks that count for a side in the share of lead, those whose lead changes in part.</summary>
    LedTasks,

    /// <summary>Milestones that were agreed first for a day up to the one that is asked for.</summary>
    Baseline,

    /// <summary>The same of the days agreed now.</summary>
    Milestones,
    ReachedMilestones,

    /// <summary>Their day is over, and they are not reached.</summary>
    LateMilestones,

    /// <summary>Not reached, of tasks that are part of the plan.</summary>
    OpenMilestones,
}

/// <summary>Which tasks or milestones stand behind a number of a plan's overview: a number is how many of them there are.</summary>
/// <param name="Lead">The side that leads in the year of the day; of <see cref="OverviewKind.LedTasks"/>, in any turn.</param>
/// <param name="Month">Its first day: tasks that are at work in it, milestones whose agreed day is in it.</param>
/// <param name="Until">The last day that is counted; of milestones alone.</param>
/// <param name="Spender">The side that spent money on them.</param>
/// <param name="Currency">That of the money; null for any.</param>
public sealed record OverviewItems(
    OverviewKind Kind = OverviewKind.Tasks, string? Pillar = null, WorkStatus? Status = null, Side? Lead = null, Guid? Owner = null, DateOnly? Month = null, DateOnly? Until = null,
    Side? Spender = null, Currency? Currency = null)
{
    private const string MonthForm = "yyyy-MM";
    private const string DayForm = "yyyy-MM-dd";

    public bool IsOfTasks => Kind is OverviewKind.Tasks or OverviewKind.OpenTasks or OverviewKind.BudgetedTasks or OverviewKind.SpentTasks or OverviewKind.MoneyTasks or OverviewKind.LedTasks;

    /// <summary>Reads what is in an address; what it does not know is left out.</summary>
    public static OverviewItems Read(string? kind, string? pillar, string? status, string? lead, string? owner, string? month, string? until, string? spender = null, string? currency = null) => new(
        PlanFilter.ReadName<OverviewKind>(kind) ?? OverviewKind.Tasks,
        string.IsNullOrEmpty(pillar) ? null : pillar,
        PlanFilter.ReadName<WorkStatus>(status),
        PlanFilter.ReadName<Side>(lead),
        Guid.TryParse(owner, out var id) ? id : null,
        PlanAddress.ReadMonth(month),
        ReadDay(until),
        PlanFilter.ReadName<Side>(spender),
        PlanFilter.ReadName<Currency>(currency));

    public static DateOnly? ReadDay(string? day) => DateOnly.TryParseExact(day, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    public static string Written(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Where they are listed.</summary>
    /// <param name="on">The day the figures stand for; null for today.</param>
    public string AddressIn(string plan, DateOnly? on, int page = 1) => Of($"{PlanAddress.Of(plan)}/overview/items", on, page);

    /// <summary>The same as a workbook, with all pages.</summary>
    /// <inheritdoc cref="AddressIn"/>
    public string WorkbookIn(string plan, DateOnly? on) => Of($"{PlanAddress.Of(plan)}/overview/items.xlsx", on, page: 1);

    private string Of(string path, DateOnly? on, int page) => QueryHelpers.AddQueryString(
        path,
        new (string Name, string? Value)[]
        {
            ("kind", Kind.ToString().ToLowerInvariant()),
            ("pillar", Pillar),
            ("status", Status?.ToString().ToLowerInvariant()),
            ("side", Lead?.ToString().ToLowerInvariant()),
            ("owner", Owner?.ToString()),
            ("month", Month?.ToString(MonthForm, CultureInfo.InvariantCulture)),
            ("until", Until is { } last ? Written(last) : null),
            ("spender", Spender?.ToString().ToLowerInvariant()),
            ("currency", Currency?.ToString().ToLowerInvariant()),
            ("asOf", on is { } day ? Written(day) : null),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));

    internal IEnumerable<TaskAsOf> TasksOf(PlanAsOf plan, int firstYear, int year) =>
        plan.Tasks.Where(task => IsAbout(task, firstYear, year) && IsKind(task, firstYear) && (Month is not { } month || IsAtWork(task, month)));

    /// <summary>Without what was not reached of a task that left the plan: it left with it.</summary>
    internal IEnumerable<(TaskAsOf Task, MilestoneAsOf Milestone)> MilestonesOf(PlanAsOf plan, int firstYear, int year) =>
        from task in plan.Tasks
        where IsAbout(task, firstYear, year)
        from milestone in task.Milestones
        where milestone.Reached is not null || task.DroppedOn is null
        where IsCounted(task, milestone, plan.Day)
        select (task, milestone);

    /// <summary>How much of a task counts for a side in the share of lead, 0 to 1 (<see cref="LeadShare"/>).</summary>
    internal static decimal LeadPart(TaskAsOf task, Side side, int firstYear)
    {
        var turns = task.Status == WorkStatus.Cancelled ? [] : LeadTurns.Of(task.Lead, task.Alternation, task.Start, task.End, firstYear);
        return turns.Count == 0 ? 0 : (decimal)turns.Count(turn => turn.Side == side) / turns.Count;
    }

    private bool IsKind(TaskAsOf task, int firstYear) => Kind switch
    {
        OverviewKind.OpenTasks => task.IsOpen,
        OverviewKind.BudgetedTasks => IsBudgeted(task),
        OverviewKind.SpentTasks => IsSpent(task),
        OverviewKind.MoneyTasks => IsBudgeted(task) || IsSpent(task),
        OverviewKind.LedTasks => Sides.Both.Any(side => (Lead is null || side == Lead) && LeadPart(task, side, firstYear) > 0),
        OverviewKind.Tasks or OverviewKind.Baseline or OverviewKind.Milestones or OverviewKind.ReachedMilestones or OverviewKind.LateMilestones or OverviewKind.OpenMilestones => true,
    };

    private bool IsBudgeted(TaskAsOf task) => task.PlannedMoney.Any(line => Currency is null || line.Currency == Currency);

    private bool IsSpent(TaskAsOf task) => task.Spent.Any(each => (Spender is null || each.Side == Spender) && (Currency is null || each.Currency == Currency));

    private static bool IsAtWork(TaskAsOf task, DateOnly month) => task.Status != WorkStatus.Cancelled && task.Start < month.AddMonths(1) && task.End >= month;

    private bool IsAbout(TaskAsOf task, int firstYear, int year) =>
        (Pillar is null || task.Pillar == Pillar)
        && (Status is null || task.Status == Status)
        && (Lead is null || Kind == OverviewKind.LedTasks || WorkTask.LeadIn(task.Lead, task.Alternation, year, firstYear) == Lead)
        && (Owner is not { } owner || task.Owners.Contains(owner));

    private bool IsCounted(TaskAsOf task, MilestoneAsOf milestone, DateOnly day)
    {
        var counted = Kind == OverviewKind.Baseline ? milestone.Baseline ?? milestone.Planned
            : Kind == OverviewKind.ReachedMilestones && Until is not null ? milestone.Reached
            : milestone.Planned;
        var isKind = Kind switch
        {
            OverviewKind.ReachedMilestones => milestone.Reached is not null,
            OverviewKind.LateMilestones => task.IsOpen && MilestoneStandings.Of(milestone.Planned, milestone.Expected, milestone.Reached, day) == MilestoneStanding.Late,
            OverviewKind.OpenMilestones => task.IsOpen && milestone.Reached is null,
            OverviewKind.Baseline or OverviewKind.Milestones or OverviewKind.Tasks or OverviewKind.OpenTasks or OverviewKind.BudgetedTasks or OverviewKind.SpentTasks
                or OverviewKind.MoneyTasks or OverviewKind.LedTasks => true,
        };
        return isKind && counted is { } on && (Until is null || on <= Until) && (Month is not { } first || (on >= first && on < first.AddMonths(1)));
    }
}

/// <summary>A number and what stands behind it.</summary>
public sealed record Counted(int Count, OverviewItems Items);
