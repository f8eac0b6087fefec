namespace LinkageWorkPlan.Fuzz;

/// <summary>A parser, or several that read the same kind of input.</summary>
/// <param name="Name">As in the table of docs/reliability.md.</param>
/// <param name="Covers">The methods it calls, as Type.Method.</param>
/// <param name="Seeds">Inputs that it accepts, or nearly: every other one is made from them.</param>
/// <param name="Run">Reads one input.</param>
/// <param name="Refuses">Whether a fault is how it says that an input is none.</param>
/// <param name="SizeMax">Of an input, in bytes: limits of size have tests of their own.</param>
/// <param name="Cost">About how many inputs a cheap parser reads in the same time.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<string> Covers, Func<IEnumerable<byte[]>> Seeds, Action<byte[]> Run, Func<Exception, bool> Refuses, int Cost = 1, int SizeMax = 256 * 1024)
{
    public override string ToString() => Name;
}
