using System.Globalization;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>The page on which a find is read.</summary>
internal static class SearchAddress
{
    private const string Section = "Section:";

    public static string Of(FindTexts.Hit hit)
    {
        var plan = Uri.EscapeDataString(hit.PlanCode);
        return hit.Group switch
        {
            SearchGroup.Plans => PlanAddress.Of(hit.PlanCode),
            SearchGroup.Reports when hit.IsIssued => $"/issued/{plan}/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Reports => $"/reports/{plan}/{Uri.EscapeDataString(hit.Code)}" + (hit.Field.StartsWith(Section, StringComparison.Ordinal) ? $"?section={Uri.EscapeDataString(hit.Field[Section.Length..])}" : string.Empty),
            SearchGroup.Indicators => $"{PlanAddress.Of(hit.PlanCode)}/indicators",
            SearchGroup.Obstacles => $"{PlanAddress.Of(hit.PlanCode)}/obstacles#{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Meetings => $"/meetings/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Pilots => $"/pilots/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Courses => $"/training/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Linkages => $"/linkages/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Park => "/park",
            SearchGroup.Compatibility => $"/park/matrix/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Risks => $"/park/risks/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Enterprises => $"/linkages/enterprises/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Requests => $"/library/requests/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Documents => $"/library/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Amendments => AmendmentAddress.Of(hit.PlanCode, NumberOf(hit.Code)),
            SearchGroup.Comments when hit.Field.StartsWith(ReturnText.Field, StringComparison.Ordinal) => hit.Code == hit.PlanCode ? PlanAddress.Of(hit.PlanCode)
                : hit.Code.Contains('/', StringComparison.Ordinal) ? AmendmentAddress.Of(hit.PlanCode, NumberOf(hit.Code))
                : $"/reports/{plan}/{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Comments => hit.Field switch
            {
                nameof(CommentAbout.Task) => $"{PlanAddress.Of(hit.PlanCode, hit.Code)}/talk?comment={hit.Id}#c-{hit.Id}",
                nameof(CommentAbout.Amendment) => $"{AmendmentAddress.Of(hit.PlanCode, NumberOf(hit.Code))}/talk?comment={hit.Id}#c-{hit.Id}",
                _ => $"/reports/{plan}/{Uri.EscapeDataString(hit.Code)}/talk?comment={hit.Id}#c-{hit.Id}",
            },
            SearchGroup.Terms => $"/glossary/{hit.Id}",
            SearchGroup.Memorandum => $"/coverage/memorandum#{Uri.EscapeDataString(hit.Code)}",
            SearchGroup.Owners => "/plans/owners",
            SearchGroup.Tasks or SearchGroup.Evidence => PlanAddress.Of(hit.PlanCode, hit.Code),
        };
    }

    /// <summary>What an amendment is called.</summary>
    /// <param name="code">As "2026-2027/1".</param>
    public static LocalizedText TitleOf(string code)
    {
        string In(Language language) => Loc.In(language)["Amendments.Numbered", NumberOf(code)];
        return LocalizedText.Each(Language.Vi, In);
    }

    private static int NumberOf(string code) => int.Parse(code[(code.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
}
