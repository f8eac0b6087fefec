using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.UnitTests.Reading;

/// <summary>Files beside the program, or named on its command line, that are huge, deep or broken: one sentence, little memory, at once.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-hostile-").FullName;

    public static TheoryData<string> Certificates => ["empty", "words", "zeros", "deep", "indefinite", "gigabyte", "endless", "hashed", "cut"];

    public static TheoryData<string> Fonts => ["empty", "cut", "unpacks to gigabytes", "cannot be unpacked", "long length", "the same letters", "many tables", "no letters"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Certificates))]
    public void A_certificate_is_refused_in_one_sentence(string what)
    {
        var path = Path.Combine(folder, "seal.pfx");
        switch (what)
        {
            case "endless" when OperatingSystem.IsLinux():
                path = "/dev/zero";
                break;
            case "gigabyte" or "endless":
                using (var file = File.Create(path))
                {
                    file.SetLength(1024L * Megabyte);
                }

                break;
            default:
                File.WriteAllBytes(path, BytesOf(what));
                break;
        }

        var (refusal, allocated, took) = Measure(() => Assert.Throws<SealException>(() => SealCertificate.Load(Side.Laos, path, null)));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains(refusal.Fault, new[] { SealFault.NotPfx, SealFault.WrongPassword });
        Assert.InRange(allocated, 0, 16 * Megabyte);
        Assert.InRange(took.TotalSeconds, 0, 5);
    }

    [Theory]
    [MemberData(nameof(Fonts))]
    public void A_font_is_refused_in_one_sentence(string what)
    {
        var (refusal, allocated, took) = Measure(() => Assert.Throws<InvalidDataException>(() => FontFile.Letters(FontOf(what))));
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.InRange(allocated, 0, 200 * Megabyte);
        Assert.InRange(took.TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_file_is_read_up_to_its_limit_and_no_further()
    {
        var path = Path.Combine(folder, "file");
        File.WriteAllBytes(path, new byte[1000]);
        Assert.Equal(1000, BoundedFile.Read(path, 1000).Length);
        Assert.Equal(999, Assert.Throws<ReadLimitException>(() => BoundedFile.Read(path, 999)).Max);
        File.WriteAllBytes(path, [.. Encoding.UTF8.Preamble, .. "ລາວ"u8]);
        Assert.Equal("ລາວ", BoundedFile.ReadText(path, 100));
        File.WriteAllBytes(path, [0xC3, 0x28]);
        Assert.Throws<DecoderFallbackException>(() => BoundedFile.ReadText(path, 100));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('\\')]
    [InlineData('(')]
    public void A_style_sheet_of_one_long_word_is_read_at_once(char letter)
    {
        var path = Path.Combine(folder, "report.css");
        File.WriteAllText(path, new string(letter, Megabyte - 100));
        var (css, _, took) = Measure(() => TemplateFile.ReadCss(path));
        Assert.Equal(Megabyte - 100, css.Length);
        Assert.InRange(took.TotalSeconds, 0, 5);
        File.AppendAllText(path, " x { background: a-b://c }");
        Assert.Contains("as in", Assert.Throws<TemplateException>(() => TemplateFile.ReadCss(path)).Message, StringComparison.Ordinal);
        File.AppendAllText(path, new string(letter, 200));
        Assert.Contains("larger than 1 MB", Assert.Throws<TemplateException>(() => TemplateFile.ReadCss(path)).Message, StringComparison.Ordinal);
    }

    private static byte[] BytesOf(string what) => what switch
    {
        "empty" => [],
        "words" => Encoding.UTF8.GetBytes("-----BEGIN CERTIFICATE-----\nno certificate\n-----END CERTIFICATE-----"),
        "zeros" => new byte[Megabyte - 1],
        "deep" => Deep(),
        "indefinite" => [.. Enumerable.Repeat((byte[])[0x30, 0x80], Megabyte / 2 - 1).SelectMany(each => each)],
        "cut" => Pfx()[..200],
        _ => Hashed(),
    };

    /// <summary>As many levels as fit into a file of that size, each with its right length.</summary>
    private static byte[] Deep()
    {
        var at = Megabyte - 1;
        var bytes = new byte[Megabyte];
        for (var length = 0; at > 6; length = bytes.Length - 1 - at)
        {
            at -= length < 128 ? 2 : length < 256 ? 3 : length < 65536 ? 4 : 5;
            bytes[at] = 0x30;
            if (length < 128)
            {
                bytes[at + 1] = (byte)length;
                continue;
            }

            var digits = length < 256 ? 1 : length < 65536 ? 2 : 3;
            bytes[at + 1] = (byte)(0x80 | digits);
            for (var digit = 0; digit < digits; digit++)
            {
                bytes[at + 2 + digit] = (byte)(length >> (8 * (digits - 1 - digit)));
            }
        }

        return bytes[at..^1];
    }

    /// <summary>One whose password is to be hashed eight million times.</summary>
    private static byte[] Hashed()
    {
        var pfx = Pfx();
        Assert.Equal([0x02, 0x03, 0x01, 0x11, 0x70], pfx[^5..]);
        pfx[^3] = 0x7F;
        return pfx;
    }

    private static byte[] Pfx()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=x, C=LA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var contents = new Pkcs12SafeContents();
        contents.AddCertificate(certificate);
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsUnencrypted(contents);
        builder.SealWithMac(string.Empty, HashAlgorithmName.SHA256, 70_000);
        return builder.Encode();
    }

    private static byte[] FontOf(string what)
    {
        switch (what)
        {
            case "empty":
                return [];
            case "cut":
                return [0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, (byte)'c', (byte)'m'];
            case "unpacks to gigabytes":
                return Woff([0, 0x87, 0xFF, 0xFF, 0xFF, 0x7F], [0x3B]);
            case "long length":
                return Woff([0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x3B]);
            case "cannot be unpacked":
                return Woff([0, 100], RandomNumberGenerator.GetBytes(50));
            case "no letters":
                return Woff([0x3F, (byte)'x', (byte)'y', (byte)'z', (byte)'q', 4], [0x3B]);
            case "many tables":
                return OpenType(U16(0), U16(65535), new byte[100]);
            default:
                const int groups = 100_000;
                return OpenType([U16(0), U16(1), U16(3), U16(10), U32(12), U16(12), U16(0), U32(16 + 12 * groups), U32(0), U32(groups), .. Enumerable.Repeat<byte[]>([.. U32(0), .. U32(0x10FFFF), .. U32(1)], groups)]);
        }
    }

    private static byte[] OpenType(params byte[][] cmap)
    {
        var table = cmap.SelectMany(each => each).ToArray();
        return [0, 1, 0, 0, .. U16(1), .. new byte[6], .. "cmap"u8, .. U32(0), .. U32(28), .. U32((uint)table.Length), .. table];
    }

    private static byte[] Woff(byte[] directory, byte[] packed) => [.. "wOF2"u8, .. new byte[8], .. U16(1), .. new byte[6], .. U32((uint)packed.Length), .. new byte[24], .. directory, .. packed];

    private static byte[] U16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static (T Result, long Allocated, TimeSpan Took) Measure<T>(Func<T> work)
    {
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var result = work();
        return (result, GC.GetAllocatedBytesForCurrentThread() - before, watch.Elapsed);
    }
}
