using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Reads objects of a PDF from one place on (ISO 32000-1, 7.2 and 7.3). Whatever it does not understand is a <see cref="PdfException"/>.</summary>
/// <param name="bytes">The whole file, or what was unpacked of it.</param>
/// <param name="end">Nothing is read from here on.</param>
/// <param name="budget">Null for a file of our own.</param>
/// <param name="isFile">False of bytes that were unpacked: what is read there has no place in the file.</param>
internal ref partial struct PdfLexer(ReadOnlySpan<byte> bytes, int at, int end, PdfBudget? budget = null, bool isFile = true)
{
    /// <summary>Chromium nests about ten deep.</summary>
    private const int DepthMax = 64;

    private const int NameMax = 1024;

    /// <summary>Bytes in a file. A seal with its certificates and a time stamp has about 80,000.</summary>
    private const int StringMax = 256 * 1024;

    private readonly ReadOnlySpan<byte> bytes = bytes[..end];

    public int At { get; private set; } = at;

    public static bool IsSpace(byte letter) => letter is 0 or 9 or 10 or 12 or 13 or 32;

    public void GoTo(int place) => At = place;

    public void SkipSpace()
    {
        var start = At;
        SkipToNext();
        budget?.Take((At - start) / PdfBudget.BytesPerUnit);
    }

    private void SkipToNext()
    {
        while (At < bytes.Length)
        {
            if (bytes[At] == '%')
            {
                var rest = bytes[At..].IndexOfAny((byte)'\n', (byte)'\r');
                At = rest < 0 ? bytes.Length : At + rest;
            }
            else if (IsSpace(bytes[At]))
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Takes the word that must come next.</summary>
    public void Expect(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Takes(word))
        {
            throw Broken($"\"{Encoding.ASCII.GetString(word)}\" is missing");
        }
    }

    /// <summary>Takes the word if it comes next.</summary>
    public bool Takes(ReadOnlySpan<byte> word)
    {
        if (!bytes[At..].StartsWith(word) || (At + word.Length < bytes.Length && IsRegular(bytes[At + word.Length]) && IsRegular(word[^1])))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    /// <summary>A whole number from 0 that is no more than <paramref name="max"/>.</summary>
    public int Number(int max)
    {
        SkipSpace();
        var word = Word();
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : throw Broken("a number is missing");
    }

    public PdfObject Object(int depth = 0)
    {
        if (depth > DepthMax)
        {
            throw new PdfException(PdfFault.TooComplex, $"Nested deeper than {DepthMax} at {At}.");
        }

        SkipSpace();
        budget?.Take(1);
        return (char)Next() switch
        {
            '/' => new PdfName(Name()),
            '(' => Literal(),
            '[' => Array(depth),
            '<' when At + 1 < bytes.Length && bytes[At + 1] == '<' => Dictionary(depth),
            '<' => Hexadecimal(),
            _ => NumberOrWord(),
        };
    }

    private PdfDictionary Dictionary(int depth)
    {
        At += 2;
        var entries = new List<(string Key, PdfObject Value)>();
        HashSet<string>? keys = null;
        while (true)
        {
            SkipSpace();
            if (Takes(">>"u8))
            {
                return new PdfDictionary(entries);
            }

            var key = Next() == '/' ? Name() : throw Broken("a key is missing");
            if (IsThere(entries, key, ref keys))
            {
                throw Broken($"the key {key} stands twice");
            }

            entries.Add((key, Object(depth + 1)));
        }
    }

    /// <summary>Nearly all dictionaries have a handful of keys, which is quicker to look through than to hash.</summary>
    private static bool IsThere(List<(string Key, PdfObject Value)> entries, string key, ref HashSet<string>? keys)
    {
        if (entries.Count < 16)
        {
            return entries.Exists(each => each.Key == key);
        }

        keys ??= new HashSet<string>(entries.Select(each => each.Key), StringComparer.Ordinal);
        return !keys.Add(key);
    }

    private PdfArray Array(int depth)
    {
        At++;
        var items = new List<PdfObject>();
        while (true)
        {
            SkipSpace();
            if (Next() == ']')
            {
                At++;
                return new PdfArray(items);
            }

            items.Add(Object(depth + 1));
        }
    }

    private PdfObject NumberOrWord()
    {
        var word = Word();
        if (word is "true" or "false" or "null")
        {
            return new PdfWord(word);
        }

        if (word.Length is 0 or > 32 || !decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            throw Broken("neither a number nor a known word");
        }

        // "12 0 R" is one object.
        var before = At;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            SkipSpace();
            var second = At < bytes.Length && char.IsAsciiDigit((char)bytes[At]) ? Word() : string.Empty;
            SkipSpace();
            if (int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && generation <= 65535 && Takes("R"u8))
            {
                return new PdfReference(number, generation);
            }
        }

        At = before;
        return new PdfWord(word);
    }

    private string Name()
    {
        At++;
        var start = At;
        while (At < bytes.Length && IsRegular(bytes[At]) && bytes[At] != '#')
        {
            At++;
        }

        if (At == bytes.Length || bytes[At] != '#')
        {
            return At - start <= NameMax ? Encoding.Latin1.GetString(bytes[start..At]) : throw Broken("a name is too long");
        }

        At = start;
        var name = new StringBuilder();
        while (At < bytes.Length && IsRegular(bytes[At]))
        {
            if (bytes[At] == '#' && At + 2 < bytes.Length && byte.TryParse(bytes.Slice(At + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                name.Append((char)escaped);
                At += 3;
            }
            else
            {
                name.Append((char)bytes[At++]);
            }

            if (name.Length > NameMax)
            {
                throw Broken("a name is too long");
            }
        }

        return name.ToString();
    }

    private string Word()
    {
        var start = At;
        while (At < bytes.Length && IsRegular(bytes[At]) && At - start <= NameMax)
        {
            At++;
        }

        return Encoding.Latin1.GetString(bytes[start..At]);
    }

    private readonly byte Next() => At < bytes.Length ? bytes[At] : throw Broken("it ends too early");

    private static bool IsRegular(byte letter) => !IsSpace(letter) && letter is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private readonly PdfException Broken(string what) => new(PdfFault.Malformed, $"At byte {At}: {what}.");
}
