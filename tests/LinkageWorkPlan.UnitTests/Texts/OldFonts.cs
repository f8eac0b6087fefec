using System.Text;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Writes Vietnamese as the old fonts stored it: tables of their own, so that a slip in the program's shows.</summary>
internal static class OldFonts
{
    /// <summary>TCVN 5712:1993 as the .Vn fonts put it into Latin-1: the bytes of the lower-case letters.</summary>
    private static readonly (string Letters, int[] Bytes)[] Tcvn3 =
    [
        ("ăâêôơưđ", [0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE]),
        ("ĂÂÊÔƠƯĐ", [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7]),
        ("àảãáạằẳẵắặầẩẫấậ", [0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB]),
        ("èẻẽéẹềểễếệ", [0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6]),
        ("ìỉĩíị", [0xD7, 0xD8, 0xDC, 0xDD, 0xDE]),
        ("òỏõóọồổỗốộờởỡớợ", [0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE]),
        ("ùủũúụừửữứự", [0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9]),
        ("ỳỷỹýỵ", [0xFA, 0xFB, 0xFC, 0xFD, 0xFE]),
    ];

    private static readonly Dictionary<char, char> Tcvn3Of = Tcvn3.SelectMany(row => row.Letters.Zip(row.Bytes))
        .ToDictionary(pair => pair.First, pair => (char)pair.Second);

    private static readonly string[] VniMarks =
    [
        "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323",
        "\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323",
    ];

    private static readonly Dictionary<string, string> VniOf = VniMarks.Zip("ùøûõïêéèúüëâáàåãä").ToDictionary(pair => pair.First, pair => pair.Second.ToString());

    private static readonly Dictionary<char, char> VniAlone = "íìỉĩịỵđơư".Zip("íìæóòîñôö").ToDictionary(pair => pair.First, pair => pair.Second);

    public static string ToTcvn3(string text) => string.Concat(text.Select(c =>
        Tcvn3Of.TryGetValue(c, out var old) || Tcvn3Of.TryGetValue(char.ToLowerInvariant(c), out old) ? old : c));

    public static string ToVni(string text)
    {
        var old = new StringBuilder();
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            string written;
            if (VniAlone.TryGetValue(lower, out var alone))
            {
                written = alone.ToString();
            }
            else
            {
                // Canonical order puts a dot below before the hat; the table has the hat first.
                var parts = lower.ToString().Normalize(NormalizationForm.FormD);
                var (letter, marks) = (parts[..1], string.Concat(parts[1..].OrderBy(mark => mark is '\u0302' or '\u0306' or '\u031B' ? 0 : 1)));
                (letter, marks) = marks.StartsWith('\u031B') ? (letter == "o" ? "ô" : "ö", marks[1..]) : (letter, marks);
                written = letter + (marks.Length == 0 ? string.Empty : VniOf[marks]);
            }

            old.Append(c == lower ? written : written.ToUpperInvariant());
        }

        return old.ToString();
    }
}
