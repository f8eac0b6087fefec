using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>What the framework's handler asks on the way to an issuer and back. Nobody is signed in by the handler itself: <see cref="SignOnDesk"/> decides.</summary>
internal static class SignOnEvents
{
    public static Task LeaveAsync(RedirectContext context)
    {
        var (http, message) = (context.HttpContext, context.ProtocolMessage);

        // By the settings where they say it: a request's Host header is anybody's.
        message.RedirectUri = http.RequestServices.GetRequiredService<SiteAddress>().Of(context.Options.CallbackPath) ?? message.RedirectUri;
        message.UiLocales = ReaderLanguage.Of(http).Code();
        if (SignOnDesk.AccountOf(context.Properties) is not null)
        {
            // Of a browser that others use the issuer may still remember somebody else.
            message.Prompt = OpenIdConnectPrompt.Login;
        }

        return Task.CompletedTask;
    }

    /// <summary>An answer that names its issuer (RFC 9207) has to name the right one.</summary>
    public static async Task CheckIssuerAsync(AuthorizationCodeReceivedContext context)
    {
        var known = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (context.ProtocolMessage.Parameters.TryGetValue("iss", out var named) && named != known.Issuer)
        {
            throw new OpenIdConnectProtocolException("The answer names another issuer.");
        }
    }

    public static async Task ReturnAsync(TicketReceivedContext context, Side side)
    {
        context.HandleResponse();
        await EnterAsync(context.HttpContext);
        var desk = context.HttpContext.RequestServices.GetRequiredService<SignOnDesk>();
        context.Response.Redirect(await desk.ReturnAsync(context.HttpContext, side, context.Principal!, context.Properties!));
    }

    public static async Task DenyAsync(AccessDeniedContext context, Side side)
    {
        context.HandleResponse();
        await EnterAsync(context.HttpContext);
        var desk = context.HttpContext.RequestServices.GetRequiredService<SignOnDesk>();
        context.Response.Redirect(desk.Refuse(context.HttpContext, side, context.Properties, SignOnProblem.Denied));
    }

    public static async Task FailAsync(RemoteFailureContext context, Side side)
    {
        context.HandleResponse();
        await EnterAsync(context.HttpContext);
        var isAway = context.Failure is HttpRequestException or IOException or OperationCanceledException or TimeoutException;
        var desk = context.HttpContext.RequestServices.GetRequiredService<SignOnDesk>();
        context.Response.Redirect(desk.Refuse(context.HttpContext, side, context.Properties, isAway ? SignOnProblem.Away : SignOnProblem.Failed));
    }

    /// <summary>Answers of an issuer are taken before the framework looks who is signed in.</summary>
    private static async Task EnterAsync(HttpContext http)
    {
        if (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme) is { Principal: { } present })
        {
            http.User = present;
        }
    }
}
