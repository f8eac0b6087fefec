using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// The order of words in a reader's language: đ after d and tones as ao ào ảo ão áo ạo in Vietnamese, Lao words under their
/// consonant and not under the vowel written before it. Numbers inside count as numbers (Phụ lục 2 before Phụ lục 10).
/// </summary>
public static class TextOrder
{
    private static readonly StringComparer Vietnamese = Of("vi-VN");
    private static readonly StringComparer Lao = Of("lo-LA");
    private static readonly StringComparer English = Of("en-GB");

    /// <summary>Ignores case; texts that differ in case alone are equal.</summary>
    public static StringComparer For(Language language) => language switch
    {
        Language.Vi => Vietnamese,
        Language.Lo => Lao,
        _ => English,
    };

    private static StringComparer Of(string culture) =>
        CultureInfo.GetCultureInfo(culture).CompareInfo.GetStringComparer(CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);
}
