using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>Time-based one-time codes (RFC 6238) as authenticator apps make them: SHA-1, six digits, a new one every 30 seconds.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecondsPerStep = 30;

    /// <summary>Steps before and after the present one that are taken, since no two clocks agree.</summary>
    private const int StepsOff = 1;

    private const int SecretBytes = 20;
    private const int BitsPerLetter = 5;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret in base 32, as people type it into an app.</summary>
    public static string NewSecret()
    {
        var letters = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var each in RandomNumberGenerator.GetBytes(SecretBytes))
        {
            (bits, held) = ((bits << 8) | each, held + 8);
            while (held >= BitsPerLetter)
            {
                held -= BitsPerLetter;
                letters.Append(Base32[(bits >> held) & 31]);
                bits &= (1 << held) - 1;
            }
        }

        return letters.ToString();
    }

    public static long StepAt(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>The code of a step.</summary>
    /// <param name="secret">In base 32.</param>
    public static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and the apps that people have use SHA-1, which is not weak in an HMAC.
        var hash = HMACSHA1.HashData(BytesOf(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <param name="typed">Spaces between the digits are passed over.</param>
    /// <param name="after">The step of the last code that was taken: none is taken twice, and none from before it.</param>
    /// <returns>The step whose code it is; null where it is no valid one.</returns>
    public static long? Match(string secret, string typed, DateTime utc, long after)
    {
        var code = Encoding.ASCII.GetBytes(string.Concat(typed.Where(each => !char.IsWhiteSpace(each))));
        var present = StepAt(utc);
        long? found = null;

        // All are compared, so that the time says nothing.
        for (var step = present - StepsOff; step <= present + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeAt(secret, step))) && step > after)
            {
                // The last one: where two steps have the same code, it is taken for neither again.
                found = step;
            }
        }

        return found;
    }

    /// <summary>What an app reads from a QR code.</summary>
    public static string AddressOf(string issuer, string account, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}";

    private static byte[] BytesOf(string secret)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in secret)
        {
            (bits, held) = ((bits << BitsPerLetter) | Base32.IndexOf(letter, StringComparison.Ordinal), held + BitsPerLetter);
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
