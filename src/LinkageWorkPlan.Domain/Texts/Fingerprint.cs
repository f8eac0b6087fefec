using System.Security.Cryptography;
using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>SHA-256 (FIPS 180-4) over UTF-8, in lower-case hexadecimal.</summary>
public static class Fingerprint
{
    /// <summary>Characters of a text's short fingerprint: enough to tell one text's versions apart (64 bits).</summary>
    public const int TextLength = 16;

    /// <summary>The first 16 hexadecimal digits; tells a changed source text from an unchanged one.</summary>
    public static string OfText(string words) => OfContent(words)[..TextLength];

    /// <summary>All 64 hexadecimal digits: what a co-chair signs.</summary>
    public static string OfContent(string canonical) => OfBytes(Encoding.UTF8.GetBytes(canonical));

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
