using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing.Validation;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Where validation data are asked for beside what certificates name.</summary>
/// <param name="IsRequired">Nothing is sealed without all of it; else what does not come is left out.</param>
/// <param name="Authorities">Certificates above those that seal and stamp.</param>
/// <param name="Responders">By side: services that answer for its certificates (OCSP).</param>
/// <param name="Lists">By side: addresses of revocation lists.</param>
/// <param name="Limit">For one answer; all together have three times as long.</param>
public sealed record ValidationSources(bool IsRequired, IReadOnlyList<X509Certificate2> Authorities, ILookup<Side, Uri> Responders, ILookup<Side, Uri> Lists, TimeSpan Limit);

/// <summary>
/// Collects what is needed to judge seals later: it asks the addresses that certificates and settings name and nobody else, and keeps only what
/// the authorities signed and what answers for the instant of the time stamp.
/// </summary>
/// <param name="client">Follows no redirects: they lead to addresses that nobody named.</param>
/// <param name="report">Told of what is missing.</param>
public sealed class ValidationService(HttpClient client, ValidationSources sources, Action<string>? report = null)
{
    private const int LimitsForAll = 3;

    /// <param name="there">What the file holds already: it is not given again. Whether a certificate was revoked is asked again.</param>
    /// <exception cref="SealException">A certificate is revoked, or something that is required is missing.</exception>
    internal async Task<ValidationData> CollectAsync(IReadOnlyList<SealParties> seals, ValidationData there, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(sources.Limit * LimitsForAll);
        var collecting = new Collecting(client, sources, there, time.Token);
        foreach (var seal in seals)
        {
            foreach (var (certificate, included) in seal.Signers)
            {
                await collecting.AddAsync(certificate, included, seal);
                cancel.ThrowIfCancellationRequested();
            }
        }

        if (collecting.Missing is [var first, ..])
        {
            if (sources.IsRequired)
            {
                throw new SealException(SealFault.ValidationFailed, first.Side, $"{string.Join(' ', collecting.Missing.Select(each => each.What))} Issues wait for it, and it is asked again.");
            }

            report?.Invoke(string.Join(' ', collecting.Missing.Select(each => each.What)));
        }

        return collecting.Data;
    }

    private sealed class Collecting(HttpClient client, ValidationSources sources, ValidationData there, CancellationToken cancel)
    {
        private readonly List<X509Certificate2> certificates = [];
        private readonly List<OcspAnswer> answers = [];
        private readonly List<RevocationList> lists = [];
        private readonly List<X509Certificate2> known = [.. there.Certificates, .. sources.Authorities];
        private readonly Dictionary<Uri, byte[]?> fetched = [];
        private int bytes = there.Sources.Sum(each => each.Der.Length);

        public List<(Side? Side, string What)> Missing { get; } = [];

        public ValidationData Data => new(certificates, answers, lists);

        public async Task AddAsync(X509Certificate2 certificate, X509Certificate2Collection included, SealParties seal)
        {
            var path = await PathAsync(certificate, included, seal.At);
            certificates.AddRange(path.Certificates.Where(each => there.Certificates.Concat(certificates).All(other => !other.RawData.AsSpan().SequenceEqual(each.RawData))).ToList());
            if (!path.IsWhole)
            {
                Missing.Add((seal.Side, $"The certificate of {CertificateFacts.NameOf(path.Certificates[^1].IssuerName)}, which issued {CertificateFacts.NameOf(path.Certificates[^1].SubjectName)}, is not to be had."));
            }

            foreach (var (each, issuer) in path.Issued)
            {
                await AskAsync(each, issuer, seal);
            }
        }

        private async Task<CertificatePath> PathAsync(X509Certificate2 certificate, X509Certificate2Collection included, DateTimeOffset at)
        {
            // What is fetched counts from when its own issuer is there; so the search goes on from it.
            var last = certificate;
            for (var step = 0; step < CertificatePath.LengthMax; step++)
            {
                var path = CertificatePath.Of(certificate, included, known, at);
                last = step == 0 ? path.Certificates[^1] : last;
                if (path.IsWhole || (IssuerIn([.. included, .. known], last, at) ?? await IssuerAsync(last, at)) is not { } issuer)
                {
                    return path;
                }

                known.Add(issuer);
                last = issuer;
            }

            return CertificatePath.Of(certificate, included, known, at);
        }

