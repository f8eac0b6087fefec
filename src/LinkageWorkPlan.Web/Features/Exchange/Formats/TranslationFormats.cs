using System.Xml;
using LinkageWorkPlan.Domain.Failures;

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

    /// <summary>Reads either format, told by its content: names of files lie.</summary>
    /// <exception cref="RuleException">It is not what it should be; where a place can be named, the rule names it.</exception>
    public static TranslationFile Read(byte[] content, CancellationToken cancel) =>
        content.Length > TranslationFile.SizeMax ? throw new RuleException(Rules.ExchangeTooLarge, null, TranslationFile.SizeMax / 1024 / 1024)
        : content is [(byte)'P', (byte)'K', ..] ? WorkbookReader.Read(content, cancel)
        : XliffReader.Read(content, cancel);

    /// <summary>Neither a DTD with its entities nor anything from another address is ever read.</summary>
    public static XmlReaderSettings Closed() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4L * TranslationFile.SizeMax,
        IgnoreComments = true,
        CloseInput = true,
    };

    /// <summary>A fingerprint as this program writes it; anything else is as good as none.</summary>
    public static string? Fingerprint(string? given) =>
        given?.Length == Domain.Texts.Fingerprint.TextLength && given.All(char.IsAsciiHexDigitLower) ? given : null;
}
