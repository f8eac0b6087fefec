using System.Buffers.Binary;
using System.Text;

namespace LinkageWorkPlan.Load;

/// <summary>What of MessagePack a page's circuit needs ("blazorpack"), each message with its length before it.</summary>
internal static class Pack
{
    /// <returns>A hub message with its length: arrays, words, whole numbers, truth values and null.</returns>
    public static byte[] Message(params object?[] parts)
    {
        using var body = new MemoryStream();
        Write(body, parts);
        using var all = new MemoryStream();
        var length = (uint)body.Length;
        do
        {
            all.WriteByte((byte)((length & 0x7f) | (length > 0x7f ? 0x80u : 0)));
            length >>= 7;
        }
        while (length > 0);
        body.WriteTo(all);
        return all.ToArray();
    }

    /// <summary>The messages of one frame.</summary>
    public static IEnumerable<object?[]> Read(ReadOnlyMemory<byte> frame)
    {
        var at = 0;
        while (at < frame.Length)
        {
            var (length, shift) = (0, 0);
            byte next;
            do
            {
                next = frame.Span[at++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            }
            while (next > 0x7f);
            var message = new Reader(frame.Slice(at, length));
            at += length;
            yield return (object?[])message.Value()!;
        }
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xc0); break;
            case bool truth: to.WriteByte(truth ? (byte)0xc3 : (byte)0xc2); break;
            case int or long: to.WriteByte(0xd3); Number(to, Convert.ToInt64(value, null), 8); break;
            case string words:
                var bytes = Encoding.UTF8.GetBytes(words);
                to.WriteByte(0xdb);
                Number(to, bytes.Length, 4);
                to.Write(bytes);
                break;
            case object?[] parts:
                to.WriteByte(0xdc);
                Number(to, parts.Length, 2);
                foreach (var part in parts)
                {
                    Write(to, part);
                }

                break;
            case Headers: to.WriteByte(0x80); break;
            default: throw new ArgumentException($"{value.GetType()} is not sent.", nameof(value));
        }
    }

    private static void Number(MemoryStream to, long value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(all, value);
        to.Write(all[(8 - bytes)..]);
    }

    /// <summary>Hub messages carry headers, always none.</summary>
    internal sealed record Headers
    {
        public static readonly Headers None = new();
    }

    private sealed class Reader(ReadOnlyMemory<byte> bytes)
    {
        private int at;

        public object? Value()
        {
            var kind = bytes.Span[at++];
            return kind switch
            {
                <= 0x7f => (long)kind,
                <= 0x8f => Map(kind & 0x0f),
                <= 0x9f => Array(kind & 0x0f),
                <= 0xbf => Words(kind & 0x1f),
                >= 0xe0 => (long)(sbyte)kind,
                0xc0 => null,
                0xc2 => false,
                0xc3 => true,
                0xc4 => Bytes(Length(1)),
                0xc5 => Bytes(Length(2)),
                0xc6 => Bytes(Length(4)),
                0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4).Span),
                0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8).Span),
                0xcc => (long)Take(1).Span[0],
                0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2).Span),
                0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4).Span),
                0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8).Span),
                0xd0 => (long)(sbyte)Take(1).Span[0],
                0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2).Span),
                0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4).Span),
                0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8).Span),
                0xd9 => Words(Length(1)),
                0xda => Words(Length(2)),
                0xdb => Words(Length(4)),
                0xdc => Array(Length(2)),
                0xdd => Array(Length(4)),
                0xde => Map(Length(2)),
                _ => throw new InvalidDataException($"MessagePack {kind:x2} is not expected."),
            };
        }

        private ReadOnlyMemory<byte> Take(int count)
        {
            at += count;
            return bytes.Slice(at - count, count);
        }

        private int Length(int size)
        {
            var length = 0;
            foreach (var each in Take(size).Span)
            {
                length = (length << 8) | each;
            }

            return length;
        }

        private ReadOnlyMemory<byte> Bytes(int count) => Take(count).ToArray();
        private string Words(int count) => Encoding.UTF8.GetString(Take(count).Span);

        private object?[] Array(int count)
        {
            var parts = new object?[count];
            for (var each = 0; each < count; each++)
            {
                parts[each] = Value();
            }

            return parts;
        }

        private object? Map(int count)
        {
            for (var each = 0; each < 2 * count; each++)
            {
                Value();
            }

            return null;
        }
    }
}
