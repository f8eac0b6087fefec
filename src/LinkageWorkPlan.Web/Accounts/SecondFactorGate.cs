using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Marks requests, pages and endpoints that somebody needs who has to set up a second factor before anything else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;

/// <summary>Leads whoever needs a second factor and has none to where it is set up. What is sent past the pages is refused by <c>SessionBehaviour</c>.</summary>
internal static class SecondFactorGate
{
    public const string Page = "/account/security";

    public static void UseSecondFactorGate(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is not { } endpoint || IsOpen(endpoint.Metadata) || CurrentUser.From(http.User).Session is not { } session
            || await http.RequestServices.GetRequiredService<Sessions>().StateOfAsync(session) != SessionState.WithoutFactor)
        {
            await next(http);
        }
        else if (HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey("x-lwp"))
        {
            http.Response.Redirect(Page);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    });

    private static bool IsOpen(EndpointMetadataCollection marks) =>
        marks.GetMetadata<IAllowAnonymous>() is not null || marks.GetMetadata<StaticAssetDescriptor>() is not null || marks.GetMetadata<BeforeSecondFactorAttribute>() is not null;
}
