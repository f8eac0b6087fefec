using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public sealed class ReportTemplatesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("templates-");

    public ReportTemplatesTests()
    {
        foreach (var part in new[] { "reports", "fonts" })
        {
            folder.CreateSubdirectory(part);
            foreach (var file in Directory.EnumerateFiles(Repository.FullPath($"templates/{part}")))
            {
                File.Copy(file, Path.Combine(folder.FullName, part, Path.GetFileName(file)));
            }
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Those_of_the_repository_are_whole()
    {
        var templates = new ReportTemplates(folder.FullName);
        Assert.Equal("ສະບັບຮ່າງ", templates.Wording[WordingKeys.Draft].For(Language.Lo));
        Assert.All(WordingKeys.All, key => Assert.All(Languages.All, language => Assert.True(templates.Wording[key].IsReady(language))));
        Assert.Equal(6, templates.FontFaces.Split("src:url(data:font/").Length - 1);
    }

    [Theory]
    [InlineData("reports/wording.json")]
    [InlineData("reports/report.css")]
    [InlineData("reports/charts.css")]
    [InlineData("fonts/LiberationSerif-Regular.ttf")]
    [InlineData("fonts/phetsarath-lao-700-normal.woff2")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(PathOf(file));
        Assert.Contains(Path.GetFileName(file), Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Draft\"", "\"Drift\"", "the entry \"Draft\" is missing")]
    [InlineData("\"lo\": \"ສະບັບຮ່າງ\"", "\"lo\": \" \"", "the entry \"Draft\" has no \"lo\"")]
    [InlineData("\"lo\": \"ອີງຕາມ {0}\"", "\"lo\": \"ອີງຕາມ\"", "the entry \"Report.Basis\" must have the same places")]
    [InlineData("{\n  \"Draft\"", "\n  \"Draft\"", "wording.json cannot be used")]
    public void A_broken_wording_says_what_to_mend(string before, string after, string problem)
    {
        var path = PathOf("reports/wording.json");
        var wording = File.ReadAllText(path);
        Assert.Contains(before, wording, StringComparison.Ordinal);
        File.WriteAllText(path, wording.Replace(before, after, StringComparison.Ordinal));
        Assert.Contains(problem, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("body { background: url(https://example.com/x.png) }")]
    [InlineData("@import 'x.css';")]
    [InlineData("</style><script>")]
    public void A_style_sheet_that_reaches_outside_is_refused(string css)
    {
        File.AppendAllText(PathOf("reports/report.css"), css);
        Assert.Contains("report.css", Refusal(), StringComparison.Ordinal);
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file.Replace('/', Path.DirectorySeparatorChar));

    private string Refusal() => Assert.Throws<TemplateException>(() => new ReportTemplates(folder.FullName)).Message;
}
