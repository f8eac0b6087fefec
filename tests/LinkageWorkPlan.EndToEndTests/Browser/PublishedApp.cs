using System.Diagnostics;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>The program as it is published: its files compressed and kept by browsers, which is what people are served.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    /// <summary>With it the program tells what it did.</summary>
    public const string MetricsToken = "a-token-of-these-tests";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-published-");

    public AppProcess App { get; private set; } = null!;

    /// <summary>Where it was published to.</summary>
    public string Program { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        Program = ProgramCopy.Published ?? await PublishAsync();
        App = await AppProcess.StartAsync(Program, ("Telemetry:MetricsToken", MetricsToken));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Where the script that runs all tests has not done it.</summary>
    private async Task<string> PublishAsync()
    {
        using var publishing = Process.Start(new ProcessStartInfo("/bin/bash", [Path.Combine(AppProcess.Root(), "scripts", "publish.sh"), folder.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (publishing.StandardOutput.ReadToEndAsync(), publishing.StandardError.ReadToEndAsync());
        await publishing.WaitForExitAsync();
        return publishing.ExitCode == 0 ? folder.FullName : throw new InvalidOperationException($"It could not be published:\n{await output}{await errors}");
    }
}
