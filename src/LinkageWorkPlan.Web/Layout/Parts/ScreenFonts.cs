namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>The fonts of the screen; origin and licences: wwwroot/fonts/README.md.</summary>
internal static class ScreenFonts
{
    /// <summary>No letter is in two: of a font that comes too late the browser would ask the next one, which is ten times as large.</summary>
    private static readonly (string Family, string Files, string Range)[] Subsets =
    [
        ("Noto Sans", "noto-sans-latin-ext",
            "U+0100-0101,U+0104-010F,U+0112-0127,U+012A-0130,U+0132-0151,U+0154-0167,U+016A-019F,U+01A2-01AE,U+01B1-02BA,U+02BD-02C5,"
            + "U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EFA-1EFF,U+20A0-20AA,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"),
        ("Noto Sans", "noto-sans-vietnamese",
            "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,"
            + "U+1EA0-1EF9,U+20AB"),
        ("Noto Sans", "noto-sans-latin",
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,"
            + "U+2212,U+2215,U+FEFF,U+FFFD"),
        ("Noto Sans Lao", "noto-sans-lao", "U+0E81-0EDF,U+200C-200D,U+25CC"),
    ];

    /// <summary>Those that every page shows, as in the names of the languages.</summary>
    public static readonly string[] Preloaded =
        ["noto-sans-latin-400", "noto-sans-latin-600", "noto-sans-vietnamese-400", "noto-sans-vietnamese-600", "noto-sans-lao-400"];

    /// <summary>A font that is not there for the first paint comes with the next page: words that are being read do not move.</summary>
    public static string Faces(Func<string, string> address) => string.Concat(
        from subset in Subsets
        from weight in (int[])[400, 600]
        select $"@font-face{{font-family:'{subset.Family}';font-weight:{weight};font-display:optional;src:url({address($"{subset.Files}-{weight}")});unicode-range:{subset.Range}}}");
}
