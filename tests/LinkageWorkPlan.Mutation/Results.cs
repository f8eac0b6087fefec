using System.Globalization;

namespace LinkageWorkPlan.Mutation;

/// <summary>What was found out of each change, in files and in words.</summary>
internal sealed class Results(IReadOnlyList<Mutant> mutants, IReadOnlyDictionary<Mutant, string> results)
{
    public const string Unreached = "reached by no test";

    /// <summary>The result of a change that survived, or that no test reaches.</summary>
    public static bool IsUnnoticed(string result) => result is "survived" or Unreached;

    /// <summary>Those that were not noticed by the run that left its files in the folder.</summary>
    public static IReadOnlySet<string> UnnoticedIn(string folder) =>
        File.ReadLines(Path.Combine(folder, "mutants.txt")).Where(each => IsUnnoticed(each.Split('\t')[1])).Select(each => each.Split('\t')[0]).ToHashSet();

    /// <summary><c>mutants.txt</c>, and <c>survivors.txt</c> with the reasons.</summary>
    public void Write(string folder)
    {
        var reasons = Reason.All();
        var survivors = mutants.Where(each => IsUnnoticed(results[each])).Select(each => (Mutant: each, Reason: reasons.FirstOrDefault(reason => reason.Explains(each)))).ToList();
        File.WriteAllLines(Path.Combine(folder, "mutants.txt"), mutants.Select(Line));
        File.WriteAllLines(Path.Combine(folder, "survivors.txt"), survivors.Select(each => $"{Line(each.Mutant)}\t{each.Reason?.Words}"));
        Console.WriteLine($"{survivors.Count} were not noticed, {survivors.Count(each => each.Reason is null)} of them without a reason in reasons.tsv");
        foreach (var old in reasons.Except(survivors.Select(each => each.Reason).OfType<Reason>()).Where(each => mutants.Any(mutant => mutant.File == each.File)))
        {
            Console.WriteLine($"Explains nothing any more: {old.File} {old.Was}");
        }
    }

    /// <summary>A row for each folder of the project.</summary>
    public void Print()
    {
        Console.WriteLine("\n| folder | changes | noticed | of these by taking too long | not noticed | reached by no test | score |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var part in mutants.ToLookup(each => each.Folder).OrderBy(each => each.Key, StringComparer.Ordinal).Concat(mutants.ToLookup(_ => "all")))
        {
            int Count(Func<string, bool> matches) => part.Count(each => matches(results[each]));
            var noticed = Count(each => !IsUnnoticed(each));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {part.Key} | {part.Count()} | {noticed} | {Count(each => each.StartsWith("timeout", StringComparison.Ordinal))} | {Count(each => each == "survived")} | {Count(each => each == Unreached)} | {100.0 * noticed / part.Count():0.0} % |"));
        }
    }

    private string Line(Mutant mutant) => $"{mutant.Place}\t{results[mutant]}\t{mutant.Kind}\t{mutant.Was}\t{mutant.Now}";
}
