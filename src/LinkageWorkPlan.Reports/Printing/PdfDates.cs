using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// Sets the dates of a PDF as the browser wrote it: the only bytes in which two prints of one document differ. They are
/// replaced in place by others of the same length, so that nothing else of the file moves. The browser writes no /ID and no XMP.
/// </summary>
public static class PdfDates
{
    // D:YYYYMMDDHHmmSS+00'00'
    private const int Length = 23;

    /// <returns>False where the information dictionary is not of the browser's known form; the file is then as it was.</returns>
    public static bool Write(byte[] pdf, DateTimeOffset at)
    {
        var written = Encoding.ASCII.GetBytes(at.UtcDateTime.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+00'00'");
        var (start, end) = Information(pdf);
        var places = new[] { "/CreationDate (D:"u8.ToArray(), "/ModDate (D:"u8.ToArray() }
            .Select(key => (Key: key, At: start < 0 ? -1 : pdf.AsSpan(start, end - start).LastIndexOf(key))).ToList();
        if (places.Exists(place => place.At < 0 || pdf[start + place.At + place.Key.Length - 2 + Length] != ')'))
        {
            return false;
        }

        places.ForEach(place => written.CopyTo(pdf, start + place.At + place.Key.Length - 2));
        return true;
    }

    /// <summary>From the beginning of the dictionary that the trailer names to its end: a title could hold the same words elsewhere.</summary>
    private static (int Start, int End) Information(byte[] pdf)
    {
        var named = pdf.AsSpan().LastIndexOf("/Info "u8);
        if (named < 0)
        {
            return (-1, -1);
        }

        var number = Encoding.ASCII.GetString(pdf.AsSpan(named + 6, Math.Min(12, pdf.Length - named - 6))).Split(' ')[0];
        var start = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\n{number} 0 obj"));
        var length = start < 0 ? -1 : pdf.AsSpan(start).IndexOf("endobj"u8);
        return length < 0 ? (-1, -1) : (start, start + length);
    }
}
