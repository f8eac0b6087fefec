using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Each kind of report has its own sections and annexes, alike in all editions.</summary>
public sealed partial class KindPartsTests : IDisposable
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kinds-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<ReportKind> Kinds => [.. Enum.GetValues<ReportKind>()];

    [Fact]
    public void They_differ_and_the_half_year_has_everything()
    {
        Assert.Equal(SectionKeys.All, Templates.PartsOf(ReportKind.HalfYear).Sections);
        Assert.Equal(SectionKeys.All, Templates.PartsOf(ReportKind.Annual).Sections);
        foreach (var kind in new[] { ReportKind.Quarter, ReportKind.EndOfPlan, ReportKind.Special })
        {
            Assert.True(Templates.PartsOf(kind).Sections.Count < SectionKeys.All.Count);
        }

        Assert.DoesNotContain(EditionParts.AnnexGantt, Templates.PartsOf(ReportKind.Quarter).Annexes);
        Assert.DoesNotContain(SectionKeys.NextPeriod, Templates.PartsOf(ReportKind.Special).Sections);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task All_editions_print_the_sections_of_the_kind_numbered_without_a_gap(ReportKind kind)
    {
        var parts = Templates.PartsOf(kind);
        var content = SampleReport.Draft with { Kind = kind, Parts = parts.Sections, Annexes = parts.Annexes };
        foreach (var key in EditionKey.Issued.Append(new EditionKey(Edition.English, Side.Vietnam)))
        {
            var language = key.Edition == Edition.Joint ? key.Reader.NativeLanguage() : Templates[key.Edition].Layout.Languages![0];
            var body = Normal(await Html.BodyAsync(content, key));
            var at = 0;
            foreach (var section in parts.Sections)
            {
                var heading = Normal(Templates.Wording.Heading(section, content).For(language));
                at = body.IndexOf(heading, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{key} lacks {section}: {heading}");
            }

            Assert.Equal(parts.Annexes.Contains(EditionParts.AnnexGantt), body.Contains("class=\"annex-Gantt\"", StringComparison.Ordinal));
        }

        Assert.Equal(Enumerable.Range(1, parts.Sections.Count(SectionKeys.IsChapter)).Select(LinkageWorkPlan.Reports.Formatting.ListLetters.Roman), parts.Sections.Where(SectionKeys.IsChapter).Select(each => content.NumberOf(each)));
        foreach (var chapter in parts.Sections.Where(each => !SectionKeys.IsChapter(each)).GroupBy(SectionKeys.ChapterOf))
        {
            Assert.Equal(Enumerable.Range(1, chapter.Count()).Select(number => number.ToString(CultureInfo.InvariantCulture)), chapter.Select(each => content.NumberOf(each)));
        }
    }

    [Fact]
    public async Task A_section_that_is_left_out_is_not_printed_and_others_are_renumbered()
    {
        var left = SectionKeys.All.Except([SectionKeys.Steering, SectionKeys.Reasons]).ToList();
        var content = SampleReport.Draft with { Parts = left, LeftOut = [SectionKeys.Steering, SectionKeys.Reasons] };
        Assert.Equal(("II.1", "III.4", "V.2.1", (string?)null), (content.ReferenceTo(SectionKeys.Pillars), content.ReferenceTo(SectionKeys.Lessons), content.ReferenceTo("V.2.1"), content.NumberOf(SectionKeys.Reasons)));
        var body = Normal(await Html.BodyAsync(content, EditionKey.Vietnamese));
        Assert.DoesNotContain(Normal(Templates.Wording[WordingKeys.Heading(SectionKeys.Steering)].For(Language.Vi)), body, StringComparison.Ordinal);
        Assert.Contains(Normal("1. Kết quả theo từng trụ cột"), body, StringComparison.Ordinal);
        Assert.Contains(Normal("4. Bài học kinh nghiệm"), body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_there_is_nothing_of_is_left_out_and_a_minister_who_is_asked_nothing_is_told_so(ReportKind kind)
    {
        var parts = Templates.PartsOf(kind);
        var content = SampleReport.Draft with
        {
            Kind = kind,
            Parts = parts.Sections,
            Annexes = parts.Annexes,
            Proposals = [],
            Tasks = [],
            Milestones = [],
            Indicators = [],
            Gantt = [],
            Products = [],
            Changes = [],
            Since = null,
        };
        foreach (var key in EditionKey.Issued)
        {
            var body = await Html.BodyAsync(content, key);
            Assert.DoesNotContain("class=\"annex-", body, StringComparison.Ordinal);
            Assert.DoesNotContain("indicator-chart", body, StringComparison.Ordinal);
            Assert.DoesNotMatch("<tbody>\\s*</tbody>", body);
            Assert.DoesNotMatch(">(Không có|ບໍ່ມີ)\\.<", body);

            // On the first page and in V.1 and V.2.
            var language = key.Reader.NativeLanguage();
            Assert.Equal(4, Normal(body).Split(Normal($"<p>{Templates.Wording[WordingKeys.ProposalsNone].For(language)}</p>")).Length - 1);
        }
    }

    [Fact]
    public void Obstacles_are_printed_nowhere_else_so_their_section_is_not_left_out_while_there_are_some()
    {
        var text = SampleReport.Text("Một", "ໜຶ່ງ");
        var obstacle = new ObstacleRow("O1", "B1", text, text, text, Side.Laos, LocalizedText.Empty, SampleReport.CutOff, null, null, LocalizedText.Empty, null, LocalizedText.Empty);
        var content = SampleReport.Draft with { Kind = ReportKind.Special, Parts = [.. SectionKeys.All.Except([SectionKeys.Obstacles])], LeftOut = [SectionKeys.Obstacles] };
        Assert.DoesNotContain(Checks(content with { Obstacles = [] }), each => each.Rule == Rules.ObstaclesLeftOut);
        Assert.Equal(SectionKeys.Obstacles, Assert.Single(Checks(content with { Obstacles = [obstacle] }), each => each.Rule == Rules.ObstaclesLeftOut).Subject);

        IReadOnlyList<BrokenRule> Checks(ReportContent of) => ContentChecks.Of(of, SampleReport.CutOff.AddDays(1), Templates.Fonts);
    }

    [Fact]
    public void What_was_signed_before_kinds_differed_has_every_section_under_its_old_heading()
    {
        var before = SampleReport.Issue with { Kind = ReportKind.Quarter };
        Assert.All(SectionKeys.All, key => Assert.True(before.Prints(key)));
        Assert.True(before.HasAnnex(EditionParts.AnnexGantt));
        Assert.Equal("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM KỲ TỚI", Templates.Wording.Heading(SectionKeys.NextPeriod, before).For(Language.Vi));
        Assert.Equal("III. NHIỆM VỤ TRỌNG TÂM QUÝ TỚI", Templates.Wording.Heading(SectionKeys.NextPeriod, before with { Parts = Templates.PartsOf(ReportKind.Quarter).Sections }).For(Language.Vi));
        var canonical = CanonicalContent.Of(before);
        foreach (var member in new[] { "parts", "annexes", "leftOut", "topic", "coveredPillars", "coveredTasks", "isOfPart" })
        {
            Assert.DoesNotContain($"\"{member}\"", canonical, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_members_of_kinds_are_read_back_as_they_were_signed()
    {
        var content = SampleReport.Draft with
        {
            Kind = ReportKind.Special,
            Topic = SampleReport.Text("Chuỗi cung ứng", "ຕ່ອງໂສ້ການສະໜອງ"),
            CoveredPillars = ["B"],
            CoveredTasks = ["A1"],
            Parts = Templates.PartsOf(ReportKind.Special).Sections,
            Annexes = [EditionParts.AnnexTasks],
            LeftOut = [SectionKeys.Reasons],
        };
        var canonical = CanonicalContent.Of(content);
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
        Assert.Contains("\"coveredPillars\":[\"B\"]", canonical, StringComparison.Ordinal);
        Assert.Contains("\"leftOut\":[\"III.4\"]", canonical, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"quarter\": {", "\"month\": {", "the key \"quarter\" is missing")]
    [InlineData("\"halfYear\": {", "\"month\": {}, \"halfYear\": {", "line 10, cannot be used: the key \"month\" is unknown")]
    [InlineData("[\"II\", \"II.2\", ", "[\"II\", \"II.9\", ", "line 7, cannot be used: there is no section \"II.9\"")]
    [InlineData("[\"II\", \"II.2\", ", "[\"II\", \"II.2\", \"II.2\", ", "line 7, cannot be used: the section \"II.2\" stands twice")]
    [InlineData("[\"II\", \"II.2\", ", "[\"II\", ", "line 7, cannot be used: a report of the kind \"quarter\" cannot do without the section \"II.2\"; add it")]
    [InlineData("[\"II\", \"II.2\", ", "[\"II.2\", ", "line 7, cannot be used: the section \"II.2\" has no chapter; add \"II\"")]
    [InlineData("\"III.3\", \"IV\", \"V\", \"V.1\", \"V.2\"],\n    \"annexes\": [\"Tasks\", \"Milestones\", \"Products\"", "\"III.3\", \"IV\", \"V\", \"V.1\"],\n    \"annexes\": [\"Tasks\", \"Milestones\", \"Products\"", "cannot do without the section \"V.2\"")]
    [InlineData("[\"Tasks\", \"Milestones\", \"Products\"", "[\"Milestones\", \"Products\"", "line 8, cannot be used: a report of the kind \"quarter\" cannot do without the annex \"Tasks\"")]
    [InlineData("\"halfYear\": {", "\"halfYear\": { \"section\": [],", "line 10, cannot be used: the key \"section\" is unknown; known are annexes, sections")]
    public void A_broken_list_says_where_and_what_to_fix(string before, string after, string problem)
    {
        var source = Repository.FullPath("templates");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var path = Path.Combine(folder.FullName, "reports", "kinds.json");
        var words = File.ReadAllText(path);
        Assert.Contains(before, words, StringComparison.Ordinal);
        File.WriteAllText(path, words.Replace(before, after, StringComparison.Ordinal));
        var refusal = Assert.Throws<TemplateException>(() => new ReportTemplates(folder.FullName)).Message;
        Assert.Contains("kinds.json, line ", refusal, StringComparison.Ordinal);
        Assert.Contains(problem, refusal, StringComparison.Ordinal);
    }

    /// <summary>Text and classes without what binds words together.</summary>
    private static string Normal(string html) => Gaps().Replace(System.Net.WebUtility.HtmlDecode(Bindings().Replace(html, string.Empty)), string.Empty);

    [GeneratedRegex("</?span[^>]*>|</?wbr>|\u200B|\u2060|\u00AD")]
    private static partial Regex Bindings();

    [GeneratedRegex(@"\s+|\u00A0")]
    private static partial Regex Gaps();
}
