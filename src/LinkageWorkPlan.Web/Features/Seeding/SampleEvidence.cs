using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>
/// Evidence files of the demo: one PDF page that says in Vietnamese and Lao that it is a sample. Each gets its own title by an
/// incremental update (ISO 32000-1, 7.5.6), so that no two files are the same and a viewer names the document.
/// </summary>
internal static partial class SampleEvidence
{
    public static byte[] Pdf(LocalizedText title)
    {
        var page = StarterFiles.Bytes("sample-evidence.pdf");
        var tail = Encoding.Latin1.GetString(page);
        var (number, previous) = (int.Parse(Size().Matches(tail)[^1].Groups[1].Value, CultureInfo.InvariantCulture), StartXref().Matches(tail)[^1].Groups[1].Value);
        var root = Root().Matches(tail)[^1].Groups[1].Value;
        var words = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes($"{title.For(Language.Vi)} / {title.For(Language.Lo)}"));
        var info = $"{number} 0 obj\n<< /Title <FEFF{words}> >>\nendobj\n";
        var update = $"{info}xref\n{number} 1\n{page.Length:D10} 00000 n \n"
            + $"trailer\n<< /Size {number + 1} /Root {root} /Info {number} 0 R /Prev {previous} >>\nstartxref\n{page.Length + info.Length}\n%%EOF\n";
        return [.. page, .. Encoding.Latin1.GetBytes(update)];
    }

    [GeneratedRegex(@"/Size (\d+)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Size();

    [GeneratedRegex(@"/Root (\d+ \d+ R)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Root();

    [GeneratedRegex(@"startxref\s+(\d+)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex StartXref();
}
