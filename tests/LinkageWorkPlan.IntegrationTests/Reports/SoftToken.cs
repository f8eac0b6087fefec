using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Keys;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>A token of SoftHSM with a key and its certificate, in a folder of this run. It can be pulled out and put back.</summary>
internal sealed class SoftToken
{
    public const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    public const string Pin = "2468";
    private const string OfficerPin = "13572468";

    private static readonly Lock Making = new();
    private static readonly DirectoryInfo Folder = Prepare();
    private static int count;

    private readonly string folder;
    private readonly string away;

    private SoftToken(string label, string folder, X509Certificate2 certificate) =>
        (Label, this.folder, away, Certificate) = (label, folder, Path.Combine(Folder.FullName, Path.GetFileName(folder)), certificate);

    public string Label { get; }

    public X509Certificate2 Certificate { get; }

    /// <param name="isAskedEachTime">The key wants the PIN for each signature.</param>
    public static SoftToken Make(Side side, bool isRsa = true, bool isAskedEachTime = false)
    {
        lock (Making)
        {
            var label = $"{side} {++count}";
            var before = Tokens();
            Run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", OfficerPin, "--pin", Pin);
            var token = new SoftToken(label, Tokens().Except(before).Single(), Certify(side, isRsa, out var key));
            Write(token, "cert", token.Certificate.RawData);
            Write(token, "privkey", key, isAskedEachTime ? ["--always-auth"] : []);
            return token;
        }
    }

    public string[] Settings(Side side, string pinFile) =>
    [
        $"--Seal:{side}:Pkcs11:Module={Module}",
        $"--Seal:{side}:Pkcs11:TokenLabel={Label}",
        $"--Seal:{side}:Pkcs11:KeyId=0A",
        $"--Seal:{side}:Pkcs11:PinFile={pinFile}",
    ];

    public void PullOut() => Directory.Move(folder, away);

    public void PutBack() => Directory.Move(away, folder);

    /// <summary>By another program, as by the tool of a token's maker.</summary>
    public void ChangePin(string from, string to)
    {
        Run("pkcs11-tool", "--module", Module, "--token-label", Label, "--login", "--pin", from, "--change-pin", "--new-pin", to);

        // SoftHSM reads its files again only when it is started again, which looking for a token does that is not there.
        Assert.Equal(SealFault.TokenMissing, Assert.Throws<SealException>(() => new TokenKey(new TokenPlace(Side.Laos, Module, "none", null, null, null, () => null)).Open()).Fault);
    }

    private static void Write(SoftToken token, string type, byte[] der, params string[] more)
    {
        var file = Path.Combine(Folder.FullName, "object.der");
        File.WriteAllBytes(file, der);
        Run("pkcs11-tool", ["--module", Module, "--token-label", token.Label, "--login", "--pin", Pin, "--write-object", file, "--type", type, "--id", "0A", "--label", "seal", .. more]);
        File.Delete(file);
    }

    private static X509Certificate2 Certify(Side side, bool isRsa, out byte[] key)
    {
        using var rsa = isRsa ? RSA.Create(2048) : null;
        using var curve = isRsa ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedName($"C={(side == Side.Vietnam ? "VN" : "LA")}, O=Institute, CN=Seal of {side}");
        var request = rsa is not null ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest(subject, curve!, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true));
        key = rsa?.ExportPkcs8PrivateKey() ?? curve!.ExportECPrivateKey();
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadCertificate(made.RawData);
    }

    private static string[] Tokens() => Directory.GetDirectories(Path.Combine(Folder.FullName, "tokens"));

    private static DirectoryInfo Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("lwp-token-");
        var file = Path.Combine(folder.FullName, "softhsm2.conf");
        File.WriteAllText(file, $"directories.tokendir = {folder.CreateSubdirectory("tokens").FullName}\nobjectstore.backend = file\nlog.level = ERROR\n");

        // The library reads the environment of the process itself, of which .NET keeps a copy of its own.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", file, 1));
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said.GetAwaiter().GetResult());
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int isReplaced);
}
