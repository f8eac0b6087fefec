using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What differs between two contents of a plan.</summary>
internal sealed record ApiComparison(string From, string To, IReadOnlyList<ApiDifference> Items)
{
    public static ApiComparison Of(GetPlanComparison.Result found) => new(found.From.ToString(), found.To.ToString(), [.. found.Items.SelectMany(item => item.Rows.Select(row => ApiDifference.Of(item, row)))]);
}

/// <param name="Subject">Plan, pillar or task.</param>
/// <param name="Milestone">Its code, where the difference is about a milestone of the task.</param>
/// <param name="Field">As in "WorkTask.End"; null where all of it was added or dropped.</param>
/// <param name="Language">Code of the language of a text.</param>
/// <param name="Days">By which a day was moved, negative where it is earlier.</param>
internal sealed record ApiDifference(
    DifferenceKind Kind, string Subject, string Code, string? Milestone, ApiText Title, string? Field, string? Language, string? Before, string? After, int? Days)
{
    public static ApiDifference Of(DifferenceItem item, DifferenceRow row) => new(
        row.Kind, item.Subject, item.Code, row.Milestone, ApiText.Of(row.Title.IsEmpty ? item.Title : row.Title), row.Change?.Field, row.Change?.Language?.Code(), row.Change?.Before, row.Change?.After, row.Days);
}
