using LinkageWorkPlan.EndToEndTests.Browser;

namespace LinkageWorkPlan.EndToEndTests.CommandLine;

/// <summary>Files and data lie in the folder in which one stands, in every way of starting the program.</summary>
public sealed class WhereOneStandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-stand-").FullName;

    private string Report => Path.Combine(folder, "report.pdf");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_example_of_the_first_page_prints_the_report_there()
    {
        var line = (await File.ReadAllLinesAsync(Path.Combine(AppProcess.Root(), "README.md"))).Single(each => each.StartsWith("dotnet run", StringComparison.Ordinal) && each.Contains(" report ", StringComparison.Ordinal));
        var arguments = line.Split(' ')[2..].Select(each => each == "src/LinkageWorkPlan.Web" ? AppProcess.Project : each);
        await RunAsync(["run", "--no-build", "-c", AppProcess.Configuration, .. arguments]);
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(Report))[..5]);
        AssertAllIsHere();
    }

    [Fact]
    public async Task A_program_that_is_started_by_its_file_keeps_its_data_there()
    {
        await RunAsync([CommandLineProcess.Program, "migrate"]);
        AssertAllIsHere();
    }

    private void AssertAllIsHere()
    {
        Assert.True(File.Exists(Path.Combine(folder, "data", "linkage-work-plan.db")));
        Assert.False(Directory.Exists(Path.Combine(AppProcess.Project, "data")));
        Assert.False(File.Exists(Path.Combine(AppProcess.Project, "report.pdf")));
    }

    private Task RunAsync(IEnumerable<string> arguments) => CommandLineProcess.RunAsync(folder, arguments);
}
