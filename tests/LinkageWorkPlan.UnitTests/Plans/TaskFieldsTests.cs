using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>The one list of what is agreed of a task: whatever is not on it is neither compared nor shown.</summary>
public sealed class TaskFieldsTests
{
    public static TheoryData<string> Names => [.. TaskFields.All.Select(each => each.Name)];

    [Fact]
    public void Has_each_member_of_the_agreed_value_once() =>
        Assert.Equal(typeof(AgreedTask).GetProperties().Select(each => each.Name).Order(), TaskFields.All.Select(each => each.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_that_differs_in_one_field_says_something_else_and_takes_it_over(string name)
    {
        var field = TaskFields.All.Single(each => each.Name == name);
        var agreed = new SamplePlan().Content() with { Counterpart = null };
        var changed = field.With(agreed, Another(field));
        Assert.False(agreed.SaysTheSame(changed));
        Assert.All(TaskFields.All.Where(each => each != field), each => Assert.True(each.SaysTheSame(agreed, changed), each.Name));
        if (field != TaskFields.Budget)
        {
            Assert.True(agreed.TakeFrom(changed, text => text.Of(changed)).SaysTheSame(changed));
        }
    }

    [Fact]
    public void A_milestone_that_differs_in_one_member_says_something_else()
    {
        var agreed = new AgreedMilestone { Code = "A1.1", Type = MilestoneType.Draft, Title = SamplePlan.Text("Dự thảo", "ສະບັບຮ່າງ"), Planned = new DateOnly(2026, 6, 30) };
        AgreedMilestone[] others =
        [
            agreed with { Code = "A1.2" },
            agreed with { Type = MilestoneType.Signed },
            agreed with { Title = SamplePlan.Text("Dự thảo", "ອື່ນ") },
            agreed with { Planned = new DateOnly(2026, 7, 1) },
        ];
        Assert.Equal(typeof(AgreedMilestone).GetProperties().Length, others.Length);
        Assert.All(others, other => Assert.False(agreed.SaysTheSame(other)));
        Assert.True(agreed.SaysTheSame(new MilestoneContent(agreed, agreed.Title.Confirm()) { Id = Guid.CreateVersion7() }));
    }

    private static object Another(TaskField field) => field switch
    {
        TaskText => SamplePlan.Text("Khác", "ອື່ນ"),
        TaskDay => new DateOnly(2026, 5, 4),
        TaskPercent => 7,
        TaskCodes => new List<string> { "X1" },
        TaskMoney => new List<BudgetLine> { new(Currency.LAK, 1, LocalizedText.Empty) },
        _ when field == TaskFields.Alternation => LeadAlternation.ByYear,
        TaskChoice => Side.Laos,
        _ => throw new InvalidOperationException($"No other value of {field}."),
    };
}
