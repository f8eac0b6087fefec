using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class ScriptCheckTests
{
    [Theory]
    [MemberData(nameof(ScriptCases.All), MemberType = typeof(ScriptCases))]
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
