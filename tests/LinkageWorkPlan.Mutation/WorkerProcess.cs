using System.Diagnostics;
using System.Globalization;

namespace LinkageWorkPlan.Mutation;

/// <summary>A process that runs tests for this one. What takes too long, or ends it, is said as such; the next thing to do starts another.</summary>
internal sealed class WorkerProcess(string folder) : IDisposable
{
    /// <summary>More than any test needs: a list that grows without end fails instead of filling the machine.</summary>
    private static readonly long MostMemory = 1L << 31;

    private Process? process;

    /// <summary>Whether the process has done something already, whose traces a test might meet.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>All tests, each with the changes that it reaches.</summary>
    public IReadOnlyList<UnitTest> Cover()
    {
        var tests = new List<UnitTest>();
        for (var answer = Ask("cover", TimeSpan.FromMinutes(5)); answer != "end"; answer = Read(TimeSpan.FromMinutes(5)))
        {
            var words = answer.Split(' ');
            if (words[0] != "test")
            {
                throw new InvalidOperationException($"The tests cannot be run: {answer}.");
            }

            tests.Add(new UnitTest(
                int.Parse(words[1], CultureInfo.InvariantCulture), words[2], bool.Parse(words[3]), TimeSpan.FromMilliseconds(int.Parse(words[4], CultureInfo.InvariantCulture)),
                [.. words[5].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => int.Parse(each, CultureInfo.InvariantCulture))]));
        }

        return tests;
    }

    /// <summary>Makes one change and runs the tests, quick ones first, until one fails: <c>survived</c>, <c>killed NAME</c>, <c>timeout NAME</c>, or <c>crashed</c>.</summary>
    public string Try(int mutant, IReadOnlyList<UnitTest> tests)
    {
        var quick = tests.OrderBy(each => each.Took).ThenBy(each => each.Number).ToList();
        var line = $"try {mutant} {string.Join(' ', quick.Select(each => $"{each.Number}:{each.Limit.TotalMilliseconds:0}"))}";
        var limit = quick.Aggregate(TimeSpan.FromMinutes(1), (sum, each) => sum + each.Limit);
        var wasUsed = IsUsed;
        var answer = Ask(line, limit);
        if (answer.Split(' ')[0] is "soiled" or "timeout" or "crashed")
        {
            // A change made before may have left something behind: only a process that made no other says whether it was this one.
            End();
            if (wasUsed)
            {
                answer = Ask(line, limit);
                End();
            }
        }

        return answer.Replace("soiled ", "killed ", StringComparison.Ordinal);
    }

    /// <summary>Ends the process; the next thing to do starts another.</summary>
    public void End()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        (process, IsUsed) = (null, false);
    }

    public void Dispose() => End();

    private string Ask(string line, TimeSpan limit)
    {
        process ??= Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(folder, "LinkageWorkPlan.Mutation.dll"), "--worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("X", CultureInfo.InvariantCulture) },
        })!;
        if (!IsUsed)
        {
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
        }

        IsUsed = true;
        process.StandardInput.WriteLine(line);
        return Read(limit);
    }

    private string Read(TimeSpan limit)
    {
        var line = process!.StandardOutput.ReadLineAsync();
        if (!line.Wait(limit))
        {
            End();
            return "timeout";
        }

        if (line.Result is { } answer)
        {
            return answer;
        }

        End();
        return "crashed";
    }
}
