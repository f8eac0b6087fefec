using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LinkageWorkPlan.Reports.Fonts;

/// <summary>
/// Reads which letters a font has: the table <c>cmap</c> of an OpenType file (ISO/IEC 14496-22, 5.2.1; formats 4 and 12), as it is or packed as
/// WOFF2 (W3C Recommendation of 2022-03-10, 4 and 5).
/// </summary>
internal static class FontFile
{
    private const uint Woff2 = 0x774F4632;
    private const int Woff2Header = 48;

    /// <summary>WOFF2 numbers the tags it knows: <c>cmap</c> is the first of them; 10 and 11 are <c>glyf</c> and <c>loca</c>.</summary>
    private const int KnownCmap = 0;

    private const int KnownGlyf = 10;
    private const int KnownLoca = 11;
    private const int OwnTag = 63;

    /// <summary>Unpacked, of what stands before and in the table, in bytes.</summary>
    private const int UnpackedMax = 64 * 1024 * 1024;

    /// <summary>Tables of letters, and letters named by all of them together: a font that names more says the same ones again and again.</summary>
    private const int TablesMax = 64;

    private const int NamedMax = 4 * 0x110000;

    /// <returns>Code points that have a glyph of their own.</returns>
    /// <exception cref="InvalidDataException">It is no such font, or has no Unicode table.</exception>
    public static IReadOnlySet<int> Letters(ReadOnlyMemory<byte> font)
    {
        try
        {
            var table = BinaryPrimitives.ReadUInt32BigEndian(font.Span) == Woff2 ? CmapOfWoff2(font) : CmapOfOpenType(font);
            return Read(table.Span);
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or IndexOutOfRangeException or EndOfStreamException)
        {
            throw new InvalidDataException("The font ends in the middle of a table.", failure);
        }
        catch (InvalidOperationException failure)
        {
            // What the library says of bytes that it cannot unpack.
            throw new InvalidDataException("The font cannot be unpacked.", failure);
        }
    }

    private static ReadOnlyMemory<byte> CmapOfOpenType(ReadOnlyMemory<byte> font)
    {
        var span = font.Span;
        var tables = BinaryPrimitives.ReadUInt16BigEndian(span[4..]);
        for (var entry = 12; entry < 12 + tables * 16; entry += 16)
        {
            if (Encoding.ASCII.GetString(span.Slice(entry, 4)) == "cmap")
            {
                return font.Slice((int)BinaryPrimitives.ReadUInt32BigEndian(span[(entry + 8)..]), (int)BinaryPrimitives.ReadUInt32BigEndian(span[(entry + 12)..]));
            }
        }

        throw new InvalidDataException("The font has no table of letters.");
    }

    private static ReadOnlyMemory<byte> CmapOfWoff2(ReadOnlyMemory<byte> font)
    {
        var span = font.Span;
        var (tables, packed, at) = (BinaryPrimitives.ReadUInt16BigEndian(span[12..]), (int)BinaryPrimitives.ReadUInt32BigEndian(span[20..]), Woff2Header);
        (long Offset, int Length)? found = null;
        var offset = 0L;
        for (var table = 0; table < tables; table++)
        {
            var (tag, transform) = (span[at] & 0x3F, span[at] >> 6);
            at++;
            var isCmap = tag == KnownCmap;
            if (tag == OwnTag)
            {
                isCmap = Encoding.ASCII.GetString(span.Slice(at, 4)) == "cmap";
                at += 4;
            }

            var length = Base128(span, ref at);
            if (tag is KnownGlyf or KnownLoca ? transform != 3 : transform != 0)
            {
                length = Base128(span, ref at);
            }

            found ??= isCmap ? (offset, length) : null;
            offset += length;
        }

        var (start, size) = found ?? throw new InvalidDataException("The font has no table of letters.");
        if (start + size is < 0 or > UnpackedMax)
        {
            throw new InvalidDataException($"The font unpacks to more than {UnpackedMax / 1024 / 1024} MB.");
        }

        var whole = new byte[start + size];
        using var unpacked = new BrotliStream(new MemoryStream(font.Slice(at, packed).ToArray()), CompressionMode.Decompress);
        unpacked.ReadExactly(whole);
        return whole.AsMemory((int)start, size);
    }

