using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class WordBreaksTests
{
    [Fact]
    public void This_machine_has_the_dictionary() => Assert.True(WordBreaks.HasDictionary);

    [Theory]
    [InlineData("ຄະນະເຮັດວຽກຮ່ວມ", "ຄະນະ|ເຮັດວຽກ|ຮ່ວມ")]
    [InlineData("ກະຊວງອຸດສາຫະກຳ ແລະ ການຄ້າ", "ກະຊວງ|ອຸດສາຫະກຳ| |ແລະ| |ການຄ້າ")]
    [InlineData("ແຜນວຽກ 2026-2027", "ແຜນ|ວຽກ| |2026|-|2027")]
    [InlineData("ອື່ນໆ.", "ອື່ນໆ|.")]
    [InlineData("ຫງວຽນ", "ຫງວຽນ")]
    [InlineData("ໂຮ່ຍ", "ໂຮ່ຍ")]
    [InlineData("VIOITແລະIICE", "VIOIT|ແລະ|IICE")]
    [InlineData("Nguyễn Văn Hội", "Nguyễn| |Văn| |Hội")]
    [InlineData("Ti\u1EBFn độ: 1.234,5 tỷ (05/01/2026)!", "Tiến| |độ|:| |1.234,5| |tỷ| |(|05/01/2026|)|!")]
    [InlineData("It doesn't – A1.2", "It| |doesn't| |–| |A1.2")]
    [InlineData("một  hai\n\nba", "một|  |hai|\n|\n|ba")]
    [InlineData("", "")]
    public void Cuts_a_text_into_words_and_signs(string text, string tokens) => Assert.Equal(tokens, string.Join('|', WordBreaks.Split(text)));

    [Fact]
    public void Nothing_is_lost_or_moved() => Always.Holds(SampleText.Any, text => string.Concat(WordBreaks.Split(text)) == text);

    [Fact]
    public void Words_stay_whole_in_every_order() => Always.Holds(SampleText.Words, text =>
        WordBreaks.Split(text).All(token => token.Length > 0) && string.Concat(WordBreaks.Split(TextNormalizer.Normalize(text))) == TextNormalizer.Normalize(text));
}
