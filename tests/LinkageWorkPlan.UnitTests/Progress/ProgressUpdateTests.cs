using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

public class ProgressUpdateTests
{
    private readonly SamplePlan sample = new();
    private readonly WorkTask task;

    public ProgressUpdateTests() => task = sample.Task();

    [Fact]
    public void Is_refused_before_the_plan_is_adopted() =>
        Assert.Equal([Rules.PlanNotAdopted], Broken(new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 10 }));

    [Fact]
    public void All_that_is_wrong_with_a_delay_is_said_at_once()
    {
        sample.Adopted();
        var entry = new ProgressEntry { EffectiveOn = SamplePlan.Today.AddDays(1), Percent = 101, Delay = new DelayReport(LocalizedText.Empty, LocalizedText.Empty, null) };
        Assert.Equal([Rules.ProgressInFuture, Rules.OutOfRange, Rules.DelayNeedsReason, Rules.DelayNeedsMeasure, Rules.DelayNeedsDate], Broken(entry));
    }

    [Fact]
    public void Saying_nothing_is_refused()
    {
        sample.Adopted();
        Assert.Equal([Rules.ProgressEmpty], Broken(new ProgressEntry { EffectiveOn = SamplePlan.Today }));
    }

    [Fact]
    public void A_milestone_needs_a_file_that_shows_it()
    {
        sample.Adopted();
        Assert.Equal([Rules.MilestoneNeedsEvidence], Broken(new ProgressEntry { EffectiveOn = SamplePlan.Today, MilestoneReached = task.Milestones[0].Id }));
    }

    [Fact]
    public void A_milestone_is_reached_once()
    {
        sample.Adopted();
        var entry = new ProgressEntry { EffectiveOn = SamplePlan.Today, MilestoneReached = task.Milestones[0].Id, HasEvidence = true };
        task.Follow(TaskProgress.AsOf([sample.Record(task, entry)], SamplePlan.Today));
        Assert.Equal(SamplePlan.Today, task.Milestones[0].Reached);
        Assert.Equal([Rules.MilestoneAlreadyReached], Broken(entry));
    }

    [Fact]
    public void A_status_is_set_only_with_a_reason()
    {
        sample.Adopted();
        Assert.Equal([Rules.OverrideNeedsReason], Broken(new ProgressEntry { EffectiveOn = SamplePlan.Today, Override = new StatusOverride(WorkStatus.AtRisk, LocalizedText.Empty) }));
    }

    [Theory]
    [InlineData("report.exe", "MZ", Rules.EvidenceType)]
    [InlineData("report.pdf", "not a pdf", Rules.EvidenceType)]
    [InlineData("report.pdf", "", Rules.EvidenceEmpty)]
    public void Evidence_of_another_kind_is_refused(string name, string content, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleException>(() => EvidenceTypes.Require(name, System.Text.Encoding.UTF8.GetBytes(content))).Broken.Single().Rule);

    [Fact]
    public void Evidence_may_be_as_large_as_the_limit_and_no_byte_more()
    {
        var file = new byte[Evidence.SizeMax + 1];
        "%PDF-"u8.CopyTo(file);
        Assert.Equal("application/pdf", EvidenceTypes.Require("a.PDF", file.AsSpan(0, (int)Evidence.SizeMax)));
        Assert.Equal(Rules.EvidenceTooLarge, Assert.Throws<RuleException>(() => EvidenceTypes.Require("a.pdf", file)).Broken.Single().Rule);
    }

    private IEnumerable<string> Broken(ProgressEntry entry) => Assert.Throws<RuleException>(() => sample.Record(task, entry)).Broken.Select(each => each.Rule);
}
