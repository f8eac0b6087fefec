using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>A text in which two spellings are one, and where each of its letters stood.</summary>
public class FoldedTextTests
{
    [Theory]
    [InlineData("ĐÀO Tạo", "đa\u0300o ta\u0323o")]
    [InlineData("Hoà", "ho\u0300a")]
    [InlineData("Hòa", "ho\u0300a")]
    [InlineData("Hoa\u0300", "ho\u0300a")]
    [InlineData("oá", "o\u0301a")]
    [InlineData("hoã", "ho\u0303a")]
    [InlineData("khoẻ", "kho\u0309e")]
    [InlineData("tuỵ", "tu\u0323y")]
    [InlineData("hoǎ", "hoa\u030C")]
    [InlineData("hoầ", "hoa\u0302\u0300")]
    [InlineData("quà", "qua\u0300")]
    [InlineData("quẻ", "que\u0309")]
    [InlineData("aò", "ao\u0300")]
    [InlineData("oỳ", "oy\u0300")]
    [InlineData("à", "a\u0300")]
    [InlineData("  một \n  hai ", "mo\u0323\u0302t hai ")]
    [InlineData("ກ ຂ", "ກຂ")]
    [InlineData("ກ  ຂ", "ກຂ")]
    [InlineData("ກ a ຂ", "ກ a ຂ")]
    [InlineData(" ກ", "ກ")]
    [InlineData("ຫນ", "ໜ")]
    [InlineData("ຫມ", "ໝ")]
    [InlineData("ຫລ", "ຫ\u0EBC")]
    [InlineData("ຫ\u0EBC", "ຫ\u0EBC")]
    [InlineData("ຫ ນ", "ຫນ")]
    [InlineData("ຫ ລ", "ຫລ")]
    [InlineData("ກນ", "ກນ")]
    [InlineData("ກລ", "ກລ")]
    [InlineData("ຫກ", "ຫກ")]
    [InlineData("ນມລ", "ນມລ")]
    [InlineData("👍", "👍")]
    public void Spellings_with_marks_become_one(string text, string folded) => Assert.Equal(folded, FoldedText.WithMarks(text).ToString());

    [Theory]
    [InlineData("Hoà Bình", "hoa binh")]
    [InlineData("ĐÀO\tTẠO", "dao tao")]
    [InlineData("  một\n hai", "mot hai")]
    [InlineData("vân vân…", "van van...")]
    [InlineData("Đa\u0300o", "dao")]
    [InlineData("ຫນ\u0EC9າ ທີ່", "ໜ\u0EC9າທີ່")]
    [InlineData("໒໐໒໖", "2026")]
    public void Spellings_without_marks_become_one(string text, string folded) => Assert.Equal(folded, FoldedText.WithoutMarks(text).ToString());

    [Fact]
    public void Each_letter_knows_where_it_stood()
    {
        Assert.Equal([('h', 0, 1), ('o', 1, 2), ('\u0300', 2, 3), ('a', 2, 3)], Places(FoldedText.WithMarks("Hoà")));
        Assert.Equal([('h', 0, 1), ('o', 1, 2), ('\u0300', 2, 4), ('a', 2, 4)], Places(FoldedText.WithMarks("Hoa\u0300")));
        Assert.Equal([('a', 0, 1), (' ', 1, 2), ('b', 4, 5)], Places(FoldedText.WithMarks("a \n b")));
        Assert.Equal([('ກ', 0, 1), ('ຂ', 2, 3)], Places(FoldedText.WithMarks("ກ ຂ")));
        Assert.Equal([('ກ', 0, 1), ('ໜ', 1, 3), ('ກ', 3, 4)], Places(FoldedText.WithMarks("ກຫນກ")));
        Assert.Equal([('ກ', 0, 1), ('ຫ', 1, 3), ('\u0EBC', 1, 3)], Places(FoldedText.WithMarks("ກຫລ")));
        Assert.Equal([('ຫ', 0, 1), ('ນ', 2, 3)], Places(FoldedText.WithMarks("ຫ ນ")));
        Assert.Equal([('a', 0, 2), ('.', 2, 3), ('.', 2, 3), ('.', 2, 3)], Places(FoldedText.WithoutMarks("a\u0300…")));
    }

    [Theory]
    [InlineData("ab", false)]
    [InlineData("a1", false)]
    [InlineData("12", false)]
    [InlineData("a ", true)]
    [InlineData("-a", true)]
    [InlineData("a-", true)]
    [InlineData("--", true)]
    [InlineData("à", false)]
    [InlineData("a\u20DD", false)]
    [InlineData("-\u0903", false)]
    [InlineData("aກ", true)]
    [InlineData("ກa", true)]
    [InlineData("1ກ", true)]
    [InlineData("ກຂ", true)]
    [InlineData("ກ\u0EAF", true)]
    [InlineData("ກ\u0EB0", false)]
    [InlineData("ກ\u0EB2", false)]
    [InlineData("ກ\u0EBD", false)]
    [InlineData("ກ\u0EC6", true)]
    [InlineData("ກ\u0EC8", false)]
    [InlineData("ກ\u0ECD", false)]
    [InlineData("a\u0EB2", false)]
    [InlineData("\u0EC0ກ", false)]
    [InlineData("\u0EC4ກ", false)]
    [InlineData("\u0EC6ກ", true)]
    [InlineData("\u0EBDກ", true)]
    [InlineData("ກ\u0EC0", true)]
    [InlineData("໑໒", false)]
    [InlineData("໑ກ", true)]
    [InlineData("ກ໑", true)]
    [InlineData("1໑", true)]
    public void A_word_begins_or_ends_between_two_letters_or_not(string letters, bool isBoundary)
    {
        var text = FoldedText.WithMarks(letters);
        Assert.Equal(isBoundary, text.IsBoundary(1));
        Assert.True(text.IsBoundary(0) && text.IsBoundary(text.Length));
    }

    [Fact]
    public void A_mark_belongs_to_its_word()
    {
        var text = FoldedText.WithMarks("àb");
        Assert.Equal([true, false, false, true], Enumerable.Range(0, text.Length + 1).Select(text.IsBoundary));
    }

    private static IEnumerable<(char Letter, int Start, int End)> Places(FoldedText text) => Enumerable.Range(0, text.Length).Select(each => (text[each], text.StartOf(each), text.EndOf(each)));
}
