using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class SearchHitsTests
{
    [Theory]
    [InlineData("Kế hoạch đào tạo", "dao tao", "đào tạo")]
    [InlineData("Kế hoạch liên kết", "ke hoach", "Kế hoạch")]
    [InlineData("Kế hoạch liên kết", "hoach ke", "Kế|hoạch|kế")]
    [InlineData("Kế hoạch đào tạo", "KẾ", "Kế")]
    [InlineData("đường và dương", "đường", "đường")]
    [InlineData("đường và dương", "duong", "đường|dương")]
    [InlineData("ປະຕິບັດແຜນວຽກປີ", "ແຜນວຽກ", "ແຜນວຽກ")]
    [InlineData("ນະຄອນຫລວງວຽງຈັນ", "ຫຼວງ", "ຫລວງ")]
    [InlineData("ການຄ້າ ແລະ ອຸດສາຫະກຳ", "ການຄ້າແລະ", "ການຄ້າ ແລະ")]
    [InlineData("Báo cáo", "xyz", "")]
    public void Marks_the_words_as_they_are_written(string text, string query, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchHits.In(text, query).Select(each => text.Substring(each.Start, each.Length))));

    [Fact]
    public void Marks_every_word_that_the_search_finds() => Always.Holds(
        SampleText.Words.Select(TextNormalizer.Normalize),
        text => SearchHits.WordsOf(text).All(word => SearchKey.Matches(text, word) && SearchHits.In(text, word).Count > 0));

    [Fact]
    public void Marks_stand_in_the_text_in_order_and_apart() => Always.Holds(
        SampleText.Any.Select(TextNormalizer.Normalize),
        text =>
        {
            var end = 0;
            foreach (var (start, length) in SearchHits.In(text, text.Length > 6 ? text[2..6] : text))
            {
                if (start < end || length < 1 || start + length > text.Length)
                {
                    return false;
                }

                end = start + length;
            }

            return true;
        });
}
