using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What differs between two contents of a plan.</summary>
internal sealed record ApiComparison(string From, string To, IReadOnlyList<ApiDifference> Items)
{
    /// <param name="from">The plan as adopted where it is missing, and as it is now for <paramref name="to"/>; anything that is no version is refused.</param>
    public static async Task<IResult> AnswerAsync(string plan, string? from, string? to, HttpContext http)
    {
        var (before, after) = (PlanVersion.Read(from, PlanVersion.Baseline), PlanVersion.Read(to, PlanVersion.Now));
        return before is null ? ApiProblem.Of(http, new RuleException(Rules.VersionUnknown, "from", from!))
            : after is null ? ApiProblem.Of(http, new RuleException(Rules.VersionUnknown, "to", to!))
            : await ApiAnswer.OfAsync(http, new GetPlanComparison.Query(plan, before, after, ReaderLanguage.Of(http)), Of);
    }

    public static ApiComparison Of(GetPlanComparison.Result found) => new(found.From.ToString(), found.To.ToString(), [.. found.Items.SelectMany(item => item.Rows.Select(row => ApiDifference.Of(item, row)))]);
}

/// <param name="Subject">Plan, pillar, sector, indicator or task.</param>
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
