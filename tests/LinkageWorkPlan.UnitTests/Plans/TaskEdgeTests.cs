using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What a task holds and refuses, and what keeps a plan from review, with the words that are said of it.</summary>
public class TaskEdgeTests
{
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();

    [Fact]
    public void Holds_what_was_agreed()
    {
        var id = Guid.CreateVersion7();
        var content = sample.Content() with { Code = " A1 ", Owners = [sample.LaoOwner.Id, sample.LaoOwner.Id], Sectors = ["S2", "S1", "S2"], Predecessors = ["A9", "A2"], Budget = [new BudgetLine(Currency.VND, 0, LocalizedText.Empty), new BudgetLine(Currency.VND, 0, Other), new BudgetLine(Currency.USD, 1, LocalizedText.Empty)] };
        var task = new WorkTask(sample.Plan, content, id);
        Assert.Equal((id, sample.Plan.Id, "A1", "A", null), (task.Id, task.PlanId, task.Code, task.PillarCode, task.CarriedFrom));
        Assert.Equal([sample.LaoOwner.Id], task.Owners.Select(each => each.OwnerId));
        Assert.Equal(["S1", "S2"], task.Agreed.Sectors);
        Assert.Equal(["A9", "A2"], task.Agreed.Predecessors);
        Assert.Equal([(Currency.VND, 0m), (Currency.USD, 1m)], task.Agreed.Budget.Select(each => (each.Currency, each.Amount)));
        Assert.Equal(new AuditSubject("WorkTask", id, "A1", task.Agreed.Title, sample.Plan.Id), task.ToSubject());
        Assert.Equal((0, null, null, null, null), (task.Percent, task.ExpectedEnd, task.DroppedOn, task.BaselineStart, task.BaselineEnd));
        Assert.Equal(($"00/{SortKey.OfCode("A1")}", SortKey.OfCode("A1")), (task.SortKey, task.Rank));
        Assert.Equal((true, false), (task.IsOwnedBy(sample.LaoOwner.Id), task.IsOwnedBy(sample.VietnameseOwner.Id)));
    }

    [Fact]
    public void What_breaks_a_limit_is_named()
    {
        var content = sample.Content();
        Refused("Rule.CodeFormat|Code|Code", content with { Code = "A 1" });
        Refused("Rule.TooLong|Code|Code|13|12", content with { Code = "A123456789012" });
        Refused("Rule.TaskCodeFormat|Code|A", content with { Code = "B1" });
        Refused("Rule.TaskCodeFormat|Code|A", content with { Code = "A" });
        Refused("Rule.PillarUnknown|PillarCode|Z", content with { PillarCode = "Z" });
        Refused("Rule.MilestoneCodeTaken|Milestones|A1.1", content with { Milestones = [content.Milestones[0], content.Milestones[0]] });
        Refused("Rule.CodeFormat|Code|Code", content with { Milestones = [content.Milestones[0] with { Code = "A1 1" }] });
        Refused("Rule.TooLong|Title|Title|301|300", content with { Milestones = [content.Milestones[0] with { Title = LocalizedText.Of(Language.Vi, new string('x', 301)) }] });
        Refused("Rule.OutOfRange|Weight|Weight|1|100", content with { Weight = 0 });
        Refused("Rule.Required|Title|Title", content with { Title = LocalizedText.Empty });
        Refused("Rule.TaskDependencyLoop|Predecessors|A1|A1 → A1", content with { Predecessors = ["A2", "A1 SS+3"] });
        Assert.Equal((1, 100), (new WorkTask(sample.Plan, content with { Weight = 1 }).Agreed.Weight, new WorkTask(sample.Plan, content with { Weight = 100 }).Agreed.Weight));
    }

