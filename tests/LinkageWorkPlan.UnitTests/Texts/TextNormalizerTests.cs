using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class TextNormalizerTests
{
    [Theory]
    [InlineData("\u0EC0\u0E9E\u0EB7\u0EC8\u0EAD\u200B\u0EC3\u0EAB\u0EC9", "ເພື່ອໃຫ້")]
    [InlineData("ອຸດສາຫະກ\u0ECD\u0EB2", "ອຸດສາຫະກ\u0EB3")]
    [InlineData("ນ\u0ECD\u0EC9\u0EB2", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0EC9\u0ECD\u0EB2", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0EB3\u0EC9", "ນ\u0EC9\u0EB3")]
    [InlineData("ຄ\u0ECD\u0EC9\u0EB2ປະກັນ", "ຄ\u0EC9\u0EB3ປະກັນ")]
    [InlineData("ຂ\u0ECD\u0EC8\u0EB2ນັບ", "ຂ\u0EC8\u0EB3ນັບ")]
    [InlineData("ທ\u0EC8\u0EB5", "ທ\u0EB5\u0EC8")]
    [InlineData("ກ\u0EC9\u0EB1ນ", "ກ\u0EB1\u0EC9ນ")]
    [InlineData("ບ\u0EC8\u0ECD", "ບ\u0ECD\u0EC8")]
    [InlineData("\u0EC0\u0EC0ຜນ", "\u0EC1ຜນ")]
    [InlineData("ກ\u0ECD\u200B\u0EB2", "ກ\u0EB3")]
    [InlineData("ກ\u0EB3\u0ECD\u0EC8\u0EB2", "ກ\u0EC8\u0EB3\u0EB3")]
    [InlineData("ກ\u0EB8\u0EBA", "ກ\u0EBA\u0EB8")]
    [InlineData("ກ\u0EC8\u0EB4\u0334", "ກ\u0EB4\u0334\u0EC8")]
    public void Gives_Lao_its_one_spelling(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("ຂໍ້ມູນ")]
    [InlineData("ບໍ່")]
    [InlineData("ໜ້າທີ່")]
    [InlineData("ຄະນະກຳມະການ")]
    [InlineData("Báo cáo tiến độ – “đào tạo”…\n- một\n\n- hai")]
    [InlineData("A1.2 (2026) 100%")]
    public void Gives_back_the_same_instance_where_nothing_changes(string stored) => Assert.Same(stored, TextNormalizer.Normalize(stored));

    [Theory]
    [InlineData("B\u0061\u0301o ca\u0301o tie\u0302\u0301n \u0111o\u0323\u0302 \u0111a\u0300o ta\u0323o")]
    [InlineData("Báo cáo ti\u00EA\u0301n đ\u00F4\u0323 đào tạo")]
    public void Composes_Vietnamese_from_every_way_of_typing_it(string typed) =>
        Assert.Equal("Báo cáo tiến độ đào tạo", TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("một\r\nhai", "một\nhai")]
    [InlineData("một\rhai", "một\nhai")]
    [InlineData("một\u2028hai\u0085ba", "một\nhai\nba")]
    [InlineData(" \t\n một  \n hai \u00A0\r\n", "một\n hai")]
    [InlineData("1\u00A0000\t000\u202F000\u30003", "1 000 000 000 3")]
    [InlineData("\uFEFFhợp\u00AD tác\u200C\u200D\u2060\u200E\u0007\u034F", "hợp tác")]
    [InlineData("\u200B \u200B", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Keeps_line_ends_and_drops_what_nobody_sees(string? typed, string stored) =>
        Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Fact]
    public void Marks_half_surrogates_and_noncharacters_instead_of_throwing()
    {
        Assert.Equal("a\uFFFDb", TextNormalizer.Normalize("a" + '\uD83D' + "b"));
        Assert.Equal("a\uFFFDb", TextNormalizer.Normalize("a\uFFFEb"));
        Assert.Equal("tốt 👍", TextNormalizer.Normalize("tốt 👍"));
    }

    [Theory]
    [InlineData("ab\uE001c", 2, "U+E001")]
    [InlineData("ຂ\uFFFD", 1, "U+FFFD")]
    [InlineData("👍\U000F0000", 2, "U+F0000")]
    [InlineData("x\uFDD0", 1, "U+FDD0")]
    public void Finds_characters_nobody_else_can_read(string text, int index, string notation)
    {
        Assert.True(TextNormalizer.TryFindGarbled(text, out var found));
        Assert.Equal((index, notation), (found.Index, found.Notation));
    }

    [Fact]
    public void Finds_half_a_surrogate_pair()
    {
        Assert.True(TextNormalizer.TryFindGarbled("ab" + '\uDC4D', out var found));
        Assert.Equal(new GarbledCharacter(2, 0xDC4D), found);
    }

    [Theory]
    [InlineData("Đào tạo – 1,6 tỷ USD 👍")]
    [InlineData("ຄະນະເຮັດວຽກຮ່ວມ ໆ ຯ ໂດລາ ₭")]
    [InlineData("")]
    [InlineData(null)]
    public void Finds_nothing_wrong_with_a_readable_text(string? text) => Assert.False(TextNormalizer.TryFindGarbled(text, out _));

    [Fact]
    public void Doing_it_twice_changes_nothing() => Always.Holds(SampleText.Any, text =>
    {
        var once = TextNormalizer.Normalize(text);
        return once == TextNormalizer.Normalize(once) && once.IsNormalized();
    });
}
