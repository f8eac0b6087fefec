using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Coverage;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>A content of the memorandum.</summary>
/// <param name="Tasks">How many tasks of all plans name it.</param>
internal sealed record ApiContent(string Code, ApiText Title, int Tasks)
{
    public static ApiContent Of(ListContents.Row row) => new(row.Code, ApiText.Of(row.Title), row.Tasks);
}

/// <param name="Planned">In budget lines.</param>
/// <param name="Spent">In quarters that were over.</param>
internal sealed record ApiCoverageMoney(Currency Currency, decimal Planned, decimal Spent);

/// <param name="Tasks">Codes of the tasks that serve it.</param>
/// <param name="Percent">Done, 0 to 100; null where no task is left.</param>
/// <param name="Decisions">Those of confirmed minutes that name it, as in "M1/D2"; none of a sector.</param>
/// <param name="Pilots">Codes of the pilot models that name it; none of a sector.</param>
/// <param name="Courses">Codes of the training courses that serve it; none of a sector.</param>
/// <param name="Documents">How many shared documents of the library name it; none of a sector.</param>
internal sealed record ApiCoverageRow(string Code, ApiText Title, IReadOnlyList<string> Tasks, decimal? Percent, IReadOnlyList<ApiCoverageMoney> Money, IReadOnlyList<string> Decisions, IReadOnlyList<string> Pilots, IReadOnlyList<string> Courses, int Documents)
{
    public static ApiCoverageRow Of(CoverageRow row, int documents) =>
        new(
            row.Code, ApiText.Of(row.Title), row.Tasks, row.Percent, [.. row.Money.Select(each => new ApiCoverageMoney(each.Currency, each.Planned, each.Spent))],
            row.CodesOf(CoverageActivityKind.Decision), row.CodesOf(CoverageActivityKind.Pilot), row.CodesOf(CoverageActivityKind.Course), documents);
}

/// <param name="Sector">Code.</param>
/// <param name="Pillar">Code.</param>
internal sealed record ApiCoverageCell(string Sector, string Pillar, int Tasks);

/// <summary>What a plan does for each content of the memorandum and each of its sectors, today.</summary>
/// <param name="WithoutContent">Tasks that name no content.</param>
/// <param name="Matrix">Sectors by pillars, without those that no task is about.</param>
internal sealed record ApiCoverageResult(string? Plan, int Tasks, int WithoutContent, IReadOnlyList<ApiCoverageRow> Contents, IReadOnlyList<ApiCoverageRow> Sectors, IReadOnlyList<ApiCoverageCell> Matrix)
{
    public static ApiCoverageResult Of(GetCoverage.Result found) => new(
        found.Plan?.Code, found.Tasks, found.WithoutContent, [.. found.Contents.Select(each => ApiCoverageRow.Of(each, found.Documents.GetValueOrDefault(each.Code)))], [.. found.Sectors.Select(each => ApiCoverageRow.Of(each, 0))],
        [
            .. from sector in found.Sectors.Index()
               from pillar in found.Pillars.Index()
               let count = found.Cells[sector.Index][pillar.Index]
               where count > 0
               select new ApiCoverageCell(sector.Item.Code, pillar.Item.Code, count),
        ]);
}

internal static class ApiCoverage
{
    public static void MapCoverage(this RouteGroupBuilder api)
    {
        api.MapGet("/memorandum", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListContents.Query(), found => new ApiList<ApiContent>([.. found.Select(ApiContent.Of)]))))
            .WithSummary("Items of the memorandum").Produces<ApiList<ApiContent>>();
        api.MapGet("/plans/{plan}/coverage", (string plan, HttpContext http) => ApiAnswer.OfAsync(http, new GetCoverage.Query(plan), ApiCoverageResult.Of))
            .WithSummary("What a plan does for each item of the memorandum and each sector, and sectors by pillars").Produces<ApiCoverageResult>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}