        private static X509Certificate2? IssuerIn(List<X509Certificate2> pool, X509Certificate2 certificate, DateTimeOffset at) => pool.Find(each => CertificatePath.MayHaveIssued(certificate, each, at));

        private async Task<X509Certificate2?> IssuerAsync(X509Certificate2 certificate, DateTimeOffset at)
        {
            foreach (var address in CertificateAddresses.IssuersOf(certificate))
            {
                if (Read(await GetAsync(address, ValidationStore.CertificateMax), each => X509CertificateLoader.LoadCertificate(each)) is { } issuer && CertificatePath.MayHaveIssued(certificate, issuer, at))
                {
                    return issuer;
                }
            }

            return null;
        }

        private async Task AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, SealParties seal)
        {
            if (IsAnswered(certificate, issuer, seal))
            {
                return;
            }

            var question = OcspAnswer.Question(certificate, issuer);
            foreach (var address in CertificateAddresses.RespondersOf(certificate).Concat(Named(sources.Responders, seal)))
            {
                if (Read(await FetchAsync(address, question, ValidationStore.AnswerMax), OcspAnswer.Read) is { } answer && IsOfUse(answer, certificate, issuer, seal))
                {
                    answers.AddRange(IsThere(answer) ? [] : [answer]);
                    return;
                }
            }

            foreach (var address in CertificateAddresses.ListsOf(certificate).Concat(Named(sources.Lists, seal)))
            {
                if (Read(await GetAsync(address, ValidationStore.ListMax), RevocationList.Read) is { } list && IsOfUse(list, certificate, issuer, seal))
                {
                    lists.AddRange(IsThere(list) ? [] : [list]);
                    return;
                }
            }

            if (there.Judge(certificate, issuer, seal.At).IsGood)
            {
                return;
            }

            Missing.Add((seal.Side, $"Nobody said whether the certificate {CertificateFacts.NameOf(certificate.SubjectName)} was revoked at {seal.At.ToString("O", CultureInfo.InvariantCulture)}."));
        }

        private bool IsAnswered(X509Certificate2 certificate, X509Certificate2 issuer, SealParties seal) => Data.Judge(certificate, issuer, seal.At).IsGood;

        private bool IsOfUse(RevocationSource source, X509Certificate2 certificate, X509Certificate2 issuer, SealParties seal)
        {
            if (source.About(certificate, issuer) is not { } statement)
            {
                return false;
            }

            if (statement.RevokedAt is { } revokedAt)
            {
                throw new SealException(SealFault.Revoked, seal.Side, $"The certificate {CertificateFacts.NameOf(certificate.SubjectName)} was revoked on {revokedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: nothing is sealed with it.");
            }

            var more = IsThere(source) ? 0 : source.Der.Length;
            if (!statement.IsConclusive(certificate, seal.At) || bytes + more > ValidationStore.DataMax)
            {
                return false;
            }

            bytes += more;
            return true;
        }

        private bool IsThere(RevocationSource source) => there.Sources.Any(each => each.Der.AsSpan().SequenceEqual(source.Der));

        private static IEnumerable<Uri> Named(ILookup<Side, Uri> all, SealParties seal) => seal.Side is { } side ? all[side] : [];

        /// <summary>The same list serves several certificates.</summary>
        private async Task<byte[]?> GetAsync(Uri address, int max)
        {
            if (!fetched.TryGetValue(address, out var bytes))
            {
                fetched.Add(address, bytes = await FetchAsync(address, null, max));
            }

            return bytes;
        }

        /// <returns>Null where nothing came in time, or more than anybody sends.</returns>
        private async Task<byte[]?> FetchAsync(Uri address, byte[]? question, int max)
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            time.CancelAfter(sources.Limit);
            try
            {
                using var asked = new HttpRequestMessage(question is null ? HttpMethod.Get : HttpMethod.Post, address);
                if (question is not null)
                {
                    asked.Content = new ByteArrayContent(question);
                    asked.Content.Headers.ContentType = new("application/ocsp-request");
                }

                using var answer = await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, time.Token);
                answer.EnsureSuccessStatusCode();
                await answer.Content.LoadIntoBufferAsync(max, time.Token);
                return await answer.Content.ReadAsByteArrayAsync(time.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                return null;
            }
        }

        private static T? Read<T>(byte[]? bytes, Func<byte[], T> read)
            where T : class
        {
            try
            {
                return bytes is null ? null : read(bytes);
            }
            catch (Exception exception) when (exception is AsnContentException or CryptographicException or ArgumentException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
