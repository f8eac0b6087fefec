using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LinkageWorkPlan.UnitTests.Conventions;

public class RoomsTests
{
    private const int MostLines = 300;
    private const int WidestLine = 160;
    private const string SeveralDeclarations = @"[\w-]+: [^;]+;\s*([\w-]+:|\})|\{\s*[\w-]+: [^;]+;";
    private static readonly IReadOnlyList<string> Code = [.. Repository.TextFiles(string.Empty, ".cs", ".razor").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))];

    [Fact]
    public void A_file_holds_one_thing_and_is_not_longer_than_300_lines()
    {
        Assert.True(Code.Count > 10, $"Only {Code.Count} files of code were found");
        var tooLong = Code
            .Select(path => (path, lines: File.ReadLines(Repository.FullPath(path)).Count()))
            .Where(file => file.lines > MostLines)
            .ToList();
        Assert.Empty(tooLong);
    }

    /// <summary>Razor is for what is drawn.</summary>
    [Fact]
    public void Code_of_more_than_60_lines_stands_beside_its_page()
    {
        var pages = Repository.TextFiles("src/", ".razor");
        var lengths = pages.Select(path => (path, lines: File.ReadLines(Repository.FullPath(path)).SkipWhile(line => !line.StartsWith("@code", StringComparison.Ordinal)).Count() - 2)).ToList();
        Assert.Contains(lengths, each => each.lines is > 5 and <= 60);
        Assert.DoesNotContain(lengths, each => each.lines > 60);
    }

    [Fact]
    public void Styles_scripts_and_pages_are_read_without_scrolling_aside_and_a_style_has_one_declaration_a_line()
    {
        var styles = Repository.TextFiles("src/", ".css");
        var all = styles.Concat(Repository.TextFiles("src/", ".js", ".razor")).ToList();
        Assert.NotEmpty(Repository.LinesWhere(all, line => line.Length is > 130 and <= WidestLine));
        Assert.Empty(Repository.LinesWhere(all, line => line.Length > WidestLine));
        Assert.NotEmpty(Repository.LinesWhere(styles, line => line.EndsWith(';')));
        Assert.Matches(SeveralDeclarations, ".field { gap: 4px; }");
        Assert.Empty(Repository.LinesWhere(styles, line => Regex.IsMatch(line, SeveralDeclarations)));
    }

    [Fact]
    public void No_room_is_named_after_nothing_in_particular()
    {
        string[] names = ["Common", "Helpers", "Managers", "Services", "Utils", "Misc"];
        var rooms = Code.SelectMany(path => path.Split('/').SkipLast(1)).Distinct().ToList();
        Assert.Contains("Texts", rooms);
        Assert.Empty(rooms.Intersect(names, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_domain_stands_alone()
    {
        var project = XDocument.Parse(Repository.Read("src/LinkageWorkPlan.Domain/LinkageWorkPlan.Domain.csproj"));
        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.DoesNotContain(project.Descendants(), each => each.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
    }

    [Fact]
    public void Every_version_of_a_package_stands_in_one_place()
    {
        var projects = Repository.TextFiles(string.Empty, ".csproj");
        Assert.True(projects.Count >= 6, "Fewer projects were found than there are");
        var references = projects
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("PackageReference"))
            .ToList();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, each => each.Attribute("Version") is not null || each.Attribute("VersionOverride") is not null);
    }
}
