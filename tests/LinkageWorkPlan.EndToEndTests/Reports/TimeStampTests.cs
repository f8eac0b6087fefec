using System.Diagnostics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>Seals with stamps of a real time stamp authority: openssl's, behind HTTP on this machine.</summary>
public sealed class TimeStampTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-tsa-").FullName;
    private readonly List<SealCertificate> certificates = [.. Sides.Both.Select(side => Sealed.Load(side, TrialCertificate.Make(side, new DateOnly(2026, 1, 1), TrialCertificate.DaysMax, Sealed.Password)))];
    private WebApplication server = null!;

    public async Task InitializeAsync()
    {
        await RunAsync("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Trial time stamps", "-addext", "extendedKeyUsage=critical,timeStamping", "-keyout", "tsa.key", "-out", "tsa.pem", "-days", "3650");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "ts.cnf"),
            "[tsa]\ndefault_tsa=own\n[own]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n");
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost("/tsr", async (HttpRequest request) =>
        {
            await using (var query = File.Create(Path.Combine(folder, "query")))
            {
                await request.Body.CopyToAsync(query);
            }

            await RunAsync("ts", "-reply", "-queryfile", "query", "-signer", "tsa.pem", "-inkey", "tsa.key", "-config", "ts.cnf", "-out", "answer");
            return Results.File(await File.ReadAllBytesAsync(Path.Combine(folder, "answer")), "application/timestamp-reply");
        });
        server.MapPost("/broken", () => Results.Text("no stamp"));
        server.MapPost("/hanging", async (HttpContext http) => await Task.Delay(Timeout.Infinite, http.RequestAborted));
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        certificates.ForEach(each => each.Dispose());
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_seal_carries_a_stamp_that_holds_and_other_programs_read_it()
    {
        var pdf = await SealAsync("/tsr", TimeSpan.FromSeconds(30));

        // Anybody can run such a service, and put its stamp into a file that others sealed.
        Assert.Equal(2, PdfVerification.Verify(pdf).Checks.Count(each => each is { Code: "Found.TimeStampedByUnknown", Outcome: Outcome.Warned, Values: [_, _, "Trial time stamps"] }));

        using var service = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "tsa.pem")));
        var result = PdfVerification.Verify(pdf, new SealTrust([service], []));
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => each.Code));
        Assert.Equal(2, result.Checks.Count(each => each is { Code: "Found.TimeStamped", Outcome: Outcome.Passed, Values: [_, _, "Trial time stamps"] }));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(await Poppler.ReadAsync(pdf, "pdfsig", "-nocert"), "Signature is Valid"));
        Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(pdf, "qpdf", "--check"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/broken")]
    [InlineData("/none")]
    [InlineData("/hanging")]
    public async Task A_service_that_gives_no_stamp_keeps_the_seal_back(string path) =>
        Assert.Equal(SealFault.TimeStampFailed, (await Assert.ThrowsAsync<SealException>(() => SealAsync(path, TimeSpan.FromSeconds(1)))).Fault);

    private async Task<byte[]> SealAsync(string path, TimeSpan limit)
    {
        using var client = new HttpClient();
        return await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, certificates, new TimeStampService(client, new Uri(new Uri(server.Urls.First()), path), limit));
    }

    private async Task RunAsync(params string[] arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, errors);
    }
}
