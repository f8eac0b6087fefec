using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>What "--view" names. A page leaves out what it does not know; here it is refused, since a workbook of all tasks would pass for the answer.</summary>
internal sealed class ViewOption
{
    /// <summary>A view that is no filter of the list: what is late of the plan.</summary>
    private const string Late = "late";

    private readonly Dictionary<string, StringValues> parts;

    /// <exception cref="StartupException">A name or a value that is unknown.</exception>
    public ViewOption(string? view)
    {
        parts = QueryHelpers.ParseQuery(view);
        IsLate = parts.ContainsKey(Late);
        var names = IsLate ? [Late, .. LateAddress.Names] : PlanAddress.Names.ToList();
        if (parts.Keys.FirstOrDefault(each => !names.Contains(each, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new StartupException($"--view knows no \"{unknown}\", but {string.Join(", ", names)}.");
        }

        Known<Side>("side");
        Known<WorkStatus>("status");
        if (IsLate)
        {
            Known<LateOrder>("sort");
            Known<LateKind>("kind");
            return;
        }

        Known<PlanView>("view");
        Known<PlanSort>("sort");
        Known<PlanGroup>("group");
        Known<PlanZoom>("zoom");
        Known<CalendarSpan>("span");
    }

    public bool IsLate { get; }

    /// <summary>What stands behind a name; null where the view does not have it.</summary>
    public string? this[string name] => parts.TryGetValue(name, out var values) ? values.ToString() : null;

    private void Known<T>(string name)
        where T : struct, Enum
    {
        if (!string.IsNullOrEmpty(this[name]) && PlanFilter.ReadName<T>(this[name]) is null)
        {
            var known = Enum.GetNames<T>().Select(each => each.ToLowerInvariant());
            throw new StartupException($"--view: {name} is one of {string.Join(", ", known)}, not \"{this[name]}\".");
        }
    }
}
