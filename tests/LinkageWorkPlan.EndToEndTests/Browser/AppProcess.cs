using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>The program itself in a process of its own, with the demo's data on SQLite in a folder of its own.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The demo's data are made once; each program gets a copy.</summary>
    private static readonly Lazy<Task<string>> Seeded = new(SeedAsync);

    private readonly ConcurrentQueue<string> said = new();
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-e2e-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    private AppProcess()
    {
    }

    public string Address => $"http://127.0.0.1:{port}";

    /// <summary>A connection string of its database.</summary>
    public string Database => $"Data Source={Path.Combine(folder, "linkage-work-plan.db")};Pooling=false";

    /// <summary>What the program has written so far: for the message of a test that fails.</summary>
    public string Said => string.Join('\n', said);

    public static async Task<AppProcess> StartAsync()
    {
        var app = new AppProcess();
        foreach (var file in Directory.GetFiles(await Seeded.Value, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(app.folder, Path.GetRelativePath(await Seeded.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await app.RunAsync();
        return app;
    }

    /// <summary>As a power cut would: the process is killed and started again on the same data and port.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await RunAsync();
    }

    public async Task EndAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    public async Task RunAsync()
    {
        process = Launch(folder, Address);
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> SeedAsync()
    {
        var data = Directory.CreateTempSubdirectory("lwp-e2e-seed-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data, recursive: true);
        using var seeding = Launch(data, "http://127.0.0.1:0", "seed");
        var (output, errors) = (seeding.StandardOutput.ReadToEndAsync(), seeding.StandardError.ReadToEndAsync());
        await seeding.WaitForExitAsync();
        return seeding.ExitCode == 0 ? data : throw new InvalidOperationException($"The demo could not be made:\n{await output}{await errors}");
    }

    private static Process Launch(string data, string address, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Project, "bin", Configuration, "net10.0", "LinkageWorkPlan.Web.dll"), .. arguments])
        {
            // Its pages and templates it finds wherever it is started.
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Urls"] = address,
                ["Data__Path"] = data,
                ["Demo__Enabled"] = "true",
                ["Database__Provider"] = "Sqlite",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        start.Environment.Remove("ConnectionStrings__Default");
        return Process.Start(start)!;
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(150))
        {
            if (process!.HasExited)
            {
                break;
            }

            try
            {
                if ((await client.GetAsync($"{Address}/account/sign-in")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"The program did not start. It said:\n{Said}");
    }

    internal static string Project => Path.Combine(Root(), "src", "LinkageWorkPlan.Web");

    /// <summary>Built in the configuration in which these tests were built.</summary>
    internal static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    internal static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "LinkageWorkPlan.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("Run these tests from a checkout.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
