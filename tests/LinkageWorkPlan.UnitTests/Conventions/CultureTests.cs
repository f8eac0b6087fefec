namespace LinkageWorkPlan.UnitTests.Conventions;

public class CultureTests
{
    [Theory]
    [InlineData("day.ToString(\"D\")")]
    [InlineData("day.ToString(\"d\")")]
    [InlineData("sum.ToString(\"N\")")]
    [InlineData("sum.ToString(\"N2\")")]
    [InlineData("sum.ToString(\"C\")")]
    [InlineData("share.ToString(\"P1\")")]
    [InlineData("day.ToString(\"dd/MM/yyyy\")")]
    [InlineData("$\"{day:d}\"")]
    [InlineData("$\"{day:dd/MM/yyyy}\"")]
    [InlineData("$\"{sum:N2}\"")]
    [InlineData("$\"{sum:#,##0.0}\"")]
    [InlineData("DateTime.Parse(typed)")]
    [InlineData("DateOnly.Parse(typed, culture)")]
    [InlineData("double.Parse(typed)")]
    [InlineData("decimal.TryParse(typed, out var number)")]
    [InlineData("var c = CultureInfo.CurrentCulture;")]
    [InlineData("var c = CultureInfo.CurrentUICulture;")]
    [InlineData("day.ToShortDateString()")]
    [InlineData("string.Format(words, 1.5)")]
    [InlineData("title.ToUpper()")]
    public void The_scan_finds(string planted) => Assert.NotNull(CultureScan.Fault(planted));

    [Theory]
    [InlineData("day.ToString(\"O\", CultureInfo.InvariantCulture)")]
    [InlineData("decimal.Parse(value, CultureInfo.InvariantCulture)")]
    [InlineData("string.Format(culture, words, 1)")]
    [InlineData("$\"f-{owner.Id:N}\"")]
    [InlineData("$\"{Guid.CreateVersion7():N}.html {pillar.Order:D2} {milliseconds:F0} ms\"")]
    [InlineData("$\"ngày {date.Day:00}\"")]
    [InlineData("$\"U+{CodePoint:X4}\"")]
    [InlineData("id.ToString()")]
    [InlineData("/// <summary>Not <c>ToString(\"D\")</c>.</summary>")]
    [InlineData("$\"{(isOpen ? \"a\" : \"b\")}\"")]
    public void The_scan_leaves_alone(string fine) => Assert.Null(CultureScan.Fault(fine));

    [Theory]
    [InlineData("new Date().toLocaleDateString()")]
    [InlineData("new Intl.NumberFormat('lo')")]
    [InlineData("names.sort((a, b) => a.localeCompare(b))")]
    public void The_scan_finds_in_a_script(string planted) => Assert.NotNull(CultureScan.FaultInScript(planted));

    [Fact]
    public void Nothing_is_formatted_or_read_by_the_culture_of_the_machine()
    {
        var code = Repository.TextFiles("src/", ".cs", ".razor").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.True(code.Count > 200, $"Only {code.Count} files were found");
        Assert.NotEmpty(Repository.LinesWhere(code, line => line.Contains("InvariantCulture", StringComparison.Ordinal)));
        var faults = Repository.LinesWhere(code, line => CultureScan.Fault(line) is not null);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void No_script_formats_or_sorts_by_the_language_of_the_browser()
    {
        var scripts = Repository.TextFiles("src/", ".js");
        Assert.True(scripts.Count >= 5, $"Only {scripts.Count} scripts were found");
        Assert.Empty(Repository.LinesWhere(scripts, line => CultureScan.FaultInScript(line) is not null));
    }
}
