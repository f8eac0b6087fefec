using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public class TaskWordsTests
{
    [Theory]
    [InlineData(Language.Vi, "A1; A2 (bắt đầu – bắt đầu); A3 (kết thúc – bắt đầu: FS-2, ngày làm việc)")]
    [InlineData(Language.Lo, "A1; A2 (ເລີ່ມ – ເລີ່ມ); A3 (ສຳເລັດ – ເລີ່ມ: FS-2, ວັນເຮັດວຽກ)")]
    [InlineData(Language.En, "A1; A2 (start to start); A3 (finish to start: FS-2, working days)")]
    public void A_link_says_working_days_where_it_has_some(Language language, string printed)
    {
        var wording = new ReportTemplates(Repository.FullPath("templates")).Wording;
        var task = new AgreedTask { Predecessors = ["A1", "A2 SS", "A3 FS-2"] };
        Assert.Equal(printed, TaskWords.Of(TaskFields.Predecessors, task, wording).For(language));
    }
}
