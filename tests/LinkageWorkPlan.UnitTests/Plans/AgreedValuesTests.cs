using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What is agreed of a task and of its milestones, compared and kept as values.</summary>
public class AgreedValuesTests
{
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();

    [Fact]
    public void Two_milestones_say_the_same_where_every_part_does()
    {
        var milestone = sample.Content().Milestones[0];
        Assert.True(milestone.SaysTheSame(milestone with { Id = Guid.CreateVersion7(), Title = milestone.Title.MarkChecked(Language.Lo) }));
        MilestoneContent[] others = [milestone with { Code = "A1.2" }, milestone with { Type = MilestoneType.Signed }, milestone with { Planned = null }, milestone with { Planned = new(2026, 7, 1) }, milestone with { Title = Other }];
        Assert.All(others, other => Assert.False(milestone.SaysTheSame(other)));
        Assert.Equal(milestone.Alone(), (milestone with { Id = Guid.CreateVersion7() }).Alone());
    }

    [Fact]
    public void A_milestone_takes_the_values_of_another_and_its_own_title()
    {
        var milestone = sample.Content().Milestones[0];
        var taken = new MilestoneContent(milestone with { Id = Guid.CreateVersion7() }, Other);
        Assert.Equal((milestone.Code, milestone.Type, milestone.Planned, Other, null), (taken.Code, taken.Type, taken.Planned, taken.Title, taken.Id));
        Assert.Equal((string.Empty, LocalizedText.Empty, null), (new MilestoneContent().Code, new AgreedMilestone().Title, new AgreedMilestone().Planned));
    }

    [Fact]
    public void Two_tasks_say_the_same_where_every_part_does()
    {
        var (content, line) = (sample.Content() with { Sectors = ["S1", "S2"], Predecessors = ["A2", "A3"] }, new BudgetLine(Currency.VND, 10, Other));
        content = content with { Budget = [line, line with { Currency = Currency.LAK }] };
        Assert.True(content.SaysTheSame(content with { Owners = [.. content.Owners.Reverse()], Sectors = ["S2", "S1"], Title = content.Title.MarkChecked(Language.Lo) }));
        TaskContent[] others =
        [
            content with { Code = "A2" },
            content with { PillarCode = "B" },
            content with { Title = Other },
            content with { Description = Other },
            content with { Outputs = Other },
            content with { MouContent = Other },
            content with { Start = null },
            content with { End = new(2026, 8, 30) },
            content with { Lead = Domain.Side.Laos },
            content with { Counterpart = null },
            content with { Alternation = LeadAlternation.ByYear },
            content with { Weight = 99 },
            content with { Sectors = ["S1"] },
            content with { Contents = ["C1"] },
            content with { Indicators = ["I1"] },
            content with { Predecessors = ["A2"] },
            content with { Owners = [sample.LaoOwner.Id] },
            content with { Milestones = [] },
            content with { Milestones = [content.Milestones[0] with { Code = "A1.2" }] },
            content with { Milestones = [content.Milestones[0] with { Planned = null }] },
            content with { Budget = [line] },
            content with { Budget = [line, line] },
            content with { Budget = [line, line with { Currency = Currency.LAK, Amount = 11 }] },
            content with { Budget = [line, line with { Currency = Currency.LAK, Source = content.Title }] },
        ];
        Assert.All(others, other => Assert.False(content.SaysTheSame(other)));
    }

    [Fact]
    public void Dong_and_kip_have_no_decimals() =>
        Assert.Equal([(Currency.VND, 0), (Currency.LAK, 0), (Currency.USD, 2)], Enum.GetValues<Currency>().Select(each => (each, BudgetLine.DecimalsOf(each))));

    [Fact]
    public void A_new_task_says_nothing_yet()
    {
        var empty = new AgreedTask();
        Assert.Equal((null, null, null, null, LeadAlternation.None, 1), (empty.Start, empty.End, empty.Lead, empty.Counterpart, empty.Alternation, empty.Weight));
        Assert.Equal(0, empty.Sectors.Count + empty.Contents.Count + empty.Indicators.Count + empty.Predecessors.Count + empty.Budget.Count);
        Assert.Empty(new TaskContent().Texts);
    }

