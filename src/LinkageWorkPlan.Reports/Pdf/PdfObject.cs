using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>One object of a PDF (ISO 32000-1, 7.3). <see cref="object.ToString"/> writes it in one spelling, so that two objects are the same where they are written the same.</summary>
internal abstract class PdfObject
{
    public abstract void Write(StringBuilder to);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    public bool IsSame(PdfObject? other) => other is not null && ToString() == other.ToString();
}

/// <summary>null, true, false or a number, as it is written; also text that is known to be right.</summary>
internal sealed class PdfWord(string text) : PdfObject
{
    public string Text { get; } = text;

    public int? Integer => int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public decimal? Decimal => decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static PdfWord Of(decimal number) => new(number.ToString("0.###", CultureInfo.InvariantCulture));

    public static PdfWord Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    public override void Write(StringBuilder to) => to.Append(Text);
}

internal sealed class PdfName(string name) : PdfObject
{
    private const string Delimiters = "()<>[]{}/%#";

    /// <summary>Without the slash, its escapes undone; one character a byte.</summary>
    public string Name { get; } = name;

    public override void Write(StringBuilder to)
    {
        to.Append('/');
        foreach (var letter in Name)
        {
            if (letter is > ' ' and <= '~' && !Delimiters.Contains(letter))
            {
                to.Append(letter);
            }
            else
            {
                to.Append('#').Append(((int)letter).ToString("X2", CultureInfo.InvariantCulture));
            }
        }
    }
}

/// <param name="start">Where it begins in the file, its bracket included; -1 for a new one.</param>
/// <param name="length">Bytes in the file, both brackets included.</param>
internal sealed class PdfString(byte[] bytes, int start = -1, int length = 0) : PdfObject
{
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: false);

    public byte[] Bytes { get; } = bytes;

    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>A text for people (7.9.2.2): ASCII as it is, everything else in UTF-16.</summary>
    public static PdfString Text(string words) => new(Ascii.IsValid(words) ? Encoding.ASCII.GetBytes(words) : [0xFE, 0xFF, .. BigEndian.GetBytes(words)]);

    public string Words => Bytes is [0xFE, 0xFF, ..] ? BigEndian.GetString(Bytes.AsSpan(2)) : Encoding.Latin1.GetString(Bytes);

    public override void Write(StringBuilder to) => to.Append('<').Append(Convert.ToHexString(Bytes)).Append('>');
}

internal sealed class PdfReference(int number, int generation = 0) : PdfObject
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;

    public override void Write(StringBuilder to) => to.Append(CultureInfo.InvariantCulture, $"{Number} {Generation} R");
}

internal sealed class PdfArray(IReadOnlyList<PdfObject> items) : PdfObject
{
    public IReadOnlyList<PdfObject> Items { get; } = items;

    public override void Write(StringBuilder to)
    {
        to.Append('[');
        for (var place = 0; place < Items.Count; place++)
        {
            if (place > 0)
            {
                to.Append(' ');
            }

            Items[place].Write(to);
        }

        to.Append(']');
    }
}

/// <summary>Keys in the order they were written; each stands once.</summary>
internal sealed class PdfDictionary(IReadOnlyList<(string Key, PdfObject Value)> entries) : PdfObject
{
    public IReadOnlyList<(string Key, PdfObject Value)> Entries { get; } = entries;

    public PdfObject? this[string key]
    {
        get
        {
            foreach (var (each, value) in Entries)
            {
                if (each == key)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public string? NameOf(string key) => (this[key] as PdfName)?.Name;

    /// <summary>The same with one entry set; at its place where there is one, else at the end.</summary>
    public PdfDictionary With(string key, PdfObject value) => this[key] is null
        ? new([.. Entries, (key, value)])
        : new([.. Entries.Select(each => each.Key == key ? (key, value) : each)]);

    public PdfDictionary Without(params string[] keys) => new([.. Entries.Where(each => !keys.Contains(each.Key))]);

    public override void Write(StringBuilder to)
    {
        to.Append("<<");
        foreach (var (key, value) in Entries)
        {
            new PdfName(key).Write(to);
            if (value is PdfWord or PdfReference)
            {
                to.Append(' ');
            }

            value.Write(to);
        }

        to.Append(">>");
    }
}

/// <summary>A dictionary followed by bytes, as they lie in the file.</summary>
internal sealed class PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> bytes) : PdfObject
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Compressed.</summary>
    public static PdfStream Packed(PdfDictionary dictionary, ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return new PdfStream(dictionary.With("Filter", new PdfName("FlateDecode")).With("Length", PdfWord.Of(packed.Length)), packed.ToArray());
    }

    /// <summary>Of a file of our own, since nothing limits its length.</summary>
    /// <exception cref="PdfException">It is compressed in another way.</exception>
    public byte[] Unpacked()
    {
        if (Dictionary["Filter"] is null)
        {
            return Bytes.ToArray();
        }

        if (Dictionary.NameOf("Filter") != "FlateDecode" || Dictionary["DecodeParms"] is not null)
        {
            throw PdfFile.Broken("A stream is compressed in an unknown way.");
        }

        using var zlib = Unpacking();
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>Of a stranger's file.</summary>
    /// <param name="max">Bytes.</param>
    /// <exception cref="PdfException">It is larger, compressed in another way, or damaged.</exception>
    public byte[] Unpacked(int max, PdfBudget? budget)
    {
        if (Dictionary.NameOf("Filter") != "FlateDecode" || Dictionary["DecodeParms"] is not null)
        {
            throw new PdfException(PdfFault.Compressed, "A stream is compressed in an unknown way.");
        }

        try
        {
            using var zlib = Unpacking();
            using var unpacked = new MemoryStream();
            var part = new byte[16 * 1024];
            for (var read = zlib.Read(part); read > 0; read = zlib.Read(part))
            {
                budget?.Take(read / PdfBudget.BytesPerUnit);
                unpacked.Write(part.AsSpan(0, read));
                if (unpacked.Length > max)
                {
                    throw new PdfException(PdfFault.TooComplex, $"A stream has more than {max} bytes.");
                }
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException damaged)
        {
            throw PdfFile.Broken($"A stream is damaged: {damaged.Message}");
        }
    }

    private ZLibStream Unpacking() => new(new MemoryStream(Bytes.ToArray(), writable: false), CompressionMode.Decompress);

    public override void Write(StringBuilder to)
    {
        Dictionary.Write(to);
        to.Append("\nstream\n").Append(Encoding.Latin1.GetString(Bytes.Span)).Append("\nendstream");
    }
}
