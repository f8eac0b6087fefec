using System.Diagnostics;
using LinkageWorkPlan.IntegrationTests.Hosting;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.CommandLine;

/// <summary>A setting that is wrong is one plain sentence, exit code 1, and nothing half done.</summary>
public sealed class SettingFailureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-setting-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Demo:Enabled", "ja", "it can be true or false")]
    [InlineData("Printing:TimeoutSeconds", "x", "it can be a whole number.")]
    [InlineData("Mail:AttachPdf", "x", "it can be true or false.")]
    [InlineData("Mail:Encryption", "x", "it can be StartTls, Tls, None.")]
    [InlineData("Printing:TimeoutSeconds", "3601", "a whole number from 1 to 3600")]
    [InlineData("Printing:Concurrency", "0", "a whole number from 1 to 16")]
    [InlineData("Printing:Letterhead", "Ministry", "Group, Institute")]
    [InlineData("Logging:LogLevel:Default", "Loud", "it can be Trace, Debug")]
    [InlineData("Database:Provider", "Oracle", "it can be Sqlite or Postgres")]
    [InlineData("Site:Address", "reports.example.org", "write the whole address under which people open the pages")]
    [InlineData("Site:Address", "https://example.org/?a=1", "write the whole address under which people open the pages")]
    [InlineData("Seal:TimeStampUrl", "ftp://example.org", "write the address of a time stamp service")]
    [InlineData("Seal:LongTerm", "Always", "write None, Wanted or Required")]
    [InlineData("Seal:LongTerm", "2", "write None, Wanted or Required")]
    public async Task A_value_that_is_none(string setting, string value, string saying)
    {
        (await ProgramRun.Async($"--{setting}={value}", $"--Data:Path={folder}")).AssertRefused($"{setting} is '{value}'; ", saying);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Validation_data_that_cannot_be_asked_for()
    {
        (await ProgramRun.Async("--Seal:LongTerm=Required", $"--Data:Path={folder}")).AssertRefused("Seal:LongTerm is 'Required', but Seal:TimeStampUrl is not set");
        (await ProgramRun.Async("--Seal:Laos:CrlUrl=http://a.example.org/list, ldap://b.example.org", $"--Data:Path={folder}")).AssertRefused("Seal:Laos:CrlUrl holds 'ldap://b.example.org'; write the address of a list");
        (await ProgramRun.Async("--Seal:TimeStampAuthorities=none.pem", $"--Data:Path={folder}")).AssertRefused("Seal:TimeStampAuthorities is 'none.pem', which is no file of certificates");
    }

    [Theory]
    [InlineData("Sqlite", "somewhere")]
    [InlineData("Sqlite", "Host=localhost;Database=linkage")]
    [InlineData("Sqlite", "Data Source=:memory:")]
    [InlineData("Sqlite", "Data Source=x.db;Mode=Loose")]
    [InlineData("Postgres", "somewhere")]
    [InlineData("Postgres", "Host=localhost;Port=many")]
    [InlineData("Postgres", "Database=linkage;Username=linkage")]
    public async Task A_connection_string_that_is_none(string provider, string connection)
    {
        var run = await ProgramRun.Async($"--Database:Provider={provider}", $"--ConnectionStrings:Default={connection}", $"--Data:Path={folder}");
        run.AssertRefused("ConnectionStrings:Default cannot be read", "write it as in ");
    }

    [Fact]
    public async Task A_password_that_is_wrong()
    {
        var server = new NpgsqlConnectionStringBuilder(TestDatabases.Server()) { Password = "not-this-one" };
        var run = await ProgramRun.Async("migrate", "--Database:Provider=Postgres", $"--ConnectionStrings:Default={server}", $"--Data:Path={folder}");
        run.AssertRefused($"does not let the user {server.Username} in", "check the user and the password");
        Assert.DoesNotContain("not-this-one", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_a_folder_that_is_not_there_is_reported_at_once()
    {
        var missing = Path.Combine(folder, "none");
        var watch = Stopwatch.StartNew();
        (await ProgramRun.Async("migrate", $"--ConnectionStrings:Default=Data Source={Path.Combine(missing, "work.db")}", $"--Data:Path={folder}"))
            .AssertRefused($"The folder {missing} of the database is not there", "set ConnectionStrings:Default");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 9);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task A_database_in_a_place_that_cannot_be_written_is_reported_at_once()
    {
        // Linux lets nobody make a file there, not even root.
        var watch = Stopwatch.StartNew();
        (await ProgramRun.Async("migrate", "--ConnectionStrings:Default=Data Source=/proc/work.db", $"--Data:Path={folder}")).AssertRefused("The folder /proc of the database cannot be written to", "or set Data:Path");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 9);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_database() =>
        (await ProgramRun.Async("migrate", $"--ConnectionStrings:Default=Data Source={folder}", $"--Data:Path={Path.Combine(folder, "data")}")).AssertRefused($"{folder} is a folder");

    [Fact]
    public async Task Another_start_that_is_changing_the_database()
    {
        await using var held = new FileStream(Path.Combine(folder, "linkage-work-plan.db.upgrading"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        (await ProgramRun.Async("migrate", $"--Data:Path={folder}")).AssertRefused("Another start of this program is changing the database");
    }

    [Fact]
    public async Task A_secure_address_without_a_certificate() =>
        (await ProgramRun.Async("--urls", "https://127.0.0.1:0", $"--Data:Path={folder}")).AssertRefused("cannot be served", "Set Urls to another");
}
