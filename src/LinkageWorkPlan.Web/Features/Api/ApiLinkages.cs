using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Features.Linkages;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Side">The country in which it works.</param>
/// <param name="SectorPlan">Code of the plan of its sector; null where the sector is not known.</param>
/// <param name="ZoneName">Null outside of zones.</param>
/// <param name="OtherNames">Spellings of entries that were merged into it.</param>
internal sealed record ApiEnterprise(string Code, ApiText Name, IReadOnlyList<string> OtherNames, Side Side, string? Province, EnterpriseSize Size, string? SectorPlan, string? SectorCode, ZoneKind Zone, string? ZoneName)
{
    public static ApiEnterprise Of(ListEnterprises.Row row) => Of(row.Enterprise);

    private static ApiEnterprise Of(Enterprise each) => new(
        each.Code, ApiText.Of(each.Name), each.OtherNames, each.Side, each.Province.Length > 0 ? each.Province : null, each.Size, each.SectorPlan, each.SectorCode, each.Zone, each.ZoneName.Length > 0 ? each.ZoneName : null);
}

/// <param name="VietnamEnterprise">Code of the Vietnamese enterprise.</param>
/// <param name="Title">In what they work together.</param>
/// <param name="TaskPlan">Code of the plan of the task that it belongs to; null where it belongs to none.</param>
/// <param name="Steps">In the order in which they were reached.</param>
internal sealed record ApiLinkage(
    string Code, string VietnamEnterprise, string LaosEnterprise, ApiText Title, ApiText? Obstacles, LinkageStage Stage, string? PilotCode, string? TaskPlan, string? TaskCode, IReadOnlyList<ApiLinkageStep> Steps)
{
    public static ApiLinkage Of(ListLinkages.Row row) => Of(row.Linkage);

    private static ApiLinkage Of(Linkage each) => new(
        each.Code, each.VietnamCode, each.LaosCode, ApiText.Of(each.Title), ApiText.OrNull(each.Obstacles), each.Last.Stage, each.PilotCode, each.TaskPlan, each.TaskCode, [.. each.Steps.Select(step => new ApiLinkageStep(step.Stage, step.On))]);
}

/// <param name="On">UTC+7.</param>
internal sealed record ApiLinkageStep(LinkageStage Stage, DateOnly On);

/// <summary>The register of enterprises, and what they do together. Contacts are not given out.</summary>
internal static class ApiLinkages
{
    public static void MapLinkages(this RouteGroupBuilder api)
    {
        api.MapGet("/linkages", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListLinkages.Query(), found => new ApiList<ApiLinkage>([.. found.Rows.Select(ApiLinkage.Of)]))))
            .WithSummary("Linkages of Vietnamese and Lao enterprises with the stages that they reached").Produces<ApiList<ApiLinkage>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/enterprises", (int? page, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListEnterprises.Query(Page: page ?? 1), found => ApiPaging.Of(http, page, found.Page, found.Pages, found.Total, found.Rows.Select(ApiEnterprise.Of))))
            .WithSummary("The register of enterprises, without contacts").Produces<ApiPage<ApiEnterprise>>().ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
