using System.Diagnostics;
using System.Globalization;

namespace LinkageWorkPlan.Fuzz;

/// <summary>Fuzz INPUTS [--seconds N] [--seed N] [--only NAME] [--findings FOLDER]: instruments a copy of itself, and gives all parsers inputs there.</summary>
internal static class FuzzCommand
{
    private static int Main(string[] args)
    {
        var at = Array.IndexOf(args, "--instrumented");
        if (at < 0)
        {
            var copy = Directory.CreateTempSubdirectory("lwp-fuzz-").FullName;
            try
            {
                foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
                {
                    var to = Path.Combine(copy, Path.GetRelativePath(AppContext.BaseDirectory, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(file, to);
                }

                Coverage.Instrument(copy);
                using var run = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(copy, "LinkageWorkPlan.Fuzz.dll"), .. args, "--instrumented"]))!;
                run.WaitForExit();
                return run.ExitCode;
            }
            finally
            {
                Directory.Delete(copy, recursive: true);
            }
        }

        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var found && found + 1 < args.Length ? args[found + 1] : null;
        long Number(string? words, long usual) => long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
        var inputs = Number(args[0], 0);
        var (seconds, seed, folder) = (Number(Option("--seconds"), long.MaxValue / 1000), (int)Number(Option("--seed"), 1), Option("--findings") ?? "findings");
        var targets = FuzzTargets.All.Where(each => Option("--only") is not { } only || each.Name.Contains(only, StringComparison.Ordinal)).ToList();
        Coverage.TurnOn();

        // Whatever never ends is named by its input.
        var (reading, since, name) = (Array.Empty<byte>(), Stopwatch.GetTimestamp(), string.Empty);
        using var watch = new Timer(_ =>
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref since)) > TimeSpan.FromSeconds(30))
            {
                Keep(new FuzzFinding(name, "hangs", "hangs", reading));
                Console.WriteLine($"{name} hangs: {Fuzzing.NameOf(reading)}");
                Environment.Exit(2);
            }
        }, null, 1000, 1000);

        var (all, worst) = (0L, 0);
        Console.WriteLine("| parser | inputs | seconds | kept for new branches | slowest, ms | most memory, MB | findings |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var target in targets)
        {
            name = target.Name;
            var most = Math.Max(1, inputs / target.Cost);
            var clock = Stopwatch.StartNew();
            var result = Fuzzing.Run(target, seed, count => count >= most || clock.Elapsed.TotalSeconds >= seconds, input =>
            {
                reading = input;
                Interlocked.Exchange(ref since, Stopwatch.GetTimestamp());
            });
            Interlocked.Exchange(ref since, Stopwatch.GetTimestamp());
            all += result.Inputs;
            worst += result.Findings.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Target} | {result.Inputs:N0} | {result.Took.TotalSeconds:N0} | {result.Kept:N0} | {result.SlowestMs:N0} | {result.LargestMb:N0} | {result.Findings.Count} |"));
            foreach (var finding in result.Findings)
            {
                Keep(finding);
                Console.Error.WriteLine($"{finding.Target}: {finding.Where} ({Fuzzing.NameOf(finding.Input)})");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all:N0} inputs, {worst} findings"));
        return worst == 0 ? 0 : 1;

        void Keep(FuzzFinding finding)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, $"{finding.Target.Replace(' ', '-')}-{finding.Kind}-{Fuzzing.NameOf(finding.Input)}"), finding.Input);
        }
    }
}
