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
    private readonly SemaphoreSlim spoken = new(0);
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-e2e-").FullName;
    private readonly int port = FreePort();
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
    private Process? process;

    private AppProcess()
    {
    }

    /// <summary>Folder of the program; a test that changes its files has it <see cref="ProgramCopy"/>.</summary>
    private string Program { get; init; } = ProgramCopy.Built;

    public string Address => $"http://127.0.0.1:{port}";

    /// <summary>A connection string of its database, where that is a file of its own.</summary>
    public string Database => $"Data Source={Path.Combine(folder, "linkage-work-plan.db")};Pooling=false";

    /// <summary>What the program has written so far: for the message of a test that fails.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Its number in the system, for what is done to a process from outside.</summary>
    public int Id => process!.Id;

    public static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings) => StartAsync(ProgramCopy.Built, settings);

    /// <param name="program">Folder of the program.</param>
    /// <param name="settings">As on the command line, without the leading dashes.</param>
    public static async Task<AppProcess> StartAsync(string program, params (string Name, string Value)[] settings) => await StartAsync(program, await Seeded.Value, settings);

    /// <summary>Another program, with a copy of what this one has in its folder; this one has ended.</summary>
    /// <param name="settings">As on the command line, without the leading dashes.</param>
    public Task<AppProcess> StartCopyAsync(params (string Name, string Value)[] settings) => StartAsync(Program, folder, settings);

    private static async Task<AppProcess> StartAsync(string program, string data, (string Name, string Value)[] settings)
    {
        var app = new AppProcess { Program = program };
        Array.ForEach(settings, each => app.Set(each.Name, each.Value));
        foreach (var file in Directory.GetFiles(data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(app.folder, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await app.RunAsync();
        return app;
    }

    /// <summary>From its next start on.</summary>
    /// <param name="name">As on the command line, without the leading dashes.</param>
    /// <param name="value">Null for what the program takes by itself.</param>
    public void Set(string name, string? value)
    {
        settings.Remove(name);
        if (value is not null)
        {
            settings[name] = value;
        }
    }

    /// <summary>Waits until it has written a line with these words so many times.</summary>
    public async Task SaysAsync(string words, int times)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (said.Count(line => line.Contains(words, StringComparison.Ordinal)) < times)
        {
            try
            {
                await spoken.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"The program did not say \"{words}\" {times} times. It said:\n{Said}", exception);
            }
        }
    }

    /// <summary>Sends requests to its database from here, beside it, as its people: what a walk does not have to click through.</summary>
    public async Task ArrangeAsync(Func<Arranger, Task> arrange)
    {
        await using var arranger = new Arranger(folder, settings.GetValueOrDefault("Database:Provider", "Sqlite"), settings.GetValueOrDefault("ConnectionStrings:Default", Database));
        await arrange(arranger);
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
        process = Launch(Program, folder, Address, settings);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        spoken.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> SeedAsync()
    {
        var data = Directory.CreateTempSubdirectory("lwp-e2e-seed-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data, recursive: true);
        using var seeding = Launch(ProgramCopy.Built, data, "http://127.0.0.1:0", new Dictionary<string, string>(StringComparer.Ordinal), "seed");
        var (output, errors) = (seeding.StandardOutput.ReadToEndAsync(), seeding.StandardError.ReadToEndAsync());
        await seeding.WaitForExitAsync();
        return seeding.ExitCode == 0 ? data : throw new InvalidOperationException($"The demo could not be made:\n{await output}{await errors}");
    }

    private static Process Launch(string program, string data, string address, Dictionary<string, string> settings, params string[] arguments)
    {
        // Whatever writes to a full disk is answered with an error, and not ended by the system for it.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", Path.Combine(program, "LinkageWorkPlan.Web.dll"), .. arguments, .. settings.Select(each => $"--{each.Key}={each.Value}")])
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

    private void Hear(string? line)
    {
        if (line is not null)
        {
            said.Enqueue(line);
            spoken.Release();
        }
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
