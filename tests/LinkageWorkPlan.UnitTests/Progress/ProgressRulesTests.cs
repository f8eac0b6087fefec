using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>What may be recorded of a task, each limit on both of its sides.</summary>
public class ProgressRulesTests
{
    private static readonly DateOnly Today = SamplePlan.Today;
    private static readonly LocalizedText Words = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly ProgressEntry Entry = new() { EffectiveOn = Today, Percent = 10 };

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;

    public ProgressRulesTests()
    {
        task = sample.Task();
        sample.Adopted();
    }

    [Fact]
    public void An_entry_is_empty_until_one_thing_is_said()
    {
        var nothing = new ProgressEntry { EffectiveOn = Today, HasEvidence = true };
        Assert.True(nothing.IsEmpty);
        ProgressEntry[] said =
        [
            nothing with { Percent = 0 },
            nothing with { Narrative = Words },
            nothing with { MilestoneReached = task.Id },
            nothing with { Delay = new DelayReport(Words, Words, Today) },
            nothing with { Override = new StatusOverride(WorkStatus.AtRisk, Words) },
        ];
        Assert.All(said, each => Assert.False(each.IsEmpty));
        Assert.Equal(["Rule.ProgressEmpty|"], Of(nothing));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(-1, false)]
    [InlineData(101, false)]
    public void A_percent_is_from_0_to_100(int percent, bool isTaken) =>
        Assert.Equal(isTaken ? [] : ["Rule.OutOfRange|Percent|Percent|0|100"], Of(Entry with { Percent = percent }));

    [Fact]
    public void A_day_is_from_the_plans_first_to_today()
    {
        Assert.Empty(Of(Entry));
        Assert.Empty(Of(Entry with { EffectiveOn = new(2026, 1, 1) }));
        Assert.Equal(["Rule.ProgressInFuture|EffectiveOn|06/14/2026"], Of(Entry with { EffectiveOn = Today.AddDays(1) }));
        Assert.Equal(["Rule.ProgressBeforePlan|EffectiveOn|01/01/2026"], Of(Entry with { EffectiveOn = new(2025, 12, 31) }));
        Assert.Equal(["Rule.ProgressInFuture|On|12/30/2025", "Rule.ProgressBeforePlan|On|01/01/2026"], Confirmations(ProgressRules.OfDay(sample.Plan, new(2025, 12, 31), new(2025, 12, 30), "On")));
    }

    [Fact]
    public void Of_a_task_that_left_the_plan_only_corrections_are_taken()
    {
        Assert.Empty(ProgressRules.OfTask(task, isCorrection: false));
        task.Drop(1, new DateOnly(2026, 5, 1));
        Assert.Equal(["Rule.TaskDropped||A1|05/01/2026"], Of(Entry));
        Assert.Empty(ProgressRules.Of(sample.Plan, task, Entry, Today, isCorrection: true));
    }

    [Fact]
    public void A_milestone_is_one_of_the_task_open_and_shown_by_a_file()
    {
        var id = task.Milestones[0].Id;
        Assert.Empty(Of(Entry with { MilestoneReached = id, HasEvidence = true }));
        Assert.Equal(["Rule.MilestoneNeedsEvidence|Evidence|A1.1"], Of(Entry with { MilestoneReached = id }));
        Assert.Equal(["Rule.MilestoneUnknown|MilestoneReached"], Of(Entry with { MilestoneReached = task.Id, HasEvidence = true }));
        task.Follow(TaskProgress.AsOf([sample.Record(task, Entry with { EffectiveOn = Today.AddDays(-2), MilestoneReached = id, HasEvidence = true })], Today));
        Assert.Equal(["Rule.MilestoneAlreadyReached|MilestoneReached|A1.1|06/12/2026"], Of(Entry with { MilestoneReached = id }));
        Assert.Equal(["Rule.MilestoneAlreadyReached|Field|A1.1|06/12/2026"], Confirmations(ProgressRules.OfMilestone(task, Entry with { MilestoneReached = id }, "Field")));
        Assert.Empty(ProgressRules.OfMilestone(task, Entry, "Field"));
    }

