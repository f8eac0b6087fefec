using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.UnitTests.Plans;

public class TaskLinkTests
{
    private readonly SamplePlan sample = new();

    [Theory]
    [InlineData("A1", "A1")]
    [InlineData("1.2; 1.3SS+5", "1.2|1.3 SS+5")]
    [InlineData("A1, A2 A3\nA4", "A1|A2|A3|A4")]
    [InlineData("A1 ss + 5;A2fs-2 ; A3 FS − 3", "A1 SS+5|A2 FS-2|A3 FS-3")]
    [InlineData("A1FS", "A1")]
    [InlineData("A1 FS", "A1")]
    [InlineData("A1 FS+0", "A1")]
    [InlineData("A1+5 A2 +7", "A1 FS+5|A2 FS+7")]
    [InlineData("A1 A1", "A1")]
    [InlineData("A1-2", "A1-2")]
    [InlineData("ASS", "ASS")]
    [InlineData("A1SS FS", "A1SS")]
    [InlineData("A1 SS+5x", "A1|SS+5x")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Links_are_read_as_people_write_them(string? typed, string kept) => Assert.Equal(kept, string.Join('|', TaskLink.Read(typed)));

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var codes = new[] { "A1", "1.2", "A1-2", "A1SS", "ASS", "A1FS-2", "ກ1", "A_1.2" };
        var links = (from code in codes
                     from kind in Enum.GetValues<LinkKind>()
                     from lag in new[] { TaskLink.LagMin, -1, 0, 1, TaskLink.LagMax }
                     select new TaskLink(code, kind, lag)).ToList();
        Assert.All(links, link => Assert.Equal(link, TaskLink.Parse(link.ToString())));
        Assert.All(links, link => Assert.Equal([link.ToString()], TaskLink.Read(link.ToText())));
        var kept = links.Select(each => each.ToString()).ToList();
        Assert.Equal(kept, TaskFields.Predecessors.Read(TaskFields.Predecessors.Write(kept)));
    }

    [Fact]
    public void A_plain_link_is_kept_as_the_code_alone()
    {
        Assert.Equal("A2", new TaskLink("A2").ToString());
        Assert.Equal("A2 SS", new TaskLink("A2", LinkKind.StartStart).ToString());
        Assert.Equal("A2 FS-3", new TaskLink("A2", Lag: -3).ToString());
    }

    [Theory]
    [InlineData("A2 SS+5x", Rules.TaskLinkFormat)]
    [InlineData("A2 FS+251", Rules.TaskLinkLag)]
    [InlineData("A2 FS-61", Rules.TaskLinkLag)]
    [InlineData("A2; A2 SS", Rules.TaskLinkTwice)]
    public void What_is_no_link_is_refused(string typed, string rule)
    {
        var content = sample.Content() with { Predecessors = TaskLink.Read(typed) };
        Assert.Equal(rule, Assert.Throws<RuleException>(() => new WorkTask(sample.Plan, content)).Broken.Single().Rule);
    }

    [Fact]
    public void A_task_that_gets_another_code_keeps_type_and_lag()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Predecessors = ["A2 SS+5", "A3"] });
        task.FollowPredecessor("A2", "A9");
        task.FollowPredecessor("A3", null);
        Assert.Equal(["A9 SS+5"], task.Agreed.Predecessors);
    }

    [Fact]
    public void A_loop_is_named_with_its_codes_whatever_types_its_links_have()
    {
        var broken = TaskRules.Loops(
        [
            sample.Content("A1") with { Predecessors = ["A2 SS+5"] },
            sample.Content("A2") with { Predecessors = ["A3"] },
            sample.Content("A3") with { Predecessors = ["A1 FS-1"] },
            sample.Content("A4") with { Predecessors = ["A1"] },
        ]).ToList();
        Assert.Equal(["A1", "A2", "A3"], broken.Select(each => each.Subject));
        Assert.All(broken, each => Assert.Equal(["A1", "A2", "A3"], ((string)each.Arguments[1]).Split(" → ").Distinct().Order()));
    }
}
