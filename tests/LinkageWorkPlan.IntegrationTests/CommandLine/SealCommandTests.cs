using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Sealing;

namespace LinkageWorkPlan.IntegrationTests.CommandLine;

/// <summary>Certificates and documents as whoever runs the program gives them to it.</summary>
public sealed class SealCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-seal-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_trial_certificate_is_made_once_and_kept_from_others()
    {
        var (file, password) = (In("vietnam.pfx"), In("password"));
        await File.WriteAllTextAsync(password, "bí mật\n");
        var made = await ProgramRun.Async("create-seal", "--side", "vietnam", "--out", file, "--password-file", password);
        Assert.Equal((0, string.Empty), (made.ExitCode, made.Error));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        (await ProgramRun.Async("create-seal", "--side", "vietnam", "--out", file)).AssertRefused("cannot be written");
        (await ProgramRun.Async("create-seal", "--side", "laos", "--out", In("x.pfx"), "--days", "0")).AssertRefused("--days is a number from 1 to");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={file}", $"--Data:Path={In("data")}")).AssertRefused("Seal:Vietnam:Certificate is set, but Seal:Laos:Certificate is not");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={file}", $"--Seal:Laos:Certificate={file}", $"--Data:Path={In("data")}")).AssertRefused("The password does not open");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={file}", $"--Seal:Vietnam:PasswordFile={password}", $"--Seal:Laos:Certificate={file}", $"--Seal:Laos:PasswordFile={password}", $"--Data:Path={In("data")}"))
            .AssertRefused("Seal:Laos:Certificate cannot be used.", "has to be LA, and is VN");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={In("none.pfx")}", $"--Seal:Laos:Certificate={file}", $"--Data:Path={In("data")}")).AssertRefused("is not there");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={file}", $"--Seal:Vietnam:PasswordFile={In("none")}", $"--Seal:Laos:Certificate={file}", $"--Data:Path={In("data")}")).AssertRefused("Seal:Vietnam:PasswordFile is ", "cannot be read");
        Assert.False(Directory.Exists(In("data")));
    }

    [Theory]
    [InlineData("empty", "", "The file is empty.")]
    [InlineData("page", "<html>", "The file is no PDF.")]
    [InlineData("cut", "%PDF-1.4\n1 0 obj", "The file is cut off")]
    public async Task What_is_no_report_is_reported_in_one_sentence(string name, string text, string saying)
    {
        await File.WriteAllTextAsync(In(name), text);
        await RefusedAsync(In(name), saying);
    }

    [Fact]
    public async Task A_file_of_200_MB_is_not_read()
    {
        await using (var file = File.Create(In("large.pdf")))
        {
            file.Write("%PDF-1.4\n"u8);
            file.SetLength(200L * 1024 * 1024);
        }

        await RefusedAsync(In("large.pdf"), "larger than any report (100 MB");
    }

    [Fact]
    public async Task An_unsealed_document_is_told_in_each_language_and_a_missing_one_by_its_name()
    {
        var printed = Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf");
        await RefusedAsync(printed, "The file has no seal.");
        Assert.Contains("Tệp không có con dấu số nào.", (await ProgramRun.Async("verify", printed, "--language", "vi")).Out, StringComparison.Ordinal);
        Assert.Contains("ຟາຍບໍ່ມີຕາປະທັບດິຈິຕອນ.", (await ProgramRun.Async("verify", printed, "--language", "lo")).Out, StringComparison.Ordinal);
        Assert.Contains("\"holds\": false", (await ProgramRun.Async("verify", printed, "--json")).Out, StringComparison.Ordinal);
        var none = await ProgramRun.Async("verify", In("none.pdf"));
        Assert.Equal((2, string.Empty), (none.ExitCode, none.Out));
        Assert.Contains("cannot be read", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("large", "larger than 1 MB")]
    [InlineData("endless", "larger than 1 MB")]
    [InlineData("deep", "neither a file of certificates")]
    [InlineData("broken", "neither a file of certificates")]
    [InlineData("none", "holds no certificate")]
    public async Task What_is_trusted_and_is_no_certificate_is_reported_in_one_sentence(string what, string saying)
    {
        var file = what == "endless" && OperatingSystem.IsLinux() ? "/dev/zero" : In("trusted.pem");
        if (file != "/dev/zero")
        {
            await File.WriteAllBytesAsync(file, what switch
            {
                "deep" => [.. Enumerable.Repeat((byte[])[0x30, 0x80], 500_000).SelectMany(each => each)],
                "broken" => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"u8.ToArray(),
                "none" => "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"u8.ToArray(),
                _ => new byte[2 * 1024 * 1024],
            });
        }

        var watch = Stopwatch.StartNew();
        var run = await ProgramRun.Async("verify", Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf"), "--trust", file);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Out));
        Assert.Contains(saying, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_seal_or_a_password_that_is_huge_is_reported_in_one_sentence()
    {
        await using (var file = File.Create(In("huge")))
        {
            file.SetLength(3L * 1024 * 1024 * 1024);
        }

        (await ProgramRun.Async("create-seal", "--side", "laos", "--out", In("laos.pfx"), "--password-file", In("huge"))).AssertRefused("larger than 4 KB");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={In("huge")}", $"--Seal:Laos:Certificate={In("huge")}", $"--Data:Path={In("data")}")).AssertRefused("Seal:Vietnam:Certificate cannot be used.", "larger than 1 MB");
        (await ProgramRun.Async("migrate", $"--Seal:Vietnam:Certificate={In("huge")}", $"--Seal:Vietnam:PasswordFile={In("huge")}", $"--Seal:Laos:Certificate={In("huge")}", $"--Data:Path={In("data")}")).AssertRefused("larger than 4 KB");
        Assert.False(Directory.Exists(In("data")));
        (await ProgramRun.Async("migrate", "--Mail:Host=localhost", "--Mail:From=a@example.org", "--Mail:User=a", $"--Mail:PasswordFile={In("huge")}", $"--Data:Path={In("data")}")).AssertRefused("larger than 4 KB");
    }

    [Fact]
    public async Task A_sealed_issue_is_established_only_by_seals_that_are_known_and_a_changed_one_does_not_hold()
    {
        await using var desk = await SealingDesk.OpenAsync(Database.Sqlite);
        await desk.PrintAllAsync();
        var pdf = (await desk.StoredAsync()).Single(each => each is { Edition: Edition.Joint, Reader: Side.Laos }).Pdf;
        await File.WriteAllBytesAsync(In("whole.pdf"), pdf);
        await ProgramRun.Async("verify", In("whole.pdf"));
        var watch = Stopwatch.StartNew();
        var whole = await ProgramRun.Async("verify", In("whole.pdf"));

        Assert.Equal((3, string.Empty), (whole.ExitCode, whole.Error));
        Assert.Contains("who sealed it is not established", whole.Out, StringComparison.Ordinal);
        Assert.Contains("a trial certificate", whole.Out, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        await EstablishedByAsync(desk);
        pdf[pdf.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(In("changed.pdf"), pdf);
        await RefusedAsync(In("changed.pdf"), "It does not hold");
    }

    /// <summary>The certificates in both forms, in any order with the file, and the fingerprints on paper.</summary>
    private async Task EstablishedByAsync(SealingDesk desk)
    {
        var digits = new List<string>();
        foreach (var side in Sides.Both)
        {
            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(desk.CertificateOf(side), string.Empty);
            await File.WriteAllBytesAsync(In($"{side}.cer"), certificate.Export(X509ContentType.Cert));
            await File.WriteAllTextAsync(In($"{side}.pem"), certificate.ExportCertificatePem());
            digits.Add(SealTrust.ShortOf(SealTrust.FingerprintOf(certificate)));
        }

        Assert.Equal(0, (await ProgramRun.Async("verify", In("whole.pdf"), "--trust", In("Vietnam.cer"), In("Laos.pem"))).ExitCode);
        Assert.Equal(0, (await ProgramRun.Async("verify", "--trust", In("Vietnam.pem"), "--trust", In("Laos.cer"), In("whole.pdf"))).ExitCode);
        Assert.Equal(0, (await ProgramRun.Async("verify", In("whole.pdf"), "--trust", digits[0], "--trust", digits[1])).ExitCode);
        Assert.Equal(3, (await ProgramRun.Async("verify", In("whole.pdf"), "--trust", In("Vietnam.cer"))).ExitCode);
        await File.WriteAllBytesAsync(In("forged.pdf"), await SealForgery.OfAsync(desk, (await desk.StoredAsync())[0]));
        Assert.Equal(3, (await ProgramRun.Async("verify", In("forged.pdf"), "--trust", In("Vietnam.cer"), In("Laos.pem"))).ExitCode);
        Assert.Equal(2, (await ProgramRun.Async("verify", In("whole.pdf"), "--trust", In("whole.pdf"))).ExitCode);
        Assert.Equal(2, (await ProgramRun.Async("verify", In("whole.pdf"), "--language", "fr")).ExitCode);
    }

    private static async Task RefusedAsync(string file, string saying)
    {
        var run = await ProgramRun.Async("verify", file);
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(saying, run.Out, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder, name);
}