    [Fact]
    public void A_delay_says_why_what_is_done_and_until_when()
    {
        var delay = new DelayReport(Words, Words, Today);
        Assert.Empty(OfDelay(delay));
        Assert.Equal(["Rule.DelayNeedsReason|DelayReason"], OfDelay(delay with { Reason = LocalizedText.Empty }));
        Assert.Equal(["Rule.DelayNeedsMeasure|DelayMeasure"], OfDelay(delay with { Measure = LocalizedText.Empty }));
        Assert.Equal(["Rule.DelayNeedsDate|NewDate"], OfDelay(delay with { NewDate = null }));
        Assert.Equal(["Rule.DelayNeedsDate|NewDate"], OfDelay(delay with { NewDate = Today.AddDays(-1) }));
        Assert.Empty(OfDelay(delay with { MilestoneId = task.Milestones[0].Id }));
        Assert.Equal(["Rule.MilestoneUnknown|DelayedMilestone"], OfDelay(delay with { MilestoneId = task.Id }));
    }

    [Theory]
    [InlineData(WorkStatus.NotStarted, true)]
    [InlineData(WorkStatus.OnTrack, true)]
    [InlineData(WorkStatus.AtRisk, true)]
    [InlineData(WorkStatus.Delayed, true)]
    [InlineData(WorkStatus.Completed, false)]
    [InlineData(WorkStatus.Cancelled, false)]
    public void A_status_is_set_with_a_reason_and_never_to_an_end(WorkStatus status, bool isTaken)
    {
        Assert.Equal(isTaken ? [] : [$"Rule.OverrideImpossible|OverrideStatus|{status}"], Of(Entry with { Override = new StatusOverride(status, Words) }));
        Assert.Equal("Rule.OverrideNeedsReason|OverrideReason", Of(Entry with { Override = new StatusOverride(status, LocalizedText.Empty) })[0]);
    }

    [Fact]
    public void All_that_is_broken_is_said_in_the_order_of_the_form()
    {
        task.Drop(1, Today);
        var entry = new ProgressEntry
        {
            EffectiveOn = Today.AddDays(1),
            Percent = 101,
            MilestoneReached = task.Id,
            Delay = new DelayReport(LocalizedText.Empty, LocalizedText.Empty, null, task.Id),
            Override = new StatusOverride(WorkStatus.Completed, LocalizedText.Empty),
        };
        Assert.Equal(
            [
                Rules.TaskDropped, Rules.ProgressInFuture, Rules.OutOfRange, Rules.MilestoneUnknown, Rules.DelayNeedsReason, Rules.DelayNeedsMeasure, Rules.DelayNeedsDate, Rules.MilestoneUnknown,
                Rules.OverrideNeedsReason, Rules.OverrideImpossible,
            ],
            ProgressRules.Of(sample.Plan, task, entry, Today).Select(each => each.Rule));
    }

