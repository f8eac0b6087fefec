using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>What keeps an amendment from being signed, each with its place and the words it names.</summary>
public class AmendmentRulesTests
{
    private static readonly DateOnly Later = new(2026, 7, 1);
    private static readonly DateTime At = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Reason = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly LocalizedText Alone = LocalizedText.Of(Language.Vi, "Chỉ tiếng Việt");

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly Indicator indicator;
    private readonly Amendment amendment;

    public AmendmentRulesTests()
    {
        task = new WorkTask(sample.Plan, sample.Content() with { Sectors = ["S9"], Indicators = ["I9"] });
        indicator = new Indicator(sample.Plan, Trade);
        sample.Adopted();
        task.FreezeBaseline();
        amendment = new Amendment(sample.Plan, 1, Reason);
    }

    private static IndicatorContent Trade => new()
    {
        Code = "I1",
        Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"),
        Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ"),
        Targets = [new IndicatorTarget(2026, 3.3m)],
    };

    [Fact]
    public void The_reason_is_there_in_both_languages()
    {
        amendment.Explain(Alone);
        Change(task.ToContent() with { Weight = 50 });
        Assert.Equal(["Rule.TextMissing|Reason|Reason|Reason|lo"], Broken());
    }

    [Fact]
    public void Tasks_are_named_in_the_order_of_their_codes()
    {
        foreach (var code in new[] { "A10", "A2" })
        {
            amendment.Add(sample.Plan, sample.Content(code) with { Lead = null }, LocalizedText.Empty, null, ["A1"]);
        }

        Assert.Equal(["Rule.TaskLeadMissing|A2|A2", "Rule.TaskLeadMissing|A10|A10"], Broken());
    }

    [Fact]
    public void A_drop_says_why_in_both_languages()
    {
        amendment.Drop(task, LocalizedText.Empty);
        Assert.Equal(["Rule.AmendmentDropUnexplained|A1|A1"], Broken());
        amendment.Drop(task, Alone);
        Assert.Equal(["Rule.TextMissing|A1|A1|Reason|lo"], Broken());
        amendment.Drop(task, Reason);
        Assert.Empty(Broken());
    }

