using System.Buffers.Binary;
using System.Text;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// Whether every byte of a ZIP belongs to a file that its list names, by the same name in both places. Programs find files by the list at the
/// end, by the headers before them, or by the first ZIP of several: where these differ, one shows a report that another did not verify.
/// </summary>
internal static class ZipLayout
{
    private const int EndLength = 22;
    private const int LineLength = 46;
    private const int HeaderLength = 30;
    private const int UnicodePath = 0x7075;

    /// <summary>Lengths of what a program that cannot seek writes after a file: its check sum and sizes, in four forms.</summary>
    private static readonly long[] Descriptors = [12, 16, 20, 24];

    /// <param name="stream">Seekable, of a ZIP whose list <see cref="ArchiveFiles.MayBeOpened"/> found short enough.</param>
    public static bool IsTight(Stream stream)
    {
        if (ListIn(stream) is not { } list)
        {
            return false;
        }

        var lines = list.Lines.OrderBy(each => each.At).ToList();
        for (var at = 0; at < lines.Count; at++)
        {
            var next = at + 1 < lines.Count ? lines[at + 1].At : list.At;
            if (EndOf(stream, lines[at]) is not { } end || (lines[at].HasDescriptor ? !Descriptors.Contains(next - end) : next != end))
            {
                return false;
            }
        }

        return lines.Count > 0 && lines[0].At == 0;
    }

    /// <summary>The list and what follows it, without a comment: words that programs show.</summary>
    private static (List<Line> Lines, long At)? ListIn(Stream stream)
    {
        var end = Read(stream, stream.Length - EndLength, EndLength);
        if (end is null || !end.AsSpan().StartsWith("PK\u0005\u0006"u8) || BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(20)) != 0)
        {
            return null;
        }

        var (count, size, at) = (BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10)), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12)), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16)));
        if ((long)at + size != stream.Length - EndLength || Read(stream, at, size) is not { } bytes)
        {
            return null;
        }

        var lines = new List<Line>();
        var rest = bytes.AsSpan();
        while (lines.Count < count)
        {
            if (LineIn(rest, out var length) is not { } line)
            {
                return null;
            }

            lines.Add(line);
            rest = rest[length..];
        }

        return rest.IsEmpty ? (lines, at) : null;
    }

    private static Line? LineIn(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < LineLength || !bytes.StartsWith("PK\u0001\u0002"u8))
        {
            return null;
        }

        var (name, extra, comment) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[32..]));
        length = LineLength + name + extra;
        if (comment != 0 || bytes.Length < length || !IsSameName(bytes.Slice(LineLength, name), bytes.Slice(LineLength + name, extra)))
        {
            return null;
        }

        return new Line(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) & 8) != 0,
            bytes.Slice(LineLength, name).ToArray());
    }

    /// <returns>Where the bytes of a file end; null where what stands before them is not what the list says.</returns>
    private static long? EndOf(Stream stream, Line line)
    {
        if (Read(stream, line.At, HeaderLength) is not { } header || !header.AsSpan().StartsWith("PK\u0003\u0004"u8) || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != line.Method)
        {
            return null;
        }

        var (name, extra) = (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)), BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28)));
        return Read(stream, line.At + HeaderLength, name + extra) is { } rest && rest.AsSpan(0, name).SequenceEqual(line.Name) && IsSameName(line.Name, rest.AsSpan(name))
            ? line.At + HeaderLength + name + extra + line.Length
            : null;
    }

    /// <summary>Whether the name in Unicode that some programs write beside the first one is no other one. Where that is not ASCII, only the folder around all is written in two ways.</summary>
    private static bool IsSameName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (4 + length > extra.Length)
            {
                return false;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == UnicodePath && (length < 5 || !Own(name).SequenceEqual(Ascii.IsValid(name) ? extra.Slice(9, length - 5) : Own(extra.Slice(9, length - 5)))))
            {
                return false;
            }

            extra = extra[(4 + length)..];
        }

        return extra.IsEmpty;
    }

    /// <summary>The name without a folder of other letters around it.</summary>
    private static ReadOnlySpan<byte> Own(ReadOnlySpan<byte> name) => Ascii.IsValid(name) ? name : name[(name.IndexOfAny("/\\"u8) + 1)..];

    /// <returns>Null where the stream is shorter.</returns>
    private static byte[]? Read(Stream stream, long at, long length)
    {
        if (at < 0 || length < 0 || at + length > stream.Length)
        {
            return null;
        }

        var bytes = new byte[length];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <param name="At">Where its header stands.</param>
    /// <param name="Length">Of its packed bytes.</param>
    private sealed record Line(long At, long Length, int Method, bool HasDescriptor, byte[] Name);
}
