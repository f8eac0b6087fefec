using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Settings;
using Microsoft.Data.Sqlite;

namespace LinkageWorkPlan.IntegrationTests.CommandLine;

/// <summary>What keeps the program from starting is one plain sentence, exit code 1, and nothing half done.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-start-").FullName;

    private string DatabaseFile => Path.Combine(folder, "linkage-work-plan.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        (await ProgramRun.Async("--urls", $"http://localhost:{port}", $"--Data:Path={folder}")).AssertRefused($"Port {port} is already used");
        Assert.False(File.Exists(DatabaseFile));
    }

    [Theory]
    [InlineData("http://localhost:99999")]
    [InlineData("localhost")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:508O")]
    public async Task An_address_that_is_none(string urls)
    {
        (await ProgramRun.Async("--urls", urls, $"--Data:Path={folder}")).AssertRefused("is not an address");
        Assert.False(File.Exists(DatabaseFile));
    }

    [Fact]
    public async Task An_address_of_another_machine() =>
        (await ProgramRun.Async("--urls", "http://192.0.2.1:5080", $"--Data:Path={folder}")).AssertRefused("cannot be served from this machine");

    [Fact]
    public async Task A_data_folder_that_cannot_be_written()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "x");
        (await ProgramRun.Async("migrate", $"--Data:Path={Path.Combine(file, "data")}")).AssertRefused("cannot be written to");
    }

    [Fact]
    public async Task A_file_that_is_no_database_and_is_left_as_it_is()
    {
        var words = string.Join('\n', Enumerable.Repeat("these are not the tables you look for", 200));
        await File.WriteAllTextAsync(DatabaseFile, words);
        (await ProgramRun.Async("migrate", $"--Data:Path={folder}")).AssertRefused("is not a database of this program");
        Assert.Equal(words, await File.ReadAllTextAsync(DatabaseFile));
    }

    [Fact]
    public async Task A_database_that_another_program_writes()
    {
        await using var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=false");
        await other.OpenAsync();
        await using (var begin = new SqliteCommand("PRAGMA journal_mode = WAL; CREATE TABLE Other (Id INTEGER); BEGIN EXCLUSIVE;", other))
        {
            await begin.ExecuteNonQueryAsync();
        }

        (await ProgramRun.Async("migrate", $"--Data:Path={folder}")).AssertRefused("is being written by another program");
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_does_not_keep_the_next_from_starting()
    {
        await using (var killed = new SqliteConnection($"Data Source={DatabaseFile};Pooling=false"))
        {
            await killed.OpenAsync();
            await using var left = new SqliteCommand("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01');", killed);
            await left.ExecuteNonQueryAsync();
        }

        var run = await ProgramRun.Async("migrate", $"--Data:Path={folder}");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_server_that_does_not_answer()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        (await ProgramRun.Async("migrate", "--Database:Provider=Postgres", $"--ConnectionStrings:Default=Host=127.0.0.1;Port={port};Username=x;Password=y;Database=z", $"--Data:Path={folder}"))
            .AssertRefused($"127.0.0.1:{port} does not answer");
    }

    [Fact]
    public async Task A_server_without_its_address() =>
        (await ProgramRun.Async("migrate", "--Database:Provider=Postgres", $"--Data:Path={folder}")).AssertRefused("ConnectionStrings:Default is not set");

    [Fact]
    public async Task A_machine_without_the_data_of_languages()
    {
        (await ProgramRun.Async([("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")], "migrate", $"--Data:Path={folder}")).AssertRefused("install ICU");
        Assert.False(File.Exists(DatabaseFile));
    }

    [Fact]
    public void Templates_that_are_missing()
    {
        Directory.CreateDirectory(Path.Combine(folder, "fonts"));
        Directory.CreateDirectory(Path.Combine(folder, "mails"));
        var refusal = Assert.Throws<StartupException>(() => TemplatesFolder.Require(folder));
        Assert.Contains(Path.Combine(folder, "reports"), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_cannot_be_used_is_named_with_its_line()
    {
        var templates = Path.Combine(folder, "templates");
        foreach (var file in Directory.EnumerateFiles(TemplatesFolder.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(templates, Path.GetRelativePath(TemplatesFolder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Assert.NotNull(TemplatesFolder.Read(templates));
        var edition = Path.Combine(templates, "reports", "editions", "lao.json");
        File.WriteAllText(edition, File.ReadAllText(edition).Replace("\"points\"", "\"dots\"", StringComparison.Ordinal));
        var refusal = Assert.Throws<StartupException>(() => TemplatesFolder.Read(templates));
        Assert.Contains($"The template {edition}, line 1, cannot be used: the key \"points\" is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_s_accounts_without_the_demo()
    {
        await TestDatabases.NewAsync(Database.Sqlite, Filling.Demo, folder, Path.GetFileName(DatabaseFile));
        (await ProgramRun.Async("--urls", "http://127.0.0.1:0", $"--Data:Path={folder}")).AssertRefused("Demo:Enabled is false");
    }
}
