using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class ScriptCheckTests
{
    [Theory]
    [InlineData(Language.Vi, "ແຜນວຽກຮ່ວມ", ScriptDoubt.MostlyLao)]
    [InlineData(Language.En, "ແຜນວຽກ 2026 VIOIT", ScriptDoubt.MostlyLao)]
    [InlineData(Language.Vi, "Kế hoạch (ແຜນ)", ScriptDoubt.None)]
    [InlineData(Language.Vi, "ກຂ", ScriptDoubt.None)]
    [InlineData(Language.Lo, "Kế hoạch công tác", ScriptDoubt.NothingLao)]
    [InlineData(Language.Lo, "The joint work plan", ScriptDoubt.NothingLao)]
    [InlineData(Language.Lo, "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ", ScriptDoubt.NothingLao)]
    [InlineData(Language.Lo, "Nguyễn Thị Minh Hằng, VIOIT", ScriptDoubt.None)]
    [InlineData(Language.Lo, "VIOIT – IICE", ScriptDoubt.None)]
    [InlineData(Language.Lo, "https://example.org/mot/hai ba 2026 – 2027, 15 %", ScriptDoubt.None)]
    [InlineData(Language.Lo, "ກອງປະຊຸມ Regional Comprehensive Economic Partnership agreement meeting", ScriptDoubt.None)]
    [InlineData(Language.Lo, "", ScriptDoubt.None)]
    [InlineData(Language.Vi, null, ScriptDoubt.None)]
    public void Doubts_words_that_seem_to_stand_in_another_languages_field(Language field, string? words, ScriptDoubt doubt) =>
        Assert.Equal(doubt, ScriptCheck.Of(field, words));

    [Fact]
    public void Doubts_no_word_of_the_interface()
    {
        foreach (var language in Languages.All)
        {
            var words = Conventions.InterfaceTexts.ByLanguage[language.Code()].Values;
            Assert.True(words.Count() > 500);
            Assert.DoesNotContain(words, each => ScriptCheck.Of(language, each) != ScriptDoubt.None);
        }
    }
}
