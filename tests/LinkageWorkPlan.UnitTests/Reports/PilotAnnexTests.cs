using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The annex of pilot models.</summary>
public partial class PilotAnnexTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);
    private static readonly LocalizedText Title = SampleReport.Text("Liên kết dệt may", "ເຊື່ອມໂຍງຕັດຫຍິບ");
    private static readonly LocalizedText Why = SampleReport.Text("Thị trường gần", "ຕະຫຼາດໃກ້");

    private static readonly PilotRow[] Rows =
    [
        new("PM2", Title, "R1", 1, 5, 4.25m, 3m, 3.6m, PilotState.Chosen, "M1/D2", PilotStage.Trial, ["C3", "C4"], [new(PilotCriterion.Market, 5m, 2m, 4, Why)], [new(2026, PilotVerdict.ScaleUp, Why)]),
        new("PM1", Title, "R1", 2, 5, 2m, 3m, 2.5m, PilotState.Candidate, null, null, [], [], []),
    ];

    [Fact]
    public async Task Is_printed_in_each_edition_only_where_there_is_something()
    {
        foreach (var (key, title, verdict) in new[]
        {
            (EditionKey.Vietnamese, "MÔ HÌNH LIÊN KẾT THÍ ĐIỂM", "Nhân rộng"), (EditionKey.Lao, "ຮູບແບບເຊື່ອມໂຍງທົດລອງ", "ຂະຫຍາຍຜົນ"),
            (new EditionKey(Edition.Joint, Side.Laos), "ຮູບແບບເຊື່ອມໂຍງທົດລອງ", "Nhân rộng"), (new EditionKey(Edition.English, Side.Vietnam), "PILOT LINKAGE MODELS", "Scale up"),
        })
        {
            var paper = Plain(await Html.BodyAsync(SampleReport.Draft with { Pilots = Rows }, key));
            Assert.Contains(Plain(title), paper, StringComparison.Ordinal);
            Assert.Contains(Plain(verdict), paper, StringComparison.Ordinal);
            Assert.Contains("M1/D2", paper, StringComparison.Ordinal);
            Assert.DoesNotContain(Plain(title), Plain(await Html.BodyAsync(SampleReport.Draft, key)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_bars_are_as_long_as_the_scores_and_told_apart_without_colour()
    {
        var html = await Html.BodyAsync(SampleReport.Draft with { Pilots = Rows }, EditionKey.Vietnamese);
        Assert.Equal(["85", "40"], Bar("pilot-vietnam"));
        Assert.Equal(["60", "60"], Bar("pilot-laos"));

        IEnumerable<string> Bar(string name) => Bars().Matches(html).Where(each => each.Groups[2].Value == name).Select(each => each.Groups[1].Value);
    }

    /// <summary>What was signed before there was such an annex keeps its fingerprint.</summary>
    [Fact]
    public void Is_left_out_of_what_is_signed_where_there_is_none()
    {
        Assert.DoesNotContain("\"pilots\"", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var signed = CanonicalContent.Of(SampleReport.Draft with { Pilots = Rows });
        Assert.Equal(CanonicalContent.Of(CanonicalContent.Read(signed)), signed);
    }

    [Fact]
    public void A_reason_in_one_language_keeps_a_report_from_being_sent()
    {
        var row = Rows[0] with { Joint = [Rows[0].Joint[0] with { Reason = LocalizedText.Of(Language.Vi, "Thị trường gần") }] };
        Assert.DoesNotContain(Checks(Rows[0]), each => each.Subject == ContentChecks.Pilots);
        Assert.Contains(Checks(row), each => each.Subject == ContentChecks.Pilots && each.Rule == Rules.WordsMissing);

        static IReadOnlyList<BrokenRule> Checks(PilotRow row) => ContentChecks.Of(SampleReport.Draft with { Pilots = [row] }, new DateOnly(2030, 1, 1), Templates.Fonts);
    }

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("width=\"([0-9.]+)\" class=\"(pilot-[a-z]+)\"")]
    private static partial Regex Bars();
}
