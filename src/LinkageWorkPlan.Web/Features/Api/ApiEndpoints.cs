using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Holidays;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What programs read and record under <c>/api/</c>, with the token of a person and by the same rules as the pages.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api";

    /// <summary>Name of the limit on how often one address may ask.</summary>
    public const string Limit = "api";

    /// <summary>Policy of tokens that fetch a side's copy.</summary>
    public const string Copying = "api-copy";

    private const string Reading = "api-read";
    private const string Writing = "api-write";
    private const string Document = "/openapi/{documentName}.json";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSettings<ApiOptions>(ApiOptions.Section, options => options.Problems());
        services.AddScoped<ApiTokens>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiAuthentication>(ApiAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Reading, policy => policy.AddAuthenticationSchemes(ApiAuthentication.Name).RequireClaim(ApiAuthentication.ScopeClaim, nameof(ApiScope.Read), nameof(ApiScope.Write)))
            .AddPolicy(Writing, policy => policy.AddAuthenticationSchemes(ApiAuthentication.Name).RequireClaim(ApiAuthentication.ScopeClaim, nameof(ApiScope.Write)))
            .AddPolicy(Copying, policy => policy.AddAuthenticationSchemes(ApiAuthentication.Name).RequireClaim(ApiAuthentication.ScopeClaim, nameof(ApiScope.Copy)));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddAddressLimit(new AddressLimit(Limit, provider => provider.GetRequiredService<ApiOptions>().RequestsPerMinute) { Refuse = RefuseAsync });
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "LinkageWorkPlan", Version = "v1", Description = "The joint work plan of Vietnam and Laos. Ask with a token of your account page as bearer token." };
                (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [ApiAuthentication.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiAuthentication.Name, document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapCalendarFeed();
        app.MapOpenApi(Document).AllowAnonymous();
        // What it offers beside the document would send it to its maker.
        app.MapScalarApiReference($"{Root}/docs", (page, http) => page.WithTitle("LinkageWorkPlan").WithOpenApiRoutePattern(Document).WithNonce(ScriptNonce.Of(http))
            .DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools().HideClientButton()).AllowAnonymous();
        var api = app.MapGroup(Root).RequireAuthorization(Reading).RequireAddressLimit(Limit).DisableAntiforgery().WithTags("Plans").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized);
        var rest = api;
        api = api.MapGroup(string.Empty).Guarded();
        api.MapGet("/plans", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListPlans.Query(), plans => new ApiList<ApiPlan>([.. plans.Select(each => ApiPlan.Of(each.Head, each.Totals))]))))
            .WithSummary("Plans, the newest period first").Produces<ApiList<ApiPlan>>();
        api.MapGet("/plans/{plan}/tasks", (
                string plan, string? q, string? pillar, [OneOf(typeof(Side))] string? lead, [OneOf(typeof(WorkStatus))] string? status, string? sector, string? content, [OneOf(typeof(PlanSort))] string? sort, int? page,
                HttpContext http) => ApiAnswer.OfAsync(
                http,
                new ListTasks.Query(plan, PlanFilter.Read(q, pillar, lead, status, null, sector, content), page ?? 1, PlanAddress.ReadSort(sort)),
                found =>
                {
                    ApiUnknownException.Require(nameof(pillar), pillar, found.Plan.Totals.Pillars.Select(each => each.Code));
                    ApiUnknownException.Require(nameof(sector), sector, found.Plan.Totals.Sectors.Select(each => each.Code));
                    ApiUnknownException.Require(nameof(content), content, found.Plan.Contents.Select(each => each.Code).Append(PlanFilter.NoContent));
                    return ApiPaging.Of(http, page, found.Page, found.Rows.Select(ApiTask.Of));
                }))
            .WithSummary("A plan's tasks, filtered and ordered as on its page: sort is plan, title, start, end, status, late, side or owner").Produces<ApiPage<ApiTask>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/tasks/{task}", (string plan, string task, DateOnly? on, HttpContext http) => ApiAnswer.OfAsync(http, new GetTask.Query(plan, task, on), ApiTaskDetail.Of))
            .WithSummary("One task with milestones, progress and evidence, as it is on a day").Produces<ApiTaskDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/plans/{plan}/tasks/{task}/progress", ApiProgress.RecordAsync).RequireAuthorization(Writing).Accepts<ApiProgressInput>("application/json")
            .WithSummary("Records progress, a delay, an obstacle and money that was spent, all at once; milestones come with their evidence").Produces<ApiRecorded>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/plans/{plan}/tasks/{task}/evidence", ApiEvidenceFiles.RecordAsync).RequireAuthorization(Writing).Accepts<ApiEvidenceInput>("multipart/form-data")
            .WithSummary("Records progress with the files that show it").Produces<ApiRecorded>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/plans/{plan}/tasks/{task}/evidence", (HttpContext http) => ApiProblem.Of(http, StatusCodes.Status415UnsupportedMediaType, "Api.Problem.Form")).RequireAuthorization(Writing).ExcludeFromDescription();
        api.MapPost("/plans/{plan}/tasks/{task}/progress/{id:guid}/withdrawal", ApiEvidenceFiles.WithdrawAsync).RequireAuthorization(Writing)
            .Accepts<ApiWithdrawal>("application/json").WithSummary("Takes an update back, with its files").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        foreach (var json in new[] { "/plans/{plan}/tasks/{task}/progress", "/plans/{plan}/tasks/{task}/progress/{id:guid}/withdrawal" })
        {
            api.MapPost(json, (HttpContext http) => ApiProblem.Of(http, StatusCodes.Status415UnsupportedMediaType, "Api.Problem.NoJson")).RequireAuthorization(Writing).ExcludeFromDescription();
        }

        api.MapGet("/plans/{plan}/indicators", (string plan, HttpContext http) => ApiAnswer.OfAsync(http, new ListIndicators.Query(plan), found => new ApiList<ApiIndicator>([.. found.Rows.Select(ApiIndicator.Of)])))
            .WithSummary("A plan's indicators with baselines, targets and results").Produces<ApiList<ApiIndicator>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/compare", (string plan, string? from, string? to, HttpContext http) => ApiComparison.AnswerAsync(plan, from, to, http))
            .WithSummary("What differs between two contents of a plan: baseline, amendment-1, now, or a day as in 2026-06-30").Produces<ApiComparison>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/plans/{plan}/obstacles", (string plan, [OneOf(typeof(ObstacleState))] string? state, [OneOf(typeof(Side))] string? side, string? task, HttpContext http) => ApiAnswer.OfAsync(
                http,
                new ListObstacles.Query(plan, PlanFilter.ReadName<ObstacleState>(state), PlanFilter.ReadName<Side>(side), task),
                found => new ApiList<ApiObstacle>([.. found.Rows.Select(ApiObstacle.Of)])))
            .WithSummary("What stands or stood in the way of a plan and its tasks, the open ones first").Produces<ApiList<ApiObstacle>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/late", ([OneOf(typeof(Side))] string? side, int? page, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListLate.Query(PlanFilter.ReadName<Side>(side), LateOrder.Days, page ?? 1), found => ApiPaging.Of(http, page, found.Page, found.Rows.Select(ApiLate.Of))))
            .WithSummary("What is late or at risk in all adopted plans, the most days late first").Produces<ApiPage<ApiLate>>();
        api.MapGet("/holidays", (int? year, HttpContext http, Clock clock) => ApiAnswer.OfAsync(
                http, new ListHolidays.Query(year ?? clock.Today.Year), found => new ApiList<ApiHoliday>([.. found.Select(ApiHoliday.Of)])))
            .WithSummary("Days off of both sides in a year").Produces<ApiList<ApiHoliday>>();
        api.MapCoverage();
        api.MapRecords();
        api.MapMeetings();
        api.MapPilots();
        api.MapCourses();
        api.MapLinkages();
        api.MapPark();
        api.MapDocuments();
        api.MapSideRequests();
        api.MapTalk();
        api.MapSignOffs();
        api.MapEditions();
        rest.Map("/{**rest}", (HttpContext http) => ApiProblem.Of(http, StatusCodes.Status404NotFound, "Api.Problem.NoSuchAddress")).ExcludeFromDescription();
    }

    private static async Task RefuseAsync(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await ApiProblem.Of(http, StatusCodes.Status429TooManyRequests, "Api.Problem.TooOften").ExecuteAsync(http);
    }
}
