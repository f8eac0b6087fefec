using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>Each step of an amendment from its first word to its end, and when it is refused.</summary>
public class AmendmentStepsTests
{
    private static readonly DateOnly InForce = new(2026, 7, 1);
    private static readonly DateTime InForceAt = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Reason = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");
    private static readonly IndicatorContent Trade = new() { Code = "I1", Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"), Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ") };

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly Indicator indicator;
    private readonly Amendment amendment;

    public AmendmentStepsTests()
    {
        task = sample.Task();
        indicator = new Indicator(sample.Plan, Trade);
        sample.Adopted();
        task.FreezeBaseline();
        amendment = new Amendment(sample.Plan, 3, Reason);
    }

    [Fact]
    public void A_new_one_is_a_draft_that_changes_nothing_yet()
    {
        Assert.Equal((sample.Plan.Id, 3, "2026/3", AmendmentState.Draft, Reason), (amendment.PlanId, amendment.Number, amendment.Code, amendment.State, amendment.Reason));
        Assert.Equal((true, true, null, null), (amendment.IsOpen, amendment.IsEmpty, amendment.InForceOn, amendment.InForceAt));
        Assert.Equal((null, null), (amendment.OutlineBefore, amendment.OutlineAfter));
        Assert.Equal(new AuditSubject("Amendment", amendment.Id, "2026/3", LocalizedText.Empty, sample.Plan.Id), amendment.ToSubject());
        Assert.NotEqual(Guid.Empty, amendment.Id);
        Assert.Same(sample.Plan, amendment.Judged(sample.Plan));
    }

    [Fact]
    public void One_is_open_at_a_time_and_says_why()
    {
        Refused("Rule.AmendmentOpen||3", () => new Amendment(sample.Plan, 4, Reason, amendment));
        Refused("Rule.Required|Reason|Reason", () => new Amendment(sample.Plan, 4, LocalizedText.Empty));
        var longest = LocalizedText.Of(Language.Vi, new string('x', Amendment.ReasonMax));
        amendment.Explain(longest);
        Refused("Rule.TooLong|Reason|Reason|2001|2000", () => amendment.Explain(LocalizedText.Of(Language.Vi, new string('x', 2001))));
        Assert.Equal(longest, amendment.Reason);
    }

    [Fact]
    public void Any_part_makes_it_no_longer_empty()
    {
        amendment.Drop(task, Reason);
        Assert.False(amendment.IsEmpty);
        amendment.Remove("A1");
        Assert.True(amendment.IsEmpty);
        amendment.Drop(indicator, Reason);
        Assert.False(amendment.IsEmpty);
        amendment.RemoveIndicator("I1");
        Assert.True(amendment.IsEmpty);
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { Title = Other });
        Assert.Equal((false, "Kế hoạch công tác 2026", Other), (amendment.IsEmpty, amendment.OutlineBefore!.Title.For(Language.Vi), amendment.OutlineAfter!.Title));
        Assert.Equal(Other, amendment.Judged(sample.Plan).Title);
        amendment.KeepOutline();
        Assert.Equal((true, null, null), (amendment.IsEmpty, amendment.OutlineBefore, amendment.OutlineAfter));
    }

    [Fact]
    public void Steps_that_are_refused_name_what_they_are_about()
    {
        Refused("Rule.AmendmentChangesNothing|A1|A1", () => amendment.Change(sample.Plan, task, task.ToContent(), Reason));
        Refused("Rule.AmendmentPartUnchanged||I1", () => amendment.Change(sample.Plan, indicator, Trade with { Code = "I7" }, Reason));
        Refused("Rule.AmendmentPartUnchanged||2026", () => amendment.Outline(sample.Plan, sample.Plan.ToOutline()));
        Refused("Rule.TaskCodeTaken|Code|A1", () => amendment.Add(sample.Plan, sample.Content(), Reason, null, ["A1"]));
        Refused("Rule.IndicatorCodeTaken|Code|I1", () => amendment.Add(sample.Plan, Trade, Reason, null, ["I1"]));
        Refused("Rule.NotFound|", () => amendment.Remove("A1"));
        Refused("Rule.NotFound|", () => amendment.TakeRowBack("A1"));
        Refused("Rule.NotFound|", () => amendment.RemoveIndicator("I1"));
        Refused("Rule.NotFound|", () => amendment.Add(sample.Plan, sample.Content("A3"), Reason, "A2", ["A1"]));
        Refused("Rule.NotFound|", () => amendment.Add(sample.Plan, Trade with { Code = "I3" }, Reason, "I2", ["I1"]));
        Refused("Rule.NotFound|", () => amendment.Confirm("A1"));
        Refused("Rule.NotFound|", () => amendment.Confirm("Indicator:I1"));
        Assert.True(amendment.IsEmpty);
    }

    [Fact]
    public void What_left_the_plan_is_not_amended()
    {
        task.Drop(1, InForce);
        indicator.Drop(1, InForce);
        Refused("Rule.TaskDropped|A1|A1|07/01/2026", () => amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 5 }, Reason));
        Refused("Rule.TaskDropped|A1|A1|07/01/2026", () => amendment.Settle(sample.Plan, task, task.ToContent() with { Weight = 5 }));
        Refused("Rule.TaskDropped|A1|A1|07/01/2026", () => amendment.Drop(task, Reason));
        Refused("Rule.IndicatorDropped||I1|07/01/2026", () => amendment.Change(sample.Plan, indicator, Trade with { Unit = Other }, Reason));
        Refused("Rule.IndicatorDropped||I1|07/01/2026", () => amendment.Drop(indicator, Reason));
        Assert.True(amendment.IsEmpty);
    }

    [Fact]
    public void A_row_is_settled_in_its_place()
    {
        amendment.Settle(sample.Plan, task, task.ToContent());
        Assert.Empty(amendment.Items);
        amendment.Settle(sample.Plan, task, task.ToContent() with { Code = "A9", PillarCode = "Z", Weight = 50 });
        var item = Assert.Single(amendment.Items);
        Assert.Equal((AmendmentKind.Change, "A1", "A", 50, true), (item.Kind, item.After!.Code, item.After!.PillarCode, item.After!.Weight, item.Reason.IsEmpty));
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 40 }, Reason);
        amendment.Settle(sample.Plan, task, task.ToContent() with { Weight = 30 });
        Assert.Equal((30, Reason), (Assert.Single(amendment.Items).After!.Weight, amendment.Items[0].Reason));
        amendment.Settle(sample.Plan, task, task.ToContent());
        Assert.Empty(amendment.Items);
        amendment.Drop(task, Reason);
        Refused("Rule.AmendmentTaskLeaves|A1|A1", () => amendment.Settle(sample.Plan, task, task.ToContent() with { Weight = 5 }));
    }

    [Fact]
    public void The_last_step_of_a_row_is_taken_back()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 50 }, LocalizedText.Empty);
        amendment.Drop(task, Reason);
        amendment.TakeRowBack("A1");
        Assert.Equal((AmendmentKind.Change, 50, Reason), (amendment.Items[0].Kind, amendment.Items[0].After!.Weight, amendment.Items[0].Reason));
        amendment.TakeRowBack("A1");
        Assert.Empty(amendment.Items);
        amendment.Drop(task, Reason);
        amendment.TakeRowBack("A1");
        Assert.Empty(amendment.Items);
    }

    [Fact]
    public void Whoever_waits_for_a_new_task_follows_it()
    {
        var id = Guid.CreateVersion7();
        amendment.Add(sample.Plan, sample.Content("A2"), Reason, null, ["A1"], id);
        amendment.Change(sample.Plan, task, task.ToContent() with { Predecessors = ["A2 SS"] }, Reason);
        amendment.Add(sample.Plan, sample.Content("A4") with { Predecessors = ["A2"] }, Reason, null, ["A1"]);
        Refused("Rule.TaskCodeTaken|Code|A4", () => amendment.Add(sample.Plan, sample.Content("A4"), Reason, "A2", ["A1"]));
        amendment.Add(sample.Plan, sample.Content("A3"), Reason, "A2", ["A1"]);
        Assert.Equal((id, "A3"), (amendment.Items[0].Id, amendment.Items[0].TaskCode));
        Assert.Equal(["A3 SS"], amendment.ItemOf("A1")!.After!.Predecessors);
        amendment.Add(sample.Plan, sample.Content("A3") with { Weight = 5 }, Reason, "A3", ["A1"]);
        Assert.Equal((3, 5), (amendment.Items.Count, amendment.ItemOf("A3")!.After!.Weight));
        amendment.Remove("A3");
        Assert.Equal(["A4"], amendment.Items.Select(each => each.TaskCode));
        Assert.Empty(amendment.Items[0].After!.Predecessors);
    }

    [Fact]
    public void A_change_that_is_removed_leaves_the_links_to_its_task()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 50 }, Reason);
        amendment.Add(sample.Plan, sample.Content("A2") with { Predecessors = ["A1"] }, Reason, null, ["A1"]);
        amendment.Remove("A1");
        Assert.Equal(["A1"], Assert.Single(amendment.Items).After!.Predecessors);
    }

    [Fact]
    public void Whoever_names_a_new_indicator_follows_it()
    {
        amendment.Add(sample.Plan, Trade with { Code = "I2" }, Reason, null, ["I1"]);
        amendment.Change(sample.Plan, task, task.ToContent() with { Indicators = ["I2"] }, Reason);
        amendment.Add(sample.Plan, Trade with { Code = "I3" }, Reason, "I2", ["I1"]);
        Assert.Equal((null, "I3"), (amendment.IndicatorOf("I2"), Assert.Single(amendment.Items[0].After!.Indicators)));
        amendment.Add(sample.Plan, Trade with { Code = "I4" }, Reason, null, ["I1"]);
        Refused("Rule.IndicatorCodeTaken|Code|I4", () => amendment.Add(sample.Plan, Trade with { Code = "I4" }, Reason, "I3", ["I1"]));
        Assert.Equal(["I3", "I4"], amendment.Indicators.Select(each => each.Code));
    }

    [Fact]
    public void More_than_the_limit_is_a_new_plan()
    {
        foreach (var number in Enumerable.Range(2, Amendment.ItemsMax))
        {
            amendment.Add(sample.Plan, sample.Content($"A{number}"), LocalizedText.Empty, null, ["A1"]);
            amendment.Add(sample.Plan, Trade with { Code = $"I{number}" }, LocalizedText.Empty, null, ["I1"]);
        }

        Assert.Equal((200, 200), (amendment.Items.Count, amendment.Indicators.Count));
        Refused("Rule.AmendmentTooLarge||200", () => amendment.Drop(task, Reason));
        Refused("Rule.AmendmentTooLarge||200", () => amendment.Drop(indicator, Reason));
        amendment.Add(sample.Plan, sample.Content("A2") with { Weight = 5 }, LocalizedText.Empty, "A2", ["A1"]);
        Assert.Equal((5, 200), (amendment.ItemOf("A2")!.After!.Weight, amendment.Items.Count));
    }

    [Fact]
    public void Renderings_are_confirmed_part_by_part()
    {
        var stale = Reason.Write(Language.Vi, "Lý do mới");
        amendment.Explain(stale);
        amendment.Change(sample.Plan, task, task.ToContent() with { Title = stale }, LocalizedText.Empty);
        amendment.Change(sample.Plan, indicator, Trade with { Title = stale }, LocalizedText.Empty);
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { Title = stale, Pillars = [new PillarContent("A", Other.Write(Language.Vi, "Mới"))], Sectors = [new Sector("S1", Other.Write(Language.Vi, "Mới"))] });
        bool[] Ready() =>
        [
            amendment.Reason.IsReady(Language.Lo), amendment.Items[0].After!.Title.IsReady(Language.Lo), amendment.Indicators[0].After!.Title.IsReady(Language.Lo),
            amendment.OutlineAfter!.Texts.All(each => each.Text.IsReady(Language.Lo)),
        ];
        Assert.Equal([false, false, false, false], Ready());
        amendment.Confirm(null);
        Assert.Equal([true, false, false, false], Ready());
        amendment.Confirm("A1");
        Assert.Equal([true, true, false, false], Ready());
        amendment.Confirm(Amendment.IndicatorSubject("I1"));
        Assert.Equal([true, true, true, false], Ready());
        amendment.Confirm(Amendment.OutlinePart);
        Assert.Equal([true, true, true, true], Ready());
    }

    [Theory]
    [InlineData("Indicator:I1", "I1")]
    [InlineData("Indicator:I:1", "I:1")]
    [InlineData("Indicator", null)]
    [InlineData("Task:I1", null)]
    [InlineData("I1", null)]
    [InlineData(null, null)]
    public void A_subject_names_an_indicator(string? subject, string? code) => Assert.Equal(code, Amendment.IndicatorIn(subject));

    [Fact]
    public void It_goes_from_draft_to_review_and_back_and_into_force()
    {
        Refused("Rule.AmendmentNotInReview||3", amendment.ReturnToDraft);
        Refused("Rule.AmendmentNotInReview||3", () => Apply());
        Assert.Equal([Rules.AmendmentEmpty, Rules.TextMissing], Assert.Throws<RuleException>(() => amendment.Send([new BrokenRule(Rules.AmendmentEmpty), new BrokenRule(Rules.TextMissing)])).Broken.Select(each => each.Rule));
        Assert.Equal(AmendmentState.Draft, amendment.State);

        amendment.Drop(task, Reason);
        amendment.Drop(indicator, Reason);
        amendment.Send([]);
        Assert.Equal((AmendmentState.InReview, true), (amendment.State, amendment.IsOpen));
        amendment.ReturnToDraft();
        Assert.Equal(AmendmentState.Draft, amendment.State);
        amendment.Send([]);
        Apply();
        Assert.Equal((AmendmentState.InForce, false, InForce, InForceAt), (amendment.State, amendment.IsOpen, amendment.InForceOn!.Value, amendment.InForceAt!.Value));
        Assert.Equal((InForce, 3, InForce, 3), (task.DroppedOn!.Value, task.DroppedBy!.Value, indicator.DroppedOn!.Value, indicator.DroppedBy!.Value));
    }

    [Fact]
    public void What_can_no_longer_be_signed_changes_nothing()
    {
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { Title = Other });
        amendment.Drop(task, Reason);
        amendment.Send([]);
        task.SetText(nameof(AgreedTask.Title), Other);
        Refused("Rule.AmendmentOutdated|A1|A1", () => Apply());
        Assert.Equal((AmendmentState.InReview, null, null), (amendment.State, amendment.InForceOn, task.DroppedOn));
        Assert.NotEqual(Other, sample.Plan.Title);
    }

    [Fact]
    public void Once_it_is_sent_no_step_changes_it()
    {
        amendment.Drop(task, Reason);
        amendment.Send([]);
        Action[] steps =
        [
            () => amendment.Explain(Other),
            () => amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 5 }, Reason),
            () => amendment.Settle(sample.Plan, task, task.ToContent() with { Weight = 5 }),
            () => amendment.Add(sample.Plan, sample.Content("A2"), Reason, null, ["A1"]),
            () => amendment.Drop(task, Other),
            () => amendment.Remove("A1"),
            () => amendment.TakeRowBack("A1"),
            () => amendment.Confirm(null),
            () => amendment.Send([]),
            amendment.Withdraw,
            () => amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { Title = Other }),
            amendment.KeepOutline,
            () => amendment.Change(sample.Plan, indicator, Trade with { Unit = Other }, Reason),
            () => amendment.Add(sample.Plan, Trade with { Code = "I2" }, Reason, null, ["I1"]),
            () => amendment.Drop(indicator, Reason),
            () => amendment.RemoveIndicator("I1"),
        ];
        Assert.All(steps, step => Refused("Rule.AmendmentNotInDraft||3", step));
        Assert.Equal((AmendmentState.InReview, Reason, Reason, 1, 0), (amendment.State, amendment.Reason, amendment.Items[0].Reason, amendment.Items.Count, amendment.Indicators.Count));
    }

    private NewParts Apply() => amendment.PutInForce(sample.Plan, [task], sample.SideOf, InForce, InForceAt, [indicator], []);

    private static void Refused(string confirmation, Action act) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(act).Broken).Confirmation);
}
