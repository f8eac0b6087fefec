using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class SearchKeyTests
{
    [Theory]
    [InlineData("ອຸດສາຫະກ\u0ECD\u0EB2", "ອຸດສາຫະກ\u0EB3")]
    [InlineData("ນ\u0ECD\u0EC9\u0EB2", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0EC9\u0ECD\u0EB2", "ນ\u0EC9\u0EB3")]
    [InlineData("ຄ\u0ECD\u0EC9\u0EB2ປະກັນ", "ຄ\u0EC9\u0EB3ປະກັນ")]
    [InlineData("ທ\u0EC8\u0EB5", "ທ\u0EB5\u0EC8")]
    [InlineData("\u0EC0\u0EC0ຜນ", "\u0EC1ຜນ")]
    [InlineData("ນະຄອນ\u0EAB\u0EA5ວງ", "ນະຄອນ\u0EAB\u0EBCວງ")]
    [InlineData("\u0EAB\u0E99\u0EC9າທີ່", "\u0EDC\u0EC9າທີ່")]
    [InlineData("\u0EAB\u0EA1າຍ", "\u0EDDາຍ")]
    [InlineData("ຂ\u0ECD\u0EC8\u0EB2ນັບ", "ຂ\u0EC8\u0EB3ນັບ")]
    [InlineData("ເພື່ອ\u200Bໃຫ້", "ເພື່ອໃຫ້")]
    [InlineData("ປີ ໒໐໒໖", "ປີ 2026")]
    [InlineData("Hoà bình, thuỷ điện, khoẻ", "hòa bình, thủy điện, khỏe")]
    [InlineData("ĐÀO TẠO", "dao tao")]
    [InlineData("Ðào tạo", "dao tao")]
    [InlineData("  Điện\n\n tử ", "dien tu")]
    [InlineData("2026–2027", "2026-2027")]
    [InlineData("Viêng Chăn", "VIENG CHAN")]
    public void Two_spellings_of_one_word_have_one_key(string one, string other) => Assert.Equal(SearchKey.Of(other), SearchKey.Of(one));

    [Theory]
    [InlineData("ຂໍ້ມູນ")]
    [InlineData("ບໍ່")]
    [InlineData("ກຸ່ມເຮັດວຽກ")]
    public void Lao_marks_stay(string word) => Assert.Equal(word, SearchKey.Of(word));

    [Theory]
    [InlineData("Đào tạo", "dao tao", true)]
    [InlineData("Công nghiệp điện tử", "dien tu", true)]
    [InlineData("ການຈັດຕັ້ງປະຕິບັດແຜນວຽກປະຈຳປີ", "ແຜນວຽກ", true)]
    [InlineData("ກະຊວງອຸດສາຫະກຳ ແລະ ການຄ້າ", "ອຸດສາຫະກ\u0ECD\u0EB2ແລະການຄ້າ", true)]
    [InlineData("ແຜນວຽກປະຈຳປີ", "ແຜນວຽກ ປະຈຳ", true)]
    [InlineData("ແຜນວຽກ 2026", "ແຜນວຽກ2026", false)]
    [InlineData("con đường", "đường", true)]
    [InlineData("dương", "đường", false)]
    [InlineData("đường", "duong", true)]
    [InlineData("dương", "duong", true)]
    [InlineData("đường", "dường", false)]
    [InlineData("duong", "đuong", false)]
    [InlineData("Hoà Bình", "hòa bình", true)]
    [InlineData("Hòa Bình", "HOÀ", true)]
    [InlineData("hoàn thành", "hoà", true)]
    [InlineData("thuỷ điện", "thủy", true)]
    [InlineData("quý I", "qúy", true)]
    [InlineData("hoạt động", "hoạt", true)]
    [InlineData("hoặc", "hoặc", true)]
    [InlineData("hoá", "hòa", false)]
    [InlineData("Báo\ncáo", "báo cáo", true)]
    [InlineData("gì cũng được", "  ", true)]
    [InlineData(null, "gì", false)]
    [InlineData("gì", null, true)]
    public void Marks_that_were_typed_count_and_marks_that_were_not_do_not(string? text, string? query, bool found) =>
        Assert.Equal(found, SearchKey.Matches(text, query));

    [Theory]
    [InlineData("dao tao", true)]
    [InlineData("đào", true)]
    [InlineData("dào", false)]
    [InlineData("ແຜນວຽກ ປະຈຳ", true)]
    [InlineData("a1", true)]
    [InlineData("a1đào", false)]
    public void A_database_finds_by_the_index_what_a_person_would(string query, bool found)
    {
        var index = SearchKey.Index(["A1", "Đào tạo", "ແຜນວຽກປະຈຳປີ", null]);
        var contains = index.Contains(SearchKey.Folded(query), StringComparison.Ordinal)
            && (SearchKey.Marked(query) is not { } marked || index.Contains(marked, StringComparison.Ordinal));
        Assert.Equal(found, contains);
    }

    [Fact]
    public void Folding_a_key_again_changes_nothing() => Always.Holds(SampleText.Any, text =>
        SearchKey.Of(text) is var key && key == SearchKey.Of(key));

    [Fact]
    public void Every_text_is_found_by_any_piece_of_it_without_marks() => Always.Holds(SampleText.Words, words =>
        SearchKey.Matches(words, SearchKey.Of(words)) && SearchKey.Matches(words, words));
}
