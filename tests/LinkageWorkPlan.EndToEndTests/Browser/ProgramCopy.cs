namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>
/// The program in a folder of its own, for a test that changes its templates: what names the folder and what is changed are copied, the
/// rest leads to what was built.
/// </summary>
internal sealed class ProgramCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-program-");

    public ProgramCopy()
    {
        foreach (var file in new DirectoryInfo(Built).GetFiles())
        {
            if (file.Name.StartsWith("LinkageWorkPlan.Web.", StringComparison.Ordinal))
            {
                file.CopyTo(Path.Combine(Folder, file.Name));
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(Folder, file.Name), file.FullName);
            }
        }

        foreach (var each in new DirectoryInfo(Built).GetDirectories())
        {
            if (each.Name == "templates")
            {
                Copy(each, new DirectoryInfo(Path.Combine(Folder, each.Name)));
            }
            else
            {
                Directory.CreateSymbolicLink(Path.Combine(Folder, each.Name), each.FullName);
            }
        }
    }

    public string Folder => folder.FullName;

    /// <summary>The folder of the published program, where the script that runs all tests made it; null where tests are run by themselves.</summary>
    public static string? Published { get; } = Environment.GetEnvironmentVariable("LWP_PROGRAM") is { Length: > 0 } folder ? folder : null;

    /// <summary>The folder of the program that tests start: as it is published, or else as it was built with these tests.</summary>
    public static string Built { get; } = Published ?? Path.Combine(AppProcess.Project, "bin", AppProcess.Configuration, "net10.0");

    public string Template(params string[] path) => Path.Combine([Folder, "templates", .. path]);

    public void Dispose() => folder.Delete(recursive: true);

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (var file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var each in from.GetDirectories())
        {
            Copy(each, new DirectoryInfo(Path.Combine(to.FullName, each.Name)));
        }
    }
}
