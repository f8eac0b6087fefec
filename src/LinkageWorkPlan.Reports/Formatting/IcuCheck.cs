using System.Globalization;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// Whether this machine can normalise and sort Vietnamese and Lao. Without ICU (invariant globalization, as in small container
/// images) nothing fails: <c>Normalize</c> gives its input back and sorting becomes ordinal, so the texts that are signed
/// would silently be other texts.
/// </summary>
public static class IcuCheck
{
    /// <summary>Null where all is well; otherwise what is wrong and what to do, in one English sentence for the console.</summary>
    public static string? Problem() => Problem(FirstLaoMonth(), "e\u0302\u0301".Normalize(), VietnameseOrder());

    internal static string? Problem(string firstLaoMonth, string composed, int dBeforeDStroke) =>
        composed != "\u1EBF" ? Sentence("Unicode normalisation does nothing")
        : firstLaoMonth != "ມັງກອນ" ? Sentence("there is no data for Lao (lo-LA)")
        : dBeforeDStroke >= 0 ? Sentence("there is no sort order for Vietnamese (vi-VN)")
        : null;

    private static string Sentence(string fault) =>
        $"The texts cannot be kept safely on this machine because {fault}: install ICU (Debian: apt-get install libicu72; Alpine: "
        + "apk add icu-libs icu-data-full) and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset or false.";

    private static string FirstLaoMonth()
    {
        try
        {
            return CultureInfo.GetCultureInfo("lo-LA").DateTimeFormat.MonthNames[0];
        }
        catch (CultureNotFoundException)
        {
            return string.Empty;
        }
    }

    private static int VietnameseOrder()
    {
        try
        {
            // d before đ, whatever follows: only the Vietnamese order has them as two letters.
            return CultureInfo.GetCultureInfo("vi-VN").CompareInfo.Compare("dz", "đa", CompareOptions.None);
        }
        catch (CultureNotFoundException)
        {
            return 0;
        }
    }
}
