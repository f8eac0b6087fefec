using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

public partial class AgreedHtmlTests
{
    [Fact]
    public async Task The_code_of_what_waits_for_signatures_leaves_room_for_the_page_number()
    {
        var page = await Html.RenderAsync(PaperPlan.Sent(Sample.SmallDraft), EditionKey.Vietnamese);
        var margin = Escapes().Replace(page[page.IndexOf("@top-right", StringComparison.Ordinal)..page.IndexOf("@page annex", StringComparison.Ordinal)], each => char.ConvertFromUtf32(Convert.ToInt32(each.Groups[1].Value, 16)));
        Assert.Matches("\n[0-9a-f]{4}-[0-9a-f]{4}-", margin);
    }

    [Fact]
    public async Task What_both_signed_says_that_its_numbers_follow_and_has_no_dots_to_fill_in()
    {
        OfficeNumber[] numbers = [new(Side.Vietnam, "05/KH-TCT", new(2026, 3, 30)), new(Side.Laos, "0374/ອຄ", new(2026, 3, 31))];
        foreach (var signed in new AgreedDocument[] { PaperPlan.Signed(Sample.SmallDraft), PaperPlan.Signed(Sample.Amendment) })
        {
            foreach (var (key, follows, given) in new[]
            {
                (EditionKey.Vietnamese, new[] { "Số: (cấp sau)", "Hà Nội, (ngày ghi sau)" }, new[] { "Số: 05/KH-TCT", "Hà Nội, ngày 30 tháng 3 năm 2026" }),
                (EditionKey.Lao, ["ເລກທີ: (ຈະອອກໃຫ້ພາຍຫຼັງ)", "(ຈະລົງວັນທີພາຍຫຼັງ)"], ["ເລກທີ: 0374/ອຄ", "31 ມີນາ 2026"]),
                (Joint, ["Số: (cấp sau)", "ເລກທີ: (ຈະອອກໃຫ້ພາຍຫຼັງ)"], ["Số: 05/KH-TCT, Hà Nội, ngày 30 tháng 3 năm 2026", "ເລກທີ: 0374/ອຄ"]),
            })
            {
                var (head, numbered) = (await HeadAsync(signed, key), await HeadAsync(signed with { OfficeNumbers = numbers }, key));
                Assert.All(follows, each => Assert.Contains(WithoutSpaces(each), head, StringComparison.Ordinal));
                Assert.All(follows, each => Assert.DoesNotContain(WithoutSpaces(each), numbered, StringComparison.Ordinal));
                Assert.All(given, each => Assert.Contains(WithoutSpaces(each), numbered, StringComparison.Ordinal));
                Assert.DoesNotContain("…", head, StringComparison.Ordinal);
            }
        }

        // What is still to be signed has room to write by hand.
        Assert.Contains("…………", await HeadAsync(PaperPlan.Sent(Sample.SmallDraft), Joint), StringComparison.Ordinal);

        static async Task<string> HeadAsync(AgreedDocument document, EditionKey key)
        {
            var body = await Html.BodyAsync(document, key);
            return WithoutSpaces(Words(body[..body.IndexOf("<h1", StringComparison.Ordinal)]));
        }
    }
}
