using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Asks a time stamp service (RFC 3161) for a stamp over HTTP.</summary>
/// <param name="limit">For one stamp.</param>
public sealed class TimeStampService(HttpClient client, Uri address, TimeSpan limit)
{
    /// <summary>A stamp with its certificates has a few thousand bytes; 16 KiB, beyond which the seal has no place for it.</summary>
    public const int TokenMax = 16 * 1024;

    /// <param name="signature">What is stamped.</param>
    /// <returns>The time stamp token, DER.</returns>
    /// <exception cref="SealException"><see cref="SealFault.TimeStampFailed"/>.</exception>
    public async Task<byte[]> StampAsync(byte[] signature, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limit);
        try
        {
            var request = Rfc3161TimestampRequest.CreateFromData(signature, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
            using var body = new ByteArrayContent(request.Encode());
            body.Headers.ContentType = new("application/timestamp-query");
            using var asked = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
            using var answer = await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, time.Token);
            answer.EnsureSuccessStatusCode();
            await answer.Content.LoadIntoBufferAsync(TokenMax * 2, time.Token);
            var token = request.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(time.Token), out _).AsSignedCms().Encode();
            return token.Length <= TokenMax ? token : throw Failed("its stamp is too long", null);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw Failed($"it did not answer within {limit.TotalSeconds:F0} s", failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or CryptographicException or IOException)
        {
            throw Failed(failure.Message.TrimEnd('.'), failure);
        }
    }

    private SealException Failed(string why, Exception? cause) => new(SealFault.TimeStampFailed, null, $"The time stamp service {address} gave no time stamp ({why}). Issues wait for it, and it is asked again.", cause);
}
