using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The annex of the joint industrial park.</summary>
public partial class ParkAnnexTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);
    private static readonly LocalizedText Text = SampleReport.Text("Lựa chọn địa điểm", "ຄັດເລືອກສະຖານທີ່");

    private static readonly ParkStepLine Step = new("G1", Text, Text, new DateOnly(2026, 5, 4), "M1/D2", ["D1"]);
    private static readonly ParkMatrixLine Row = new("CM1", ParkTopic.Operation, Text, Text, LocalizedText.Empty, LocalizedText.Empty, Text, "D3");
    private static readonly ParkRiskLine Risk = new("PR1", Text, RiskLevel.High, RiskLevel.Low, Text, Side.Laos, Text, new DateOnly(2026, 7, 1), null, LocalizedText.Empty);

    [Fact]
    public async Task Is_printed_in_each_edition_only_where_there_is_something()
    {
        foreach (var (key, title, topic, level) in new[]
        {
            (EditionKey.Vietnamese, "KHU CÔNG NGHIỆP CHUNG", "Vận hành", "Cao"), (EditionKey.Lao, "ເຂດອຸດສາຫະກຳຮ່ວມ", "ການດຳເນີນງານ", "ສູງ"),
            (new EditionKey(Edition.Joint, Side.Laos), "ເຂດອຸດສາຫະກຳຮ່ວມ", "Vận hành", "Cao"), (new EditionKey(Edition.English, Side.Vietnam), "JOINT INDUSTRIAL PARK", "Operation", "High"),
        })
        {
            var paper = Plain(await Html.BodyAsync(Report(Step, Row, Risk), key));
            foreach (var words in new[] { title, topic, level, "M1/D2", "PR1" })
            {
                Assert.Contains(Plain(words), paper, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Plain(title), Plain(await Html.BodyAsync(SampleReport.Draft, key)), StringComparison.Ordinal);
        }
    }

    /// <summary>What was signed before there was such an annex keeps its fingerprint.</summary>
    [Fact]
    public void Is_left_out_of_what_is_signed_where_there_is_none()
    {
        Assert.DoesNotContain("park", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var signed = CanonicalContent.Of(Report(Step, Row, Risk));
        Assert.Equal(CanonicalContent.Of(CanonicalContent.Read(signed)), signed);
    }

    [Fact]
    public void A_text_in_one_language_keeps_a_report_from_being_sent()
    {
        var half = LocalizedText.Of(Language.Vi, "Địa điểm");
        Assert.DoesNotContain(Checks(Report(Step, Row, Risk)), each => each.Subject == ContentChecks.Park);
        foreach (var report in new[] { Report(Step with { Gate = half }, Row, Risk), Report(Step, Row with { Gap = half }, Risk), Report(Step, Row, Risk with { Measure = half }) })
        {
            Assert.Contains(Checks(report), each => each.Subject == ContentChecks.Park && each.Rule == Rules.WordsMissing);
        }

        static IReadOnlyList<BrokenRule> Checks(ReportContent content) => ContentChecks.Of(content, new DateOnly(2030, 1, 1), Templates.Fonts);
    }

    private static ReportContent Report(ParkStepLine step, ParkMatrixLine row, ParkRiskLine risk) => SampleReport.Draft with { ParkSteps = [step], ParkMatrix = [row], ParkRisks = [risk] };

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
