using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Features.Approvals;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class SpokenWordsTests
{
    [Fact]
    public void Lines_of_one_language_stay_together_and_figures_belong_to_the_words_before_them() => Assert.Equal(
        [
            new("vi", "BÁO CÁO\nKết quả thực hiện\n42,5"),
            new("lo", "ບົດລາຍງານ\n42,5"),
            new("vi", "A1 Quy chế"),
        ],
        SpokenWords.Of("BÁO CÁO\nKết quả thực hiện\n42,5\n\nບົດລາຍງານ\n 42,5 \nA1 Quy chế\n", new EditionKey(Edition.Joint, Side.Vietnam)));

    [Fact]
    public void An_English_page_is_read_as_English_and_an_empty_one_says_nothing()
    {
        var english = new EditionKey(Edition.English, Side.Laos);
        Assert.Equal([new("en", "Report\n1")], SpokenWords.Of("Report\n1\n", english));
        Assert.Empty(SpokenWords.Of("\n \n", english));
    }

    [Fact]
    public void A_page_that_begins_with_figures_is_read_in_the_language_of_its_edition() =>
        Assert.Equal([new("lo", "12\nໜ້າວຽກ")], SpokenWords.Of("12\nໜ້າວຽກ\n", EditionKey.Lao));
}
