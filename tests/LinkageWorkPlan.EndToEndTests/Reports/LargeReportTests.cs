using LinkageWorkPlan.EndToEndTests.CommandLine;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The report of a plan of 400 tasks, which has about a hundred pages.</summary>
public sealed class LargeReportTests : IDisposable
{
    private const int SizeMax = 3_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-large-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_report_of_400_tasks_is_small_enough_for_a_mail_and_still_tells_every_cell()
    {
        await CommandLineProcess.RunAsync(folder, [CommandLineProcess.Program, "seed", "--tasks", "400", "--Demo:Enabled=true"]);
        await CommandLineProcess.RunAsync(folder, [CommandLineProcess.Program, "report", "--plan", "BIG-400", "--period", "2026-H1", "--edition", "joint", "--out", "400.pdf", "--Demo:Enabled=true"]);
        var pdf = await File.ReadAllBytesAsync(Path.Combine(folder, "400.pdf"));

        Assert.InRange(pdf.Length, 500_000, SizeMax);

        // Without its text, which is asked for cell by cell and takes a minute; that cells say what they hold is seen in the report of the demo.
        var structure = await Poppler.ReadAsync(pdf, "pdfinfo", "-struct");
        Assert.True(structure.Split("TD:").Length > 4000, "The cells of 400 tasks are tagged.");
        Assert.InRange((await Poppler.PagesAsync(pdf)).Length, 50, 90);
        await Poppler.ReadAsync(pdf, "qpdf", "--check");
    }
}