    [Fact]
    public void Secretaries_and_its_owners_record_of_it()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Owners = [sample.LaoOwner.Id] });
        (Role Role, Guid? Owner, bool May)[] who = [(Role.Secretary, null, true), (Role.Owner, sample.LaoOwner.Id, true), (Role.Owner, sample.VietnameseOwner.Id, false), (Role.Owner, null, false), (Role.CoChair, sample.LaoOwner.Id, false)];
        Assert.All(who, each => Assert.Equal((each.May, false), (task.MayBeRecordedBy(each.Role, each.Owner), task.MaySpendingBeRecordedBy(each.Role, each.Owner))));
        task.Revise(task.ToContent() with { Budget = [new BudgetLine(Currency.VND, 1, Other)] }, sample.Plan);
        task.Drop(1, SamplePlan.Today);
        Assert.All(who, each => Assert.Equal((false, each.May), (task.MayBeRecordedBy(each.Role, each.Owner), task.MaySpendingBeRecordedBy(each.Role, each.Owner))));
        task.RequireRecorder(Role.Secretary, null);
        Assert.Equal("Rule.NotOwnTask||A1", Assert.Single(Assert.Throws<RuleException>(() => task.RequireRecorder(Role.CoChair, sample.LaoOwner.Id)).Broken).Confirmation);
    }

    [Fact]
    public void The_lead_changes_every_other_year()
    {
        Assert.Equal(
            [Side.Laos, Side.Vietnam, Side.Laos, Side.Vietnam],
            new[] { 2026, 2027, 2028, 2025 }.Select(year => WorkTask.LeadIn(Side.Laos, LeadAlternation.ByYear, year, 2026)));
        Assert.Equal((Side.Laos, Side.Laos, null), (WorkTask.LeadIn(Side.Laos, LeadAlternation.InTurn, 2027, 2026), WorkTask.LeadIn(Side.Laos, LeadAlternation.None, 2027, 2026), WorkTask.LeadIn(null, LeadAlternation.ByYear, 2027, 2026)));
    }

    [Fact]
    public void A_place_names_plan_and_task()
    {
        Assert.Equal("2026: A1", WorkTask.PlaceOf("2026", "A1"));
        Assert.Equal(("2026", "A1"), WorkTask.ReadPlace("2026: A1"));
        Assert.Equal(("2026", string.Empty), WorkTask.ReadPlace("2026"));
        Assert.Equal(("a: b", "A1"), WorkTask.ReadPlace("a: b: A1"));
        Assert.Equal((string.Empty, "A1"), WorkTask.ReadPlace(": A1"));
    }

    [Fact]
    public void It_follows_pillars_indicators_and_its_own_place()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Indicators = ["I1", "I2"] });
        task.FollowIndicator("I1", "I2");
        Assert.Equal(["I2"], task.Agreed.Indicators);
        sample.Plan.AddPillar("B", Other);
        sample.Plan.MovePillar("B");
        task.FollowPillar(sample.Plan);
        Assert.Equal($"01/{SortKey.OfCode("A1")}", task.SortKey);
        Assert.Equal(task.SortKey, task.SignedKey);
        sample.Adopted();
        Assert.Equal("Rule.PlanNotInDraft||2026", Assert.Single(Assert.Throws<RuleException>(() => task.StandAt(sample.Plan, "x")).Broken).Confirmation);
    }

    [Fact]
    public void Its_standing_follows_what_was_said()
    {
        var task = sample.Task();
        sample.Adopted();
        task.FreezeBaseline();
        Assert.Equal((task.Agreed.Start, task.Agreed.End, task.Milestones[0].Planned), (task.BaselineStart, task.BaselineEnd, task.Milestones[0].Baseline));
        var later = task.Agreed.End!.Value.AddDays(5);
        task.Follow(TaskProgress.AsOf([sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 40, Delay = new DelayReport(Other, Other, later) })], SamplePlan.Today));
        Assert.Equal((40, later, SamplePlan.Today, null), (task.Percent, task.ExpectedEnd!.Value, task.Outlook.DelayedFrom, task.Milestones[0].Expected));
        task.Follow(TaskProgress.AsOf([sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = new DelayReport(Other, Other, later, task.Milestones[0].Id) })], SamplePlan.Today));
        Assert.Equal((0, null, later), (task.Percent, task.ExpectedEnd, task.Milestones[0].Expected!.Value));
    }

    [Theory]
    [InlineData(100, 3, "34 33 33")]
    [InlineData(3, 3, "1 1 1")]
    [InlineData(5, 3, "2 2 1")]
    [InlineData(100, 1, "100")]
    public void Weights_are_shared_as_evenly_as_can_be(int total, int count, string weights) => Assert.Equal(weights, string.Join(' ', TaskRules.EvenWeights(total, count, "A")));

    [Theory]
    [InlineData(2, 3, "2|3")]
    [InlineData(-5, 1, "0|1")]
    public void Where_too_little_is_left_no_weight_is_shared(int total, int count, string words) =>
        Assert.Equal($"Rule.NoWeightLeft||A|{words}", Assert.Single(Assert.Throws<RuleException>(() => TaskRules.EvenWeights(total, count, "A")).Broken).Confirmation);

    [Fact]
    public void What_keeps_a_plan_from_review_names_task_and_days()
    {
        var content = sample.Content();
        Assert.Equal(["Rule.PillarWeightsSum|A|A|99"], Broken(content with { Weight = 99 }));
        Assert.Equal(["Rule.PillarWeightsSum|A|A|90"], Broken(content with { Weight = 50 }, sample.Content("A2", 40)));
        Assert.Equal(["Rule.TaskDatesMissing|A1|A1"], Broken(content with { Start = null }));
        Assert.Equal(["Rule.TaskDatesMissing|A1|A1"], Broken(content with { End = null }));
        Assert.Equal(["Rule.TaskOutsidePeriod|A1|A1|01/01/2026|12/31/2026"], Broken(content with { End = new(2027, 1, 1) }));
        Assert.Empty(Broken(content with { Start = new(2026, 1, 1), End = new(2026, 12, 31) }));
        Assert.Empty(Broken(content with { Start = new(2026, 6, 30), End = new(2026, 6, 30) }));
        Assert.Equal(["Rule.MilestoneOutsideTask|A1|A1|A1.1|07/01/2026|08/31/2026"], Broken(content with { Start = new(2026, 7, 1) }));
        Assert.Equal(["Rule.TaskDatesOrder|A1|A1|07/01/2026|06/30/2026", "Rule.MilestoneOutsideTask|A1|A1|A1.1|07/01/2026|06/30/2026"], Broken(content with { Start = new(2026, 7, 1), End = new(2026, 6, 30) }));
        Assert.Equal(["Rule.TaskLeadMissing|A1|A1"], Broken(content with { Lead = null }));
        Assert.Equal(["Rule.TaskLeadMissing|A1|A1"], Broken(content with { Counterpart = null }));
        Assert.Equal(["Rule.TaskSidesEqual|A1|A1"], Broken(content with { Lead = Side.Laos }));
        Assert.Equal(["Rule.TaskOwnerMissing|A1|A1|Laos"], Broken(content with { Owners = [sample.VietnameseOwner.Id, Guid.CreateVersion7()] }));
        Assert.Equal(["Rule.TaskOwnerMissing|A1|A1|Vietnam", "Rule.TaskOwnerMissing|A1|A1|Laos"], Broken(content with { Owners = [] }));
        Assert.Equal(["Rule.TaskMilestoneMissing|A1|A1"], Broken(content with { Milestones = [] }));
        Assert.Equal(["Rule.MilestoneCodeTaken|A2|A1.1"], Broken(content with { Weight = 50 }, content with { Code = "A2", Weight = 50 }));
        Assert.Equal(
            ["Rule.TaskDependencyLoop|A1|A1|A1 → A2 → A1", "Rule.TaskDependencyLoop|A2|A2|A1 → A2 → A1"],
            Broken(sample.Content("A1", 50) with { Predecessors = ["A2"] }, sample.Content("A2", 50) with { Predecessors = ["A1"] }));
    }

    [Fact]
    public void A_loop_is_told_of_a_task_that_is_part_of_it()
    {
        Dictionary<string, IReadOnlyList<string>> order = new(StringComparer.Ordinal) { ["A1"] = ["A2"], ["A2"] = ["A1", "A9"], ["A3"] = ["A1"] };
        Assert.Equal("Rule.TaskDependencyLoop|Predecessors|A2|A1 → A2 → A1", TaskRules.LoopOf("A2", order)!.Confirmation);
        Assert.Null(TaskRules.LoopOf("A3", order));
    }

    [Theory]
    [InlineData(12, "T1 → T2 → T3 → T4 → T5 → T6 → T7 → T8 → T9 → T10 → T11 → T12 → T1")]
    [InlineData(13, "T1 → T2 → T3 → T4 → T5 → T6 → T7 → T8 → T9 → T10 → T11 → T12 → … → T1")]
    public void A_long_loop_is_told_by_its_beginning(int count, string words) =>
        Assert.Equal(words, TaskRules.LoopOf("T5", Enumerable.Range(1, count).ToDictionary(each => $"T{each}", each => (IReadOnlyList<string>)[$"T{(each % count) + 1}"]))!.Arguments[1]);

    private void Refused(string confirmation, TaskContent content) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(() => new WorkTask(sample.Plan, content)).Broken).Confirmation);

    private List<string> Broken(params TaskContent[] contents) =>
        [.. TaskRules.BeforeReview(sample.Plan, [.. contents.Select(each => new WorkTask(sample.Plan, each))], sample.SideOf).Select(each => each.Confirmation)];
}
