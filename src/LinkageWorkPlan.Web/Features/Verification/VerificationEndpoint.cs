using System.Net;
using System.Threading.RateLimiting;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>What those without an account may ask: a code, or a whole PDF, which is read into memory, verified and forgotten.</summary>
internal static class VerificationEndpoint
{
    /// <summary>Name of the limit on how often one address may ask.</summary>
    public const string Limit = "verification";

    /// <summary>Requests of one address in a minute. A code has 64 bits: nobody finds one by trying.</summary>
    private const int RequestsAMinute = 30;

    /// <summary>Of the form around the file, in bytes.</summary>
    private const int FormMax = 16 * 1024;

    /// <summary>Files read at the same time; others wait, so that memory stays bounded.</summary>
    private static readonly SemaphoreSlim Reading = new(2);

    public static void AddVerification(this IServiceCollection services)
    {
        services.AddSingleton<VerifiedFiles>();
        services.AddRateLimiter(Restrict);
    }

    private static void Restrict(RateLimiterOptions options)
    {
        options.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress ?? IPAddress.None,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = RequestsAMinute, Window = TimeSpan.FromMinutes(1) }));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancel) =>
        {
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync(Loc.In(ReaderLanguage.Of(rejected.HttpContext))["Verification.TooOften"], cancel);
        };
    }

    /// <summary>Without an antiforgery token: it changes nothing and shows the sender's own file.</summary>
    public static void MapVerification(this WebApplication app) =>
        app.MapPost("/v/file", FileAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Limit).WithMetadata(new RequestSizeLimitAttribute(PdfVerification.SizeMax + FormMax));

    /// <summary>Answers with the address of what was found, so that it can be read again and in another language without the file.</summary>
    private static async Task<IResult> FileAsync(HttpContext http, Dispatcher dispatcher, VerifiedFiles files)
    {
        http.Response.Headers.CacheControl = "no-store";
        await Reading.WaitAsync(http.RequestAborted);
        try
        {
            var file = await ReadAsync(http.Request, http.RequestAborted);
            var found = file is null
                ? new VerifiedFile([VerificationCheck.Of(PdfFault.TooLarge)], Holds: false, Code: null, IsIssuedHere: false)
                : await VerifyAsync(file.Value, dispatcher, http.RequestAborted);
            return new SeeOther($"/v/file/{files.Keep(found)}");
        }
        finally
        {
            Reading.Release();
        }
    }

    private static async Task<VerifiedFile> VerifyAsync(ReadOnlyMemory<byte> file, Dispatcher dispatcher, CancellationToken cancel)
    {
        var result = PdfVerification.Verify(file);
        var issued = await dispatcher.SendAs(CurrentUser.System, new FindIssuedFile.Query(Fingerprint.OfBytes(file.Span)), cancel);
        return new VerifiedFile(result.Checks, result.Holds, issued ?? IssueCode.Read(result.Issue?.Code), IsIssuedHere: issued is not null);
    }

    /// <returns>The bytes of the first file of the form, none where there is no file; null where it is too large.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
                {
                    continue;
                }

                using var bytes = new MemoryStream();
                var part = new byte[81920];
                for (var read = await section.Body.ReadAsync(part, cancel); read > 0; read = await section.Body.ReadAsync(part, cancel))
                {
                    if (bytes.Length + read > PdfVerification.SizeMax)
                    {
                        return null;
                    }

                    bytes.Write(part, 0, read);
                }

                return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            }
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        return ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>303: what a browser fetches with GET after a form was sent.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.StatusCode, httpContext.Response.Headers.Location) = (StatusCodes.Status303SeeOther, address);
            return Task.CompletedTask;
        }
    }
}
