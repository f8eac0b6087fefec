using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What a plan does for each content of the memorandum and each sector, and the annex that says it.</summary>
public partial class CoverageTests
{
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));
    private static readonly LocalizedText Park = SampleReport.Text("Khu công nghiệp chung", "ເຂດອຸດສາຫະກຳຮ່ວມ");
    private static readonly LocalizedText Training = SampleReport.Text("Đào tạo cán bộ", "ຝຶກອົບຮົມພະນັກງານ");

    private static readonly CoverageRow[] Rows =
    [
        new(CoverageKind.Content, "M1", Park, ["B1", "B2"], 33.75m, [new(Currency.VND, 500_000_000m, 150_000_000m), new(Currency.USD, 1_000m, 0)]),
        new(CoverageKind.Content, "M2", Training, [], null, []),
        new(CoverageKind.Sector, "S06", SampleReport.Text("Điện tử", "ເອເລັກໂຕຣນິກ"), ["B1"], 45m, []),
    ];

    [Fact]
    public void Counts_a_task_in_each_that_it_names_weighted_and_without_what_left_the_plan()
    {
        CoveredTask[] tasks =
        [
            new("A1", "A", 60, 50, WorkStatus.OnTrack, ["S1"], ["M1"], [new(Currency.VND, 100, LocalizedText.Empty), new(Currency.VND, 20, LocalizedText.Empty)], [(Currency.VND, 70m)]),
            new("A2", "A", 40, 100, WorkStatus.Completed, ["S1", "S2"], ["M1", "M2"], [], []),
            new("B1", "B", 30, 80, WorkStatus.Cancelled, [], ["M1", "M3"], [], [(Currency.USD, 5m)]),
            new("B2", "B", 30, 80, WorkStatus.OnTrack, [], [], [], []),
        ];
        var rows = CoverageRow.Of([("M1", Park), ("M2", Training), ("M3", Park), ("M4", Park)], [new Sector("S2", Training), new Sector("S1", Park)], tasks);
        Assert.Equal(["M1", "M2", "M3", "M4", "S2", "S1"], rows.Select(each => each.Code));
        Assert.Equal([["A1", "A2", "B1"], ["A2"], ["B1"], [], ["A2"], ["A1", "A2"]], rows.Select(each => each.Tasks));
        Assert.Equal([70m, 100m, null, null, 100m, 70m], rows.Select(each => each.Percent));
        Assert.Equal([true, true, false, false, true, true], rows.Select(each => each.IsCovered));
        Assert.Equal([new CoverageMoney(Currency.VND, 120, 70), new CoverageMoney(Currency.USD, 0, 5)], rows[0].Money);
        Assert.Equal(50, rows[0].Money[0].Rest);
        Assert.Empty(rows[3].Money);
    }

    [Fact]
    public async Task Is_an_annex_of_each_edition_only_where_there_is_something()
    {
        foreach (var (key, title, none) in new[]
        {
            (EditionKey.Vietnamese, "NỘI DUNG BẢN GHI NHỚ VÀ NGÀNH", "Chưa có nhiệm vụ"), (EditionKey.Lao, "ເນື້ອໃນບົດບັນທຶກຄວາມເຂົ້າໃຈ ແລະ ຂະແໜງການ", "ຍັງບໍ່ມີໜ້າວຽກ"),
            (new EditionKey(Edition.Joint, Side.Laos), "ເນື້ອໃນບົດບັນທຶກຄວາມເຂົ້າໃຈ ແລະ ຂະແໜງການ", "Chưa có nhiệm vụ"), (new EditionKey(Edition.English, Side.Vietnam), "ITEMS OF THE MEMORANDUM AND SECTORS", "No task yet"),
        })
        {
            var paper = Plain(await Html.BodyAsync(SampleReport.Draft with { Coverage = Rows }, key));
            Assert.Contains(Plain(title), paper, StringComparison.Ordinal);
            Assert.Contains(Plain(none), paper, StringComparison.Ordinal);
            Assert.Contains("B1,B2", paper, StringComparison.Ordinal);
            Assert.DoesNotContain(Plain(title), Plain(await Html.BodyAsync(SampleReport.Draft, key)), StringComparison.Ordinal);
        }
    }

    /// <summary>What was signed before there was such an annex keeps its fingerprint.</summary>
    [Fact]
    public void Is_left_out_of_what_is_signed_where_there_is_none()
    {
        Assert.DoesNotContain("\"coverage\"", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var signed = CanonicalContent.Of(SampleReport.Draft with { Coverage = Rows });
        Assert.Equal(CanonicalContent.Of(CanonicalContent.Read(signed)), signed);
        Assert.DoesNotContain("isCovered", signed, StringComparison.Ordinal);
    }

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
