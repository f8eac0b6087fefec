using System.Numerics;
using System.Runtime.InteropServices;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>How alike two texts of one language are, as translation memories count it.</summary>
public static class Similarity
{
    /// <summary>Nothing but case and spaces differs.</summary>
    public const int Folded = 99;

    /// <summary>Characters up to which the order of all characters counts; of longer texts only their pairs of neighbours are counted.</summary>
    public const int MostCharacters = 12_000;

    /// <summary>
    /// 0–100: 100 only where both are the same text once normalised (two empty ones too), <see cref="Folded"/> where only case or
    /// spaces differ, otherwise at most 98: twice the characters that are in both in the same order, out of all. The same
    /// whichever comes first. Texts that have nothing to do with each other reach 50 by their common letters; 75 is the usual
    /// threshold of a translation memory.
    /// </summary>
    public static int Percent(string? one, string? other)
    {
        var (first, second) = (TextNormalizer.Normalize(one), TextNormalizer.Normalize(other));
        if (first == second)
        {
            return 100;
        }

        var (a, b) = (Fold(first), Fold(second));
        if (a == b)
        {
            return Folded;
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var percent = a.Length <= MostCharacters && b.Length <= MostCharacters
            ? 200L * CommonLength(a, b) / (a.Length + b.Length)
            : CommonPairs(a, b);
        return (int)Math.Min(percent, Folded - 1);
    }

    private static string Fold(string text) => string.Concat(text.ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Length of the longest common subsequence, 64 characters at a time (Hyyrö 2004): one bit for each character of <paramref name="a"/>.</summary>
    private static int CommonLength(string a, string b)
    {
        var words = (a.Length + 63) / 64;
        var places = new Dictionary<char, ulong[]>();
        for (var i = 0; i < a.Length; i++)
        {
            ref var bits = ref CollectionsMarshal.GetValueRefOrAddDefault(places, a[i], out _);
            bits ??= new ulong[words];
            bits[i / 64] |= 1UL << (i % 64);
        }

        var open = new ulong[words];
        Array.Fill(open, ulong.MaxValue);
        foreach (var c in b)
        {
            if (!places.TryGetValue(c, out var matches))
            {
                continue;
            }

            var carry = 0UL;
            for (var i = 0; i < words; i++)
            {
                var hit = open[i] & matches[i];
                var sum = open[i] + hit;
                var over = sum < hit ? 1UL : 0UL;
                sum += carry;
                carry = over | (sum < carry ? 1UL : 0UL);
                open[i] = sum | (open[i] & ~matches[i]);
            }
        }

        // Bits above the text's length never match and stay set.
        return (64 * words) - open.Sum(each => BitOperations.PopCount(each));
    }

    private static long CommonPairs(string a, string b)
    {
        var (inA, inB) = (Pairs(a), Pairs(b));
        return 200L * inA.Sum(each => Math.Min(each.Value, inB.GetValueOrDefault(each.Key))) / (a.Length + b.Length - 2);
    }

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 1; i < text.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(pairs, (text[i - 1], text[i]), out _)++;
        }

        return pairs;
    }
}
