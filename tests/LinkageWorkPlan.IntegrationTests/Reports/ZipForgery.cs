using System.Buffers.Binary;
using System.Text;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>ZIPs in which one program finds other files than the next: by the list at the end, or by what stands before each file.</summary>
internal static class ZipForgery
{
    private const int EndLength = 22;
    private const int HeaderLength = 30;

    /// <summary>Another ZIP, and behind it the genuine one, whose list was moved to its new place: some programs show the first.</summary>
    public static byte[] Behind(byte[] other, byte[] zip) => Moved([.. other, .. zip], other.Length, ListOf(zip) + other.Length);

    /// <summary>A file more that the list does not name: programs that read from the beginning show it.</summary>
    public static byte[] WithHidden(byte[] zip, string name, byte[] bytes)
    {
        var (list, header) = (ListOf(zip), new byte[HeaderLength]);
        "PK\u0003\u0004"u8.CopyTo(header);
        header[4] = 20;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), bytes.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(26), (short)name.Length);
        byte[] hidden = [.. header, .. Encoding.ASCII.GetBytes(name), .. bytes];
        return WithListAt([.. zip[..list], .. hidden, .. zip[list..]], list + hidden.Length);
    }

    /// <summary>Words that programs show when they open it.</summary>
    public static byte[] WithComment(byte[] zip, string words)
    {
        byte[] commented = [.. zip, .. Encoding.ASCII.GetBytes(words)];
        BinaryPrimitives.WriteInt16LittleEndian(commented.AsSpan(zip.Length - 2), (short)words.Length);
        return commented;
    }

    /// <summary>Before the file stands another name than in the list.</summary>
    public static byte[] WithOtherName(byte[] zip, string name)
    {
        var changed = zip.ToArray();
        changed[changed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name))] ^= 1;
        return changed;
    }

    private static byte[] Moved(byte[] zip, int by, int list)
    {
        for (var at = list; zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8);)
        {
            var entry = zip.AsSpan(at);
            BinaryPrimitives.WriteInt32LittleEndian(entry[42..], BinaryPrimitives.ReadInt32LittleEndian(entry[42..]) + by);
            at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }

        return WithListAt(zip, list);
    }

    private static int ListOf(byte[] zip) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - EndLength + 16));

    private static byte[] WithListAt(byte[] zip, int at)
    {
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(zip.Length - EndLength + 16), at);
        return zip;
    }
}
