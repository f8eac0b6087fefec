using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>A place where a text uses a term.</summary>
/// <param name="Start">In UTF-16 units of the text as given.</param>
/// <param name="Length">At least 1.</param>
/// <param name="Terms">Those with these words, by group and id: more than one where two groups share them. Never empty.</param>
public sealed record TermHit(int Start, int Length, IReadOnlyList<TermEntry> Terms)
{
    public TermEntry Term => Terms[0];

    public int End => Start + Length;
}

/// <summary>
/// Finds terms in texts of one language, whatever their case and spelling (<see cref="FoldedText"/>): Vietnamese and English as whole words,
/// Lao also inside unspaced text, but never half a syllable. Made once for many texts; safe to use from several threads.
/// </summary>
public sealed class TermFinder
{
    private readonly Node root = new();

    public TermFinder(IEnumerable<TermEntry> terms, Language language)
    {
        foreach (var term in terms.DistinctBy(each => each.Id).OrderBy(each => each.Group).ThenBy(each => each.Id))
        {
            foreach (var form in term.Forms(language))
            {
                Add(FoldedText.WithMarks(form), term);
            }
        }
    }

    /// <summary>In the order of the text, none over another: of two that overlap the longer one, of equals the first.</summary>
    /// <param name="text">In its stored form (<see cref="TextNormalizer"/>).</param>
    public IReadOnlyList<TermHit> Find(string text) => Find(text, out _);

    /// <summary>The ids of all terms whose words are in the text, those inside longer terms too.</summary>
    public IReadOnlySet<Guid> Used(string text)
    {
        var folded = FoldedText.WithMarks(text);
        return Candidates(folded, out _).SelectMany(each => each.Terms).Select(each => each.Id).ToHashSet();
    }

    /// <param name="steps">How many letters were looked at: grows with the text and the longest term, not with the number of terms.</param>
    internal IReadOnlyList<TermHit> Find(string text, out int steps)
    {
        var folded = FoldedText.WithMarks(text);
        var taken = new bool[folded.Length];
        var hits = new List<TermHit>();
        foreach (var (start, end, terms) in Candidates(folded, out steps).OrderByDescending(each => each.End - each.Start).ThenBy(each => each.Start))
        {
            if (Array.IndexOf(taken, true, start, end - start) < 0)
            {
                Array.Fill(taken, true, start, end - start);
                hits.Add(new TermHit(folded.StartOf(start), folded.EndOf(end - 1) - folded.StartOf(start), terms));
            }
        }

        hits.Sort((one, other) => one.Start.CompareTo(other.Start));
        return hits;
    }

    private List<(int Start, int End, IReadOnlyList<TermEntry> Terms)> Candidates(FoldedText text, out int steps)
    {
        var found = new List<(int, int, IReadOnlyList<TermEntry>)>();
        steps = 0;
        for (var start = 0; start < text.Length; start++)
        {
            if (!text.IsBoundary(start))
            {
                continue;
            }

            var node = root;
            for (var end = start; end < text.Length && node.Next.TryGetValue(text[end], out node); steps++)
            {
                end++;
                if (node.Terms.Count > 0 && text.IsBoundary(end))
                {
                    found.Add((start, end, node.Terms));
                }
            }
        }

        return found;
    }

    private void Add(FoldedText form, TermEntry term)
    {
        var node = root;
        for (var i = 0; i < form.Length; i++)
        {
            node = node.Next.TryGetValue(form[i], out var next) ? next : node.Next[form[i]] = new Node();
        }

        if (node != root && !node.Terms.Contains(term))
        {
            node.Terms.Add(term);
        }
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<TermEntry> Terms { get; } = [];
    }
}
