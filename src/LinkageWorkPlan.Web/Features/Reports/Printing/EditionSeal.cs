using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Seals the editions of issues with the certificates of the settings; without any, editions stay as they are printed.</summary>
public sealed class EditionSeal : IDisposable
{
    private readonly SealFiles files;
    private readonly Clock clock;
    private readonly SealServices services;

    private EditionSeal(SealFiles files, SealServices services, Clock clock) => (this.files, this.services, this.clock) = (files, services, clock);

    /// <param name="report">Told of validation data that did not come.</param>
    /// <exception cref="StartupException">A setting or a certificate is wrong.</exception>
    public static EditionSeal Of(IConfiguration configuration, Clock clock, Action<string>? report = null)
    {
        var services = new SealServices(configuration, report);
        try
        {
            return new EditionSeal(new SealFiles(configuration, services.Stamping), services, clock);
        }
        catch (SealException problem)
        {
            throw new StartupException($"Seal:{problem.Side}:Certificate cannot be used. {problem.Message}", problem);
        }
    }

    /// <summary>Whether the program may start with these settings. One that has expired does not keep it from starting: what is issued then waits.</summary>
    /// <exception cref="StartupException">A setting or a certificate is wrong, or not valid yet.</exception>
    public static void Check(IConfiguration configuration, Clock clock)
    {
        using var seal = Of(configuration, clock);
        if (seal.Problem() is { Fault: SealFault.NotYetValid } problem)
        {
            throw new StartupException($"Seal:{problem.Side}:Certificate cannot be used. {problem.Message}", problem);
        }
    }

    /// <summary>Why nothing can be sealed now; null where it can, or nothing is to be sealed.</summary>
    public SealException? Problem()
    {
        try
        {
            var certificates = files.Newest();
            RequireValid(certificates);
            return certificates.Select(each => each.Token?.Problem).FirstOrDefault(each => each is not null);
        }
        catch (SealException problem)
        {
            return problem;
        }
    }

    /// <summary>Logs in to the tokens on which keys lie, so that what is wrong is known before something is to be sealed. It may take seconds.</summary>
    /// <returns>Why nothing can be sealed now; null where it can, or nothing is to be sealed.</returns>
    public SealException? Open()
    {
        try
        {
            foreach (var each in files.Newest())
            {
                each.Token?.Open();
            }
        }
        catch (SealException problem)
        {
            return problem;
        }

        return Problem();
    }

    /// <summary>Whose seals this server knows.</summary>
    public SealTrust Known() => files.Known();

    /// <summary>The certificates as their files are now, whether they are valid today or not. None where none is set.</summary>
    /// <exception cref="SealException">A file cannot be used.</exception>
    public IReadOnlyList<SealCertificate> Found() => files.Newest();

    /// <summary>The certificates as their files are now: a renewed one needs no start. None where none is set.</summary>
    /// <exception cref="SealException">They cannot seal now.</exception>
    public IReadOnlyList<SealCertificate> Certificates()
    {
        var certificates = files.Newest();
        RequireValid(certificates);
        return certificates;
    }

    /// <summary>With the certificates as their files are now.</summary>
    /// <returns>The sealed document and what kind of seal it has; the document as it was where no certificate is set.</returns>
    /// <exception cref="SealException">It was not sealed, and is to be tried again.</exception>
    public Task<(byte[] Pdf, SealKind Kind)> SealAsync(byte[] pdf, SealedIssue issue, CancellationToken cancel) => SealAsync(pdf, issue, Certificates(), cancel);

    /// <param name="certificates">As <see cref="Certificates"/> gave them, before their fingerprints were printed.</param>
    /// <returns>The sealed document and what kind of seal it has; the document as it was where there is no certificate.</returns>
    /// <exception cref="SealException">It was not sealed, and is to be tried again.</exception>
    public async Task<(byte[] Pdf, SealKind Kind)> SealAsync(byte[] pdf, SealedIssue issue, IReadOnlyList<SealCertificate> certificates, CancellationToken cancel)
    {
        if (certificates.Count == 0)
        {
            return (pdf, SealKind.None);
        }

        return (await PdfSeal.SealAsync(pdf, issue, certificates, services.Stamps, services.Validation, cancel), certificates.Any(each => each.IsTrial) ? SealKind.Trial : SealKind.Sealed);
    }

    /// <summary>Adds the number of a records office to an issued document, under its side's seal where the document is sealed.</summary>
    /// <param name="drawn">The number alone, on a page like page 1.</param>
    /// <exception cref="SealException">It was not added, and is to be tried again.</exception>
    public Task<byte[]> AddNumberAsync(byte[] pdf, byte[] drawn, NumberRecord record, bool isSealed, CancellationToken cancel)
    {
        var certificate = isSealed ? Certificates().FirstOrDefault(each => each.Side == record.Side) : null;
        return isSealed && certificate is null
            ? throw new SealException(SealFault.FileMissing, record.Side, $"The issue was sealed and its number {record.Number} has to be, but Seal:{record.Side}:Certificate is not set.")
            : NumberSeal.AddAsync(pdf, drawn, record, certificate, services.Stamps, services.Validation, cancel);
    }

    public void Dispose()
    {
        services.Dispose();
        files.Dispose();
    }

    private void RequireValid(IReadOnlyList<SealCertificate> certificates)
    {
        var now = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero);
        foreach (var each in certificates)
        {
            each.RequireValid(now);
        }
    }
}
