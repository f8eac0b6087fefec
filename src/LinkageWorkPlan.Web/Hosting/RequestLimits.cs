using System.Threading.RateLimiting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Http.Features;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// How much one request may bring, and how many connections somebody may hold: small for all, and larger for the few addresses that need it,
/// which are here. What is over a limit is answered by <see cref="Edges"/>, in the reader's language, before anything is made of it.
/// </summary>
internal static class RequestLimits
{
    /// <summary>
    /// Bytes of one message of a browser. A pasted text over the default of 32 KB would end the connection without a word, and a large
    /// file comes in pieces of this size, each of which waits for an answer.
    /// </summary>
    public const int MessageMax = 1024 * 1024;

    /// <summary>Bytes of a request's body, as of a form.</summary>
    public const int BodyMax = 128 * 1024;

    /// <summary>Characters of path and query; a search of 200 Lao letters on the way through the sign-in has about 3,000.</summary>
    public const int AddressMax = 8 * 1024;

    /// <summary>Characters of all headers; two cookies and what a proxy adds have about 3,000.</summary>
    public const int HeadersMax = 16 * 1024;

    public const int FieldsMax = 64;
    public const int FieldNameMax = 256;
    public const int FieldMax = 16 * 1024;

    /// <summary>
    /// Times a limit. Beyond that the server itself breaks off, without words: what lies between is answered by a page. Of a body it is read to its
    /// end as well, since a browser that is still sending when the connection closes does not see the answer.
    /// </summary>
    private const int Hard = 4;

    /// <summary>Levels and entries of what a page's form is made into.</summary>
    private const int FormDepthMax = 8;

    /// <summary>A character takes up to three bytes, and there may be spaces between the parts.</summary>
    private const int BytesOfCharacter = 4;

    /// <summary>What takes more than <see cref="BodyMax"/>, by its route; each of these answers by itself what is more than that.</summary>
    public static readonly IReadOnlyDictionary<string, long> Larger = new Dictionary<string, long>
    {
        ["/v/file"] = ReceivedUpload.SizeMax + ReceivedUpload.FormMax,
        ["/drafts/{key}"] = BytesOfCharacter * FormDraft.ContentMax,
        // Ids and versions of thousands of tasks.
        ["/plans/{code}/grid/bulk"] = MessageMax,
        ["/api/plans/{plan}/tasks/{task}/evidence"] = ApiEvidenceFiles.BodyMax,
        ["/_blazor"] = MessageMax + BodyMax,
    };

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyMax;
            server.Limits.MaxRequestLineSize = Hard * AddressMax;
            server.Limits.MaxRequestHeadersTotalSize = Hard * HeadersMax;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = FieldsMax;
            form.KeyLengthLimit = FieldNameMax;
            form.ValueLengthLimit = FieldMax;
            form.BufferBodyLengthLimit = BodyMax;
            form.MultipartBodyLengthLimit = BodyMax;
        });
        builder.Services.AddRazorComponents(forms =>
        {
            forms.MaxFormMappingCollectionSize = FieldsMax;
            forms.MaxFormMappingRecursionDepth = FormDepthMax;
            forms.MaxFormMappingErrorCount = FieldsMax;
            forms.MaxFormMappingKeySize = FieldNameMax;
        }).AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MessageMax);
        builder.Services.AddSettings<LimitOptions>(LimitOptions.Section, options => options.Problems());
        builder.Services.AddSingleton<OpenPages>();
    }

    /// <summary>After the endpoint was chosen.</summary>
    public static void UseRequestLimits(this WebApplication app) => app.Use((http, next) =>
    {
        var most = BodyOf(http.GetEndpoint());
        var status = StatusOf(http.Request, most);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = status is null ? most : Hard * most;
        }

        if (status is null)
        {
            return next(http);
        }

        http.Response.StatusCode = status.Value;
        http.RequestServices.GetRequiredService<EdgeLog>().TooLarge(ClientAddress.Of(http), status.Value);
        return Task.CompletedTask;
    });

    /// <summary>After it is known who asks: one who holds too many connections gets no more.</summary>
    public static void UseConnectionLimits(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!http.IsConnection())
        {
            await next(http);
            return;
        }

        using var place = http.RequestServices.GetRequiredService<OpenPages>().TryOpen(http);
        if (place.IsAcquired)
        {
            await next(http);
            return;
        }

        http.WithoutWords(StatusCodes.Status429TooManyRequests);
        http.RequestServices.GetRequiredService<EdgeLog>().TooManyPages(ClientAddress.Of(http));
    });

    /// <summary>Bytes that an address takes in.</summary>
    public static long BodyOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } route } ? Larger.FirstOrDefault(each => IsOf(route, each.Key)).Value is > 0 and var bytes ? bytes : BodyMax : BodyMax;

    private static bool IsOf(string route, string known)
    {
        var path = $"/{route.TrimStart('/')}";
        return path.Equals(known, StringComparison.OrdinalIgnoreCase) || (known == "/_blazor" && path.StartsWith("/_blazor/", StringComparison.OrdinalIgnoreCase));
    }

    private static int? StatusOf(HttpRequest request, long most) =>
        most == BodyMax && request.ContentLength > most ? StatusCodes.Status413PayloadTooLarge
        : request.Path.Value!.Length + (request.QueryString.Value?.Length ?? 0) > AddressMax ? StatusCodes.Status414UriTooLong
        : request.Headers.Sum(each => each.Value.Sum(value => each.Key.Length + (value?.Length ?? 0))) > HeadersMax ? StatusCodes.Status431RequestHeaderFieldsTooLarge
        : null;
}

/// <summary>Counts the connections of open pages, by account, or by address of those who are not signed in.</summary>
internal sealed class OpenPages(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
    {
        var account = CurrentUser.From(http.User).Id;
        return account == Guid.Empty
            ? RateLimitPartition.GetConcurrencyLimiter($"address {ClientAddress.Of(http)}", _ => new ConcurrencyLimiterOptions { PermitLimit = options.PagesPerAddress })
            : RateLimitPartition.GetConcurrencyLimiter($"account {account}", _ => new ConcurrencyLimiterOptions { PermitLimit = options.PagesPerAccount });
    });

    /// <returns>A place that is held until it is disposed of.</returns>
    public RateLimitLease TryOpen(HttpContext http) => limiter.AttemptAcquire(http);

    public void Dispose() => limiter.Dispose();
}
