using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>
/// Reads XLIFF 2.0 and 2.1 as translators' tools give it back. Units are read one by one; what cannot be taken over is named in
/// <see cref="TranslationFile.LeftOut"/> or refuses its unit, never dropped without a word.
/// </summary>
internal static class XliffReader
{
    /// <summary>Tools add comments, matches and their own metadata to each unit: ten times what an export has.</summary>
    private static readonly XmlLimits Limits = new(Depth: 100, Elements: 5_000_000, TranslationFile.SizeMax);

    /// <summary>Elements of one unit, which is kept in memory whole.</summary>
    private const int UnitMax = 20_000;

    private static readonly XNamespace Xliff = XliffNames.Core;
    private static readonly XNamespace Include = "http://www.w3.org/2001/XInclude";

    /// <exception cref="RuleException">One of <c>Rules.Exchange*</c>.</exception>
    public static TranslationFile Read(byte[] content, CancellationToken cancel)
    {
        try
        {
            using var xml = BoundedXml.Open(new MemoryStream(content), Limits);
            return Read(xml, cancel);
        }
        catch (XmlException broken)
        {
            throw DoctypeLine(content, broken.LineNumber) is { } line
                ? new RuleException(Rules.ExchangeForbiddenXml, null, line)
                : new RuleException(Rules.ExchangeBrokenXml, null, broken.LineNumber, broken.LinePosition);
        }
    }

    private static TranslationFile Read(BoundedXml xml, CancellationToken cancel)
    {
        xml.MoveToContent();
        var (source, target) = Head(xml);
        ExchangeSubject? subject = null;
        DateTime? exportedAt = null;
        var units = new List<TranslationUnit>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }

            RefuseExternal(xml);
            switch (xml.NamespaceURI, xml.LocalName)
            {
                case (XliffNames.Core, "file"):
                    var of = ExchangeSubject.Of(xml.GetAttribute("id"), xml.GetAttribute("original") ?? string.Empty);
                    if (of is null || (subject is not null && subject != of))
                    {
                        throw new RuleException(Rules.ExchangeFormat);
                    }

                    subject = of;
                    xml.Read();
                    break;
                case (XliffNames.Core, "unit"):
                    cancel.ThrowIfCancellationRequested();
                    var (line, keepsSpace) = (xml.LineNumber, xml.XmlSpace == XmlSpace.Preserve);
                    var unit = XliffUnit.Read(xml.ReadElement(UnitMax), line, keepsSpace, leftOut);
                    if (!ids.Add(unit.Id))
                    {
                        throw new RuleException(Rules.ExchangeDuplicate, null, unit.Id, line);
                    }

                    units.Add(unit);
                    Limit(units.Count);
                    break;
                case (XliffNames.Metadata, _):
                    exportedAt ??= ExportedAt(Metadata(xml));
                    break;
                case (XliffNames.Core, "group"):
                    xml.Read();
                    break;
                default:
                    leftOut.Add(xml.LocalName);
                    Pass(xml);
                    break;
            }
        }

        return new TranslationFile(subject ?? throw new RuleException(Rules.ExchangeFormat), source, target, exportedAt, units) { LeftOut = [.. leftOut] };
    }

    public static void Limit(int units)
    {
        if (units > TranslationFile.UnitsMax)
        {
            throw new RuleException(Rules.ExchangeTooMany, null, TranslationFile.UnitsMax);
        }
    }

    /// <summary>Nothing that a file points to is ever fetched: such a file is refused, since it would be read incompletely.</summary>
    private static void RefuseExternal(BoundedXml xml)
    {
        if (xml.GetAttribute("href") is not null || xml.NamespaceURI == Include)
        {
            throw new RuleException(Rules.ExchangeExternal, null, xml.LineNumber);
        }
    }

    private static XElement Metadata(BoundedXml xml)
    {
        var line = xml.LineNumber;
        var element = xml.ReadElement(UnitMax);
        RefuseExternal(element, line);
        return element;
    }

    /// <summary>Goes behind an element that is not taken over; also there nothing may point outside.</summary>
    private static void Pass(BoundedXml xml)
    {
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        while (xml.Read() && !isEmpty && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                RefuseExternal(xml);
            }
        }

        if (!isEmpty)
        {
            xml.Read();
        }
    }

    public static void RefuseExternal(XElement unit, int line)
    {
        if (unit.Descendants().Any(each => each.Attribute("href") is not null || each.Name.Namespace == Include))
        {
            throw new RuleException(Rules.ExchangeExternal, null, line);
        }
    }

    private static (Language Source, Language Target) Head(BoundedXml xml)
    {
        if (xml.LocalName != "xliff")
        {
            throw new RuleException(Rules.ExchangeFormat);
        }

        var version = xml.GetAttribute("version");
        if (version is not ("2.0" or "2.1") || xml.NamespaceURI != Xliff)
        {
            throw new RuleException(Rules.ExchangeVersion, null, TextLimit.Shorten(version ?? "–", 20));
        }

        var (from, to) = (xml.GetAttribute("srcLang"), xml.GetAttribute("trgLang"));
        return Languages.TryRead(from, out var source) && Languages.TryRead(to, out var target) && source != target
            ? (source, target)
            : throw new RuleException(Rules.ExchangeLanguages, null, TextLimit.Shorten(from ?? "–", 20), TextLimit.Shorten(to ?? "–", 20));
    }

    private static DateTime? ExportedAt(XElement metadata) =>
        DateTime.TryParseExact(XliffUnit.Own(metadata, XliffNames.ExportedAt), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;

    /// <param name="upTo">Where reading stopped; 0 where the reader does not say, as it does not of a DTD.</param>
    private static int? DoctypeLine(byte[] content, int upTo)
    {
        using var text = new StreamReader(new MemoryStream(content), detectEncodingFromByteOrderMarks: true);
        for (var at = 1; (upTo == 0 || at <= upTo) && text.ReadLine() is { } words; at++)
        {
            if (words.Contains("<!DOCTYPE", StringComparison.Ordinal))
            {
                return at;
            }
        }

        return null;
    }
}
