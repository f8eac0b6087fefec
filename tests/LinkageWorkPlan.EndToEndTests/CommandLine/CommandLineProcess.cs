using System.Diagnostics;

namespace LinkageWorkPlan.EndToEndTests.CommandLine;

/// <summary>The program as a process of its own, without the settings of whoever runs the tests.</summary>
internal static class CommandLineProcess
{
    public static string Program { get; } = Path.Combine(Browser.ProgramCopy.Built, "LinkageWorkPlan.Web.dll");

    /// <summary>Runs dotnet in a folder; it has to end with 0.</summary>
    public static async Task RunAsync(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var setting in start.Environment.Keys.Where(each => each.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(setting);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await output}{await error}");
    }
}
