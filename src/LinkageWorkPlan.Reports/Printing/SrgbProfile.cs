using System.Buffers.Binary;
using System.Text;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// The colours of the document as an ICC profile (ICC.1:2001-04, a display of the matrix form): sRGB as IEC 61966-2-1 defines it, adapted to D50.
/// Computed, so that no file of somebody else has to be shipped.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 1024;

    /// <summary>X, Y and Z of the white and of each primary, as fixed-point numbers of 16 bits behind the point.</summary>
    private static readonly (string Tag, int[] Xyz)[] Colours =
    [
        ("wtpt", [0xF6D6, 0x10000, 0xD32D]), ("rXYZ", [0x6FA2, 0x38F5, 0x0390]), ("gXYZ", [0x6299, 0xB785, 0x18DA]), ("bXYZ", [0x24A0, 0x0F84, 0xB6CF]),
    ];

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        var tags = new List<(string Name, byte[] Value)> { ("desc", Description("sRGB IEC61966-2.1")), ("cprt", [.. Signature("text"), .. "No copyright\0"u8]) };
        tags.AddRange(Colours.Select(each => (each.Tag, (byte[])[.. Signature("XYZ "), .. each.Xyz.SelectMany(Number)])));
        var curve = Curve();
        tags.AddRange(new[] { "rTRC", "gTRC", "bTRC" }.Select(each => (each, curve)));

        var at = HeaderLength + 4 + (tags.Count * 12);
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        var (table, values) = (new List<byte>(Number(tags.Count)), new List<byte>());
        foreach (var (name, value) in tags)
        {
            if (places.TryAdd(value, at + values.Count))
            {
                values.AddRange(value);
                values.AddRange(new byte[(4 - (value.Length % 4)) % 4]);
            }

            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number(places[value]), .. Number(value.Length)]);
        }

        var header = new byte[HeaderLength];
        Put(0, Number(at + values.Count));
        Put(8, [2, 0x10, 0, 0]);
        Put(12, "mntrRGB XYZ "u8);
        Put(24, [7, 0xE6, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
        Put(36, "acsp"u8);
        Put(68, [.. Colours[0].Xyz.SelectMany(Number)]);
        return [.. header, .. table, .. values];

        void Put(int place, ReadOnlySpan<byte> bytes) => bytes.CopyTo(header.AsSpan(place));
    }

    /// <summary>textDescriptionType: the words in ASCII, none in the two other forms.</summary>
    private static byte[] Description(string words) =>
        [.. Signature("desc"), .. Number(words.Length + 1), .. Encoding.ASCII.GetBytes(words), 0, .. new byte[4 + 4 + 2 + 1 + 67]];

    private static byte[] Curve()
    {
        var curve = new byte[(CurvePoints * 2) + 12];
        Signature("curv").CopyTo(curve, 0);
        Number(CurvePoints).CopyTo(curve, 8);
        for (var point = 0; point < CurvePoints; point++)
        {
            var signal = point / (double)(CurvePoints - 1);
            var light = signal <= 0.04045 ? signal / 12.92 : Math.Pow((signal + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + (point * 2)), (ushort)Math.Round(light * ushort.MaxValue));
        }

        return curve;
    }

    private static byte[] Signature(string name) => [.. Encoding.ASCII.GetBytes(name), 0, 0, 0, 0];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
