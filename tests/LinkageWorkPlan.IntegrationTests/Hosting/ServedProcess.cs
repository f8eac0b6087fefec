using System.Diagnostics;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>The real program serving the database of a <see cref="TestHost"/> from a process of its own, which is killed at the end.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ServedProcess(Process process, string folder) =>
        (this.process, this.folder, output, errors) = (process, folder, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <param name="environment">Of the process alone, as for what it trusts.</param>
    /// <param name="settings">As on a command line, without the leading dashes.</param>
    public static ServedProcess Start(TestHost host, IReadOnlyList<(string Name, string Value)> environment, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-served-").FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [ProgramRun.File, .. TestHost.Settings(host.Database, host.Connection, folder), "--Demo:Enabled=true", "--urls=http://127.0.0.1:0", .. settings.Select(each => "--" + each)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServedProcess(Process.Start(start)!, folder);
    }

    /// <summary>Sends it a signal, as STOP or CONT.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <returns>What it wrote.</returns>
    public async Task<string> KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
