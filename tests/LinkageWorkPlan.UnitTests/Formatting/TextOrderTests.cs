using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class TextOrderTests
{
    [Theory]
    [InlineData(Language.Vi, "an|ao|ào|ảo|ão|áo|ạo|ăn|ân|báo cáo|chế|dz|đa|Đề án|điện tử|em|ê|on|ôn|ơn|un|ưn|yên")]
    [InlineData(Language.Lo, "ການ|ກຳ|ຄະນະ|ໂຄງການ|ຈັດ|ບົດລາຍງານ|ແຜນວຽກ|ພະລັງງານ")]
    [InlineData(Language.Vi, "Phụ lục 2|Phụ lục 10")]
    [InlineData(Language.Lo, "ເອກະສານ 2|ເອກະສານ 10")]
    [InlineData(Language.En, "Annex 2|annex 10|Báo cáo|Report")]
    public void Words_come_in_the_order_of_the_readers_language(Language language, string order)
    {
        var expected = order.Split('|');

        Assert.Equal(expected, expected.Reverse().Order(TextOrder.For(language)));
    }
}
