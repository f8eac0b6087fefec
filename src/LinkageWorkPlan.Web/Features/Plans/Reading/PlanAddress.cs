using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public enum PlanView
{
    List,
    Gantt,
    Calendar,

    /// <summary>The rows of a draft, which are edited in their place.</summary>
    Grid,
}

/// <summary>The order of a plan's list.</summary>
public enum PlanSort
{
    /// <summary>By pillar and code.</summary>
    Plan,

    /// <summary>By title, as somebody who reads that language looks for it.</summary>
    Title,
    Start,
    End,

    /// <summary>What is late first, then what is at risk.</summary>
    Status,

    /// <summary>What has been late for the longest time first.</summary>
    Late,

    /// <summary>By the side that leads in the plan's first year.</summary>
    Side,

    /// <summary>By the name of the owner as whom one finds the task (<see cref="PlanGroup.Owner"/>).</summary>
    Owner,
}

/// <summary>How much time the Gantt chart's window shows at once, about.</summary>
public enum PlanZoom
{
    /// <summary>All of the plan, as wide as the window.</summary>
    Years,
    Quarter,
    Month,
    Week,
}

/// <summary>How the calendar shows milestones.</summary>
public enum CalendarSpan
{
    Month,
    Quarter,

    /// <summary>A quarter's days as a plain list.</summary>
    Agenda,
}

/// <summary>Where a view of a plan is found: all that one chose is in it.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Month">First day of the month the calendar shows; null for the current one.</param>
/// <param name="Task">Code of the task looked at beside the list.</param>
public sealed record PlanAddress(string Code, PlanView View, PlanFilter Filter, int Page = 1, DateOnly? Month = null, string? Task = null, PlanSort Sort = PlanSort.Plan)
{
    public const string Mine = "mine";
    private const string MonthForm = "yyyy-MM";

    public override string ToString() => QueryHelpers.AddQueryString(Path, Parts());

    /// <summary>The address without what one chose.</summary>
    public string Path => Amendment is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Of(Code)}/amendments/{number}/edit") : Of(Code);

    /// <summary>Number of the amendment whose draft is edited; null where the plan is shown.</summary>
    public int? Amendment { get; init; }

    /// <summary>What this view shows as a workbook: the days of the calendar, or else the list, filtered and ordered like this view.</summary>
    public string Workbook => View == PlanView.Calendar
        ? QueryHelpers.AddQueryString($"{Of(Code)}/calendar.xlsx", (this with { Usual = View, Page = 1, Task = null, Sort = PlanSort.Plan, Group = null }).Parts())
        : QueryHelpers.AddQueryString($"{Of(Code)}/plan.xlsx", (this with { View = PlanView.List, Usual = PlanView.List, Page = 1, Month = null, Task = null }).Parts());

    public static string Of(string plan) => $"/plans/{Uri.EscapeDataString(plan)}";

    public static string Of(string plan, string task) => $"{Of(plan)}/tasks/{Uri.EscapeDataString(task)}";

    /// <summary>Where progress of a task is recorded.</summary>
    /// <param name="milestone">Code of one that is ticked when the form is opened; null for none.</param>
    public static string ToRecord(string plan, string task, string? milestone = null) =>
        milestone is null ? $"{Of(plan, task)}/progress" : QueryHelpers.AddQueryString($"{Of(plan, task)}/progress", "milestone", milestone);

    /// <summary>Where a task of an adopted plan is amended: in the amendment that is open, or in a new one.</summary>
    public static string Amend(string plan, string task) => $"{Of(plan)}/amendments/new?task={Uri.EscapeDataString(task)}";

    public static PlanView? ReadView(string? view) => PlanFilter.ReadName<PlanView>(view);

    /// <returns>The month's first day; null where it is none.</returns>
    public static DateOnly? ReadMonth(string? month) =>
        DateOnly.TryParseExact(month, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 2200 ? first : null;

    /// <summary>The view that is shown where the address names none.</summary>
    public PlanView Usual { get; init; }

    public PlanZoom Zoom { get; init; }

    public CalendarSpan Span { get; init; }

    /// <summary>What the list is grouped by; null where nothing was chosen: by pillar in the plan's own order, else not at all.</summary>
    public PlanGroup? Group { get; init; }

    /// <summary>What rows stand under; null where they stand under nothing.</summary>
    public PlanGroup? Headings => Group ?? (Sort == PlanSort.Plan ? PlanGroup.Pillar : null);

    public string? GroupName => Group?.ToString().ToLowerInvariant();

    public string? ZoomName => Zoom == PlanZoom.Years ? null : Zoom.ToString().ToLowerInvariant();

    public string? SpanName => Span == CalendarSpan.Month ? null : Span.ToString().ToLowerInvariant();

    /// <summary>What a search form keeps of the address beside its own fields.</summary>
    public string? ViewName => View == Usual ? null : View.ToString().ToLowerInvariant();

    public string? SortName => Sort == PlanSort.Plan ? null : Sort.ToString().ToLowerInvariant();

    public static PlanSort ReadSort(string? sort) => PlanFilter.ReadName<PlanSort>(sort) ?? PlanSort.Plan;

    /// <summary>Names of all that an address can hold.</summary>
    public static IEnumerable<string> Names => new PlanAddress(string.Empty, PlanView.List, PlanFilter.None).Named.Select(part => part.Name);

    private IEnumerable<KeyValuePair<string, string?>> Parts() => Named.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value));

    private (string Name, string? Value)[] Named =>
    [
        ("view", ViewName),
        ("q", Filter.Search),
        ("pillar", Filter.Pillar),
        ("side", Filter.Lead?.ToString().ToLowerInvariant()),
        ("status", Filter.Status?.ToString().ToLowerInvariant()),
        ("owner", Filter.Mine ? Mine : Filter.Owner?.ToString()),
        ("sector", Filter.Sector),
        ("content", Filter.Content),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("month", Month?.ToString(MonthForm, CultureInfo.InvariantCulture)),
        ("zoom", View == PlanView.Gantt ? ZoomName : null),
        ("span", View == PlanView.Calendar ? SpanName : null),
        ("task", Task),
        ("sort", SortName),
        ("group", GroupName),
    ];
}