    [Fact]
    public void A_change_needs_no_reason_of_its_own_but_one_that_is_there_is_read_in_both_languages()
    {
        Change(task.ToContent() with { Weight = 50 });
        Assert.Empty(Broken());
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 50 }, Alone);
        Assert.Equal(["Rule.TextMissing|A1|A1|Reason|lo"], Broken());
    }

    [Fact]
    public void Texts_of_a_task_are_there_in_both_languages()
    {
        Change(task.ToContent() with { Outputs = Alone });
        Assert.Equal(["Rule.TextMissing|A1|A1|Outputs|lo"], Broken());
    }

    [Fact]
    public void Sectors_and_indicators_that_the_task_named_before_are_left_to_it()
    {
        Change(task.ToContent() with { Sectors = ["S9", "S8"], Indicators = ["I9", "I8", "I1"] });
        Assert.Equal(["Rule.SectorUnknown|A1|S8", "Rule.IndicatorUnknown|A1|I8"], Broken());
    }

    [Fact]
    public void A_new_task_names_only_what_there_is()
    {
        amendment.Add(sample.Plan, sample.Content("A2") with { Sectors = ["S9"], Indicators = ["I9"], Predecessors = ["A1 SS+2", "A7"] }, LocalizedText.Empty, null, ["A1"]);
        Assert.Equal(["Rule.SectorUnknown|A2|S9", "Rule.TaskPredecessorUnknown|A2|A7", "Rule.IndicatorUnknown|A2|I9"], Broken());
    }

    [Fact]
    public void An_indicator_that_left_the_plan_is_named_by_no_task()
    {
        indicator.Drop(1, Later);
        Change(task.ToContent() with { Indicators = ["I1"] });
        Assert.Equal(["Rule.IndicatorUnknown|A1|I1"], Broken());
    }

    [Fact]
    public void A_task_that_left_the_plan_is_waited_for_by_none()
    {
        var gone = new SamplePlan().Task("A3");
        gone.Drop(1, Later);
        amendment.Add(sample.Plan, sample.Content("A2") with { Predecessors = ["A1", "A3"] }, LocalizedText.Empty, null, ["A1"]);
        Assert.Equal(["Rule.TaskPredecessorUnknown|A2|A3"], Broken([task, gone]));
    }

    [Fact]
    public void Tasks_that_wait_for_each_other_are_named()
    {
        amendment.Add(sample.Plan, sample.Content("A2") with { Predecessors = ["A1"] }, LocalizedText.Empty, null, ["A1"]);
        Change(task.ToContent() with { Predecessors = ["A2"] });
        Assert.Equal(["Rule.TaskDependencyLoop|A1", "Rule.TaskDependencyLoop|A2"], Broken().Select(each => string.Join('|', each.Split('|')[..2])));
    }

    [Fact]
    public void A_code_that_a_dropped_task_had_stays_taken()
    {
        var gone = new SamplePlan().Task("A2");
        gone.Drop(1, Later);
        amendment.Add(sample.Plan, sample.Content("A2"), LocalizedText.Empty, null, ["A1"]);
        Assert.Empty(Broken());
        Assert.Equal(["Rule.TaskCodeTaken|A2|A2"], Broken([task, gone]));
    }

    [Fact]
    public void A_task_that_is_no_longer_as_it_was_makes_it_outdated()
    {
        Change(task.ToContent() with { Weight = 50 });
        Assert.Equal(["Rule.AmendmentOutdated|A1|A1"], Broken([]));
        task.Drop(1, Later);
        Assert.Equal(["Rule.AmendmentOutdated|A1|A1"], Broken());
    }

    [Fact]
    public void A_task_that_is_done_keeps_its_dates_and_may_change_otherwise()
    {
        var content = task.ToContent();
        Say(new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 100 });
        Change(content with { Weight = 50 });
        Assert.Empty(Broken());
        Change(content with { Start = new(2026, 3, 2) });
        Assert.Equal(["Rule.AmendmentTaskDone|A1|A1"], Broken());
        Change(content with { End = new(2026, 9, 1) });
        Assert.Equal(["Rule.AmendmentTaskDone|A1|A1"], Broken());
    }

    [Fact]
    public void A_task_that_was_done_after_the_drop_was_written_stays()
    {
        amendment.Drop(task, Reason);
        Say(new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 99 });
        Assert.Empty(Broken());
        Say(new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 100 });
        Assert.Equal(["Rule.AmendmentTaskDone|A1|A1"], Broken());
    }

    [Fact]
    public void A_milestone_that_was_reached_keeps_its_day()
    {
        var content = task.ToContent();
        Say(new ProgressEntry { EffectiveOn = SamplePlan.Today, MilestoneReached = task.Milestones[0].Id, HasEvidence = true });
        Change(content with { Milestones = [content.Milestones[0] with { Title = Reason }] });
        Assert.Empty(Broken());
        Change(content with { Milestones = [content.Milestones[0] with { Planned = new(2026, 7, 1) }] });
        Assert.Equal(["Rule.AmendmentMilestoneReported|A1|A1|A1.1"], Broken());
    }

    [Fact]
    public void A_code_of_an_indicator_that_came_into_the_plan_since_is_taken()
    {
        amendment.Add(sample.Plan, Trade with { Code = "I2" }, LocalizedText.Empty, null, ["I1"]);
        Assert.Empty(Broken());
        Assert.Equal(["Rule.IndicatorCodeTaken|Indicator:I2|I2"], Broken([task], [indicator, new Indicator(new SamplePlan().Plan, Trade with { Code = "I2" })]));
    }

    [Fact]
    public void An_indicator_that_is_no_longer_as_it_was_makes_it_outdated()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [] }, LocalizedText.Empty);
        Assert.Equal(["Rule.AmendmentPartOutdated|Indicator:I1|I1"], Broken([task], []));
        indicator.Drop(1, Later);
        Assert.Equal(["Rule.AmendmentPartOutdated|Indicator:I1|I1"], Broken());
    }

    [Fact]
    public void An_indicator_that_tasks_name_or_both_sides_counted_stays()
    {
        var result = Record(FigureOrigin.Agreed);
        amendment.Drop(indicator, LocalizedText.Empty);
        foreach (var code in new[] { "A3", "A2" })
        {
            amendment.Add(sample.Plan, sample.Content(code) with { Indicators = ["I1"] }, LocalizedText.Empty, null, ["A1"]);
        }

        Assert.Equal(["Rule.IndicatorInUse|Indicator:I1|I1|A3, A2"], Broken());
        indicator.Agree(result.Id, At, "ເລຂາຕົວຢ່າງ", Side.Laos);
        Assert.Equal(["Rule.AmendmentIndicatorAgreed|Indicator:I1|I1", "Rule.IndicatorInUse|Indicator:I1|I1|A3, A2"], Broken());
        amendment.Remove("A2");
        amendment.Remove("A3");
        Assert.Equal(["Rule.AmendmentIndicatorAgreed|Indicator:I1|I1"], Broken());
    }

    [Fact]
    public void An_indicator_changes_its_unit_only_without_figures()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Unit = SamplePlan.Text("triệu USD", "ລ້ານໂດລາ") }, LocalizedText.Empty);
        Assert.Empty(Broken());
        Record(FigureOrigin.Vietnam);
        Assert.Equal(["Rule.AmendmentIndicatorUnit|Indicator:I1|I1"], Broken());
    }

    [Fact]
    public void Parts_of_indicators_are_read_in_both_languages_and_by_their_codes()
    {
        amendment.Add(sample.Plan, Trade with { Code = "I10", Definition = Alone }, LocalizedText.Empty, null, ["I1"]);
        amendment.Add(sample.Plan, Trade with { Code = "I2" }, Alone, null, ["I1"]);
        Assert.Equal(["Rule.TextMissing|Indicator:I2|Indicator:I2|Reason|lo", "Rule.TextMissing|Indicator:I10|Indicator:I10|Definition|lo"], Broken());
    }

    [Fact]
    public void A_target_stays_in_the_period_as_the_amendment_leaves_it()
    {
        var outline = sample.Plan.ToOutline();
        amendment.Outline(sample.Plan, outline with { PeriodEnd = new(2027, 6, 30) });
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [new IndicatorTarget(2026, 3.3m), new IndicatorTarget(2027, 4)] }, LocalizedText.Empty);
        Assert.Empty(Broken());
        amendment.KeepOutline();
        Assert.Equal(["Rule.IndicatorTargetYear|Indicator:I1|2027|2026|2026"], Broken());
    }

    [Fact]
    public void Targets_that_stay_are_judged_where_the_period_becomes_another()
    {
        var two = new Indicator(new SamplePlan().Plan, Trade with { Code = "I2", Targets = [] });
        var gone = new Indicator(new SamplePlan().Plan, Trade with { Code = "I3" });
        gone.Drop(1, Later);
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { PeriodStart = new(2027, 1, 1), PeriodEnd = new(2027, 12, 31) });
        Assert.Equal(["Rule.AmendmentIndicatorTarget|Outline|I1|2026"], Broken([], [indicator, two, gone]));
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { PeriodStart = new(2026, 12, 31), PeriodEnd = new(2027, 12, 30) });
        Assert.Empty(Broken([]));
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { PeriodStart = new(2025, 1, 1), PeriodEnd = new(2026, 1, 1) });
        Assert.Empty(Broken([]));
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { PeriodStart = new(2025, 1, 1), PeriodEnd = new(2025, 12, 31) });
        Assert.Equal(["Rule.AmendmentIndicatorTarget|Outline|I1|2026"], Broken([]));
        amendment.Drop(indicator, LocalizedText.Empty);
        Assert.Empty(Broken([]));
    }

    [Fact]
    public void A_task_that_left_the_plan_or_is_amended_does_not_hold_the_period()
    {
        amendment.Outline(sample.Plan, sample.Plan.ToOutline() with { PeriodEnd = new(2026, 8, 30) });
        Assert.Equal(["Rule.TasksOutsidePeriod|Outline|08/30/2026"], Broken().Select(each => string.Join('|', each.Split('|').Where((_, place) => place is 0 or 1 or 3))));
        Change(task.ToContent() with { End = new(2026, 8, 30) });
        Assert.Empty(Broken());
        amendment.Remove("A1");
        task.Drop(1, Later);
        Assert.Empty(Broken());
    }

    private void Change(TaskContent content) => amendment.Change(sample.Plan, task, content, LocalizedText.Empty);

    private void Say(ProgressEntry entry) => task.Follow(TaskProgress.AsOf([sample.Record(task, entry)], SamplePlan.Today));

    private IndicatorResult Record(FigureOrigin origin) =>
        indicator.Record(new IndicatorFigure(SamplePlan.Today, 2, Reason, LocalizedText.Empty, origin), SamplePlan.Today, At, Guid.CreateVersion7(), "Thư ký mẫu", Side.Vietnam);

    private IReadOnlyList<string> Broken() => Broken([task]);

    private IReadOnlyList<string> Broken(IReadOnlyList<WorkTask> tasks, IReadOnlyList<Indicator>? indicators = null) =>
        [.. AmendmentRules.BeforeSigning(sample.Plan, amendment, tasks, sample.SideOf, indicators ?? [indicator], []).Select(each => each.Confirmation)];
}
