using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Conventions;

/// <summary>A word that follows a number is the one for that number; Vietnamese and Lao have one word for all.</summary>
public sealed class CountedWordsTests
{
    [Theory]
    [InlineData(Language.En, 0, "0 unread notifications")]
    [InlineData(Language.En, 1, "1 unread notification")]
    [InlineData(Language.En, 1200, "1,200 unread notifications")]
    [InlineData(Language.Vi, 1, "1 thông báo chưa đọc")]
    public void A_number_chooses_the_word_that_follows_it(Language language, int count, string words) =>
        Assert.Equal(words, Loc.In(language)["Notifications.Unread", count]);

    [Theory]
    [InlineData("+1", "+1 working day")]
    [InlineData("+5", "+5 working days")]
    [InlineData("−1", "−1 working days")]
    public void So_does_a_number_that_is_given_as_words(string count, string words) => Assert.Equal(words, Loc.In(Language.En)["TaskView.LinkLag", count]);
}
