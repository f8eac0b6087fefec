using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// The order of words in a reader's language: đ after d and tones as ao ào ảo ão áo ạo in Vietnamese, Lao words under their
/// consonant and not under the vowel written before it. Numbers inside count as numbers (Phụ lục 2 before Phụ lục 10).
/// </summary>
public static class TextOrder
{
    private const CompareOptions Options = CompareOptions.IgnoreCase | CompareOptions.NumericOrdering;
    private static readonly StringComparer[] Known = [.. Languages.All.Select(each => CompareInfoOf(each).GetStringComparer(Options))];

    /// <summary>Ignores case; texts that differ in case alone are equal.</summary>
    public static StringComparer For(Language language) => Known[(int)language];

    /// <summary>
    /// A key to be stored, so that a database puts words in the order of <see cref="For"/> by comparing bytes. Keys of different
    /// <see cref="Version"/>s cannot be compared.
    /// </summary>
    /// <param name="length">Text elements that are looked at, from 1.</param>
    public static byte[] KeyOf(string words, Language language, int length) =>
        CompareInfoOf(language).GetSortKey(TextLimit.Fits(words, length) ? words : TextLimit.Shorten(words, length), Options).KeyData;

    /// <summary>Version of ICU's order, at most 50 characters.</summary>
    public static string Version { get; } = $"{CompareInfoOf(Language.Vi).Version.FullVersion:X8}";

    private static CompareInfo CompareInfoOf(Language language) => CultureInfo.GetCultureInfo(language.Facts().Culture).CompareInfo;
}
