using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What is late: a task as a whole, or one of its milestones.</summary>
public enum LateKind
{
    Tasks,
    Milestones,
}

/// <summary>Which of what is late or at risk is shown.</summary>
/// <param name="Plan">A plan's code.</param>
/// <param name="Status">Delayed or at risk.</param>
public sealed record LateFilter(string? Plan = null, Guid? Owner = null, LateKind? Kind = null, WorkStatus? Status = null)
{
    public static readonly LateFilter None = new();

    /// <summary>Reads what is in an address; what it does not know is left out.</summary>
    public static LateFilter Read(string? plan, string? owner, string? kind, string? status) => new(
        string.IsNullOrEmpty(plan) ? null : plan,
        Guid.TryParse(owner, out var id) ? id : null,
        PlanFilter.ReadName<LateKind>(kind),
        PlanFilter.ReadName<WorkStatus>(status) is WorkStatus.Delayed or WorkStatus.AtRisk ? PlanFilter.ReadName<WorkStatus>(status) : null);

    internal bool Takes(ListLate.Row row) =>
        (Plan is null || row.PlanCode == Plan)
        && (Owner is not { } owner || row.OwnerIds.Contains(owner))
        && (Kind is null || (row.Milestone is null) == (Kind == LateKind.Tasks))
        && (Status is null || row.Status == Status);
}

/// <summary>Where a view of what is late is found: all that one chose is in it.</summary>
/// <param name="Side">Only what this side leads.</param>
/// <param name="Page">From 1.</param>
/// <param name="IsWhole">True where all rows stand on one page, as for printing.</param>
public sealed record LateAddress(Side? Side = null, LateOrder Order = LateOrder.Days, int Page = 1, LateFilter? Only = null, bool IsWhole = false)
{
    public override string ToString() => QueryHelpers.AddQueryString("/late", Parts());

    /// <summary>The same as a workbook, with all pages.</summary>
    public string Workbook => QueryHelpers.AddQueryString("/late.xlsx", (this with { Page = 1, IsWhole = false }).Parts());

    /// <summary>Names of all that an address can hold.</summary>
    public static IEnumerable<string> Names => new LateAddress().Named.Select(part => part.Name);

    private IEnumerable<KeyValuePair<string, string?>> Parts() => Named.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value));

    private (string Name, string? Value)[] Named =>
    [
        ("side", Side?.ToString().ToLowerInvariant()),
        ("plan", Only?.Plan),
        ("owner", Only?.Owner?.ToString()),
        ("kind", Only?.Kind?.ToString().ToLowerInvariant()),
        ("status", Only?.Status?.ToString().ToLowerInvariant()),
        ("sort", Order == LateOrder.Days ? null : Order.ToString().ToLowerInvariant()),
        ("rows", IsWhole ? "all" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    ];
}
