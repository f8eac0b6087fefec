using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>A rendering that the group made before of the same or nearly the same words.</summary>
/// <param name="Percent">Likeness of the sources, 1 to 100; 100 only for equal words.</param>
/// <param name="Source">What it was made from, in the language to be translated from.</param>
/// <param name="IsChecked">A person of the native side checked it.</param>
public sealed record MemoryMatch(int Percent, string Source, string Words, bool IsChecked);

/// <summary>Finds in all texts of the group, and in what they were before, what helps to translate another.</summary>
internal static class TranslationMemory
{
    /// <summary>Percent below which a likeness helps nobody.</summary>
    public const int LeastPercent = 50;

    private const int MatchesMost = 5;
    private const int CandidatesMost = 200;
    private const int Pieces = 8;

    /// <summary>Folded characters of a piece: rare enough to tell texts apart, short enough to outlive an edit beside it.</summary>
    private const int PieceLength = 8;

    /// <summary>Text elements beyond which likeness is not worth its time: the translator works by sentences then.</summary>
    private const int LengthMost = 3000;

    public static async Task<IReadOnlyList<MemoryMatch>> FindAsync(VisibleDb db, TextRow row, Language target, CancellationToken cancel)
    {
        var (from, words) = (row.Text.Source, row.Text.For(row.Text.Source));
        if (words.Length is 0 or > LengthMost)
        {
            return [];
        }

        var key = TextEntries.SourceKeyOf(words);
        var exact = await db.DeskTextsWithFormer.Where(entry => entry.SourceKey == key).Take(CandidatesMost).Select(entry => new Known(entry.AggregateId, entry.Field, entry.IsFormer, entry.Text)).ToListAsync(cancel);
        var near = PiecesOf(SearchKey.Folded(words)) is { Count: > 0 } pieces
            ? await db.ContainingAnyWithFormer(pieces).Take(CandidatesMost).Select(entry => new Known(entry.AggregateId, entry.Field, entry.IsFormer, entry.Text)).ToListAsync(cancel)
            : [];
        return
        [
            .. exact.Concat(near)
                .Where(each => each.IsFormer || (each.AggregateId, each.Field) != (row.Id, row.Field))
                .Where(each => each.Text[from] is not null && each.Text[target] is not null && each.Text.IsReady(target) && each.Text.IsReady(from))
                .Where(each => each.Text[target]!.Text != row.Text[target]?.Text)
                .Select(each => new MemoryMatch(Similarity.Percent(words, each.Text[from]!.Text), each.Text[from]!.Text, each.Text[target]!.Text, each.Text.StateOf(target) is RenderingState.Checked or RenderingState.Source))
                .Where(each => each.Percent >= LeastPercent)
                .OrderByDescending(each => each.Percent).ThenByDescending(each => each.IsChecked).ThenBy(each => each.Words.Length)
                .DistinctBy(each => each.Words)
                .Take(MatchesMost),
        ];
    }

    /// <summary>Pieces of a folded text: a text that is like it holds at least one of them.</summary>
    internal static IReadOnlyList<string> PiecesOf(string folded)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var at = 0; at <= folded.Length; at++)
        {
            var ends = at == folded.Length || (at - start >= PieceLength && (folded[at] is ' ' or '\n' || folded[at - 1] > '\u0E80'));
            if (!ends)
            {
                continue;
            }

            var piece = folded[start..at].Trim();
            if (piece.Length >= WorkPlanDb.MinIndexedLength)
            {
                pieces.Add(piece);
            }

            start = at;
        }

        var step = Math.Max(1, (pieces.Count + Pieces - 1) / Pieces);
        return [.. pieces.Where((_, index) => index % step == 0).Distinct()];
    }

    private sealed record Known(Guid AggregateId, string Field, bool IsFormer, LocalizedText Text);
}
