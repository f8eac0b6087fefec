using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What a plan or an amendment has nothing of is not printed.</summary>
public class EmptyPartsTests
{
    private static readonly PaperPlan Sample = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));

    [Fact]
    public async Task An_amendment_that_concerns_no_task_has_no_table_of_tasks_and_no_gap_in_its_numbers()
    {
        var amendment = Sample.AmendmentOfParts;
        var body = await Html.BodyAsync(amendment with { Amendment = amendment.Amendment with { Tasks = [] } }, EditionKey.Vietnamese);
        Assert.Contains("I. LÝ DO ĐIỀU CHỈNH", body, StringComparison.Ordinal);
        Assert.Contains("II. KẾ HOẠCH VÀ CHỈ SỐ ĐƯỢC ĐIỀU CHỈNH", body, StringComparison.Ordinal);
        Assert.DoesNotContain("NHIỆM VỤ ĐƯỢC ĐIỀU CHỈNH", body, StringComparison.Ordinal);
        Assert.Contains("III. KẾ HOẠCH VÀ CHỈ SỐ ĐƯỢC ĐIỀU CHỈNH", await Html.BodyAsync(amendment, EditionKey.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_tasks_has_no_empty_annexes()
    {
        var body = await Html.BodyAsync(Sample.SmallDraft with { Plan = Sample.SmallDraft.Plan with { Tasks = [], Indicators = [] } }, EditionKey.Lao);
        Assert.DoesNotContain("class=\"annex-", body, StringComparison.Ordinal);
        Assert.DoesNotContain("see-annex", body, StringComparison.Ordinal);
    }
}
