using System.IO.Compression;

namespace LinkageWorkPlan.Fuzz;

/// <summary>Makes inputs from others. The same seed makes the same ones.</summary>
public sealed class Mutator(int seed, int sizeMax)
{
    private const int PartMax = 512 * 1024;

    /// <summary>What parsers look for: borders of numbers, marks, signs of structure, letters with marks of both languages.</summary>
    private static readonly byte[][] Tokens = [.. new[]
    {
        "0", "-1", "1", "00", "31/12/2026", "29/2/2026", "2569", "2147483647", "2147483648", "-9223372036854775808", "9223372036854775807", "79228162514264337593543950336", "1e308", "NaN", "0x", "1.000,5", "1,000.5",
        "\r\n", "\n", "\t", ";", ",", "\"", "\"\"", "'", "<", ">", "&", "&amp;", "&#0;", "<!DOCTYPE x>", "<![CDATA[", "]]>", "</", "/>", "{", "}", "[", "]", "null", "true", "\\u0000", "\\ud800", "\u0000", "\uFEFF", "\u202E", "\u200B",
        "ế", "e\u0302\u0301", "Đ", "ຂໍ້", "ວັນທີ", "໑໒", "½", "−", " ", "@", "..", "../", "%00", "obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "%%EOF", "/Length", "/Prev", "/Filter", "/FlateDecode", "0 R", "<<", ">>",
    }.Select(System.Text.Encoding.UTF8.GetBytes)];

    private readonly Random random = new(seed);

    public byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        var from = corpus[random.Next(corpus.Count)];
        if (from is [(byte)'P', (byte)'K', ..] && random.Next(8) > 0 && Part(from, corpus) is { } zip)
        {
            return zip;
        }

        return Changed(from, corpus);
    }

    private byte[] Changed(byte[] from, IReadOnlyList<byte[]> corpus)
    {
        var bytes = from.ToList();
        for (var times = 1 << random.Next(5); times > 0; times--)
        {
            Change(bytes, corpus);
        }

        return bytes.Count > sizeMax ? [.. bytes.Take(sizeMax)] : [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> corpus)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + (int)Math.Pow(2, random.NextDouble() * 10));
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 5:
                var token = Tokens[random.Next(Tokens.Length)];
                bytes.RemoveRange(at, Math.Min(token.Length, bytes.Count - at));
                bytes.InsertRange(at, token);
                break;
            case 6:
                var other = corpus[random.Next(corpus.Count)];
                var start = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(start, Math.Min(other.Length - start, length)).ToArray());
                break;
            case 7:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(bytes.Count > at ? bytes[at] : (byte)'(', random.Next(200)));
                break;
        }
    }

    /// <summary>The ZIP with one part changed: a change of packed bytes is found by their checksum and gets no further.</summary>
    private byte[]? Part(byte[] from, IReadOnlyList<byte[]> corpus)
    {
        try
        {
            using var read = new ZipArchive(new MemoryStream(from), ZipArchiveMode.Read);
            var chosen = random.Next(read.Entries.Count);
            using var to = new MemoryStream();
            using (var written = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (entry, at) in read.Entries.Select((each, at) => (each, at)))
                {
                    var bytes = new byte[Math.Min(entry.Length, PartMax)];
                    using (var part = entry.Open())
                    {
                        part.ReadExactly(bytes);
                    }

                    using var copy = written.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                    copy.Write(at == chosen ? Changed(bytes, corpus) : bytes);
                }
            }

            return to.ToArray();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException)
        {
            return null;
        }
    }
}
