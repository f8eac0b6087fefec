using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>Everything that can be read of an answer: the words of all that can be reached from it, and files by what they say.</summary>
internal static class AllWords
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = [];

    public static string Of(object? answer)
    {
        var words = new StringBuilder();
        Read(answer, words, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return words.ToString();
    }

    /// <summary>Letters as they are, and packed files unpacked.</summary>
    public static string OfFile(byte[] bytes)
    {
        if (bytes is not [0x50, 0x4B, ..])
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        var words = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            words.Append(reader.ReadToEnd()).Append('\n');
        }

        return words.ToString();
    }

    private static void Read(object? value, StringBuilder words, HashSet<object> seen)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                words.Append(text).Append('\n');
                break;
            case byte[] file:
                words.Append(OfFile(file)).Append('\n');
                break;
            case DateOnly day:
                words.Append(day.ToString("O", CultureInfo.InvariantCulture)).Append('\n');
                break;
            case Enum or IFormattable or bool or char or Type:
                words.Append(value).Append('\n');
                break;
            case IEnumerable many:
                foreach (var one in many)
                {
                    Read(one, words, seen);
                }

                break;
            default:
                if (!value.GetType().IsValueType && !seen.Add(value))
                {
                    break;
                }

                foreach (var property in Properties.GetOrAdd(value.GetType(), Readable))
                {
                    Read(property.GetValue(value), words, seen);
                }

                break;
        }
    }

    private static PropertyInfo[] Readable(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.GetIndexParameters().Length == 0 && each is { CanRead: true, PropertyType.IsByRefLike: false })];
}
