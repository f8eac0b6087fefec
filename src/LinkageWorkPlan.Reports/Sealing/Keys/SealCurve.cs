using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>
/// A curve that seals are made on (FIPS 186-5). A signature (r, s) holds as (r, n - s) as well, which anybody can calculate; so only the one
/// with the lower s is a seal, or the last seal of a document could be exchanged for another.
/// </summary>
/// <param name="Bits">Of its numbers.</param>
/// <param name="Order">n.</param>
internal sealed record SealCurve(string Oid, int Bits, BigInteger Order)
{
    private static readonly SealCurve[] All =
    [
        new("1.2.840.10045.3.1.7", 256, Number("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")),
        new("1.3.132.0.34", 384, Number("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973")),
        new("1.3.132.0.35", 521, Number("01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409")),
    ];

    private int Bytes => (Bits + 7) / 8;

    /// <returns>Null for a curve that seals are not made on.</returns>
    public static SealCurve? Of(ECDsa key)
    {
        var curve = key.ExportParameters(includePrivateParameters: false).Curve;
        return curve.IsNamed ? Array.Find(All, each => each.Oid == curve.Oid.Value || (curve.Oid.Value is null && each.Bits == key.KeySize)) : null;
    }

    /// <param name="signature">Both numbers beside each other (IEEE P1363).</param>
    public byte[] Lower(byte[] signature)
    {
        var s = new BigInteger(signature.AsSpan(Bytes), isUnsigned: true, isBigEndian: true);
        if (s <= Order / 2)
        {
            return signature;
        }

        var lower = (Order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature.AsSpan(0, Bytes), .. new byte[Bytes - lower.Length], .. lower];
    }

    /// <param name="signature">As a CMS has it (DER).</param>
    /// <exception cref="AsnContentException">It is none.</exception>
    public bool IsLower(byte[] signature)
    {
        var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        numbers.ReadInteger();
        return numbers.ReadInteger() <= Order / 2;
    }

    private static BigInteger Number(string hexadecimal) => BigInteger.Parse("0" + hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
