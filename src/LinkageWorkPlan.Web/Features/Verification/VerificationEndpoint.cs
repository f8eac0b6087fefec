using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>What those without an account may ask: a code, or a whole PDF or archive, which is verified and forgotten.</summary>
internal static class VerificationEndpoint
{
    /// <summary>Name of the limit on how often one address may ask.</summary>
    public const string Limit = "verification";

    /// <summary>Requests of one address in a minute. A code has 64 bits: nobody finds one by trying.</summary>
    private const int RequestsPerMinute = 30;

    /// <summary>For one file; the largest of our own takes a few seconds.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(20);

    public static void AddVerification(this IServiceCollection services)
    {
        services.AddSingleton<VerifiedFiles>();
        services.AddSingleton<VerificationQueue>();
        services.AddSingleton<VerificationLog>();
        services.AddAddressLimit(new AddressLimit(Limit, _ => RequestsPerMinute)
        {
            Refuse = (http, _) =>
            {
                http.RequestServices.GetRequiredService<VerificationLog>().NotVerified(ClientAddress.Of(http), NotVerified.TooOften);
                return Task.CompletedTask;
            },
        });
    }

    /// <summary>Without an antiforgery token: it changes nothing and shows the sender's own file.</summary>
    public static void MapVerification(this WebApplication app) =>
        app.MapPost("/v/file", FileAsync).AllowAnonymous().DisableAntiforgery().RequireAddressLimit(Limit);

    /// <summary>Answers with the address of what was found, so that it can be read again and in another language without the file.</summary>
    private static async Task<IResult> FileAsync(HttpContext http, Dispatcher dispatcher, VerifiedFiles files, VerificationQueue queue, EditionSeal seal, TimeProvider time, VerificationLog log)
    {
        http.Response.Headers.CacheControl = "no-store";
        var address = ClientAddress.Of(http);
        using var upload = queue.BeginUpload(address);
        if (upload is null)
        {
            log.NotVerified(address, NotVerified.TooManyUploads);
            return Full(http);
        }

        try
        {
            if (await ReceivedUpload.ReadAsync(http.Request, http.RequestAborted) is not { } received)
            {
                log.NotVerified(address, NotVerified.TooLarge);
                return new SeeOther($"/v/file/{files.Keep(VerifiedFile.Refused(VerificationCheck.Of(PdfFault.TooLarge)))}");
            }

            await using var file = received.File;
            using var place = await queue.EnterAsync(address, http.RequestAborted);
            if (place is null)
            {
                log.NotVerified(address, NotVerified.TooManyWaiting);
                return Full(http);
            }

            var found = await OfAsync(file, received.Name, dispatcher, seal, time, http.RequestAborted);
            LogResult(log, address, file.Length, found);
            return new SeeOther($"/v/file/{files.Keep(found)}");
        }
        catch (BadHttpRequestException failure)
        {
            // The connection is closed, and nobody reads more.
            log.NotVerified(address, NotVerified.BrokenOff);
            return Results.StatusCode(failure.StatusCode);
        }
    }

    private static void LogResult(VerificationLog log, string client, long length, VerifiedFile found)
    {
        if (found.Standing != FileStanding.Broken)
        {
            log.Verified(client, length, found.Standing);
            return;
        }

        log.DoesNotHold(client, length, found.Sha256 ?? string.Empty, string.Join(", ", found.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => each.Code).Distinct()));
    }

    private static async Task<VerifiedFile> OfAsync(FileStream file, string? name, Dispatcher dispatcher, EditionSeal seal, TimeProvider time, CancellationToken aborted)
    {
        var found = await VerifyAsync(file, name, dispatcher, seal, aborted);
        file.Position = 0;
        return found with { Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, aborted)), SentAt = time.GetUtcNow().UtcDateTime };
    }

    private static async Task<VerifiedFile> VerifyAsync(FileStream file, string? name, Dispatcher dispatcher, EditionSeal seal, CancellationToken aborted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(TimeMax);
        if (FileKind.ProblemOf(name, file) is { } problem)
        {
            return VerifiedFile.OfPdf(problem, issued: null);
        }

        if (ArchiveVerification.IsArchive(file))
        {
            var archive = await Task.Run(() => ArchiveVerification.Verify(file, seal.Known(), time.Token), aborted);
            return VerifiedFile.OfArchive(archive, await IssuesOfAsync(dispatcher, archive.Editions, aborted));
        }

        if (file.Length > PdfVerification.SizeMax)
        {
            return VerifiedFile.Refused(VerificationCheck.Of(PdfFault.TooLarge));
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, aborted);
        var result = await Task.Run(() => PdfVerification.Verify(bytes, seal.Known(), time.Token), aborted);
        return VerifiedFile.OfPdf(result, (await IssuesOfAsync(dispatcher, [Fingerprint.OfBytes(bytes)], aborted))[0]);
    }

    private static async Task<IReadOnlyList<FindIssuedFile.Found?>> IssuesOfAsync(Dispatcher dispatcher, IReadOnlyList<string> hashes, CancellationToken cancel)
    {
        var found = new List<FindIssuedFile.Found?>();
        foreach (var hash in hashes)
        {
            found.Add(await dispatcher.SendAs(CurrentUser.System, new FindIssuedFile.Query(hash), cancel));
        }

        return found;
    }

    private static RazorComponentResult<NotPrintedDocument> Full(HttpContext http) =>
        FileAnswers.Explain(http, Loc.In(ReaderLanguage.Of(http))["Verification.QueueFull"], "/v", "Verification.Title");

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
