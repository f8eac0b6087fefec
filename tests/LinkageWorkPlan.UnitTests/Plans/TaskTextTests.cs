using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>Texts, codes and places of tasks.</summary>
public class TaskTextTests
{
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();

    [Fact]
    public void A_budget_line_is_named_by_its_number()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Budget = [new BudgetLine(Currency.VND, 1, Other), new BudgetLine(Currency.USD, 2, Other)] });
        task.SetText("Budget:2", SamplePlan.Text("Mới", "ໃໝ່"));
        Assert.Equal([("Khác", 1m), ("Mới", 2m)], task.Agreed.Budget.Select(each => (each.Source.For(Language.Vi), each.Amount)));
        task.SetText("Budget:1", LocalizedText.Of(Language.Vi, new string('x', 200)));
        Refused("Rule.TooLong|Budget:1|Budget:1|201|200", () => task.SetText("Budget:1", LocalizedText.Of(Language.Vi, new string('x', 201))));
        Assert.All(new[] { "Budget:0", "Budget:3", "Budget:-1", "Budget:x", "Budget:", "Start", "Code", "Milestone:", "Milestone:A1.2" }, field => Refused($"Rule.NotFound|{field}", () => task.SetText(field, Other)));
    }

    [Fact]
    public void A_title_that_is_translated_is_found_by_its_new_words()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Sectors = ["s06"], Contents = ["m1"] });
        Assert.Equal(["[S06]", "[CONTENT:M1]"], task.SearchText.Split('\n')[^2..]);
        task.SetText("Title", SamplePlan.Text("Khảo sát mẫu", "ສຳຫຼວດ"));
        Assert.Contains("khao sat mau", task.SearchText, StringComparison.Ordinal);
        Assert.DoesNotContain("xay dung", task.SearchText, StringComparison.Ordinal);
        Refused("Rule.Required|Title|Title", () => task.SetText("Title", LocalizedText.Empty));
        task.SetText("Description", LocalizedText.Of(Language.Vi, new string('x', 4000)));
        Refused("Rule.TooLong|Description|Description|4001|4000", () => task.SetText("Description", LocalizedText.Of(Language.Vi, new string('x', 4001))));
        Refused("Rule.TooLong|Outputs|Outputs|1001|1000", () => task.SetText("Outputs", LocalizedText.Of(Language.Vi, new string('x', 1001))));
        Refused("Rule.TooLong|MouContent|MouContent|501|500", () => task.SetText("MouContent", LocalizedText.Of(Language.Vi, new string('x', 501))));
    }

    [Fact]
    public void Texts_that_are_there_are_listed_with_their_limits()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Description = Other, Outputs = Other, MouContent = Other, Budget = [new BudgetLine(Currency.VND, 1, LocalizedText.Empty), new BudgetLine(Currency.VND, 1, Other)] });
        Assert.Equal(
            [("Title", 300), ("Description", 4000), ("Outputs", 1000), ("MouContent", 500), ("Milestone:A1.1", 300), ("Budget:2", 200)],
            task.Texts.Select(each => (each.Field, each.MaxLength)));
        var stale = task.ToContent() with { Title = Other.Write(Language.Vi, "Mới"), Budget = [new BudgetLine(Currency.VND, 1, Other.Write(Language.Vi, "Mới"))], Milestones = [task.ToContent().Milestones[0] with { Title = Other.Write(Language.Vi, "Mới") }] };
        Assert.Equal(3, stale.Texts.Count(each => each.Text.StateOf(Language.Lo) == RenderingState.Stale));
        Assert.DoesNotContain(stale.Confirm().Texts, each => !each.Text.IsReady(Language.Lo));
        Assert.True(stale.SaysTheSame(stale.Confirm()));
    }

    [Fact]
    public void A_milestone_holds_what_was_agreed_of_it()
    {
        var key = Guid.CreateVersion7();
        var milestone = sample.Content().Milestones[0] with { Id = key, Code = " A1.12345678901234567 ", Title = Other, Planned = null };
        var task = new WorkTask(sample.Plan, sample.Content() with { Milestones = [milestone, milestone with { Id = null, Code = "A1.0", Planned = new(2026, 5, 1) }, milestone with { Id = null, Code = "A1.0B" }] });
        Assert.Equal(["A1.0", "A1.0B", "A1.12345678901234567"], task.Milestones.Select(each => each.Code));
        var kept = task.Milestones[2];
        Assert.Equal((key, task.Id, MilestoneType.Draft, Other, null), (kept.Id, kept.TaskId, kept.Type, kept.Title, kept.Planned));
        Assert.Equal((null, null, null), (kept.Baseline, kept.Expected, kept.Reached));
        Refused("Rule.TooLong|Code|Code|21|20", () => _ = new WorkTask(sample.Plan, sample.Content() with { Milestones = [milestone with { Code = new string('x', 21) }] }));
        task.SetText("Milestone:A1.0", SamplePlan.Text("Mới", "ໃໝ່"));
        Assert.Equal(["Mới", "Khác", "Khác"], task.Milestones.Select(each => each.Title.For(Language.Vi)));
        task.Revise(task.ToContent() with { Milestones = [kept.ToContent() with { Planned = new(2026, 6, 1) }] }, sample.Plan);
        Assert.Equal((key, new DateOnly(2026, 6, 1)), (Assert.Single(task.Milestones).Id, task.Milestones[0].Planned!.Value));
    }

    [Fact]
    public void Owners_that_stay_are_kept_and_others_go()
    {
        var task = sample.Task();
        var stranger = Guid.CreateVersion7();
        task.Revise(task.ToContent() with { Owners = [stranger, sample.LaoOwner.Id] }, sample.Plan);
        Assert.Equal([sample.LaoOwner.Id, stranger], task.Owners.Select(each => each.OwnerId));
        Assert.All(task.Owners, each => Assert.Equal(task.Id, each.TaskId));
    }

    [Theory]
    [InlineData("S1, S2;S3 S4\nS1", "S1|S2|S3|S4")]
    [InlineData(" ,; ", "")]
    [InlineData(null, "")]
    public void Codes_are_read_as_people_type_them(string? typed, string codes)
    {
        Assert.Equal(codes, string.Join('|', TaskFields.Sectors.Read(typed)));
        Assert.Equal(codes.Replace("|", ", ", StringComparison.Ordinal), TaskFields.Sectors.Write(TaskFields.Sectors.Read(typed)));
    }

    [Fact]
    public void Links_are_written_so_that_they_are_read_back() => Assert.Equal("A1; A2 SS+5; A1SS FS", TaskFields.Predecessors.Write(["A1", "A2 SS+5", "A1SS"]));

    [Fact]
    public void A_task_that_was_moved_stays_where_it_was_put_until_it_gets_another_pillar()
    {
        var (first, second) = (sample.Task(), sample.Task("A2"));
        Assert.True(Ranks.TryPut(sample.Plan, second, null, first.Rank));
        Assert.True(Ranks.IsChosen(second.Rank));
        Assert.True(string.CompareOrdinal(second.SortKey, first.SortKey) < 0);
        Assert.True(string.CompareOrdinal(first.SignedKey, second.SignedKey) < 0);
        var rank = second.Rank;
        second.Revise(second.ToContent() with { Weight = 5 }, sample.Plan);
        sample.Plan.AddPillar("B", Other);
        sample.Plan.MovePillar("B");
        second.FollowPillar(sample.Plan);
        Assert.Equal($"01/{rank}", second.SortKey);
        second.Revise(second.ToContent() with { Code = "B1", PillarCode = "B" }, sample.Plan);
        Assert.Equal(($"00/{SortKey.OfCode("B1")}", false), (second.SortKey, Ranks.IsChosen(second.Rank)));
    }

    [Fact]
    public void Where_there_is_no_more_room_a_task_stays_and_all_are_spread_again()
    {
        var (first, second) = (sample.Task(), sample.Task("A2"));
        var (before, key) = ("!" + new string('i', 90), second.SortKey);
        Assert.False(Ranks.TryPut(sample.Plan, second, before, before + "1"));
        Assert.Equal(key, second.SortKey);
        var fits = "!" + new string('i', Ranks.Max - 2);
        Assert.Equal(Ranks.Max, Ranks.Between(fits, fits + "9").Length);
        Assert.True(Ranks.TryPut(sample.Plan, second, fits, fits + "9"));
        Assert.False(Ranks.TryPut(sample.Plan, second, fits + "i", fits + "i9"));
        Ranks.Spread(sample.Plan, [second, first]);
        Assert.Equal(["00/!0i", "00/!1i"], new[] { second.SortKey, first.SortKey });
    }

    [Fact]
    public void A_content_of_the_memorandum_holds_its_code_and_title()
    {
        var item = new MemorandumItem(" M10 ", Other, []);
        Assert.Equal(("M10", SortKey.OfCode("M10"), Other), (item.Code, item.SortKey, item.Title));
        Assert.Equal(new AuditSubject("MemorandumItem", item.Id, "M10", Other, null), item.ToSubject());
        Assert.Equal([new TextPlace("Title", Other, 300)], item.Texts);
        item.SetText("Title", SamplePlan.Text("Mới", "ໃໝ່"));
        Assert.Equal("Mới", item.Title.For(Language.Vi));
        Refused("Rule.ContentCodeTaken|Code|M10", () => _ = new MemorandumItem("m10", Other, [item]));
        Refused("Rule.ContentsTooMany||60", () => _ = new MemorandumItem("M2", Other, [.. Enumerable.Repeat(item, 60)]));
        Assert.Equal("M2", new MemorandumItem("M2", Other, [.. Enumerable.Repeat(item, 59)]).Code);
    }

    private static void Refused(string confirmation, Action act) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(act).Broken).Confirmation);
}
