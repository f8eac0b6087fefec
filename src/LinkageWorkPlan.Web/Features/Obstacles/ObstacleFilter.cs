using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Obstacles;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>Which obstacles of a plan are shown.</summary>
/// <param name="State">Null for both.</param>
/// <param name="Side">Which has to act; null for both.</param>
/// <param name="Task">Code; null for all tasks and the plan itself.</param>
internal sealed record ObstacleFilter(ObstacleState? State, Side? Side, string? Task)
{
    private const string All = "all";

    /// <summary>Reads what is in an address: the open ones where it names no state.</summary>
    public static ObstacleFilter Read(string? state, string? side, string? task) => new(
        string.Equals(state, All, StringComparison.OrdinalIgnoreCase) ? null : ReadName<ObstacleState>(state) ?? ObstacleState.Open,
        ReadName<Side>(side),
        string.IsNullOrWhiteSpace(task) ? null : task);

    public string In(string plan) => Of($"/plans/{plan}/obstacles");

    public string WorkbookIn(string plan) => Of($"/plans/{plan}/obstacles.xlsx");

    private string Of(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["state"] = State switch { null => All, ObstacleState.Open => null, { } other => other.ToString() },
        ["side"] = Side?.ToString(),
        ["task"] = Task,
    }.Where(each => each.Value is not null));

    private static T? ReadName<T>(string? name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
