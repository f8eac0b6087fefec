using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The summary for the ministers: how long it may be, and that it changes nothing that was signed without one.</summary>
public class SummaryTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));

    [Theory]
    [InlineData("Tổ công tác chung đạt 14,2% (A1).", 7)]
    [InlineData("ແຜນວຽກ ປີ 2026", 4)]
    [InlineData(" – ", 0)]
    [InlineData(null, 0)]
    public void Words_are_counted_as_people_count_them(string? text, int words) => Assert.Equal(words, SummaryLength.WordsOf(text));

    [Fact]
    public void A_report_with_a_longer_summary_is_not_sent_for_signature()
    {
        Assert.Empty(BrokenOf(Words(SummaryLength.WordsMax), "ສະຫຼຸບ"));
        var broken = Assert.Single(BrokenOf(Words(SummaryLength.WordsMax + 1), "ສະຫຼຸບ"));
        Assert.Equal((Rules.SummaryTooLong, SectionKeys.Summary), (broken.Rule, broken.Subject));
        Assert.Equal([SummaryLength.WordsMax, SummaryLength.WordsMax + 1, "vi"], broken.Arguments);
        Assert.Equal("lo", Assert.Single(BrokenOf("Tóm tắt", string.Join(' ', Enumerable.Repeat("ແຜນວຽກ", SummaryLength.WordsMax)))).Arguments[^1]);
    }

    [Fact]
    public void A_summary_has_both_languages_like_any_other_text() =>
        Assert.Equal(Rules.WordsMissing, Assert.Single(BrokenOf("Tóm tắt", null)).Rule);

    [Fact]
    public void A_content_without_a_summary_is_signed_as_before()
    {
        var without = CanonicalContent.Of(SampleReport.Draft);
        Assert.DoesNotContain("Summary", without, StringComparison.Ordinal);
        Assert.NotEqual(CanonicalContent.FingerprintOf(SampleReport.Draft), CanonicalContent.FingerprintOf(With("Tóm tắt", "ສະຫຼຸບ")));
    }

    private static List<BrokenRule> BrokenOf(string vi, string? lo) =>
        [.. ContentChecks.Of(With(vi, lo), SampleReport.CutOff.AddDays(1), Templates.Fonts).Where(each => each.Subject == SectionKeys.Summary)];

    private static ReportContent With(string vi, string? lo) =>
        SampleReport.Draft with { Sections = [new(SectionKeys.Summary, LocalizedText.Of(Language.Vi, vi, lo)), .. SampleReport.Draft.Sections] };

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("từ", count));
}
