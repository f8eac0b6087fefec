using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Web.CommandLine;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.IntegrationTests.CommandLine;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-command-").FullName;

    private string Data => $"--Data:Path={folder}";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The demo's data as the program finds them in its folder: made once for all tests, since making them takes seconds.</summary>
    private async Task SeedAsync() => await TestDatabases.NewAsync(Database.Sqlite, Filling.Demo, folder, "linkage-work-plan.db");

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed")]
    [InlineData("create-admin")]
    [InlineData("report")]
    [InlineData("plan")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("register")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Every_command_says_what_it_does(string command)
    {
        var run = await ProgramRun.Async([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("Usage:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sevre")]
    [InlineData("--demo")]
    [InlineData("migrate", "now")]
    public async Task What_is_not_understood_is_said_and_nothing_is_done(params string[] line)
    {
        (await ProgramRun.Async([.. line, Data])).AssertRefused("is neither a command nor an option nor a setting");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_missing_option_is_named()
    {
        var run = await ProgramRun.Async("create-admin", "--email", "a@b.vn", Data);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_makes_the_database_and_a_second_time_changes_nothing()
    {
        var (first, second) = (await ProgramRun.Async("migrate", Data), await ProgramRun.Async("migrate", Data));
        Assert.Equal((0, string.Empty), (first.ExitCode, first.Error));
        Assert.Contains("is up to date", first.Out, StringComparison.Ordinal);
        Assert.Equal((0, "The database was up to date."), (second.ExitCode, second.Out.Trim()));
    }

    [Fact]
    public async Task The_demo_is_put_into_an_empty_database_only_and_only_when_it_is_allowed()
    {
        (await ProgramRun.Async("seed", Data)).AssertRefused("only with Demo:Enabled=true");
        Assert.Equal(0, (await ProgramRun.Async("seed", Data, "--Demo:Enabled=true")).ExitCode);
        (await ProgramRun.Async("seed", Data, "--Demo:Enabled=true")).AssertRefused("empty one only");
    }

    [Fact]
    public async Task An_administrator_is_made_with_a_one_time_address_and_only_once()
    {
        string[] line = ["create-admin", "--email", "quan.tri@example.vn", "--name", "Quản trị", "--side", "vietnam", Data];
        var run = await ProgramRun.Async(line);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Matches(@"http://localhost:5080/setup/[A-Za-z0-9_-]{43}\s*$", run.Out);
        (await ProgramRun.Async(line)).AssertRefused("quan.tri@example.vn");
    }

    [Fact]
    public async Task The_register_of_a_year_is_written_as_a_workbook()
    {
        var (book, with) = (Path.Combine(folder, "register.xlsx"), new[] { Data, "--Demo:Enabled=true" });
        await SeedAsync();
        Assert.Equal((0, string.Empty), await EndAsync(["register", "--side", "laos", "--language", "lo", "--out", book, .. with]));
        Assert.True(new FileInfo(book).Length > 2000);
        (await ProgramRun.Async(["register", "--out", Path.Combine(folder, "register.csv"), .. with])).AssertRefused("--out ends with .xlsx");
        var run = await ProgramRun.Async(["register", "--year", "0", "--out", book, .. with]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--year is a year", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_written_and_taken_in_and_ends_with_0_only_where_nothing_is_refused()
    {
        string[] with = [Data, "--Demo:Enabled=true"];
        var (json, empty, filled, wrong) = (Path.Combine(folder, "plan.json"), Path.Combine(folder, "plan.xlsx"), Path.Combine(folder, "filled.xlsx"), Path.Combine(folder, "wrong.xlsx"));
        var late = Path.Combine(folder, "late.xlsx");
        await SeedAsync();
        Assert.Equal((0, string.Empty), await EndAsync("export", "--plan", "2026-2027", "--out", json, with[0], with[1]));
        Assert.Contains("\"code\":\"2026-2027\"", await File.ReadAllTextAsync(json), StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), await EndAsync("export", "--plan", "2026-2027", "--view", "status=delayed&side=laos", "--language", "lo", "--out", empty, with[0], with[1]));
        Assert.Equal((0, string.Empty), await EndAsync("export", "--plan", "2026-2027", "--view", "late", "--language", "en", "--out", late, with[0], with[1]));
        Assert.True(new FileInfo(late).Length > 2000);
        (await ProgramRun.Async("export", "--plan", "1999", "--view", "late", "--out", late, with[0], with[1])).AssertRefused("There is no plan 1999");
        (await ProgramRun.Async("export", "--plan", "1999", "--out", empty, with[0], with[1])).AssertRefused("There is no plan 1999");
        (await ProgramRun.Async("export", "--plan", "2026-2027", "--out", Path.Combine(folder, "plan.doc"), with[0], with[1])).AssertRefused(".xlsx or .json");
        (await ProgramRun.Async("export", "--plan", "2026-2027", "--view", "satus=delayed", "--out", empty, with[0], with[1])).AssertRefused("--view knows no \"satus\", but view, q, pillar, side");
        (await ProgramRun.Async("export", "--plan", "2026-2027", "--view", "status=late", "--out", empty, with[0], with[1])).AssertRefused("status is one of notstarted, ontrack");
        (await ProgramRun.Async("export", "--plan", "2026-2027", "--view", "late&group=owner", "--out", empty, with[0], with[1])).AssertRefused("--view knows no \"group\"");

        Assert.Equal((0, string.Empty), await EndAsync("export", "--plan", "2026-2027", "--view", "view=calendar&span=quarter&month=2026-05", "--language", "en", "--out", late, with[0], with[1]));
        Assert.All(Books.CellsOf(await File.ReadAllBytesAsync(late)).Where(row => row[0].Length > 0), row => Assert.InRange(int.Parse(row[0], CultureInfo.InvariantCulture), 46113, 46203));

        await File.WriteAllBytesAsync(filled, Books.Of(
            Books.Table(BookSheet.Tasks, ["Code", "Title.Vi"], ["A7", "Việc mới"]),
            Books.Table(BookSheet.Indicators, ["Code", "Title.Vi", "Unit.Vi", "Targets.2028"], ["I99", "Số đoàn", "đoàn", 4])));
        var dry = await ProgramRun.Async("import", "--plan", "2028", filled, "--dry-run", with[0], with[1]);
        Assert.Equal((0, string.Empty), (dry.ExitCode, dry.Error));
        Assert.Contains("New  Tasks!B2  A7  Title (Vietnamese)  – → Việc mới", dry.Out, StringComparison.Ordinal);
        var run = await ProgramRun.Async("import", "--plan", "2028", filled, "--as", "secretary.vn@demo.lwp", with[0], with[1]);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith(dry.Out.Split('\n')[0], run.Out, StringComparison.Ordinal);
        Assert.Contains("New  Indicators!D2  I99  Target 2028  – → 4", dry.Out, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(wrong, Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Title.Vi", "Start"], ["A8", "Việc khác", "mai"])));
        var refused = await ProgramRun.Async("import", "--plan", "2028", wrong, with[0], with[1]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Refused  Tasks!C2  A8  Start", refused.Out, StringComparison.Ordinal);
        var again = await ProgramRun.Async("import", "--plan", "2028", filled, "--dry-run", with[0], with[1]);
        Assert.Equal((0, string.Empty), (again.ExitCode, again.Error));
        Assert.DoesNotContain("A7", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_one_database_holds_goes_into_another_and_into_an_empty_one_only()
    {
        var (zip, other) = (Path.Combine(folder, "all.zip"), $"--Data:Path={Path.Combine(folder, "other")}");
        (await ProgramRun.Async("export", "--all", "--out", zip, other)).AssertRefused("There is nothing in this database");
        Assert.Equal((false, false), (File.Exists(zip), File.Exists(Path.Combine(folder, "other", "linkage-work-plan.db"))));
        await SeedAsync();
        (await ProgramRun.Async("export", "--all", "--plan", "2026-2027", "--out", zip, Data)).AssertRefused("--plan and --view do not go with it");
        await File.WriteAllTextAsync($"{zip}.part", "left by another run");
        Assert.Equal((0, string.Empty), await EndAsync("export", "--all", "--out", zip, Data));
        Assert.False(File.Exists($"{zip}.part"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(zip) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        (await ProgramRun.Async("import", "--all", zip, "--dry-run", other)).AssertRefused("--dry-run do not go with it");
        var taken = await ProgramRun.Async("import", "--all", zip, other);
        Assert.Equal((0, string.Empty), (taken.ExitCode, taken.Error));
        Assert.Matches(@"admin\.vn@demo\.lwp  http://localhost:5080/setup/[A-Za-z0-9_-]{43}\s", taken.Out);
        (await ProgramRun.Async("import", "--all", zip, other)).AssertRefused("into an empty database only");
        Assert.Equal((0, string.Empty), await EndAsync("export", "--plan", "2026-2027", "--out", Path.Combine(folder, "plan.json"), other));
    }

    [Fact]
    public async Task Of_a_file_that_could_not_be_written_whole_nothing_is_left()
    {
        var file = new FileInfo(Path.Combine(folder, "all.zip"));
        await Assert.ThrowsAsync<StartupException>(() => OutputFile.WritePrivateAsync(file, async to =>
        {
            await to.WriteAsync("half"u8.ToArray());
            throw new StartupException("Too large.");
        }));
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static async Task<(int, string)> EndAsync(params string[] line)
    {
        var run = await ProgramRun.Async(line);
        return (run.ExitCode, run.Error);
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_named_and_no_file_is_written()
    {
        var file = Path.Combine(folder, "report.pdf");
        await SeedAsync();
        (await ProgramRun.Async("report", "--plan", "2026-2027", "--period", "2026-Q9", "--out", file, Data)).AssertRefused("There is no report 2026-Q9");
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_report_without_the_browser_s_driver_says_what_to_do_and_writes_no_file()
    {
        var file = Path.Combine(folder, "report.pdf");
        await SeedAsync();
        var run = await ProgramRun.Async(
            [("PLAYWRIGHT_DRIVER_SEARCH_PATH", folder)], "report", "--plan", "2026-2027", "--period", "2026-H1", "--out", file, Data, "--Demo:Enabled=true");
        run.AssertRefused("driver does not start", "Install the program again");
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_report_on_an_empty_database_brings_the_demo_with_it()
    {
        var file = Path.Combine(folder, "report.pdf");
        var run = await ProgramRun.Async("report", "--plan", "2026-2027", "--period", "2026-H1", "--edition", "joint", "--out", file, Data, "--Demo:Enabled=true");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_or_an_amendment_that_is_not_there_is_named_and_no_file_is_written()
    {
        var file = Path.Combine(folder, "plan.pdf");
        await SeedAsync();
        (await ProgramRun.Async("plan", "--plan", "1999", "--out", file, Data)).AssertRefused("There is no plan 1999");
        (await ProgramRun.Async("plan", "--plan", "2026-2027", "--amendment", "7", "--out", file, Data)).AssertRefused("There is no amendment 7 of a plan 2026-2027");
        Assert.NotEqual(0, (await ProgramRun.Async("plan", "--plan", "2026-2027", "--amendment", "0", "--out", file, Data)).ExitCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_plan_is_printed_in_one_language_with_the_signatures_that_it_has()
    {
        var (file, page) = (Path.Combine(folder, "plan.pdf"), Path.Combine(folder, "plan.html"));
        await SeedAsync();
        var run = await ProgramRun.Async("plan", "--plan", "2026-2027", "--edition", "vietnamese", "--out", file, "--html", page, Data, "--Demo:Enabled=true");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(page);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"vi\">", html, StringComparison.Ordinal);
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        Assert.Equal(2, body.Split("Đã ký điện tử lúc").Length - 1);

        // Head, tables, annexes and signatures: nothing but the name of the other side's co-chair, which has one spelling, is in another language.
        var name = LaoOf(DemoAccounts.All.Single(each => each is { Role: Role.CoChair, Side: Side.Laos }).Name);
        Assert.Equal(name, LaoOf(body));
    }

    /// <summary>The Lao letters alone, since words are printed with marks of where a line may break.</summary>
    private static string LaoOf(string words) => string.Concat(words.Where(each => each is >= '\u0E80' and <= '\u0EFF'));
}
