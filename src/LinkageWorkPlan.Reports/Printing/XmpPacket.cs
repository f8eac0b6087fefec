using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// What the document says about itself in XMP (ISO 16684-1): the same as its information dictionary, and that it keeps to PDF/A-3a (ISO 19005-3, 6.6.4)
/// and PDF/UA-1 (ISO 14289-1, clause 5). The schema of the latter is described, as PDF/A asks for any that it does not know itself (6.6.2.3).
/// </summary>
internal static class XmpPacket
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Accessible = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    /// <param name="language">Of the title, as "vi".</param>
    public static byte[] Of(string title, string language, string creator, string? producer, DateTimeOffset at)
    {
        var instant = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var rdf = new XElement(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName),
            Described(
                "dc",
                Dublin,
                new XElement(Dublin + "format", "application/pdf"),
                new XElement(Dublin + "title", new XElement(Rdf + "Alt", Words("x-default", title), Words(language, title))),
                new XElement(Dublin + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", language)))),
            Described("xmp", Xmp, new XElement(Xmp + "CreatorTool", creator), new XElement(Xmp + "CreateDate", instant), new XElement(Xmp + "ModifyDate", instant)),
            producer is null ? null : Described("pdf", Pdf, new XElement(Pdf + "Producer", producer)),
            Described("pdfaid", Archive, new XElement(Archive + "part", 3), new XElement(Archive + "conformance", "A")),
            Described("pdfuaid", Accessible, new XElement(Accessible + "part", 1)),
            AccessibleSchema());
        var packet = new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName), rdf);
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet.ToString().ReplaceLineEndings("\n")}\n<?xpacket end=\"r\"?>\n");
    }

    private static XElement Described(string prefix, XNamespace space, params XElement[] properties) =>
        new(Rdf + "Description", new XAttribute(Rdf + "about", string.Empty), new XAttribute(XNamespace.Xmlns + prefix, space.NamespaceName), properties);

    private static XElement Words(string language, string words) => new(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", language), words);

    private static XElement AccessibleSchema()
    {
        XAttribute Resource() => new(Rdf + "parseType", "Resource");
        var part = new XElement(
            Rdf + "li",
            Resource(),
            new XElement(Property + "name", "part"),
            new XElement(Property + "valueType", "Integer"),
            new XElement(Property + "category", "internal"),
            new XElement(Property + "description", "The part of ISO 14289 that the document keeps to"));
        var schema = new XElement(
            Rdf + "li",
            Resource(),
            new XElement(Schema + "schema", "PDF/UA identification schema"),
            new XElement(Schema + "namespaceURI", Accessible.NamespaceName),
            new XElement(Schema + "prefix", "pdfuaid"),
            new XElement(Schema + "property", new XElement(Rdf + "Seq", part)));
        return new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", string.Empty),
            new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property.NamespaceName),
            new XElement(Extension + "schemas", new XElement(Rdf + "Bag", schema)));
    }
}
