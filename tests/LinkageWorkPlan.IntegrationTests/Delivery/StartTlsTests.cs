using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>A server whose certificate an authority gave that the program's machine trusts.</summary>
public sealed class StartTlsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-tls-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, EachDatabase]
    public Task Mails_that_wait_are_handed_over_by_STARTTLS_to_a_server_whose_authority_is_trusted(Database database) => IsHandedOverAsync(database, "starttls", "StartTls");

    [Theory, EachDatabase]
    public Task Mails_that_wait_are_handed_over_by_TLS_from_the_first_byte_to_such_a_server(Database database) => IsHandedOverAsync(database, "tls", "Tls");

    private async Task IsHandedOverAsync(Database database, string mode, string encryption)
    {
        var (authority, certificate, key) = Certificates();
        await using var server = await SmtpServer.StartAsync(mode, certificate, key);
        await using var desk = await MailDesk.OpenAsync(database);

        // In the started program it is some hour of the demo's day: what is due since the day before is due at any.
        desk.Host.Time.GoTo(TestHost.DemoToday.AddDays(-1));
        await desk.IssueAsync();

        await using var program = ServedProcess.Start(
            desk.Host, [("SSL_CERT_FILE", authority)], "Mail:Host=127.0.0.1", $"Mail:Port={server.Port}", $"Mail:Encryption={encryption}", "Mail:From=to@test.lwp", "Mail:TimeoutSeconds=20", "Demo:Today=2026-06-22");

        IReadOnlyList<ReceivedMail> arrived = [];
        try
        {
            arrived = await server.MailsAsync(2);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{string.Join('\n', (await desk.ToldAsync()).Select(each => $"{each.State} {each.Attempts} {each.Failure} {each.FailureWords}"))}\n{await program.KillAsync()}");
        }

        Assert.All(arrived, each => Assert.True(each.Encrypted));

        // The started program may also have sent notifications of what is due.
        Assert.Subset(arrived.Select(each => each.MessageId).ToHashSet(), (await desk.ToldAsync()).Select(each => each.MessageId).ToHashSet());
        Assert.DoesNotContain(await desk.ToldAsync(), each => each.Failure is not null || each.State is not (MailState.Waiting or MailState.Sent));
    }

    /// <summary>An authority, and what it gave to the server at 127.0.0.1.</summary>
    private (string Authority, string Certificate, string Key) Certificates()
    {
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var root = authority.CreateSelfSigned(from, to);

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.Create(root, from, to, [1]);
        return (Write("authority.pem", root.ExportCertificatePem()), Write("server.pem", made.ExportCertificatePem()), Write("server.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private string Write(string name, string pem)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, pem);
        return file;
    }
}
