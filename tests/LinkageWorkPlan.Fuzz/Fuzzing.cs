using System.Diagnostics;
using System.Security.Cryptography;

namespace LinkageWorkPlan.Fuzz;

/// <summary>An input that a parser did not take as it should.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Where">By which two findings are told apart.</param>
public sealed record FuzzFinding(string Target, string Kind, string Where, byte[] Input);

/// <param name="Kept">Inputs that reached code which no other had reached.</param>
public sealed record FuzzResult(string Target, long Inputs, TimeSpan Took, int Kept, double SlowestMs, double LargestMb, IReadOnlyList<FuzzFinding> Findings);

/// <summary>Gives a parser inputs, and looks at what it does with them.</summary>
public static class Fuzzing
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    public const long BytesMax = 256L * 1024 * 1024;

    private const int CorpusMax = 4000;
    private const int FindingsMax = 20;

    /// <param name="isDone">Asked with the number of inputs so far.</param>
    /// <param name="begun">Told each input before it is read; null for nobody.</param>
    public static FuzzResult Run(FuzzTarget target, int seed, Func<long, bool> isDone, Action<byte[]>? begun = null)
    {
        var corpus = target.Seeds().ToList();
        var mutator = new Mutator(seed, target.SizeMax);
        var findings = new Dictionary<string, FuzzFinding>();
        var (count, kept, slowest, largest, total) = (0L, 0, 0.0, 0L, Stopwatch.StartNew());
        var first = corpus.Count;
        while (!isDone(count) && findings.Count < FindingsMax)
        {
            var input = count < first ? corpus[(int)count] : mutator.Next(corpus);
            count++;
            begun?.Invoke(input);
            Coverage.Clear();
            var (fault, took, bytes) = Read(target, input);
            if (count > first && Coverage.IsNew() && corpus.Count < CorpusMax)
            {
                corpus.Add(input);
                kept++;
            }

            // The first ones are slow because of what is compiled and loaded for them; what is slow once may have waited for the machine.
            if (took > Longest)
            {
                took = new[] { took, Read(target, input).Took, Read(target, input).Took }.Min();
            }

            (slowest, largest) = (Math.Max(slowest, count > first ? took.TotalMilliseconds : 0), Math.Max(largest, bytes));
            var (kind, where) = fault is not null && !target.Refuses(fault) ? (fault.GetType().Name, $"{fault.GetType().Name} {PlaceOf(fault)}")
                : took > Longest ? ("slow", "slow") : bytes > BytesMax ? ("large", "large") : (null, null);
            if (kind is not null)
            {
                findings.TryAdd(where!, new FuzzFinding(target.Name, kind, where!, input));
            }
        }

        return new FuzzResult(target.Name, count, total.Elapsed, kept, slowest, largest / 1024.0 / 1024, [.. findings.Values]);
    }

    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];

    /// <summary>Allocated bytes, all together: no less than what it ever held.</summary>
    private static (Exception? Fault, TimeSpan Took, long Bytes) Read(FuzzTarget target, byte[] input)
    {
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        Exception? fault = null;
        try
        {
            target.Run(input);
        }
        catch (Exception caught)
        {
            fault = caught;
        }

        return (fault, Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string PlaceOf(Exception fault) =>
        fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("LinkageWorkPlan", StringComparison.Ordinal))?.Trim() ?? fault.StackTrace?.Split('\n')[0].Trim() ?? string.Empty;
}
