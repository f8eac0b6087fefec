using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>What was recorded is corrected or withdrawn, and stays on record.</summary>
public class CorrectionTests
{
    private static readonly DateOnly Today = SamplePlan.Today;
    private static readonly DateTime At = new(2026, 6, 14, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Author = Guid.CreateVersion7();
    private static readonly Guid Secretary = Guid.CreateVersion7();
    private static readonly ProgressEntry Entry = new() { EffectiveOn = Today, Percent = 10 };

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;

    public CorrectionTests()
    {
        task = sample.Task();
        sample.Adopted();
    }

    [Fact]
    public void Takes_the_place_of_what_it_corrects()
    {
        var old = Record(Entry, At, Guid.CreateVersion7());
        var now = Correct(old, Entry with { Percent = 20 }, [old], " Gõ nhầm ");
        Assert.Equal((old.Id, old.RecordId, At, At.AddHours(5)), (now.Corrects!.Value, now.RecordId, now.SaidAt, now.RecordedAt));
        Assert.Equal((Secretary, "Thư ký mẫu", Side.Laos, true), (now.RecordedBy, now.RecordedByName, now.RecordedSide!.Value, now.Holds));
        Assert.Equal((false, "Gõ nhầm", At.AddHours(5), "Thư ký mẫu", now.Id), (old.Holds, old.SupersededReason, old.SupersededAt!.Value, old.SupersededByName, old.Replacement!.Value));
        Assert.Equal(20, task.Percent);
        var again = Correct(now, Entry with { Percent = 30 }, [old, now]);
        Assert.Equal((now.Id, At, old.RecordId, 30), (again.Corrects!.Value, again.SaidAt, again.RecordId, task.Percent));
    }

    [Fact]
    public void A_milestone_is_open_again_for_the_correction()
    {
        var reached = Entry with { MilestoneReached = task.Milestones[0].Id, HasEvidence = true };
        var old = Record(reached, At);
        task.Follow(TaskProgress.AsOf([old], Today));
        Correct(old, reached with { EffectiveOn = Today.AddDays(-3) }, [old]);
        Assert.Equal(Today.AddDays(-3), task.Milestones[0].Reached);
    }

    [Fact]
    public void One_that_is_refused_leaves_the_task_as_it_stood()
    {
        var reached = Entry with { MilestoneReached = task.Milestones[0].Id, HasEvidence = true };
        var (other, old) = (Record(Entry with { EffectiveOn = Today.AddDays(-1), Percent = 5 }, At), Record(reached, At));
        task.Follow(TaskProgress.AsOf([other, old], Today));
        Assert.Equal((Rules.OutOfRange, "Percent"), Refused(() => Correct(old, Entry with { Percent = 101 }, [other, old])));
        Assert.Equal((10, Today, true), (task.Percent, task.Milestones[0].Reached!.Value, old.Holds));
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => Correct(old, Entry, [other, old], " ")));
        Assert.Equal((Rules.TooLong, "CorrectionReason"), Refused(() => Correct(old, Entry, [other, old], new string('x', 1001))));
        Assert.Equal((10, true), (task.Percent, old.Holds));
        Correct(old, Entry, [other, old], new string('x', 1000));
        Assert.Equal((10, null), (task.Percent, task.Milestones[0].Reached));
    }

    [Fact]
    public void What_is_withdrawn_was_never_said()
    {
        var (first, second) = (Record(Entry with { EffectiveOn = Today.AddDays(-1), Percent = 5 }, At), Record(Entry, At));
        task.Follow(TaskProgress.AsOf([first, second], Today));
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => second.Withdraw(task, [first, second], string.Empty, Today, At, "Thư ký mẫu")));
        Assert.Equal((10, true), (task.Percent, second.Holds));
        second.Withdraw(task, [first, second], "Nhầm nhiệm vụ", Today, At.AddHours(1), "Thư ký mẫu");
        Assert.Equal((5, false, "Nhầm nhiệm vụ", At.AddHours(1), "Thư ký mẫu", null), (task.Percent, second.Holds, second.SupersededReason, second.SupersededAt!.Value, second.SupersededByName, second.Replacement));
        Assert.Equal([first], TaskProgress.InOrder([second, first]));
    }

    [Fact]
    public void What_no_longer_holds_is_not_corrected_or_withdrawn_again()
    {
        var old = Record(Entry, At);
        old.Withdraw(task, [old], "Nhầm", Today, At.AddHours(1), "Thư ký mẫu");
        Action[] acts = [() => Correct(old, Entry, [old]), () => old.Withdraw(task, [old], "Nữa", Today, At, "Khác"), () => old.RequireCorrector(Author, Role.Secretary, null)];
        Assert.All(acts, act =>
        {
            var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
            Assert.Equal((Rules.ProgressSuperseded, null), (broken.Rule, broken.Subject));
            Assert.Equal(["Thư ký mẫu", At.AddHours(1)], broken.Arguments);
        });
        Assert.Equal(("Nhầm", false), (old.SupersededReason, old.MayBeCorrectedBy(Author, Role.Secretary, null)));
    }

    [Theory]
    [InlineData(Role.Owner, Side.Laos, false)]
    [InlineData(Role.CoChair, Side.Vietnam, false)]
    [InlineData(Role.Secretary, Side.Laos, false)]
    [InlineData(Role.Secretary, Side.Vietnam, true)]
    [InlineData(Role.Secretary, null, false)]
    public void Who_recorded_it_and_the_secretaries_of_that_side_correct_it(Role role, Side? side, bool may)
    {
        var update = Record(Entry, At, side: Side.Vietnam);
        Assert.Equal(may, update.MayBeCorrectedBy(Secretary, role, side));
        Assert.True(update.MayBeCorrectedBy(Author, role, side));
        update.RequireCorrector(Author, role, side);
        if (may)
        {
            update.RequireCorrector(Secretary, role, side);
            return;
        }

        var broken = Assert.Single(Assert.Throws<RuleException>(() => update.RequireCorrector(Secretary, role, side)).Broken);
        Assert.Equal((Rules.NotOwnRecord, null), (broken.Rule, broken.Subject));
        Assert.Equal(["Người phụ trách mẫu"], broken.Arguments);
    }

    [Theory]
    [InlineData(Role.Secretary, true)]
    [InlineData(Role.Owner, false)]
    public void What_the_system_recorded_every_secretary_corrects(Role role, bool may)
    {
        var update = Record(Entry, At);
        Assert.All(Sides.Both, side => Assert.Equal(may, update.MayBeCorrectedBy(Secretary, role, side)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    public void It_comes_after_what_was_said_before_it(int microseconds, int place)
    {
        var (first, later) = (Record(Entry, At), Record(Entry, At.AddMicroseconds(microseconds)));
        later.ComeAfter([Record(Entry, At.AddHours(-2)), first]);
        Assert.Equal(At.AddMicroseconds(place), later.SaidAt);
        later.ComeAfter([]);
        Assert.Equal(At.AddMicroseconds(place), later.SaidAt);
    }

    [Fact]
    public void Those_that_hold_stand_by_their_day_and_then_by_when_they_were_said()
    {
        var (first, second) = (Record(Entry with { EffectiveOn = Today.AddDays(-1) }, At.AddHours(9)), Record(Entry, At));
        var third = Record(Entry, At.AddHours(1));
        Assert.Equal([first, second, third], TaskProgress.InOrder([third, second, first]));
    }

    [Fact]
    public void Those_that_were_said_at_one_instant_keep_one_order()
    {
        ProgressUpdate[] updates = [Record(Entry, At), Record(Entry, At), Record(Entry, At)];
        Assert.Equal(updates.OrderBy(each => each.Id), TaskProgress.InOrder(updates));
    }

    private ProgressUpdate Record(ProgressEntry entry, DateTime at, Guid? record = null, Side? side = null) =>
        new(sample.Plan, task, entry, Today, at, Author, "Người phụ trách mẫu", side, record);

    private ProgressUpdate Correct(ProgressUpdate update, ProgressEntry entry, IReadOnlyList<ProgressUpdate> all, string reason = "Gõ nhầm") =>
        update.Correct(sample.Plan, task, entry, all, reason, Today, At.AddHours(5), Secretary, "Thư ký mẫu", Side.Laos);

    private static (string Rule, string? Subject) Refused(Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        return (broken.Rule, broken.Subject);
    }
}
