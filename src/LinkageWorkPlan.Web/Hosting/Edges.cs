using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// What answers where no page does. People get a page in their language that asks neither the database nor the sign-in, programs get problem
/// details; scripts get the status alone, since a page in its place would be asked for by the same method and answer something else.
/// </summary>
internal static class Edges
{
    /// <summary>Characters of a foreign address in the log.</summary>
    private const int OriginShown = 200;

    /// <summary>Outermost: what is asked with HEAD, every fault, every answer without words, and who may open a connection.</summary>
    public static void UseEdges(this WebApplication app)
    {
        app.Use(AnswerHeadAsync);
        app.Use(SecurityHeaders.AddAsync);
        app.UseSiteCookies();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FaultAsync, AllowStatusCode404Response = true, SuppressDiagnosticsCallback = IsKnown });
        app.UseStatusCodePages(context => StatusAsync(context.HttpContext));
        app.Use(RefuseForeignAsync);

        // Named here, or the framework would choose the endpoint before HEAD is read as GET.
        app.UseRouting();
        app.UseRequestLimits();
    }

    /// <summary>After the tokens of forms were looked at: a refused form is returned with what was typed.</summary>
    public static void UseStaleForms(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } verdict)
        {
            await next(http);
            return;
        }

        var fault = FaultOf(verdict.Error);
        if (fault == Fault.StaleForm && http.User.Identity is not { IsAuthenticated: true } && http.Request.Path == AccountEndpoints.SignOut)
        {
            // Signed out in another tab already: there is nothing left to protect, and a person who wants to leave is let go.
            await next(http);
            return;
        }

        LogRefusal(http, fault);
        if (WantsPage(http))
        {
            await ShowAsync(http, fault, fault == Fault.StaleForm ? await SentForm.OfAsync(http) : null);
        }
        else
        {
            Faults.Mark(http.Response, fault);
        }
    });

    /// <summary>True where a page opens the connection over which it is kept up to date.</summary>
    public static bool IsConnection(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || http.Request.Headers.Upgrade.Any(each => each!.Contains("websocket", StringComparison.OrdinalIgnoreCase))
        || http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    /// <summary>Why a form was not read, or that its token is not right.</summary>
    private static Fault FaultOf(Exception? refusal) => refusal?.InnerException switch
    {
        BadHttpRequestException request => Faults.Of(request.StatusCode),
        InvalidDataException form => form.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? Fault.TooLarge : Fault.NotUnderstood,
        _ => Fault.StaleForm,
    };

    private static void LogRefusal(HttpContext http, Fault fault)
    {
        var (log, client) = (http.RequestServices.GetRequiredService<EdgeLog>(), ClientAddress.Of(http));
        if (fault == Fault.TooLarge)
        {
            log.TooLarge(client, StatusCodes.Status413PayloadTooLarge);
        }
        else
        {
            log.UnprovedForm(client, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?");
        }
    }

    /// <summary>What a stranger sent, or a database that is away, is no fault of the program: it is logged in one line, without a stack trace.</summary>
    private static bool IsKnown(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException || DatabaseProvider.IsBusy(context.Exception);

    private static async Task FaultAsync(HttpContext http)
    {
        var error = http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        var fault = Faults.Of(error);
        if (fault == Fault.TooLarge)
        {
            LogRefusal(http, fault);
        }
        else if (fault == Fault.Busy && !DatabaseProvider.WasNotAsked(error))
        {
            http.RequestServices.GetRequiredService<EdgeLog>().Busy(error.GetBaseException().Message);
        }

        if (http.Request.Path.StartsWithSegments(ApiEndpoints.Root, StringComparison.OrdinalIgnoreCase))
        {
            Faults.Mark(http.Response, fault);
            await ApiProblem.Of(http, fault).ExecuteAsync(http);
        }
        else if (WantsPage(http))
        {
            await ShowAsync(http, fault, await SentForm.OfAsync(http));
        }
        else
        {
            Faults.Mark(http.Response, fault);
        }
    }

    private static async Task StatusAsync(HttpContext http)
    {
        if (WantsPage(http))
        {
            var status = http.Response.StatusCode;
            await ShowAsync(http, Faults.Of(status), null, status);
        }
    }

    private static async Task ShowAsync(HttpContext http, Fault fault, SentForm? sent, int? status = null)
    {
        Faults.Mark(http.Response, fault);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(FaultDocument.Language)] = ReaderLanguage.Of(http),
            [nameof(FaultDocument.Fault)] = fault,
            [nameof(FaultDocument.Sent)] = sent,
            [nameof(FaultDocument.Retry)] = HttpMethods.IsGet(http.Request.Method) && fault is Fault.Busy or Fault.NoSpace or Fault.Unexpected ? $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}" : null,
        };

        // The page that failed has set up this request's services for itself, and holds a database that failed.
        var services = http.RequestServices;
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;

        // A page that found nothing has set it already, and the renderer adds it once more.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await new RazorComponentResult<FaultDocument>(parameters) { StatusCode = status ?? Faults.StatusOf(fault) }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }

    /// <summary>Browsers say that they want a page where a person does; so does whoever says nothing. What a script fetches takes anything.</summary>
    private static bool WantsPage(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsPost(http.Request.Method))
        && (http.Request.Headers.Accept is [] || http.Request.Headers.Accept.Any(each => each!.Contains("text/html", StringComparison.OrdinalIgnoreCase)));

    /// <summary>HEAD is answered as GET is, without the body, which the server itself leaves out.</summary>
    private static async Task AnswerHeadAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.MarkHead();
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>A page of another site may open a connection in the name of whoever looks at it: browsers do not ask for those, but say where they come from.</summary>
    private static Task RefuseForeignAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!http.IsConnection() || request.Headers.Origin is [] || IsOwn(request, http.RequestServices.GetRequiredService<SiteAddress>()))
        {
            return next(http);
        }

        http.WithoutWords(StatusCodes.Status403Forbidden);
        http.RequestServices.GetRequiredService<EdgeLog>().ForeignConnection(ClientAddress.Of(http), TextLimit.Shorten(request.Headers.Origin.ToString(), OriginShown));
        return Task.CompletedTask;
    }

    /// <summary>
    /// The site's own address, or the host the request was sent to, also as a proxy says it was sent: no browser lets a page set these
    /// headers. The scheme is not compared with the request's, since a proxy may take TLS off.
    /// </summary>
    private static bool IsOwn(HttpRequest request, SiteAddress site)
    {
        if (request.Headers.Origin is not [{ } said] || !Uri.TryCreate(said, UriKind.Absolute, out var origin))
        {
            return false;
        }

        return (site.Address is { } own && Uri.Compare(own, origin, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0)
            || request.Headers["X-Forwarded-Host"].SelectMany(each => each!.Split(',', StringSplitOptions.TrimEntries)).Append(request.Host.Value)
                .Any(each => each is { Length: > 0 } && IsAt(origin, each));
    }

    private static bool IsAt(Uri origin, string host) =>
        Uri.TryCreate($"{origin.Scheme}://{host}", UriKind.Absolute, out var known)
        && Uri.Compare(known, origin, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
