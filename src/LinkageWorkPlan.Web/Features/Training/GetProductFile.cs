using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>The file of a product, for those who may read it.</summary>
public static class GetProductFile
{
    [AllowedTo(Roles.CourseReaders)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, string ContentType, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var which = db.ProductFiles.Where(each => each.Id == request.Id);
            var found = await which.Select(each => new { each.FileName, each.ContentType }).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(found.FileName, found.ContentType, await files.ProductAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound));
        }
    }
}

internal static class ProductFileEndpoint
{
    /// <summary>Always a download: a file that somebody uploaded is never opened as a page of this site.</summary>
    public static void MapProductFiles(this WebApplication app) =>
        app.MapGet("/training/files/{id:guid}", async (Guid id, HttpContext http, Dispatcher dispatcher) =>
        {
            try
            {
                var file = await dispatcher.SendAs(CurrentUser.From(http.User), new GetProductFile.Query(id), http.RequestAborted);
                http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                http.Response.Headers.CacheControl = "private, no-store";
                return Results.File(file.Bytes, file.ContentType, file.FileName);
            }
            catch (RuleException refusal)
            {
                return FileAnswers.Refused(http, refusal, "/training");
            }
        }).RequireAuthorization();
}
