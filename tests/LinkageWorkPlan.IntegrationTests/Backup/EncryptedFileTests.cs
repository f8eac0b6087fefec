using System.Security.Cryptography;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>Who can open a file that was encrypted for both sides, and that nobody changes it unseen.</summary>
public sealed class EncryptedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-encrypted-").FullName;

    private string Encrypted => Path.Combine(folder, "content.cms");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("rsa")]
    [InlineData("nistP256")]
    [InlineData("nistP384")]
    [InlineData("nistP521")]
    public async Task Each_recipient_opens_it_alone_and_so_does_openssl(string kind)
    {
        var one = BackupKeys.Rsa(folder, "one", 3072);
        var other = kind == "rsa" ? BackupKeys.Rsa(folder, "other") : BackupKeys.Curve(folder, "other", ECCurve.CreateFromFriendlyName(kind));
        var content = RandomNumberGenerator.GetBytes(300_001);
        await WriteAsync(content, one.Certificate, other.Certificate);
        foreach (var key in new[] { one, other })
        {
            Assert.Equal(content, await ReadAsync(key.Key));
            Assert.Equal(content, await BackupKeys.OpenByOpenSslAsync(Encrypted, key));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_may_have_a_password(bool asPkcs12)
    {
        var key = BackupKeys.Curve(folder, "curve", ECCurve.NamedCurves.nistP256);
        var locked = BackupKeys.Locked(folder, key, asPkcs12);
        await WriteAsync([1, 2, 3], key.Certificate);
        Assert.Equal([1, 2, 3], await ReadAsync(locked, BackupKeys.Password));
        Assert.Contains("Backup:KeyPassword", Assert.Throws<StartupException>(() => BackupKey.Read(locked, null)).Message, StringComparison.Ordinal);
        Assert.Contains("password of the settings", Assert.Throws<StartupException>(() => BackupKey.Read(locked, "another")).Message, StringComparison.Ordinal);
    }

    /// <summary>The library of ASN.1 says of it what a broken disk would say of itself.</summary>
    [Fact]
    public async Task A_file_whose_parts_do_not_follow_each_other_is_damaged()
    {
        await File.WriteAllBytesAsync(Encrypted, Convert.FromHexString("3080060b2a864886302a301e310b3009060355040613024c41310f300d060355040313064261636b13024c41310f300d060355700208864801650304012e3011040c5a37fe6836234e614e2a864886f70d010701301e060960864801650304012e3011040cdde710f6341e060936234e614e2a864886f70d60864801650304012e3011040c"));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(BackupKeys.Rsa(folder, "one").Key));
    }

    [Fact]
    public async Task Who_is_no_recipient_does_not_open_it()
    {
        await WriteAsync([1, 2, 3], BackupKeys.Rsa(folder, "one").Certificate, BackupKeys.Curve(folder, "other", ECCurve.NamedCurves.nistP256).Certificate);
        foreach (var stranger in new[] { BackupKeys.Rsa(folder, "stranger").Key, BackupKeys.Curve(folder, "strange", ECCurve.NamedCurves.nistP256).Key, BackupKeys.Curve(folder, "larger", ECCurve.NamedCurves.nistP384).Key })
        {
            Assert.Contains("of none of those", (await Assert.ThrowsAsync<StartupException>(() => ReadAsync(stranger))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("RSA of 1024 bits", "2048 or more")]
    [InlineData("a text", "cannot be read as a certificate")]
    [InlineData("no file", "cannot be read as a certificate")]
    public void A_certificate_that_cannot_be_used_is_named(string fault, string saying)
    {
        var file = fault == "RSA of 1024 bits" ? BackupKeys.Rsa(folder, "short", 1024).Certificate : Path.Combine(folder, "none");
        if (fault == "a text")
        {
            File.WriteAllText(file, "chứng thư");
        }

        var refusal = Assert.Throws<StartupException>(() => BackupRecipient.Read(Side.Laos, file).ToList());
        Assert.Contains(saying, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"Backup:LaosRecipients names {file}", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Every byte counts, whichever it is: of the recipients, of the content, of the tag.</summary>
    [Fact]
    public async Task No_byte_of_it_can_be_changed_and_no_end_cut_off()
    {
        var key = BackupKeys.Rsa(folder, "one");
        var content = RandomNumberGenerator.GetBytes(500);
        await WriteAsync(content, key.Certificate);
        var whole = await File.ReadAllBytesAsync(Encrypted);
        var refused = 0;
        for (var at = 0; at < whole.Length; at += 3)
        {
            await File.WriteAllBytesAsync(Encrypted, [.. whole[..at], (byte)(whole[at] ^ 0x10), .. whole[(at + 1)..]]);
            refused += await IsRefusedAsync(key.Key, content) ? 1 : 0;
            await File.WriteAllBytesAsync(Encrypted, whole[..at]);
            Assert.True(await IsRefusedAsync(key.Key, null), $"It was read with its end from byte {at} cut off");
        }

        // Who is named as recipient, and the closing zeros, are read by nobody: the content is what it was.
        Assert.True(refused > 250, $"Only {refused} changes were found");
    }

    /// <summary>A database of many gigabytes is in no memory.</summary>
    [Fact]
    public async Task It_is_written_while_the_content_comes()
    {
        var piece = new byte[1 << 20];
        await using var to = new FileStream(Encrypted, FileMode.CreateNew, FileAccess.ReadWrite);
        using var recipient = BackupRecipient.Read(Side.Laos, BackupKeys.Rsa(folder, "one").Certificate).Single();
        await EncryptedFile.WriteAsync(
            to,
            [recipient],
            async content =>
            {
                for (var count = 1; count <= 20; count++)
                {
                    await content.WriteAsync(piece);
                    Assert.InRange(to.Length, (count - 1) * piece.Length, count * (piece.Length + 4096) + 4096);
                }
            },
            default);
        Assert.InRange(to.Length, 20 * piece.Length, 21 * piece.Length);
    }

    /// <returns>False where it is read, and is what was written.</returns>
    private async Task<bool> IsRefusedAsync(string key, byte[]? content)
    {
        try
        {
            Assert.Equal(content, await ReadAsync(key));
            return false;
        }
        catch (Exception refusal) when (refusal is StartupException or InvalidDataException or IOException)
        {
            return true;
        }
    }

    private async Task WriteAsync(byte[] content, params string[] certificates)
    {
        var recipients = certificates.SelectMany(each => BackupRecipient.Read(Side.Vietnam, each)).ToList();
        await using var to = new FileStream(Encrypted, FileMode.Create, FileAccess.ReadWrite);
        await EncryptedFile.WriteAsync(to, recipients, async plain => await plain.WriteAsync(content), default);
        recipients.ForEach(each => each.Dispose());
    }

    private async Task<byte[]> ReadAsync(string key, string? password = null)
    {
        using var own = BackupKey.Read(key, password);
        await using var from = File.OpenRead(Encrypted);
        var to = new MemoryStream();
        await EncryptedFile.ReadAsync(from, own, to, default);
        return to.ToArray();
    }
}
