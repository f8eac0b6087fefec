using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The annex of documents of the library and of requests between the sides.</summary>
public partial class LibraryAnnexTests
{
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LibraryRow Document = new("LB1", SampleReport.Text("Nghiên cứu mẫu", "ບົດຄົ້ນຄວ້າຕົວຢ່າງ"), Side.Vietnam, Day);
    private static readonly SideRequestRow Request = new("RQ1", SampleReport.Text("Góp ý mẫu", "ຄຳເຫັນຕົວຢ່າງ"), Side.Laos, Day, Day.AddDays(9), SideRequestState.Answered);

    [Fact]
    public async Task Is_printed_in_each_edition_only_where_there_is_something()
    {
        foreach (var (key, title, state) in new[]
        {
            (EditionKey.Vietnamese, "THƯ VIỆN VÀ YÊU CẦU GIỮA HAI BÊN", "Đã trả lời"), (EditionKey.Lao, "ຫ້ອງສະໝຸດ ແລະ ຄຳຂໍລະຫວ່າງສອງຝ່າຍ", "ຕອບແລ້ວ"),
            (new EditionKey(Edition.Joint, Side.Laos), "ຫ້ອງສະໝຸດ ແລະ ຄຳຂໍລະຫວ່າງສອງຝ່າຍ", "Đã trả lời"), (new EditionKey(Edition.English, Side.Vietnam), "LIBRARY AND REQUESTS BETWEEN THE SIDES", "Answered"),
        })
        {
            var paper = Plain(await Html.BodyAsync(SampleReport.Draft with { LibraryDocuments = [Document], SideRequests = [Request] }, key));
            foreach (var words in new[] { title, state, "LB1", "RQ1" })
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
        Assert.DoesNotContain("libraryDocuments", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var signed = CanonicalContent.Of(SampleReport.Draft with { LibraryDocuments = [Document], SideRequests = [Request] });
        Assert.Equal(CanonicalContent.Of(CanonicalContent.Read(signed)), signed);
    }

    [Fact]
    public void Says_how_a_request_stood_at_the_cut_off()
    {
        var words = SampleReport.Text("Góp ý mẫu", "ຄຳເຫັນຕົວຢ່າງ");
        SideRequest Asked(DateOnly on)
        {
            return new SideRequest(1, Side.Laos, new SideRequestContent(words, words, SideRequestKind.Other, on.AddDays(30), []), on);
        }

        var request = Asked(Day);
        request.GiveAnswer(Side.Vietnam, words, Day.AddDays(2));
        request.Close(Side.Laos, words, Day.AddDays(4));
        SideRequestState? On(int from, int day) => SideRequestRow.On([request], Day.AddDays(from), Day.AddDays(day)).SingleOrDefault()?.State;
        Assert.Equal(
            [null, SideRequestState.Open, SideRequestState.Answered, SideRequestState.Closed, SideRequestState.Closed, null],
            new[] { On(-9, -1), On(-9, 1), On(-9, 3), On(-9, 4), On(4, 9), On(5, 9) });
        var withdrawn = Asked(Day);
        withdrawn.Withdraw(Side.Laos, "Cũ");
        Assert.Empty(SideRequestRow.On([withdrawn], Day, Day));
    }

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