    [Theory]
    [InlineData("A2", true, "A2", "A2", "FS")]
    [InlineData("A2 SS", false, "A2 SS", "A2 SS", "SS")]
    [InlineData("A2 SS+5", false, "A2 SS+5", "A2 SS+5", "SS+5")]
    [InlineData("A2 FS-3", false, "A2 FS-3", "A2 FS-3", "FS-3")]
    [InlineData("A1SS", true, "A1SS", "A1SS FS", "FS")]
    public void A_link_is_kept_and_shown(string kept, bool isPlain, string text, string typed, string shown)
    {
        var link = TaskLink.Parse(kept);
        Assert.Equal((isPlain, text, typed, shown), (link.IsPlain, link.ToString(), link.ToText(), link.Short));
    }

    [Theory]
    [InlineData(" SS")]
    [InlineData("A2 XX")]
    [InlineData("A2 SS+12345")]
    [InlineData("A2  SS")]
    public void What_is_no_link_is_the_code_of_a_task_that_no_check_finds(string kept) => Assert.Equal(new TaskLink(kept), TaskLink.Parse(kept));

    [Theory]
    [InlineData("A2 +3", "A2 FS+3")]
    [InlineData("A2 -3", "A2 FS-3")]
    [InlineData("A2 ss", "A2 SS")]
    public void Type_or_lag_alone_is_enough(string kept, string link) => Assert.Equal(link, TaskLink.Parse(kept).ToString());

    [Theory]
    [InlineData("A1\r\nA2;A3,A4", "A1|A2|A3|A4")]
    [InlineData("A1 SS +5 A2 FS", "A1 SS+5|A2")]
    [InlineData("SS", "SS")]
    [InlineData("A1 A2 SS", "A1|A2 SS")]
    [InlineData("A1; A2; A1", "A1|A2")]
    public void Links_are_read_one_after_the_other(string typed, string kept) => Assert.Equal(kept, string.Join('|', TaskLink.Read(typed)));

    [Fact]
    public void Lags_are_taken_up_to_their_limits()
    {
        var content = sample.Content() with { Predecessors = [$"A2 FS{TaskLink.LagMin}", $"A3 SS+{TaskLink.LagMax}"] };
        Assert.Equal(["A2 FS-60", "A3 SS+250"], new WorkTask(sample.Plan, content).Agreed.Predecessors);
        var broken = Assert.Throws<RuleException>(() => new WorkTask(sample.Plan, content with { Predecessors = ["A2 FS-61", "A3 SS+251", "A4", "A4 SS"] })).Broken;
        Assert.Equal(["Rule.TaskLinkLag|Predecessors|A2|-60|250", "Rule.TaskLinkLag|Predecessors|A3|-60|250", "Rule.TaskLinkTwice|Predecessors|A4"], broken.Select(each => each.Confirmation));
    }

    [Fact]
    public void Links_follow_a_task_that_gets_another_code()
    {
        IReadOnlyList<string> links = ["A2 SS+5", "A3", "A4"];
        Assert.Equal(["A9 SS+5", "A3", "A4"], links.Following("A2", "A9"));
        Assert.Equal(["A2 SS+5", "A4"], links.Following("A3", "A4"));
        Assert.Equal(["A3", "A4"], links.Following("A2", null));
        Assert.Equal(links, links.Following("A7", null));
        Assert.Equal(["A2", "A3", "A4"], links.PredecessorCodes());
        Assert.Equal([new TaskLink("A2", LinkKind.StartStart, 5), new TaskLink("A3"), new TaskLink("A4")], links.Links());
        Assert.Empty(((IReadOnlyList<string>)[]).Links());
        Assert.Empty(new TaskContent().PredecessorCodes());
    }
}
