using System.Diagnostics;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>One run of the real program, as from a console.</summary>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it printed on the error output.</param>
public sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    /// <summary>Longer than any wait the program allows itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The program as it is published, where the script that runs all tests made it; or else beside its own pages, built as these tests were (Debug or Release).</summary>
    public static string File { get; } = Environment.GetEnvironmentVariable("LWP_PROGRAM") is { Length: > 0 } published ? Path.Combine(published, "LinkageWorkPlan.Web.dll") : Path.Combine(
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.Parent!.FullName,
        "src", "LinkageWorkPlan.Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "LinkageWorkPlan.Web.dll");

    /// <param name="arguments">Command, options, settings.</param>
    public static Task<ProgramRun> Async(params string[] arguments) => Async([], arguments);

    /// <exception cref="TimeoutException">It did not end by itself.</exception>
    public static async Task<ProgramRun> Async(IReadOnlyList<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [File, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        return new ProgramRun(process.ExitCode, await output, await error);
    }

    /// <summary>It failed, and said why in one sentence without a stack trace.</summary>
    public void AssertRefused(params string[] sayings)
    {
        Assert.Equal(1, ExitCode);
        Assert.Equal(string.Empty, Out);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(sayings, each => Assert.Contains(each, Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
