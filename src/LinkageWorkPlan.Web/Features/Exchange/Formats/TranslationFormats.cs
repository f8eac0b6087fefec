using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>How texts are handed to translators.</summary>
public enum ExchangeFormat
{
    /// <summary>XLIFF 2.1 (OASIS Standard, 13 February 2018).</summary>
    Xliff,

    /// <summary>An Excel workbook (ISO/IEC 29500).</summary>
    Excel,
}

internal static class TranslationFormats
{
    public static string Extension(this ExchangeFormat format) => format == ExchangeFormat.Xliff ? "xlf" : "xlsx";

    public static string ContentType(this ExchangeFormat format) =>
        format == ExchangeFormat.Xliff ? "application/xliff+xml" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Reads either format, told by its content: names of files lie. Another kind is named, with what to do.</summary>
    /// <exception cref="RuleException">It is not what it should be; where a place can be named, the rule names it.</exception>
    public static TranslationFile Read(byte[] content, CancellationToken cancel)
    {
        if (content.Length > TranslationFile.SizeMax)
        {
            throw new RuleException(Rules.ExchangeTooLarge, null, TranslationFile.SizeMax / 1024 / 1024);
        }

        try
        {
            return content switch
            {
                [(byte)'P', (byte)'K', ..] => WorkbookReader.Read(content, cancel),
                [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new RuleException(Rules.ExchangeOldExcel),
                _ when IsPlainText(content) => throw new RuleException(Rules.ExchangePlainText),
                _ => XliffReader.Read(content, cancel),
            };
        }
        catch (ReadLimitException beyond)
        {
            throw beyond.Limit == ReadLimit.Depth
                ? new RuleException(Rules.ExchangeTooDeep, null, beyond.Max, beyond.Line)
                : new RuleException(Rules.ExchangeTooMuch);
        }
    }

    /// <summary>A fingerprint as this program writes it; anything else is as good as none.</summary>
    public static string? Fingerprint(string? given) =>
        given?.Length == Domain.Texts.Fingerprint.TextLength && given.All(char.IsAsciiHexDigitLower) ? given : null;

    /// <summary>Words that do not begin as XML does, as of a table in .csv; in UTF-8, UTF-16 or an old encoding of one byte.</summary>
    private static bool IsPlainText(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, 4096));
        var isWide = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var first = start.TrimStart([(byte)0xEF, (byte)0xBB, (byte)0xBF, (byte)0xFF, (byte)0xFE, (byte)0, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);
        return first.Length > 0 && first[0] != (byte)'<' && !first.StartsWith("%PDF"u8) && (isWide || !start.Contains((byte)0));
    }
}
