using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The annex of linkages of enterprises.</summary>
public partial class LinkageAnnexTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);

    private static readonly LinkageRow Row = new(
        "L1", Enterprise.Printed(LocalizedText.Of(Language.Vi, "Doanh nghiệp mẫu")), SampleReport.Text("Hợp tác xã mẫu", "ສະຫະກອນຕົວຢ່າງ"), SampleReport.Text("Thu mua nguyên liệu", "ຮັບຊື້ວັດຖຸດິບ"), LocalizedText.Empty,
        LinkageStage.Contract, new DateOnly(2026, 5, 4), "PM1", "C3");

    private static readonly IReadOnlyList<LinkageCountRow> Counts = LinkageCountRow.Of(
        [new CountedEnterprise(Side.Vietnam, new SectorLink("2026", "S1"), EnterpriseSize.Medium, ZoneKind.BorderZone, LinkageStage.Contract)],
        [(new SectorLink("2026", "S1"), SampleReport.Text("Chế biến nông sản", "ປຸງແຕ່ງກະສິກຳ"))]);

    [Fact]
    public async Task Is_printed_in_each_edition_only_where_there_is_something()
    {
        foreach (var (key, title, stage, zone) in new[]
        {
            (EditionKey.Vietnamese, "LIÊN KẾT DOANH NGHIỆP", "Hợp đồng", "Khu kinh tế cửa khẩu"), (EditionKey.Lao, "ການເຊື່ອມໂຍງວິສາຫະກິດ", "ສັນຍາ", "ເຂດເສດຖະກິດດ່ານຊາຍແດນ"),
            (new EditionKey(Edition.Joint, Side.Laos), "ການເຊື່ອມໂຍງວິສາຫະກິດ", "Hợp đồng", "Khu kinh tế cửa khẩu"), (new EditionKey(Edition.English, Side.Vietnam), "LINKAGES OF ENTERPRISES", "Contract", "Border-gate economic zone"),
        })
        {
            var paper = Plain(await Html.BodyAsync(SampleReport.Draft with { Linkages = [Row], LinkageCounts = Counts }, key));
            foreach (var words in new[] { title, stage, zone, "Doanh nghiệp mẫu", "PM1" })
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
        Assert.DoesNotContain("linkage", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var signed = CanonicalContent.Of(SampleReport.Draft with { Linkages = [Row], LinkageCounts = Counts });
        Assert.Equal(CanonicalContent.Of(CanonicalContent.Read(signed)), signed);
    }

    [Fact]
    public void A_title_in_one_language_keeps_a_report_from_being_sent_and_a_name_does_not()
    {
        Assert.DoesNotContain(Checks(Row), each => each.Subject == ContentChecks.Linkages);
        Assert.Contains(Checks(Row with { Title = LocalizedText.Of(Language.Vi, "Thu mua") }), each => each.Subject == ContentChecks.Linkages && each.Rule == Rules.WordsMissing);

        static IReadOnlyList<BrokenRule> Checks(LinkageRow row) => ContentChecks.Of(SampleReport.Draft with { Linkages = [row] }, new DateOnly(2030, 1, 1), Templates.Fonts);
    }

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
