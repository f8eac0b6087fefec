using LinkageWorkPlan.Web.Features.Plans;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>The page on which a find is read.</summary>
internal static class SearchAddress
{
    private const string Section = "Section:";

    public static string Of(SearchTexts.Hit hit)
    {
        var plan = Uri.EscapeDataString(hit.PlanCode);
        return hit.Group switch
        {
            SearchGroup.Plans => PlanAddress.Of(hit.PlanCode),
            SearchGroup.Reports when hit.IsIssued => $"/issued/{plan}/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Reports => $"/reports/{plan}/{Uri.EscapeDataString(hit.Code)}" + (hit.Field.StartsWith(Section, StringComparison.Ordinal) ? $"?section={Uri.EscapeDataString(hit.Field[Section.Length..])}" : string.Empty),
            SearchGroup.Indicators => $"{PlanAddress.Of(hit.PlanCode)}/indicators",
            SearchGroup.Terms => $"/glossary/{hit.Id}",
            SearchGroup.Owners => "/plans/owners",
            SearchGroup.Tasks or SearchGroup.Evidence => PlanAddress.Of(hit.PlanCode, hit.Code),
        };
    }
}
