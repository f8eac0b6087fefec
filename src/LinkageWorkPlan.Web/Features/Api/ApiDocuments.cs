using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Library;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Header">As it stands in the file.</param>
internal sealed record ApiDataColumn(string Code, string Header, ApiText? Name, ApiText? Unit, ApiText? Meaning)
{
    public static ApiDataColumn Of(DataColumn column) => new(column.Code, column.Header, TextOf(column.Name), TextOf(column.Unit), TextOf(column.Meaning));

    private static ApiText? TextOf(LocalizedText text) => text.IsEmpty ? null : ApiText.Of(text);
}

/// <param name="Side">Whose it is.</param>
/// <param name="SectorPlan">Code of the plan of its sector; null where it has none.</param>
/// <param name="Contents">Codes of the memorandum's contents.</param>
/// <param name="From">The first day that it is about.</param>
/// <param name="SharedAt">UTC; null for a draft.</param>
/// <param name="FileName">Of its newest version; null where there is none.</param>
/// <param name="FileId">In the address of that file.</param>
/// <param name="Columns">Of that file where it is data, in its order.</param>
internal sealed record ApiDocument(
    string Code, Side Side, ApiText Title, ApiText Abstract, DocumentKind Kind, DocumentState State, string? SectorPlan, string? SectorCode, IReadOnlyList<string> Contents, string Source, DateOnly? From, DateOnly? To, string Licence,
    DateTime? SharedAt, string? Version, string? FileName, Guid? FileId, IReadOnlyList<ApiDataColumn> Columns)
{
    public static ApiDocument Of(LibraryDocument document) => new(
        document.Code, document.Side, ApiText.Of(document.Title), ApiText.Of(document.Abstract), document.Kind, document.State, document.SectorPlan, document.SectorCode, document.Contents, document.Source, document.From, document.To,
        document.Licence, document.SharedAt, document.Newest?.Code, document.Newest?.FileName, document.Newest?.FileId, [.. document.Columns.OrderBy(each => each.Number).Select(ApiDataColumn.Of)]);
}

/// <summary>Documents of the library.</summary>
internal static class ApiDocuments
{
    public static void MapDocuments(this RouteGroupBuilder api) =>
        api.MapGet("/documents", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListDocuments.Query(IsWhole: true), found => new ApiList<ApiDocument>([.. found.Documents.Select(ApiDocument.Of)]))))
            .WithSummary("Documents of the library with their newest version, the last one first").Produces<ApiList<ApiDocument>>().ProducesProblem(StatusCodes.Status403Forbidden);
}
