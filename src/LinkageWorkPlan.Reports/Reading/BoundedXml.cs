using System.Xml;
using System.Xml.Linq;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>How much of an XML document is taken in.</summary>
/// <param name="Depth">Elements that lie one in another.</param>
/// <param name="Elements">Of the whole document.</param>
/// <param name="Bytes">Of the whole document.</param>
public sealed record XmlLimits(int Depth, int Elements, long Bytes);

/// <summary>
/// Reads XML from outside: no DTD, no entities, nothing from another address; and never deeper, nor more, than its limits, which are
/// looked at while it is read. A deep document would otherwise end the process: code that walks a tree calls itself once a level.
/// </summary>
public sealed class BoundedXml : XmlReader, IXmlLineInfo
{
    private readonly XmlReader inner;
    private readonly XmlLimits limits;
    private int elements;
    private int elementsMax;

    private BoundedXml(XmlReader inner, XmlLimits limits) => (this.inner, this.limits, elementsMax) = (inner, limits, limits.Elements);

    /// <exception cref="XmlException">The first bytes are of no encoding; the reader looks at them when it is made.</exception>
    public static BoundedXml Open(Stream content, XmlLimits limits) => new(
        Create(new BoundedStream(content, new ByteBudget(limits.Bytes)), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.Bytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        }),
        limits);

    public override int AttributeCount => inner.AttributeCount;
    public override string BaseURI => inner.BaseURI;
    public override int Depth => inner.Depth;
    public override bool EOF => inner.EOF;
    public override bool IsEmptyElement => inner.IsEmptyElement;
    public override string LocalName => inner.LocalName;
    public override string NamespaceURI => inner.NamespaceURI;
    public override XmlNameTable NameTable => inner.NameTable;
    public override XmlNodeType NodeType => inner.NodeType;
    public override string Prefix => inner.Prefix;
    public override ReadState ReadState => inner.ReadState;
    public override string Value => inner.Value;
    public override XmlSpace XmlSpace => inner.XmlSpace;
    public int LineNumber => ((IXmlLineInfo)inner).LineNumber;
    public int LinePosition => ((IXmlLineInfo)inner).LinePosition;

    public bool HasLineInfo() => true;

    /// <exception cref="ReadLimitException">The document goes deeper, or has more in it, than is taken in.</exception>
    /// <exception cref="XmlException">It is not well-formed, or has a DTD.</exception>
    public override bool Read()
    {
        if (!inner.Read())
        {
            return false;
        }

        if (inner.NodeType == XmlNodeType.Element)
        {
            if (inner.Depth >= limits.Depth)
            {
                throw new ReadLimitException(ReadLimit.Depth, limits.Depth, LineNumber);
            }

            if (++elements > elementsMax)
            {
                throw new ReadLimitException(ReadLimit.Elements, elementsMax, LineNumber);
            }
        }

        return true;
    }

    /// <summary>The element that is reached, whole in memory; the reader then stands behind it.</summary>
    /// <param name="most">Elements in it.</param>
    /// <inheritdoc cref="Read"/>
    public XElement ReadElement(int most)
    {
        elementsMax = Math.Min(limits.Elements, elements + most);
        try
        {
            return (XElement)XNode.ReadFrom(this);
        }
        finally
        {
            elementsMax = limits.Elements;
        }
    }

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
