using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>Several things that are said at once.</summary>
public class ProgressRecordTests
{
    private const int Milestones = 5;
    private static readonly DateTime Noon = new(2026, 6, 14, 5, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private readonly SamplePlan sample = new();

    /// <summary>Reports and pages know updates alone: what is said in one record says the same as in several, on each day.</summary>
    [Fact]
    public void Says_on_any_day_what_its_parts_say_one_after_the_other()
    {
        var random = new Random(20261126);
        var task = Task();
        sample.Adopted();
        for (var round = 0; round < 300; round++)
        {
            var (together, apart, at) = (new List<ProgressUpdate>(), new List<ProgressUpdate>(), Noon);
            foreach (var record in Records(random, task))
            {
                // The record in one, and each of its parts as a record of its own, some time after each other.
                together.AddRange(Said(record, task, at));
                IEnumerable<ProgressRecord> parts = record.Reached.OrderBy(each => each.On ?? record.Main.EffectiveOn)
                    .Select(each => new ProgressRecord(new ProgressEntry { EffectiveOn = record.Main.EffectiveOn }, [each]));
                foreach (var part in record.Main.IsEmpty ? parts : parts.Append(record with { Reached = [] }))
                {
                    apart.AddRange(Said(part, task, at));
                    at = at.AddSeconds(1);
                }

                at = at.AddSeconds(1);
            }

            for (var day = SamplePlan.Today.AddDays(-40); day <= SamplePlan.Today.AddDays(1); day = day.AddDays(1))
            {
                Assert.Equal(StateOn(apart, task, day), StateOn(together, task, day));
            }
        }
    }

    [Fact]
    public void Has_one_name_and_an_order_of_its_parts()
    {
        var task = Task();
        sample.Adopted();
        var record = new ProgressRecord(
            new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 50 },
            [new(task.Milestones[1].Id, SamplePlan.Today.AddDays(-1), true), new(task.Milestones[0].Id, SamplePlan.Today.AddDays(-9), true)]);
        var updates = Said(record, task, Noon);
        Assert.Equal([task.Milestones[0].Id, task.Milestones[1].Id, null], updates.Select(each => each.MilestoneReached));
        Assert.Single(updates.Select(each => each.RecordId).Distinct());
        Assert.Equal(updates, TaskProgress.InOrder(updates.Reverse()));
        Assert.Equal(3, updates.Select(each => each.SaidAt).Distinct().Count());
        Assert.Equal([updates[1]], ProgressRecord.ShownBy(task.Milestones[1].Id, updates));
        Assert.Equal(updates.Take(2), ProgressRecord.ShownBy(null, updates));
        Assert.Equal([updates[2]], ProgressRecord.ShownBy(null, [updates[2]]));
    }

    [Fact]
    public void Says_all_that_is_wrong_with_its_parts()
    {
        var task = Task();
        sample.Adopted();
        var (first, stranger) = (task.Milestones[0].Id, Guid.CreateVersion7());
        var record = new ProgressRecord(
            new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 101 },
            [new(first, SamplePlan.Today.AddDays(1), false), new(first, null, true), new(stranger, null, true)]);
        var broken = Assert.Throws<RuleException>(() => Said(record, task, Noon)).Broken;
        Assert.Equal(
            [
                (Rules.OutOfRange, "Percent"), (Rules.ProgressInFuture, ReachedMilestone.FieldOf(first)), (Rules.MilestoneNeedsEvidence, "Evidence"),
                (Rules.MilestoneAlreadyReached, ReachedMilestone.FieldOf(first)), (Rules.MilestoneUnknown, ReachedMilestone.FieldOf(stranger)),
            ],
            broken.Select(each => (each.Rule, each.Subject)));
        var nothing = new ProgressRecord(new ProgressEntry { EffectiveOn = SamplePlan.Today }, []);
        Assert.Equal(Rules.ProgressEmpty, Assert.Throws<RuleException>(() => Said(nothing, task, Noon)).Broken[0].Rule);
        Assert.Empty(nothing.ToUpdates(sample.Plan, task, SamplePlan.Today, Noon, Guid.CreateVersion7(), "Người phụ trách mẫu", null, Guid.CreateVersion7(), more: true));
    }

    [Fact]
    public void Files_of_a_record_have_a_limit_that_counts_them_once_for_each_milestone()
    {
        Evidence.RequireFits(Enumerable.Repeat(Evidence.SizeMax, 5));
        Assert.Equal(Rules.EvidenceTooMuch, Assert.Throws<RuleException>(() => Evidence.RequireFits([.. Enumerable.Repeat(Evidence.SizeMax, 5), 1])).Broken.Single().Rule);
    }

    private WorkTask Task() => new(sample.Plan, sample.Content() with
    {
        Milestones = [.. Enumerable.Range(1, Milestones).Select(number => new MilestoneContent
        {
            Code = $"A1.{number}", Type = MilestoneType.Draft, Title = SamplePlan.Text("Mốc", "ຂີດໝາຍ"), Planned = new DateOnly(2026, 5, 1).AddDays(20 * number),
        })],
    });

    private IReadOnlyList<ProgressUpdate> Said(ProgressRecord record, WorkTask task, DateTime at) =>
        record.ToUpdates(sample.Plan, task, SamplePlan.Today, at, Guid.CreateVersion7(), "Người phụ trách mẫu", null, Guid.CreateVersion7());

    /// <summary>One to four records, in which each milestone is reached once at most.</summary>
    private static IEnumerable<ProgressRecord> Records(Random random, WorkTask task)
    {
        var open = new Queue<Guid>(task.Milestones.Select(each => each.Id).OrderBy(_ => random.Next()));
        DateOnly Day() => SamplePlan.Today.AddDays(-random.Next(0, 40));
        foreach (var _ in Enumerable.Range(0, random.Next(1, 5)))
        {
            IReadOnlyList<ReachedMilestone> reached =
                [.. Enumerable.Range(0, Math.Min(open.Count, random.Next(0, 4))).Select(_ => new ReachedMilestone(open.Dequeue(), random.Next(3) == 0 ? null : Day(), true))];
            var day = Day();
            yield return new ProgressRecord(
                new ProgressEntry
                {
                    EffectiveOn = day,
                    Percent = random.Next(3) == 0 && reached.Count > 0 ? null : random.Next(0, 101),
                    Delay = random.Next(3) == 0 ? new DelayReport(Words, Words, day.AddDays(random.Next(0, 200)), random.Next(2) == 0 ? null : task.Milestones[random.Next(Milestones)].Id) : null,
                    Override = random.Next(4) == 0 ? new StatusOverride(WorkStatus.AtRisk, Words) : null,
                },
                reached);
        }
    }

    private static string StateOn(IReadOnlyList<ProgressUpdate> updates, WorkTask task, DateOnly day)
    {
        var state = TaskProgress.AsOf(updates, day);
        var milestones = task.Milestones.Select(each => $"{state.ReachedOn(each.Id)}/{state.ExpectedOn(each.Id)}");
        return $"{state.Percent} {state.ExpectedEnd} {state.ExpectedEndSaidOn} {state.Override} {state.HasBegun} {state.CompletedOn} {StatusRule.Outlook(task, state).On(day)} {string.Join(' ', milestones)}";
    }
}
