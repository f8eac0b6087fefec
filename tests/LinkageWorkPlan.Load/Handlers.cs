using System.Buffers.Binary;
using System.Text;

namespace LinkageWorkPlan.Load;

/// <summary>Finds the event handler ids of elements in a render batch, by the elements' attributes.</summary>
internal static class Handlers
{
    private const int FrameLength = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    /// <param name="matches">Of the attributes by name, the element's own name under "".</param>
    /// <returns>Null where there is no such element in the batch.</returns>
    public static long? Find(ReadOnlyMemory<byte> batch, string eventName, Func<IReadOnlyDictionary<string, string?>, bool> matches)
    {
        var bytes = batch.Span;
        var offsets = bytes[^20..];
        var (frames, strings) = (Int(offsets, 4), Int(offsets, 16));
        var count = Int(bytes, frames);
        Dictionary<string, string?> attributes = [];
        long? handler = null;
        for (var each = 0; each < count; each++)
        {
            var frame = bytes.Slice(frames + 4 + (each * FrameLength), FrameLength);
            switch (Int(frame, 0))
            {
                case Element:
                    if (handler is not null && matches(attributes))
                    {
                        return handler;
                    }

                    (attributes, handler) = (new Dictionary<string, string?> { [""] = Text(bytes, strings, Int(frame, 8)) }, null);
                    break;
                case Attribute:
                    var name = Text(bytes, strings, Int(frame, 4)) ?? "";
                    attributes[name] = Text(bytes, strings, Int(frame, 8));
                    if (name == eventName && BinaryPrimitives.ReadInt64LittleEndian(frame[12..]) is > 0 and var id)
                    {
                        handler = id;
                    }

                    break;
            }
        }

        return handler is not null && matches(attributes) ? handler : null;
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private static string? Text(ReadOnlySpan<byte> bytes, int table, int index)
    {
        if (index < 0)
        {
            return null;
        }

        var at = Int(bytes, table + (4 * index));
        var (length, shift) = (0, 0);
        byte next;
        do
        {
            next = bytes[at++];
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        while (next > 0x7f);
        return Encoding.UTF8.GetString(bytes.Slice(at, length));
    }
}
