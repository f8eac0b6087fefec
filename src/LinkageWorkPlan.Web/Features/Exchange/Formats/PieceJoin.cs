using System.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Puts a text together again that a tool cut into pieces. Pieces of spaces alone stand between those that have words.</summary>
internal static class PieceJoin
{
    /// <summary>What may have stood between two pieces: most often a space, as between two sentences.</summary>
    private static readonly string[] Between = [" ", string.Empty, "\n"];

    /// <summary>Places whose every combination is tried.</summary>
    private const int PlacesMax = 6;

    /// <summary>The spaces between each two pieces that have words; empty where the file has none.</summary>
    public static List<string> Gaps(IEnumerable<string> pieces)
    {
        var gaps = new List<string>();
        StringBuilder? gap = null;
        foreach (var piece in pieces)
        {
            if (string.IsNullOrWhiteSpace(piece))
            {
                gap?.Append(piece);
                continue;
            }

            if (gap is not null)
            {
                gaps.Add(gap.Append(piece.AsSpan(0, piece.Length - piece.TrimStart().Length)).ToString());
            }

            gap = new StringBuilder(piece[piece.TrimEnd().Length..]);
        }

        return gaps;
    }

    /// <summary>Fills the gaps of which the file says nothing, by the fingerprint of the whole text.</summary>
    /// <returns>False where no filling gives that text; the gaps are left as they were.</returns>
    public static bool Fill(List<string> gaps, IReadOnlyList<string> pieces, string? fingerprint)
    {
        int[] open = [.. gaps.Index().Where(each => each.Item.Length == 0).Select(each => each.Index)];
        if (open.Length == 0)
        {
            return true;
        }

        foreach (var filling in fingerprint is null ? [] : Fillings(open.Length))
        {
            List<string> filled = [.. gaps];
            foreach (var (at, place) in open.Index())
            {
                filled[place] = filling[at];
            }

            if (Fingerprint.OfText(TextNormalizer.Normalize(Join(pieces, filled))) == fingerprint)
            {
                gaps.Clear();
                gaps.AddRange(filled);
                return true;
            }
        }

        return false;
    }

    /// <summary>One text; where two pieces with words touch, the gap of that place comes between.</summary>
    public static string Join(IReadOnlyList<string> pieces, IReadOnlyList<string> gaps)
    {
        var words = new StringBuilder();
        var place = -1;
        foreach (var piece in pieces.Where(each => each.Length > 0))
        {
            if (string.IsNullOrWhiteSpace(piece))
            {
                words.Append(piece);
                continue;
            }

            if (place >= 0 && place < gaps.Count && !char.IsWhiteSpace(words[^1]) && !char.IsWhiteSpace(piece[0]))
            {
                words.Append(gaps[place]);
            }

            words.Append(piece);
            place++;
        }

        return words.ToString();
    }

    private static IEnumerable<string[]> Fillings(int places)
    {
        foreach (var each in Between)
        {
            yield return [.. Enumerable.Repeat(each, places)];
        }

        var count = places > PlacesMax ? 0 : (int)Math.Pow(Between.Length, places);
        for (var number = 0; number < count; number++)
        {
            var rest = number;
            var filling = new string[places];
            for (var at = 0; at < places; at++)
            {
                filling[at] = Between[rest % Between.Length];
                rest /= Between.Length;
            }

            yield return filling;
        }
    }
}
