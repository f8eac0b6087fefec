using System.Globalization;
using System.Text;
using System.Xml;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Names of XLIFF 2.1 (core: section 4; metadata module: section 5.5) and what this program puts into them.</summary>
internal static class XliffNames
{
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";
    public const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    /// <summary>Our category of metadata and notes, and the prefix of our sub-states (a prefix must not be "xlf").</summary>
    public const string Own = "lwp";

    public const string Stale = Own + ":stale";
    public const string SourceFingerprint = "source-fingerprint";
    public const string TargetFingerprint = "target-fingerprint";
    public const string MaxLength = "max-text-elements";
    public const string ExportedAt = "exported-at";
}

/// <summary>Writes XLIFF 2.1: one file, one unit a text, one segment a unit. Tools are asked not to cut the segments.</summary>
internal static class XliffWriter
{
    public static byte[] Write(TranslationFile file)
    {
        using var content = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (var xml = XmlWriter.Create(content, settings))
        {
            xml.WriteStartElement("xliff", XliffNames.Core);
            xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
            xml.WriteAttributeString("version", "2.1");
            xml.WriteAttributeString("srcLang", file.Source.Code());
            xml.WriteAttributeString("trgLang", file.Target.Code());
            xml.WriteStartElement("file", XliffNames.Core);
            xml.WriteAttributeString("id", file.Subject.Key);
            xml.WriteAttributeString("original", file.Subject.Code);
            xml.WriteAttributeString("canResegment", "no");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            if (file.ExportedAt is { } at)
            {
                Metadata(xml, (XliffNames.ExportedAt, at.ToString("O", CultureInfo.InvariantCulture)));
            }

            foreach (var unit in file.Units)
            {
                Unit(xml, unit);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return content.ToArray();
    }

    private static void Unit(XmlWriter xml, TranslationUnit unit)
    {
        xml.WriteStartElement("unit", XliffNames.Core);
        xml.WriteAttributeString("id", unit.Id);
        xml.WriteAttributeString("name", unit.Place);
        Metadata(
            xml,
            (XliffNames.SourceFingerprint, unit.SourceFingerprint),
            (XliffNames.TargetFingerprint, unit.TargetFingerprint),
            (XliffNames.MaxLength, unit.MaxLength?.ToString(CultureInfo.InvariantCulture)));
        xml.WriteStartElement("notes", XliffNames.Core);
        xml.WriteStartElement("note", XliffNames.Core);
        xml.WriteAttributeString("category", XliffNames.Own);
        xml.WriteString(unit.Place);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("segment", XliffNames.Core);
        // A state other than "initial" asks for a target, and a sub-state for a state (section 4.3.1.32 and 4.3.1.33).
        xml.WriteAttributeString("state", unit.State switch { RenderingState.Translated => "translated", RenderingState.Checked => "reviewed", RenderingState.Missing or RenderingState.Source or RenderingState.Stale => "initial" });
        if (unit.State == RenderingState.Stale)
        {
            xml.WriteAttributeString("subState", XliffNames.Stale);
        }

        xml.WriteElementString("source", XliffNames.Core, unit.SourceWords);
        if (unit.TargetWords is { } words)
        {
            xml.WriteElementString("target", XliffNames.Core, words);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Metadata(XmlWriter xml, params (string Type, string? Value)[] values)
    {
        xml.WriteStartElement("metadata", XliffNames.Metadata);
        xml.WriteStartElement("metaGroup", XliffNames.Metadata);
        xml.WriteAttributeString("category", XliffNames.Own);
        foreach (var (type, value) in values.Where(each => each.Value is not null))
        {
            xml.WriteStartElement("meta", XliffNames.Metadata);
            xml.WriteAttributeString("type", type);
            xml.WriteString(value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
