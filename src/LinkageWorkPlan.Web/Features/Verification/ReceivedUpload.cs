using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>Takes the first file of a form to disk, piece by piece and no slower than a bad connection.</summary>
internal static class ReceivedUpload
{
    /// <summary>An archive with its evidence; 300 MB, in bytes. A PDF is read up to its own limit.</summary>
    public const long SizeMax = 300L * 1024 * 1024;

    /// <summary>Of the form around the file, in bytes.</summary>
    public const int FormMax = 16 * 1024;

    private const int PieceSize = 81920;

    /// <summary>Bytes a second; whoever sends less is cut off after <see cref="SlowLimit"/>.</summary>
    private const double RateMin = 4096;

    private static readonly TimeSpan SlowLimit = TimeSpan.FromSeconds(15);

    /// <returns>The file, from its beginning, gone from the disk when it is disposed of, and its name if the form says one; empty where there is none; null where it is too large.</returns>
    /// <exception cref="BadHttpRequestException">It came too slowly.</exception>
    public static async Task<(FileStream File, string? Name)?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(RateMin, SlowLimit);
        }

        var file = TemporaryFile.Open();
        try
        {
            var (isWhole, name) = await CopyAsync(request, file, cancel);
            if (!isWhole)
            {
                await file.DisposeAsync();
                return null;
            }

            file.Position = 0;
            return (file, name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.NoSpace"/>: the disk is at fault and not the file.</exception>
    internal static async Task WriteAsync(FileStream to, ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        try
        {
            await to.WriteAsync(piece, cancel);
        }
        catch (IOException)
        {
            throw new RuleException(Rules.NoSpace);
        }
    }

    /// <returns>Not whole where it is too large.</returns>
    private static async Task<(bool IsWhole, string? Name)> CopyAsync(HttpRequest request, FileStream to, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return (true, null);
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

                var piece = new byte[PieceSize];
                for (var read = await section.Body.ReadAsync(piece, cancel); read > 0; read = await section.Body.ReadAsync(piece, cancel))
                {
                    if (to.Length + read > SizeMax)
                    {
                        return (false, null);
                    }

                    await WriteAsync(to, piece.AsMemory(0, read), cancel);
                }

                return (true, (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value);
            }
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (false, null);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // A form that breaks off holds no whole file.
            to.SetLength(0);
        }

        return (true, null);
    }
}
