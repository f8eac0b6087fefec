using System.Globalization;
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
    /// <param name="keepsSpace">Whether spaces and line breaks around the unit count (<c>xml:space="preserve"</c>).</param>
    /// <param name="leftOut">Collects names of what is not taken over.</param>
    public static TranslationUnit Read(XElement unit, int line, bool keepsSpace, ISet<string> leftOut)
    {
        XliffReader.RefuseExternal(unit, line);
        foreach (var foreign in unit.Elements().Where(each => each.Name.Namespace != Xliff && each.Name.Namespace != Mda))
        {
            leftOut.Add(foreign.Name.LocalName);
        }

        var metadata = unit.Element(Mda + "metadata");
        var fingerprint = TranslationFormats.Fingerprint(Own(metadata, XliffNames.SourceFingerprint));
        var pieces = XliffPieces.Of(unit, keepsSpace, fingerprint);
        return new TranslationUnit(
            (string?)unit.Attribute("id") ?? string.Empty,
            (string?)unit.Attribute("name") ?? string.Empty,
            pieces.Source,
            pieces.Given == 0 ? null : pieces.Target,
            StateOf(pieces.Segments),
            fingerprint,
            Own(metadata, XliffNames.TargetFingerprint) is { } before ? before.Length == 0 ? before : TranslationFormats.Fingerprint(before) : null,
            int.TryParse(Own(metadata, XliffNames.MaxLength), NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : null)
        {
            Note = NotesOf(unit),
            IsPartlyCopied = pieces.Copied > 0 && pieces.Copied < pieces.Given,
            HasLostLines = pieces.HasLostLines,
            Problem = pieces.Given == 0 ? null
                : pieces.Given < pieces.Count ? new BrokenRule(Rules.ExchangePartly, null, pieces.Given, pieces.Count)
                : pieces.HasCodes ? new BrokenRule(Rules.ExchangeCodes)
                : pieces.IsJoinUnknown ? new BrokenRule(Rules.ExchangeJoined, null, pieces.Count)
                : null,
        };
    }

    public static string? Own(XElement? metadata, string type) => metadata?.Elements(Mda + "metaGroup")
        .Where(group => (string?)group.Attribute("category") == XliffNames.Own).Elements(Mda + "meta")
        .FirstOrDefault(each => (string?)each.Attribute("type") == type)?.Value;

    /// <summary>As far as the least advanced segment. A segment without a state is initial (section 4.3.1.32).</summary>
    private static RenderingState StateOf(IReadOnlyList<XElement> segments)
    {
        var states = segments.Select(Advance).DefaultIfEmpty(0).Min();
        return states switch
        {
            1 => RenderingState.Translated,
            2 => RenderingState.Checked,
            _ => segments.Any(each => (string?)each.Attribute("subState") == XliffNames.Stale) ? RenderingState.Stale : RenderingState.Missing,
        };
    }

    /// <returns>0 where nobody says that the segment is translated, 1 where it is, 2 where it was reviewed.</returns>
    public static int Advance(XElement segment) => (string?)segment.Attribute("state") switch { "translated" => 1, "reviewed" or "final" => 2, _ => 0 };

    private static string? NotesOf(XElement unit)
    {
        var notes = unit.Elements(Xliff + "notes").Elements(Xliff + "note").Where(each => (string?)each.Attribute("category") != XliffNames.Own)
            .Select(each => TextNormalizer.Normalize(each.Value)).Where(each => each.Length > 0).ToList();
        return notes.Count == 0 ? null : string.Join('\n', notes);
    }
}
