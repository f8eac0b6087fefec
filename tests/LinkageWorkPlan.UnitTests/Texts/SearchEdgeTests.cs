using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>The keys that texts are found by, letter by letter, and what is marked in a text.</summary>
public class SearchEdgeTests
{
    [Theory]
    [InlineData("‐‑–—−", "-----")]
    [InlineData("‘’ “”«»", "'' \"\"\"\"")]
    [InlineData("Đđ", "dd")]
    [InlineData("໐໑໙", "019")]
    [InlineData("a…", "a...")]
    [InlineData(" a \n\n b ", "a b")]
    [InlineData("Å", "a")]
    [InlineData("ກ ຂ", "ກ ຂ")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_folded_key_has_one_letter_for_all_that_look_alike(string? text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Theory]
    [InlineData("HOÀ  Bình", "hòa bình")]
    [InlineData("hòa\nbình", "hòa bình")]
    [InlineData("khoẻ thuỷ", "khỏe thủy")]
    [InlineData("hoàn", "hòan")]
    [InlineData("hoầ", "hoầ")]
    [InlineData("quà", "quà")]
    [InlineData("oà", "òa")]
    [InlineData("à", "à")]
    [InlineData("aò", "aò")]
    [InlineData("uý", "úy")]
    [InlineData("oạ oã oả", "ọa õa ỏa")]
    [InlineData("ຫນ ຫມ ຫລ", "ໜ ໝ ຫ\u0EBC")]
    [InlineData("Đường", "đường")]
    public void An_exact_key_keeps_its_marks_and_has_one_place_for_a_tone(string text, string key) => Assert.Equal(key, SearchKey.Exact(text));

    [Theory]
    [InlineData("đ", true)]
    [InlineData("Đ", true)]
    [InlineData("à", true)]
    [InlineData("a", false)]
    [InlineData("ກ\u0EC8", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Marks_are_seen_that_somebody_typed(string? query, bool hasMarks)
    {
        Assert.Equal(hasMarks, SearchKey.HasMarks(query));
        Assert.Equal(hasMarks, SearchKey.Marked(query) is not null);
    }

    [Fact]
    public void An_index_has_a_line_for_each_form_once()
    {
        Assert.Equal("a1\ndao tao\nກຂ\nđào tạo", SearchKey.Index(["A1", null, "Đào tạo", "", "ກ ຂ"]));
        Assert.Equal(("ກຂ a ຄ", "hòa", "ກຂ"), (SearchKey.Folded("ກ ຂ a ຄ"), SearchKey.Marked("hoà"), SearchKey.Stored("ກ ຂ")));
    }

    [Theory]
    [InlineData("aba", "ab ba", "0+3")]
    [InlineData("abcd", "cd ab", "0+2 2+2")]
    [InlineData("abc", "abc b", "0+3")]
    [InlineData("abc", "b abc", "0+3")]
    [InlineData("abxab", "ab", "0+2 3+2")]
    [InlineData("a b a", "a b", "0+3")]
    [InlineData("aaa", "a", "0+1 1+1 2+1")]
    [InlineData("đa da", "đa", "0+2")]
    [InlineData("abc", "", "")]
    [InlineData("abc", null, "")]
    [InlineData("", "a", "")]
    public void Marks_that_overlap_are_one(string text, string? query, string marks) => Assert.Equal(marks, string.Join(' ', SearchHits.In(text, query).Select(each => $"{each.Start}+{each.Length}")));

    [Fact]
    public void Words_of_a_query_are_looked_for_once_each() => Assert.Equal(["b", "a"], SearchHits.WordsOf(" b  a\nb \u0301"));

    [Theory]
    [InlineData("ກ\u0EB1\u0EB4\u0EBC\u0EC8\u0ECEຂ", "ກຂ")]
    [InlineData("ກ\u0EB2\u0EB3\u0EBDຂ\u0EC6", "ກ\u0EB2\u0EB3\u0EBDຂ\u0EC6")]
    [InlineData("ກ\u0EB0ຂ", "ກ\u0EB0ຂ")]
    [InlineData("Luật", "luat")]
    [InlineData(null, "")]
    public void Words_of_a_file_are_found_without_Lao_marks(string? words, string key) => Assert.Equal(key, LibraryWords.KeyOf(words));

    /// <summary>Up to the limit the order of all letters counts, and beyond it that of neighbours alone.</summary>
    [Fact]
    public void Very_long_texts_are_compared_by_pairs_of_letters()
    {
        var half = Similarity.MostCharacters / 2;
        var (one, other) = (new string('x', half) + new string('y', half), new string('y', half) + new string('x', half));
        Assert.Equal((50, 98, 98), (Similarity.Percent(one, other), Similarity.Percent(one + "y", other), Similarity.Percent(one, other + "x")));
    }

    [Theory]
    [InlineData("abc", "abd", 66)]
    [InlineData("ab", "ba", 50)]
    [InlineData("abcdefghij", "abcdefghijk", 95)]
    [InlineData("a b", "c", 0)]
    public void Letters_in_the_same_order_count_twice(string one, string other, int percent) => Assert.Equal(percent, Similarity.Percent(one, other));

    /// <summary>Of words that changed their places, the longest row that kept its order stays; what stands twice holds nothing.</summary>
    [Fact]
    public void Beyond_the_bound_the_longest_row_of_fixed_words_stays()
    {
        List<string> Text(string other, params string[] fixedWords) => [.. fixedWords.SelectMany(each => Enumerable.Range(0, 600).Select(number => $"{other}{each}{number}").Append(each))];
        Assert.Equal(["=K1", "=K3", "=K4"], Kept(Text("a", "K1", "K2", "K3", "K4"), Text("b", "K1", "K3", "K4", "K2")));
        Assert.Equal(["=K1"], Kept(Text("a", "K1", "K2", "K2"), Text("b", "K1", "K2", "K2")).Take(1));
        Assert.Empty(Kept(Text("a", "K2", "K2"), Text("b", "K3", "K4")));

        static IEnumerable<string> Kept(List<string> before, List<string> after) => WordDiff.Between(before, after).Where(each => each.Change == WordChange.Kept).Select(each => "=" + each.Text);
    }
}
