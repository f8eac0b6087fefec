using System.Text;
using System.Text.Unicode;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Finds out in which encoding a text file is stored. What does not say so itself is read in each, and the one in which its words are Vietnamese wins.</summary>
internal static class DataEncodings
{
    /// <summary>Bytes that are looked at where a file does not say what it is.</summary>
    private const int LookedAt = 256 * 1024;

    /// <summary>Less than this share of syllables is no Vietnamese.</summary>
    private const double ShareMin = 0.5;

    private static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
    private static readonly Encoding Tcvn3Text = new Tcvn3Encoding();

    /// <returns>Null where none of those known fits.</returns>
    public static DataEncoding? Find(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return DataEncoding.Utf16;
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return DataEncoding.Utf16BigEndian;
        }

        if (Utf8.IsValid(bytes))
        {
            return DataEncoding.Utf8;
        }

        var begin = bytes.AsSpan(0, Math.Min(bytes.Length, LookedAt)).ToArray();
        var best = new[] { DataEncoding.Windows1258, DataEncoding.Tcvn3 }.Select(each => (Encoding: each, Share: VietnameseWords.ShareIn(Of(each).GetString(begin).Normalize()))).MaxBy(each => each.Share);
        return best.Share >= ShareMin ? best.Encoding : null;
    }

    public static Encoding Of(DataEncoding encoding) => encoding switch
    {
        DataEncoding.Utf8 => new UTF8Encoding(false),
        DataEncoding.Utf16 => Encoding.Unicode,
        DataEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        DataEncoding.Windows1258 => Windows1258,
        DataEncoding.Tcvn3 => Tcvn3Text,
    };
}
