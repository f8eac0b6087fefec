using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>The places of a report that checks and warnings name (<see cref="ContentChecks"/>): what a person calls each, and where it is changed.</summary>
internal static class ReportPlaces
{
    /// <returns>A section's key as it is; of anything else its words, as in "Task A1".</returns>
    public static string NameOf(string place, Loc loc) => place switch
    {
        _ when SectionKeys.All.Contains(place) => place,
        ContentChecks.PlanPrefix => loc["Field.Printed.PlanTitle"],
        _ when CodeOf(place, ContentChecks.TaskPrefix) is { } task => $"{loc["Field.TaskCode"]} {task}",
        _ when CodeOf(place, ContentChecks.IndicatorPrefix) is { } indicator => $"{loc["Field.Printed.Indicator"]} {indicator}",
        _ when CodeOf(place, ContentChecks.PlanPrefix) is { } pillar => $"{loc["Field.Pillar"]} {pillar}",
        _ => loc["Field." + place.TrimEnd('s')],
    };

    /// <param name="section">The address of a part of the report's own page.</param>
    /// <param name="check">What is wrong there, where it is a check; null for a warning.</param>
    public static string AddressOf(string place, string planCode, Func<string, string> section, BrokenRule? check = null)
    {
        var plan = $"/plans/{Uri.EscapeDataString(planCode)}";
        return place switch
        {
            ContentChecks.Dates => section(ReportPanels.Dates),
            ContentChecks.Topic => section(ReportPanels.Dates),
            ContentChecks.Correction => section(ReportPanels.Correction),
            ContentChecks.Courses => "/training",
            ContentChecks.Decisions => "/meetings",
            ContentChecks.Library => "/library",
            ContentChecks.Linkages => "/linkages",
            ContentChecks.Park => "/park",
            ContentChecks.Pilots => "/pilots",
            ContentChecks.Directions => $"{plan}/directions",
            _ when ReportPanels.Of(place) == place => section(place),
            _ when check?.Rule == Rules.DelayUnexplained => $"{plan}/tasks/{Uri.EscapeDataString(place[ContentChecks.TaskPrefix.Length..])}/progress",
            _ when check is not null => $"{plan}/texts?lang={check.Arguments[^1]}&state=open",
            ContentChecks.Obstacles => $"{plan}/obstacles",
            _ when CodeOf(place, ContentChecks.TaskPrefix) is { } task => $"{plan}/tasks/{Uri.EscapeDataString(task)}",
            _ when CodeOf(place, ContentChecks.IndicatorPrefix) is { } indicator => $"{plan}/indicators#{Uri.EscapeDataString(indicator)}",
            _ => plan,
        };
    }

    private static string? CodeOf(string place, string prefix) =>
        place.Length > prefix.Length && place.StartsWith(prefix, StringComparison.Ordinal) ? place[prefix.Length..] : null;
}
