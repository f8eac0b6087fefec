using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>One section of a report that is being written, in one language, as it will be printed.</summary>
public static class GetSectionPreview
{
    /// <param name="Part">One of <see cref="SectionKeys.Parts"/>.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, string ReportCode, string Part, Language Language) : IQuery<string>;

    internal sealed class Handler(VisibleDb db, RequestContext context, ReportContents contents, SectionHtml html) : IRequestHandler<Query, string>
    {
        public async Task<string> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!SectionKeys.Parts.Contains(request.Part))
            {
                throw new RuleException(Rules.NotFound, nameof(request.Part));
            }

            var report = await db.ReportAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var key = request.Language switch
            {
                Language.Vi => EditionKey.Vietnamese,
                Language.Lo => EditionKey.Lao,
                Language.En => new EditionKey(Edition.English, context.User.Side ?? Side.Vietnam),
            };
            return await html.RenderAsync(await contents.OfAsync(report, cancellationToken), key, request.Part, SectionEndpoints.FontAddress);
        }
    }
}

internal static class SectionEndpoints
{
    private const string Fonts = "/print-fonts";

    public static void MapSections(this WebApplication app)
    {
        app.MapGet("/reports/{planCode}/{reportCode}/section", SectionAsync).RequireAuthorization();
        app.MapGet(Fonts + "/{file}", FontOf).RequireAuthorization();
    }

    internal static string FontAddress(string file) => $"{Fonts}/{file}";

    /// <param name="part">Key of the section.</param>
    /// <param name="lang">Vietnamese where it is missing.</param>
    private static async Task<IResult> SectionAsync(string planCode, string reportCode, string? part, string? lang, HttpContext http, Dispatcher dispatcher)
    {
        try
        {
            var language = Languages.TryRead(lang, out var read) ? read : Language.Vi;
            var page = await dispatcher.SendAs(CurrentUser.From(http.User), new GetSectionPreview.Query(planCode, reportCode, part ?? string.Empty, language), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = SectionHtml.Policy;
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Content(page, "text/html; charset=utf-8");
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, EditionAddress.FilesOf(planCode, reportCode));
        }
    }

    private static IResult FontOf(string file, HttpContext http, ReportTemplates templates)
    {
        if (!templates.FontFiles.TryGetValue(file, out var font))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=604800";
        return Results.Bytes(font.Bytes, font.Type);
    }
}