    private static int Base128(ReadOnlySpan<byte> span, ref int at)
    {
        var value = 0;
        for (var digit = 0; digit < 5; digit++)
        {
            var next = span[at++];
            value = (value << 7) | (next & 0x7F);
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }

        throw new InvalidDataException("A length of the font is too long.");
    }

    private static HashSet<int> Read(ReadOnlySpan<byte> cmap)
    {
        var letters = new Named(NamedMax);
        var records = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        if (records > TablesMax)
        {
            throw new InvalidDataException($"The font has more than {TablesMax} tables of letters.");
        }

        for (var record = 0; record < records; record++)
        {
            var entry = cmap[(4 + record * 8)..];
            var (platform, encoding) = (BinaryPrimitives.ReadUInt16BigEndian(entry), BinaryPrimitives.ReadUInt16BigEndian(entry[2..]));
            if (platform == 0 || (platform, encoding) is (3, 1) or (3, 10))
            {
                var table = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(entry[4..])..];
                switch (BinaryPrimitives.ReadUInt16BigEndian(table))
                {
                    case 4:
                        ReadSegments(table, letters);
                        break;
                    case 12:
                        ReadGroups(table, letters);
                        break;
                }
            }
        }

        return letters.Found.Count > 0 ? letters.Found : throw new InvalidDataException("The font has no table of Unicode letters.");
    }

    /// <summary>Format 4: segments of the first plane, each by a difference or by an array of glyphs; glyph 0 is none.</summary>
    private static void ReadSegments(ReadOnlySpan<byte> table, Named letters)
    {
        var twice = BinaryPrimitives.ReadUInt16BigEndian(table[6..]);
        var (ends, starts, deltas, offsets) = (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice);
        for (var segment = 0; segment < twice; segment += 2)
        {
            var (end, start) = (BinaryPrimitives.ReadUInt16BigEndian(table[(ends + segment)..]), BinaryPrimitives.ReadUInt16BigEndian(table[(starts + segment)..]));
            var (delta, offset) = (BinaryPrimitives.ReadUInt16BigEndian(table[(deltas + segment)..]), BinaryPrimitives.ReadUInt16BigEndian(table[(offsets + segment)..]));
            for (int letter = start; letter <= end && letter < 0xFFFF; letter++)
            {
                letters.Count();
                var glyph = offset == 0 ? letter : BinaryPrimitives.ReadUInt16BigEndian(table[(offsets + segment + offset + 2 * (letter - start))..]);
                if (glyph != 0 && ((glyph + delta) & 0xFFFF) != 0)
                {
                    letters.Found.Add(letter);
                }
            }
        }
    }

    /// <summary>Format 12: groups of consecutive letters and glyphs.</summary>
    private static void ReadGroups(ReadOnlySpan<byte> table, Named letters)
    {
        var groups = BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var group = 0; group < groups; group++)
        {
            var entry = table[(16 + group * 12)..];
            var (start, end, glyph) = (BinaryPrimitives.ReadUInt32BigEndian(entry), BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
            for (var letter = start; letter <= end && letter <= 0x10FFFF; letter++)
            {
                letters.Count();
                if (glyph + (letter - start) != 0)
                {
                    letters.Found.Add((int)letter);
                }
            }
        }
    }

    /// <summary>What was found, and how much was looked at for it.</summary>
    private sealed class Named(int max)
    {
        private int looked;

        public HashSet<int> Found { get; } = [];

        /// <exception cref="InvalidDataException">It is more than any font has.</exception>
        public void Count()
        {
            if (++looked > max)
            {
                throw new InvalidDataException("The font names its letters again and again.");
            }
        }
    }
}
