using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Reads one unit: its segments, which a tool may have cut, are put together again.</summary>
internal static class XliffUnit
{
    private static readonly XNamespace Xliff = XliffNames.Core;
    private static readonly XNamespace Mda = XliffNames.Metadata;

    /// <param name="line">Where the unit begins in the file.</param>
    /// <param name="leftOut">Collects names of what is not taken over.</param>
    public static TranslationUnit Read(XElement unit, int line, ISet<string> leftOut)
    {
        XliffReader.RefuseExternal(unit, line);
        foreach (var foreign in unit.Elements().Where(each => each.Name.Namespace != Xliff && each.Name.Namespace != Mda))
        {
            leftOut.Add(foreign.Name.LocalName);
        }

        var parts = unit.Elements().Where(each => each.Name == Xliff + "segment" || each.Name == Xliff + "ignorable").ToList();
        var segments = parts.Where(each => each.Name.LocalName == "segment").ToList();
        var targets = InTargetOrder(parts).Select(part => (Part: part, Words: part.Element(Xliff + "target"))).ToList();
        var given = targets.Count(each => each.Part.Name.LocalName == "segment" && each.Words is not null);
        var source = Text(parts.Select(each => each.Element(Xliff + "source")), out _);

        // A space between two sentences that the tool did not render is the source's.
        var target = Text(targets.Select(each => each.Words ?? (each.Part.Name.LocalName == "ignorable" ? each.Part.Element(Xliff + "source") : null)), out var hasCodes);
        var metadata = unit.Element(Mda + "metadata");
        return new TranslationUnit(
            (string?)unit.Attribute("id") ?? string.Empty,
            (string?)unit.Attribute("name") ?? string.Empty,
            source,
            given == 0 ? null : target,
            StateOf(segments),
            TranslationFormats.Fingerprint(Own(metadata, XliffNames.SourceFingerprint)),
            Own(metadata, XliffNames.TargetFingerprint) is { } before ? before.Length == 0 ? before : TranslationFormats.Fingerprint(before) : null,
            int.TryParse(Own(metadata, XliffNames.MaxLength), NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : null)
        {
            Note = NotesOf(unit),
            Problem = given > 0 && given < segments.Count ? new BrokenRule(Rules.ExchangePartly, null, given, segments.Count)
                : given > 0 && hasCodes ? new BrokenRule(Rules.ExchangeCodes)
                : null,
        };
    }

    public static string? Own(XElement? metadata, string type) => metadata?.Elements(Mda + "metaGroup")
        .Where(group => (string?)group.Attribute("category") == XliffNames.Own).Elements(Mda + "meta")
        .FirstOrDefault(each => (string?)each.Attribute("type") == type)?.Value;

    /// <summary>A target may say where it stands among the others (section 4.3.1.22): counted from 1 over all parts.</summary>
    private static IEnumerable<XElement> InTargetOrder(IReadOnlyList<XElement> parts) => parts
        .Select((part, at) => (part, order: int.TryParse((string?)part.Element(Xliff + "target")?.Attribute("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : at + 1))
        .OrderBy(each => each.order).Select(each => each.part);

    /// <summary>Annotations are comments, so that their words count; codes stand for formats that no text here has.</summary>
    private static string Text(IEnumerable<XElement?> parts, out bool hasCodes)
    {
        var words = new StringBuilder();
        hasCodes = false;
        foreach (var node in parts.OfType<XElement>().SelectMany(each => each.DescendantNodes()))
        {
            if (node is XText text)
            {
                words.Append(text.Value);
            }
            else if (node is XElement element && !(element.Name.Namespace == Xliff && element.Name.LocalName is "mrk" or "sm" or "em"))
            {
                hasCodes = true;
            }
        }

        return words.ToString();
    }

    /// <summary>As far as the least advanced segment. A segment without a state is initial (section 4.3.1.32).</summary>
    private static RenderingState StateOf(IReadOnlyList<XElement> segments)
    {
        var states = segments.Select(each => (string?)each.Attribute("state") switch { "translated" => 1, "reviewed" or "final" => 2, _ => 0 }).DefaultIfEmpty(0).Min();
        return states switch
        {
            1 => RenderingState.Translated,
            2 => RenderingState.Checked,
            _ => segments.Any(each => (string?)each.Attribute("subState") == XliffNames.Stale) ? RenderingState.Stale : RenderingState.Missing,
        };
    }

    private static string? NotesOf(XElement unit)
    {
        var notes = unit.Elements(Xliff + "notes").Elements(Xliff + "note").Where(each => (string?)each.Attribute("category") != XliffNames.Own)
            .Select(each => TextNormalizer.Normalize(each.Value)).Where(each => each.Length > 0).ToList();
        return notes.Count == 0 ? null : string.Join('\n', notes);
    }
}
