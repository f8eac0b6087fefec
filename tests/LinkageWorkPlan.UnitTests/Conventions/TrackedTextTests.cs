using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What no file of the repository may say. The words looked for are put together here, or this file would be found.</summary>
public partial class TrackedTextTests
{
    private static readonly IReadOnlyList<string> Everything = Repository.TextFiles();
    private static readonly IReadOnlyList<string> Code = Repository.TextFiles(string.Empty, ".cs", ".razor", ".js", ".css", ".sh");

    [Fact]
    public void All_kinds_of_files_are_looked_at()
    {
        Assert.True(Everything.Count > 40, $"Only {Everything.Count} files were found under {Repository.Root}");
        Assert.All(
            ["README.md", ".ci/run", "Directory.Packages.props", "scripts/test.sh", "src/LinkageWorkPlan.Web/Program.cs", "docs/architecture.md"],
            path => Assert.Contains(path, Everything));
        Assert.Contains("tests/LinkageWorkPlan.UnitTests/Conventions/TrackedTextTests.cs", Code);
    }

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        // Packages come from whatever registry a machine is configured with; a host in a file would overrule that.
        string[] hosts = ["nu" + "get.org", "npm" + "js.org", "npm" + "js.com", "py" + "pi.org", "deb." + "debian.org", "myget" + ".org"];
        Assert.Empty(Repository.LinesWhere(Everything, line => hosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [InlineData("see /ho" + "me/somebody/notes.md", true)]
    [InlineData("cd '/wo" + "rk/main'", true)]
    [InlineData(@"C:\Us" + @"ers\somebody", true)]
    [InlineData("src/LinkageWorkPlan.Web/wwwroot/css", false)]
    [InlineData("/usr/bin/chromium", false)]
    [InlineData("/plans/2026-2027/tasks/A1", false)]
    public void A_path_of_one_machine_is_distinguished_from_other_paths(string line, bool isOne) =>
        Assert.Equal(isOne, MachinePath().IsMatch(line));

    [Fact]
    public void No_file_holds_a_path_of_one_machine() =>
        Assert.Empty(Repository.LinesWhere(Everything, line => MachinePath().IsMatch(line)));

    [Fact]
    public void No_test_is_skipped()
    {
        var tests = Repository.TextFiles("tests/", ".cs");
        Assert.NotEmpty(Repository.LinesWhere(tests, line => line.Trim() == "[Fact]"));
        Assert.Empty(Repository.LinesWhere(tests, line => SkippedTest().IsMatch(line)));
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        string[] marks = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME", "HA" + "CK"];
        var marked = new Regex(@"\b(" + string.Join('|', marks) + @")\b", RegexOptions.CultureInvariant);
        Assert.Matches(marked, "// " + marks[1] + ": later");
        Assert.Empty(Repository.LinesWhere(Code, marked.IsMatch));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_.~-])/(wo[r]k|ho[m]e|Us[e]rs|ro[o]t|fa[r]m|tm[p])/[A-Za-z0-9]|[A-Z]:\\Us[e]rs\\", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bSk[i]p\s*=\s*""", RegexOptions.CultureInvariant)]
    private static partial Regex SkippedTest();
}
