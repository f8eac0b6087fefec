using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Sealing;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>What other programs say of seals with validation data.</summary>
public sealed class LongTermTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-longterm-").FullName;
    private readonly LongTermDesk desk = new();

    public void Dispose()
    {
        desk.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Other_programs_find_both_seals_whole_and_the_data_as_they_were_given()
    {
        var pdf = await desk.SealAsync();
        Assert.Equal(Verdict.Established, PdfVerification.Verify(pdf, desk.Root).Verdict);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(await Poppler.ReadAsync(pdf, "pdfsig", "-nocert"), "Signature is Valid"));
        Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(pdf, "qpdf", "--check"), StringComparison.Ordinal);

        var data = LongTermDesk.In(pdf);
        await WriteAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, "root.crl"), data.Lists.Single().Der);
        Assert.Contains("verify OK", await OpenSslAsync("crl", "-inform", "DER", "-in", "root.crl", "-CAfile", "root.pem", "-noout"), StringComparison.Ordinal);
        for (var at = 0; at < 2; at++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "ocsp.der"), data.Answers[at == 0 ? 0 : 2].Der);
            var said = await OpenSslAsync("ocsp", "-respin", "ocsp.der", "-issuer", "issuing.pem", "-cert", $"{Sides.Both[at]}.pem", "-CAfile", "root.pem", "-verify_other", "issuing.pem", "-no_nonce", "-attime", Instant);
            Assert.Contains("Response verify OK", said, StringComparison.Ordinal);

            // After a warning that the answer is old by now.
            Assert.Matches($@"{Sides.Both[at]}\.pem: (WARNING: Status times invalid\.\n[^\n]*\n)?good\s", said);
        }
    }

    [Fact]
    public async Task Openssl_builds_the_same_chains_from_the_data_as_of_the_time_stamp()
    {
        desk.Authority.Instead.Add("ocsp", () => null);
        var data = LongTermDesk.In(await desk.SealAsync());
        await WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "lists.pem"), string.Join('\n', data.Lists.Select(each => PemEncoding.WriteString("X509 CRL", each.Der))));
        await File.WriteAllTextAsync(Path.Combine(folder, "data.pem"), string.Join('\n', data.Certificates.Select(each => each.ExportCertificatePem())));
        foreach (var side in Sides.Both)
        {
            Assert.Contains($"{side}.pem: OK", await OpenSslAsync("verify", "-attime", Instant, "-crl_check_all", "-CRLfile", "lists.pem", "-CAfile", "root.pem", "-untrusted", "data.pem", $"{side}.pem"), StringComparison.Ordinal);
        }
    }

    private string Instant => desk.Authority.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private async Task WriteAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "root.pem"), desk.Authority.Root.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "issuing.pem"), desk.Authority.Issuing.ExportCertificatePem());
        foreach (var side in Sides.Both)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{side}.pem"), desk.Of(side).Certificate.ExportCertificatePem());
        }
    }

    /// <returns>What it said, whatever it thinks of it.</returns>
    private async Task<string> OpenSslAsync(params string[] arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = openssl.StandardError.ReadToEndAsync();
        var said = await openssl.StandardOutput.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        return said + await errors;
    }
}
