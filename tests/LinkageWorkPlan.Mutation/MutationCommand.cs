using System.Collections.Concurrent;

namespace LinkageWorkPlan.Mutation;

/// <summary>
/// Mutation DOMAIN.DLL REPORT.JSON FOLDER [--again]: tries each change that Stryker compiled into the assembly with the tests that reach it, in a copy of itself,
/// and writes <c>survivors.txt</c> and <c>mutants.txt</c> to the folder. With <c>--again</c> those that were noticed the last time are left out.
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

        if (args is not [var assembly, var report, var folder, .. ([] or ["--again"])])
        {
            Console.Error.WriteLine("Use: Mutation DOMAIN.DLL REPORT.JSON FOLDER [--again]");
            return 2;
        }

        // In the repository: some tests read its files.
        var copy = Path.Combine(Path.GetFullPath(folder), "copy");
        if (Directory.Exists(copy))
        {
            // Of a run that was ended.
            Directory.Delete(copy, recursive: true);
        }

        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(AppContext.BaseDirectory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }

            File.Copy(assembly, Path.Combine(copy, "LinkageWorkPlan.Domain.dll"), overwrite: true);
            var mutants = Mutant.Of(report);
            var again = args.Length > 3 ? Results.UnnoticedIn(folder) : null;
            return Run(copy, again is null ? mutants : [.. mutants.Where(each => again.Contains(each.Place))], folder);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static int Run(string copy, IReadOnlyList<Mutant> mutants, string folder)
    {
        using var first = new WorkerProcess(copy);
        var tests = first.Cover();
        first.End();
        if (tests.Where(each => !each.Passes).ToList() is { Count: > 0 } failing)
        {
            Console.Error.WriteLine($"Without any change these fail:\n{string.Join('\n', failing.Select(each => each.Name))}");
            return 1;
        }

        var reached = tests.SelectMany(test => test.Reaches.Select(id => (id, test))).ToLookup(each => each.id, each => each.test);
        Console.WriteLine($"{tests.Count} tests, {mutants.Count} changes, {mutants.Count(each => reached.Contains(each.Id))} of them reached");
        var results = new ConcurrentDictionary<Mutant, string>();
        var left = new ConcurrentQueue<Mutant>(mutants);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(() => Work(copy, left, reached, results), TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(workers);

        var all = new Results(mutants, results);
        all.Write(folder);
        all.Print();
        return 0;
    }

    private static void Work(string copy, ConcurrentQueue<Mutant> left, ILookup<int, UnitTest> reached, ConcurrentDictionary<Mutant, string> results)
    {
        using var worker = new WorkerProcess(copy);
        while (left.TryDequeue(out var mutant))
        {
            var tests = reached[mutant.Id].ToList();
            results[mutant] = tests.Count == 0 ? Results.Unreached : worker.Try(mutant.Id, tests);
            if (results.Count % 500 == 0)
            {
                Console.WriteLine($"{results.Count} tried");
            }
        }
    }
}