    [Fact]
    public void An_update_keeps_all_that_was_said()
    {
        var (by, at, record, milestone) = (Guid.CreateVersion7(), new DateTime(2026, 6, 14, 3, 0, 0, DateTimeKind.Utc), Guid.CreateVersion7(), task.Milestones[0].Id);
        var entry = new ProgressEntry
        {
            EffectiveOn = Today.AddDays(-1),
            Percent = 40,
            Narrative = SamplePlan.Text("Đã họp", "ປະຊຸມແລ້ວ"),
            MilestoneReached = milestone,
            HasEvidence = true,
            Delay = new DelayReport(Words, SamplePlan.Text("Thêm người", "ເພີ່ມຄົນ"), Today.AddDays(90), milestone),
            Override = new StatusOverride(WorkStatus.AtRisk, SamplePlan.Text("Chờ ý kiến", "ລໍຖ້າ")),
        };
        var update = new ProgressUpdate(sample.Plan, task, entry, Today, at, by, "Thư ký mẫu", Side.Laos, record);
        Assert.Equal((sample.Plan.Id, task.Id, record, Today.AddDays(-1)), (update.PlanId, update.TaskId, update.RecordId, update.EffectiveOn));
        Assert.Equal((40, milestone, true, milestone), (update.Percent!.Value, update.MilestoneReached!.Value, update.ReportsDelay, update.DelayedMilestone!.Value));
        Assert.Equal((entry.Narrative, Words, entry.Delay.Measure, Today.AddDays(90)), (update.Narrative, update.DelayReason, update.DelayMeasure, update.NewDate!.Value));
        Assert.Equal((WorkStatus.AtRisk, entry.Override.Reason), (update.OverrideStatus!.Value, update.OverrideReason));
        Assert.Equal((at, by, "Thư ký mẫu", Side.Laos, null), (update.RecordedAt, update.RecordedBy, update.RecordedByName, update.RecordedSide!.Value, update.Corrects));
        Assert.Equal([("Narrative", 4000), ("DelayReason", 1000), ("DelayMeasure", 1000), ("OverrideReason", 1000)], update.Texts.Select(each => (each.Field, each.MaxLength)));
        var alone = new ProgressUpdate(sample.Plan, task, Entry, Today, at, by, "Thư ký mẫu");
        Assert.Equal((alone.Id, null, false, null, null), (alone.RecordId, alone.RecordedSide, alone.ReportsDelay, alone.OverrideStatus, alone.NewDate));
        Assert.Empty(alone.Texts);
    }

    [Fact]
    public void Texts_of_an_update_are_translated_and_have_limits()
    {
        static LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('x', length));
        ProgressEntry With(int length) => Entry with { Narrative = Long(4 * length), Delay = new DelayReport(Long(length), Long(length), Today), Override = new StatusOverride(WorkStatus.AtRisk, Long(length)) };
        var update = sample.Record(task, With(1000));
        string[] fields = ["Narrative", "DelayReason", "DelayMeasure", "OverrideReason"];
        Assert.Equal(fields, update.Texts.Select(each => each.Field));
        foreach (var (place, field) in fields.Index())
        {
            Assert.Equal((Rules.TooLong, field), Refused(() => update.SetText(field, Long(place == 0 ? 4001 : 1001))));
            update.SetText(field, SamplePlan.Text(field, "ໃໝ່"));
        }

        Assert.Equal(fields, update.Texts.Select(each => each.Text.For(Language.Vi)));
        Assert.All(fields[1..], field => Assert.Equal((Rules.Required, field), Refused(() => update.SetText(field, LocalizedText.Empty))));
        update.SetText("Narrative", LocalizedText.Empty);
        Assert.True(update.Narrative.IsEmpty);
        Assert.Equal((Rules.NotFound, "Percent"), Refused(() => update.SetText("Percent", Words)));
        Assert.Equal((Rules.TooLong, "Narrative"), Refused(() => sample.Record(task, Entry with { Narrative = Long(4001) })));
        Assert.Equal((Rules.TooLong, "DelayReason"), Refused(() => sample.Record(task, Entry with { Delay = new DelayReport(Long(1001), Words, Today) })));
        Assert.Equal((Rules.TooLong, "DelayMeasure"), Refused(() => sample.Record(task, Entry with { Delay = new DelayReport(Words, Long(1001), Today) })));
        Assert.Equal((Rules.TooLong, "OverrideReason"), Refused(() => sample.Record(task, Entry with { Override = new StatusOverride(WorkStatus.AtRisk, Long(1001)) })));
    }

    private List<string> OfDelay(DelayReport delay) => Of(Entry with { Delay = delay });

    private List<string> Of(ProgressEntry entry) => Confirmations(ProgressRules.Of(sample.Plan, task, entry, Today));

    private static List<string> Confirmations(IEnumerable<BrokenRule> broken) => [.. broken.Select(each => each.Confirmation)];

    private static (string Rule, string? Subject) Refused(Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        return (broken.Rule, broken.Subject);
    }
}
