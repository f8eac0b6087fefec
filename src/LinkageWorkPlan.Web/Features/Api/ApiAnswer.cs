using System.Security.Cryptography;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What was read, as JSON with an entity tag: a program that has it already gets 304 and no body (RFC 9110, 13.1.2).</summary>
internal sealed class ApiAnswer(object value) : IResult
{
    /// <summary>Sends a query in the name of the token's account.</summary>
    /// <param name="show">What the program is shown of the result.</param>
    public static async Task<IResult> OfAsync<TResult>(HttpContext http, IQuery<TResult> query, Func<TResult, object> show)
    {
        try
        {
            var dispatcher = http.RequestServices.GetRequiredService<Dispatcher>();
            return new ApiAnswer(show(await dispatcher.SendAs<TResult>(CurrentUser.From(http.User), query, http.RequestAborted)));
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
        catch (ApiUnknownException unknown)
        {
            return ApiProblem.Of(http, unknown);
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        var response = httpContext.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = HeaderNames.Authorization;
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(each => each.Compare(tag, useStrongComparison: false) || each.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
