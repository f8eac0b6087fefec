using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>The segments of one unit and what stands between them, put together again.</summary>
/// <param name="Segments">In the file's order.</param>
/// <param name="Count">Segments that have something to translate.</param>
/// <param name="Given">How many of those have words of a rendering.</param>
/// <param name="Copied">How many of those repeat their source, without the file's word that this is a rendering.</param>
/// <param name="HasCodes">Whether the rendering holds codes of formats, which no text here has.</param>
/// <param name="IsJoinUnknown">Whether nothing says what stood between two segments.</param>
/// <param name="HasLostLines">Whether line breaks of the rendering were read as spaces.</param>
internal sealed record XliffPieces(
    IReadOnlyList<XElement> Segments, string Source, string Target, int Count, int Given, int Copied, bool HasCodes, bool IsJoinUnknown, bool HasLostLines)
{
    private static readonly XNamespace Xliff = XliffNames.Core;

    /// <param name="fingerprint">Of the source as it was exported; null where the tool did not keep it.</param>
    public static XliffPieces Of(XElement unit, bool keepsSpace, string? fingerprint)
    {
        var parts = unit.Elements().Where(each => each.Name == Xliff + "segment" || each.Name == Xliff + "ignorable").Select(each => new Piece(each, KeepsSpace(unit, keepsSpace))).ToList();
        var sources = parts.Select(each => each.Source).ToList();
        var gaps = PieceJoin.Gaps(sources);
        var isUnknown = !PieceJoin.Fill(gaps, sources, fingerprint);

        // A space between two sentences that the tool did not render is the source's.
        var ordered = parts.Select((part, at) => (part, order: part.Order ?? at + 1)).OrderBy(each => each.order).Select(each => each.part).ToList();
        var source = PieceJoin.Join(sources, gaps);
        var target = PieceJoin.Join([.. ordered.Select(each => each.Target ?? (each.IsSegment ? string.Empty : each.Source))], gaps);
        var segments = parts.Where(each => each is { IsSegment: true, HasWords: true }).ToList();
        var foldsSpace = parts.TrueForAll(each => each.FoldsSpace);
        return new XliffPieces(
            [.. parts.Where(each => each.IsSegment).Select(each => each.Element)],
            foldsSpace ? Piece.Folded(source).Trim() : source,
            foldsSpace ? Piece.Folded(target).Trim() : target,
            segments.Count,
            segments.Count(each => each.IsGiven),
            segments.Count(each => each.IsCopied),
            parts.Exists(each => each.HasCodes),
            isUnknown,
            parts.Exists(each => each.HasLostLines));
    }

    /// <summary>As XML says: what an element does not say itself holds from around it.</summary>
    private static bool KeepsSpace(XElement element, bool around) => (string?)element.Attribute(XNamespace.Xml + "space") switch
    {
        "preserve" => true,
        "default" => false,
        _ => around,
    };

    /// <summary>A segment, or what stands between segments.</summary>
    private sealed class Piece
    {
        public Piece(XElement element, bool keepsSpace)
        {
            Element = element;
            IsSegment = element.Name.LocalName == "segment";
            var around = KeepsSpace(element, keepsSpace);
            var (source, target) = (element.Element(Xliff + "source"), element.Element(Xliff + "target"));
            Source = source is null ? string.Empty : TextOf(source, around);
            FoldsSpace = !around;
            if (target is not null)
            {
                var keeps = KeepsSpace(target, around);
                Target = TextOf(target, around);
                FoldsSpace = !keeps;
                HasLostLines = !keeps && string.Concat(target.DescendantNodes().OfType<XText>().Select(each => each.Value)).Trim().Contains('\n', StringComparison.Ordinal);
                HasCodes = target.Descendants().Any(each => !(each.Name.Namespace == Xliff && each.Name.LocalName is "mrk" or "sm" or "em"));
                Order = int.TryParse((string?)target.Attribute("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null;
            }
        }

        public XElement Element { get; }
        public bool IsSegment { get; }
        public string Source { get; }
        public string? Target { get; }
        public bool FoldsSpace { get; }
        public bool HasLostLines { get; }

        /// <summary>Annotations are comments, so that their words count; codes stand for formats.</summary>
        public bool HasCodes { get; }

        /// <summary>Where the target stands among the others (section 4.3.1.22), counted from 1 over all parts.</summary>
        public int? Order { get; }

        public bool HasWords => !string.IsNullOrWhiteSpace(Source);

        public bool IsGiven => !string.IsNullOrWhiteSpace(Target);

        /// <summary>Figures and signs alone are the same in every language.</summary>
        public bool IsCopied => IsGiven && XliffUnit.Advance(Element) == 0 && Source.Any(char.IsLetter) && ReturnedText.SaysTheSame(Target, Source);

        public static string Folded(string words)
        {
            var folded = new StringBuilder(words.Length);
            foreach (var each in words)
            {
                var isSpace = each is ' ' or '\t' or '\r' or '\n';
                if (!isSpace || folded.Length == 0 || folded[^1] != ' ')
                {
                    folded.Append(isSpace ? ' ' : each);
                }
            }

            return folded.ToString();
        }

        private static string TextOf(XElement element, bool around)
        {
            var words = string.Concat(element.DescendantNodes().OfType<XText>().Select(each => each.Value));
            return KeepsSpace(element, around) ? words : Folded(words);
        }
    }
}
