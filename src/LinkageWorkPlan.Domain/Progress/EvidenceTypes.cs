using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>The kinds of file that may be evidence, recognised by their first bytes as well as by their name.</summary>
public static class EvidenceTypes
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Pdf = "%PDF-"u8.ToArray();
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    private static readonly Dictionary<string, (string ContentType, byte[] Begins)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", Pdf),
        [".png"] = ("image/png", Png),
        [".jpg"] = ("image/jpeg", Jpeg),
        [".jpeg"] = ("image/jpeg", Jpeg),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        [".odt"] = ("application/vnd.oasis.opendocument.text", Zip),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", Zip),
        [".csv"] = ("text/csv", []),
        [".txt"] = ("text/plain", []),
    };

    /// <summary>For a file picker's accept attribute and for messages.</summary>
    public static string Extensions { get; } = string.Join(", ", Known.Keys.Order(StringComparer.Ordinal));

    /// <summary>True where the name ends like one of the listed types; the content is looked at by <see cref="Require"/>.</summary>
    public static bool IsListed(string fileName) => Known.ContainsKey(Path.GetExtension(fileName));

    /// <returns>The content type to serve it with.</returns>
    /// <exception cref="RuleException">Empty, too large, or not of a listed type.</exception>
    public static string Require(string fileName, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new RuleException(Rules.EvidenceEmpty, nameof(Evidence), fileName);
        }

        if (bytes.Length > Evidence.SizeMax)
        {
            throw new RuleException(Rules.EvidenceTooLarge, nameof(Evidence), fileName, (int)(Evidence.SizeMax / 1024 / 1024));
        }

        // UTF-16 says what it is with its first two bytes; every second of the others may be 0.
        var textual = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes[..Math.Min(bytes.Length, 1024)].IndexOf((byte)0) < 0;
        return Known.TryGetValue(Path.GetExtension(fileName), out var kind) && (kind.Begins.Length > 0 ? bytes.StartsWith(kind.Begins) : textual)
            ? kind.ContentType
            : throw new RuleException(Rules.EvidenceType, nameof(Evidence), fileName, Extensions);
    }
}
