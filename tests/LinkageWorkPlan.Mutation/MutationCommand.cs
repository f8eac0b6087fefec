using System.Collections.Concurrent;

namespace LinkageWorkPlan.Mutation;

/// <summary>
/// Mutation DOMAIN.DLL REPORT.JSON FOLDER: tries each change that Stryker compiled into the assembly with the tests that reach it, in a copy of itself,
/// and writes <c>survivors.txt</c> and <c>mutants.txt</c> to the folder.
/// </summary>
internal static class MutationCommand
{
    private static int Main(string[] args)
    {
        if (args is ["--worker"])
        {
            Worker.Serve();
            return 0;
        }

        if (args is not [var assembly, var report, var folder])
        {
            Console.Error.WriteLine("Use: Mutation DOMAIN.DLL REPORT.JSON FOLDER");
            return 2;
        }

        // In the repository: some tests read its files.
        var copy = Path.Combine(Path.GetFullPath(folder), "copy");
        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(AppContext.BaseDirectory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }

            File.Copy(assembly, Path.Combine(copy, "LinkageWorkPlan.Domain.dll"), overwrite: true);
            return Run(copy, Mutant.Of(report), folder);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static int Run(string copy, IReadOnlyList<Mutant> mutants, string folder)
    {
        using var first = new WorkerProcess(copy);
        var all = first.Cover();
        first.End();
        if (all.Where(each => !each.Passes).ToList() is { Count: > 0 } failing)
        {
            Console.Error.WriteLine($"Without any change these fail:\n{string.Join('\n', failing.Select(each => each.Name))}");
            return 1;
        }

        var reached = all.SelectMany(test => test.Reaches.Select(id => (id, test))).ToLookup(each => each.id, each => each.test);
        Console.WriteLine($"{all.Count} tests, {mutants.Count} changes, {mutants.Count(each => reached.Contains(each.Id))} of them reached");
        var results = new ConcurrentDictionary<Mutant, string>();
        var left = new ConcurrentQueue<Mutant>(mutants);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(() => Work(copy, left, reached, results), TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(workers);

        File.WriteAllLines(Path.Combine(folder, "mutants.txt"), mutants.Select(each => Line(each, results[each])));
        File.WriteAllLines(Path.Combine(folder, "survivors.txt"), mutants.Where(each => results[each] is "survived" or "reached by no test").Select(each => Line(each, results[each])));
        Console.WriteLine("\n| folder | changes | noticed | of these by taking too long | not noticed | reached by no test | score |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var part in mutants.ToLookup(each => each.Folder).OrderBy(each => each.Key, StringComparer.Ordinal).Concat(mutants.ToLookup(_ => "all")))
        {
            int Count(params string[] of) => part.Count(each => of.Contains(results[each].Split(' ')[0]));
            var noticed = Count("killed", "crashed", "timeout");
            Console.WriteLine(FormattableString.Invariant(
                $"| {part.Key} | {part.Count()} | {noticed} | {Count("timeout")} | {Count("survived")} | {Count("reached")} | {100.0 * noticed / part.Count():0.0} % |"));
        }

        return 0;
    }

    private static string Line(Mutant mutant, string result) => $"{mutant.File}:{mutant.Line}:{mutant.Column}\t{result}\t{mutant.Kind}\t{Short(mutant.Was)}\t{Short(mutant.Now)}";

    private static string Short(string words) => words.Length <= 120 ? words : words[..120];

    private static void Work(string copy, ConcurrentQueue<Mutant> left, ILookup<int, UnitTest> reached, ConcurrentDictionary<Mutant, string> results)
    {
        using var worker = new WorkerProcess(copy);
        while (left.TryDequeue(out var mutant))
        {
            var tests = reached[mutant.Id].ToList();
            results[mutant] = tests.Count == 0 ? "reached by no test" : worker.Try(mutant.Id, tests);
            if (results.Count % 500 == 0)
            {
                Console.WriteLine($"{results.Count} tried");
            }
        }
    }
}
