using System.Runtime.InteropServices;
using SharpFuzz;
using SharpFuzz.Common;

namespace LinkageWorkPlan.Fuzz;

/// <summary>Which branches an input reached, where the program's assemblies are instrumented (SharpFuzz); else every input counts as known.</summary>
internal static unsafe class Coverage
{
    private const int Size = 65536;

    private static readonly byte* Map = (byte*)NativeMemory.AllocZeroed(Size);
    private static readonly byte[] Seen = new byte[Size];
    private static bool isOn;

    /// <summary>Instruments the program's assemblies in a copy of the program.</summary>
    public static void Instrument(string folder)
    {
        foreach (var name in new[] { "Domain", "Reports", "Web" })
        {
            foreach (var _ in Fuzzer.Instrument(Path.Combine(folder, $"LinkageWorkPlan.{name}.dll"), type => !type.Contains("Migrations", StringComparison.Ordinal), Options.Value))
            {
            }
        }
    }

    public static void TurnOn()
    {
        Trace.SharedMem = Map;
        isOn = true;
    }

    public static void Clear()
    {
        if (isOn)
        {
            new Span<byte>(Map, Size).Clear();
            Trace.PrevLocation = 0;
        }
    }

    /// <summary>Whether a branch was reached more often than ever before, in steps of powers of two.</summary>
    public static bool IsNew()
    {
        if (!isOn)
        {
            return false;
        }

        var isNew = false;
        var words = new ReadOnlySpan<ulong>(Map, Size / sizeof(ulong));
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (var at = word * sizeof(ulong); at < (word + 1) * sizeof(ulong); at++)
            {
                var step = (byte)(32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Map[at]));
                if (step > Seen[at])
                {
                    Seen[at] = step;
                    isNew = true;
                }
            }
        }

        return isNew;
    }
}
