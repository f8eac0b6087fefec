using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public sealed class ReportTemplatesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("templates-");

    public ReportTemplatesTests()
    {
        foreach (var part in new[] { "reports", "reports/editions", "plans", "plans/editions", "plans/amendments", "plans/comparisons", "plans/consolidated", "meetings/minutes", "meetings/invitations", "pilots/scoring", "fonts" })
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
        Assert.Equal(7, templates.FontFaces.Split("src:url(data:font/").Length - 1);
    }

    [Theory]
    [InlineData("reports/wording.json")]
    [InlineData("reports/report.css")]
    [InlineData("reports/charts.css")]
    [InlineData("reports/editions/lao.json")]
    [InlineData("reports/editions/vietnamese.css")]
    [InlineData("plans/plan.css")]
    [InlineData("plans/editions/joint.json")]
    [InlineData("plans/amendments/english.json")]
    [InlineData("meetings/minutes/lao.json")]
    [InlineData("pilots/scoring/joint.json")]
    [InlineData("fonts/LiberationSerif-Regular.ttf")]
    [InlineData("fonts/phetsarath-lao-700-normal.woff2")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(PathOf(file));
        Assert.Contains(Path.GetFileName(file), Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  \"Draft\": {", "  \"Drift\": {", "line 1, cannot be used: the key \"Draft\" is missing")]
    [InlineData("  \"Draft\": {", "  \"New\": { \"vi\": \"a\" },\n  \"Draft\": {", "line 2, cannot be used: the key \"New\" is unknown")]
    [InlineData("\"lo\": \"ສະບັບຮ່າງ\"", "\"lo\": \" \"", "line 4, cannot be used: the words are missing")]
    [InlineData("\"lo\": \"ສະບັບຮ່າງ\",", "", "line 2, cannot be used: the key \"lo\" is missing")]
    [InlineData("\"lo\": \"ອີງຕາມ {0}\"", "\"lo\": \"ອີງຕາມ\"", "must have the same places")]
    [InlineData("\"en\": \"DRAFT\"\n", "\"en\": \"DRAFT\"\n,", "line 6, cannot be used")]
    [InlineData("\"en\": \"DRAFT\"", "\"en\": \"DRAFT\", \"en\": \"DRAFT\"", "line 5, cannot be used: the key \"en\" stands twice")]
    public void A_broken_wording_says_where_and_what_to_fix(string before, string after, string problem) => AssertRefused("reports/wording.json", before, after, problem);

    [Theory]
    [InlineData("\"points\": \"letters\",", "", "line 1, cannot be used: the key \"points\" is missing")]
    [InlineData("\"points\": \"letters\",", "\"points\": \"letters\", \"point\": 1,", "line 4, cannot be used: the key \"point\" is unknown")]
    [InlineData("\"points\": \"letters\",", "\"points\": \"roman\",", "line 4, cannot be used: \"roman\" is unknown here; it can be letters, numbers")]
    [InlineData("    \"IV\",\n", "", "the section \"IV\" is left out")]
    [InlineData("    \"IV\",\n", "    \"IX\",\n", "there is no section \"IX\"")]
    [InlineData("    \"IV\",\n", "    \"IV\", \"IV\",\n", "the section \"IV\" stands twice")]
    [InlineData("\"V\", \"V.1\", \"V.2\"", "\"V.1\", \"V\", \"V.2\"", "the section \"V.1\" has to stand in its own chapter")]
    [InlineData("\"annexes\": [\"Tasks\", ", "\"annexes\": [", "the annex \"Tasks\" is left out")]
    [InlineData("\"margins\": [20, 15, 20, 30]", "\"margins\": [20, 15, 20]", "line 7, cannot be used: four margins")]
    [InlineData("\"margins\": [20, 15, 20, 30]", "\"margins\": [20, 15, 20, 300]", "line 7, cannot be used: a number from 5 to 60")]
    [InlineData("\"codeSize\": 16", "\"codeSize\": 26", "line 15, cannot be used: the QR code has to fit")]
    [InlineData("\"upright\": [\"Gantt\"]", "\"upright\": [\"Chart\"]", "line 10, cannot be used: there is no annex \"Chart\"")]
    [InlineData("{ \"under\": \"group\", \"class\": \"agency\"", "{ \"under\": \"ministry\", \"class\": \"agency\"", "\"ministry\" is unknown here; it can be group, institute")]
    [InlineData("\"under\": \"group\",\n      \"text\": \"(Kèm", "\"under\": \"institute\",\n      \"text\": \"(Kèm", "0 lines are printed under the letterhead of the group")]
    [InlineData("\"widths\": [72, 93]", "\"widths\": [72]", "there are 2 columns and 1 widths")]
    [InlineData("Số: {number}", "Số: {nummer}", "the place {nummer} is unknown")]
    [InlineData("Số: {number}", "Số: {number", "the place {number is unknown")]
    [InlineData("\"class\": \"above\"", "\"class\": \"above;\"", "is no list of style classes")]
    [InlineData("\"basis\"\n  ],", "\"bases\"\n  ],", "\"bases\" is no part of a head")]
    [InlineData("\"marks\": [\"vi\"]", "\"marks\": []", "line 5, cannot be used: it has to name at least one language")]
    public void A_broken_edition_says_where_and_what_to_fix(string before, string after, string problem) => AssertRefused("reports/editions/vietnamese.json", before, after, problem);

    [Fact]
    public void A_picture_of_a_head_is_a_file_beside_its_layout() =>
        AssertRefused("reports/editions/lao.json", "lao-emblem.png", "../lao-emblem.png", "has to be the name of a file in this folder");

    [Fact]
    public void A_picture_that_is_there_becomes_part_of_the_document()
    {
        Assert.Null(Emblem());
        File.WriteAllBytes(PathOf("reports/editions/lao-emblem.png"), [1, 2, 3]);
        Assert.Equal("data:image/png;base64,AQID", Emblem());

        string? Emblem() => new ReportTemplates(folder.FullName)[Edition.Lao].Layout.Head[0].Picture!.Source;
    }

    [Theory]
    [InlineData("body { background: url(https://example.com/x.png) }")]
    [InlineData("body { background: url( '//example.com/x.png') }")]
    [InlineData("body { background: u\\72l(x.png) }")]
    [InlineData("@import 'x.css';")]
    [InlineData("</style><script>")]
    public void A_style_sheet_that_reaches_outside_is_refused(string css)
    {
        foreach (var file in new[] { "report.css", "editions/joint.css" })
        {
            var before = File.ReadAllText(PathOf($"reports/{file}"));
            File.AppendAllText(PathOf($"reports/{file}"), css);
            Assert.Contains($"{Path.GetFileName(file)}, line {before.Count(letter => letter == '\n') + 1},", Refusal(), StringComparison.Ordinal);
            File.WriteAllText(PathOf($"reports/{file}"), before);
        }
    }

    [Fact]
    public void The_sample_for_editors_is_a_report_with_one_of_everything()
    {
        var sample = ReportSample.Read(folder.FullName, new ReportTemplates(folder.FullName).Wording);
        Assert.True(sample.IsDraft);
        Assert.NotEmpty(sample.Tasks);
        Assert.NotEmpty(sample.Changes);
        Assert.NotEmpty(sample.Proposals);
        File.WriteAllText(PathOf("reports/sample.json"), "{\n}");
        Assert.Contains("sample.json", Assert.Throws<TemplateException>(() => ReportSample.Read(folder.FullName, new ReportTemplates(folder.FullName).Wording)).Message, StringComparison.Ordinal);
    }

    private void AssertRefused(string file, string before, string after, string problem)
    {
        var words = File.ReadAllText(PathOf(file));
        Assert.Contains(before, words, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), words.Replace(before, after, StringComparison.Ordinal));
        var refusal = Refusal();
        Assert.Contains(problem, refusal, StringComparison.Ordinal);
        Assert.Matches($"{System.Text.RegularExpressions.Regex.Escape(Path.GetFileName(file))}, line [0-9]+, cannot be used", refusal);
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file.Replace('/', Path.DirectorySeparatorChar));

    private string Refusal() => Assert.Throws<TemplateException>(() => new ReportTemplates(folder.FullName)).Message;
}
