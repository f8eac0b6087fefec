using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Obstacles;

public class ObstacleTests
{
    private static readonly DateOnly Today = SamplePlan.Today;
    private static readonly DateOnly Opened = new(2026, 6, 1);
    private static readonly LocalizedText Words = SamplePlan.Text("Chậm thống nhất", "ຊັກຊ້າ");
    private static readonly ObstacleContent Content = new(Words, Words, LocalizedText.Empty, Side.Laos, null, Opened, null, LocalizedText.Empty);
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void It_keeps_what_was_written_of_it()
    {
        var (task, owner, sent) = (new SamplePlan().Task(), Guid.CreateVersion7(), new SentRecord(Guid.CreateVersion7(), Guid.CreateVersion7()));
        var content = new ObstacleContent(Words, Words, SamplePlan.Text("Họp", "ປະຊຸມ"), Side.Laos, owner, Opened.AddDays(9), Side.Vietnam, SamplePlan.Text("Xin ý kiến", "ຂໍທິດທາງ"));
        var obstacle = new Obstacle(sample.Plan, task, 3, content, Opened, Side.Laos, Today, sent);
        Assert.Equal((sample.Plan.Id, task.Id, 3, "O3", Opened, sent.Id, sent.By), (obstacle.PlanId, obstacle.TaskId!.Value, obstacle.Number, obstacle.Code, obstacle.OpenedOn, obstacle.RecordId!.Value, obstacle.RecordedBy!.Value));
        Assert.Equal(content, new ObstacleContent(obstacle.Title, obstacle.Cause, obstacle.Measure, obstacle.Responsible, obstacle.OwnerId, obstacle.NewDate, obstacle.Minister, obstacle.Proposal));
        Assert.Equal(ObstacleState.Open, obstacle.State);
        Assert.NotEqual(Guid.Empty, obstacle.Id);
        var subject = obstacle.ToSubject();
        Assert.Equal(("Obstacle", obstacle.Id, "O3", Words, sample.Plan.Id), (subject.Kind, subject.Id, subject.Code, subject.Title, subject.PlanId!.Value));
        Assert.Equal(["Title", "Cause", "Measure", "Proposal"], obstacle.Texts.Select(each => each.Field));
        Assert.Equal([Obstacle.TitleMax, Obstacle.TextMax, Obstacle.TextMax, Obstacle.TextMax], obstacle.Texts.Select(each => each.MaxLength));
    }

    [Fact]
    public void It_is_met_within_the_plan_and_not_tomorrow()
    {
        Assert.Equal((Rules.ProgressInFuture, "OpenedOn"), Refusal(() => _ = Of(Content, Today.AddDays(1))));
        Assert.Equal((Rules.ProgressBeforePlan, "OpenedOn"), Refusal(() => _ = Of(Content, new(2025, 12, 31))));
        Assert.Equal([Today, new DateOnly(2026, 1, 1)], new[] { Today, new DateOnly(2026, 1, 1) }.Select(day => Of(Content with { NewDate = null }, day).OpenedOn));
        Assert.NotNull(Refusal(() => _ = new Obstacle(new SamplePlan().Plan, null, 1, Content, Opened, null, Today)));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var wrong = new ObstacleContent(LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, Side.Laos, Guid.CreateVersion7(), Opened.AddDays(-1), null, Words);
        var refused = Assert.Throws<RuleException>(() => new Obstacle(sample.Plan, null, 1, wrong, Opened, Side.Vietnam, Today));
        Assert.Equal(
            [(Rules.Required, "Title"), (Rules.Required, "Cause"), (Rules.ObstacleOwnerSide, "OwnerId"), (Rules.ObstacleNewDate, "NewDate"), (Rules.ObstacleProposal, "Minister")],
            refused.Broken.Select(each => (each.Rule, each.Subject)));
        Assert.Equal((Rules.ObstacleProposal, "Proposal"), Refusal(() => _ = Of(Content with { Minister = Side.Laos })));
        Assert.Equal((Rules.TooLong, "Obstacle.Title"), Refusal(() => _ = Of(Content with { Title = LocalizedText.Of(Language.Vi, new string('a', Obstacle.TitleMax + 1)) })));
    }

    [Fact]
    public void Secretaries_alone_write_of_obstacles()
    {
        Obstacle.RequireWriter(Role.Secretary);
        Assert.Equal(Rules.NotAllowed, Refusal(() => Obstacle.RequireWriter(Role.CoChair))!.Value.Rule);
    }

    [Fact]
    public void It_is_closed_from_a_day_that_no_report_has_passed()
    {
        var obstacle = Of(Content);
        Assert.Equal((Rules.ProgressInFuture, "ClosedOn"), Refusal(() => obstacle.Close(Today.AddDays(1), Words, Today)));
        Assert.Equal((Rules.ObstacleCloseDay, "ClosedOn"), Refusal(() => obstacle.Close(Opened.AddDays(-1), Words, Today)));
        Assert.Equal((Rules.Required, "Result"), Refusal(() => obstacle.Close(Opened, LocalizedText.Empty, Today)));
        var shown = new ShownAs("2026-H1", Opened.AddDays(2), IsOpen: true);
        Assert.Equal((Rules.ObstacleShownOpen, "ClosedOn"), Refusal(() => obstacle.Close(Opened.AddDays(2), Words, Today, [shown])));
        obstacle.Close(Opened.AddDays(3), Words, Today, [shown]);
        Assert.Equal((ObstacleState.Closed, Opened.AddDays(3), Words), (obstacle.State, obstacle.ClosedOn!.Value, obstacle.Result));
        Assert.Equal(Rules.ObstacleClosed, Refusal(() => obstacle.Close(Today, Words, Today))!.Value.Rule);
        Assert.Equal(Rules.ObstacleClosed, Refusal(() => obstacle.Revise(Content, null))!.Value.Rule);
        Assert.Contains(obstacle.Texts, each => each.Field == "Result");
    }

    [Fact]
    public void Until_the_end_of_each_day_it_is_what_it_was()
    {
        var obstacle = Of(Content);
        obstacle.Close(Opened.AddDays(2), Words, Today);
        Assert.Equal([false, true, true, false], new[] { -1, 0, 1, 2 }.Select(days => obstacle.IsOpenOn(Opened.AddDays(days))));
        obstacle.Reopen(Opened.AddDays(5), "Chưa xong", "Thư ký mẫu", Today);
        Assert.Equal([true, false, false, true], new[] { 1, 2, 4, 5 }.Select(days => obstacle.IsOpenOn(Opened.AddDays(days))));
        Assert.Equal(new ObstacleEnd(Opened.AddDays(2), Words), obstacle.EndOn(Opened.AddDays(4)));
        Assert.Null(obstacle.EndOn(Opened.AddDays(5)));
    }

    [Fact]
    public void It_is_opened_again_with_a_reason_and_its_former_end_is_kept()
    {
        var obstacle = Of(Content);
        Assert.Equal(Rules.ObstacleNotClosed, Refusal(() => obstacle.Reopen(Today, "Chưa xong", "Thư ký mẫu", Today))!.Value.Rule);
        obstacle.Close(Opened.AddDays(2), Words, Today);
        Assert.Equal((Rules.ProgressInFuture, "ReopenedOn"), Refusal(() => obstacle.Reopen(Today.AddDays(1), "Chưa xong", "Thư ký mẫu", Today)));
        Assert.Equal((Rules.ObstacleReopenDay, "ReopenedOn"), Refusal(() => obstacle.Reopen(Opened.AddDays(1), "Chưa xong", "Thư ký mẫu", Today)));
        Assert.Equal((Rules.ObstacleShownClosed, "ReopenedOn"), Refusal(() => obstacle.Reopen(Opened.AddDays(2), "Chưa xong", "Thư ký mẫu", Today, [new ShownAs("2026-H1", Opened.AddDays(2), IsOpen: false)])));
        Assert.Equal((Rules.Required, Obstacle.ReopenReason), Refusal(() => obstacle.Reopen(Opened.AddDays(2), " ", "Thư ký mẫu", Today)));
        obstacle.Reopen(Opened.AddDays(2), "Chưa xong", "Thư ký mẫu", Today, [new ShownAs("2026-H1", Opened.AddDays(2), IsOpen: true)]);
        Assert.Equal(new FormerEnd(Opened.AddDays(2), Words, Opened.AddDays(2), "Chưa xong", "Thư ký mẫu"), obstacle.FormerEnds.Single());
        Assert.Equal((ObstacleState.Open, null, true), (obstacle.State, obstacle.ClosedOn, obstacle.Result.IsEmpty));

        // It is closed no earlier than it was opened again.
        Assert.Equal((Rules.ObstacleCloseDay, "ClosedOn"), Refusal(() => obstacle.Close(Opened.AddDays(1), Words, Today)));
        obstacle.Close(Opened.AddDays(2), Words, Today);
    }

    [Fact]
    public void It_is_opened_again_today()
    {
        var obstacle = Of(Content);
        obstacle.Close(Opened, Words, Today);
        obstacle.Reopen(Today, "Chưa xong", "Thư ký mẫu", Today);
        Assert.Equal(Today, obstacle.FormerEnds.Single().ReopenedOn);
    }

    [Fact]
    public void It_is_revised_as_a_whole_or_not_at_all()
    {
        var obstacle = Of(Content);
        var other = new ObstacleContent(SamplePlan.Text("Thiếu vốn", "ຂາດທຶນ"), SamplePlan.Text("Giá tăng", "ລາຄາຂຶ້ນ"), SamplePlan.Text("Họp", "ປະຊຸມ"), Side.Vietnam, Guid.CreateVersion7(), Opened.AddDays(9), Side.Laos, SamplePlan.Text("Xin ý kiến", "ຂໍທິດທາງ"));
        obstacle.Revise(other, Side.Vietnam);
        Assert.Equal(other, ContentOf(obstacle));
        Assert.Equal((Rules.ObstacleOwnerSide, "OwnerId"), Refusal(() => obstacle.Revise(other with { Title = Words }, Side.Laos)));
        Assert.Equal((Rules.ObstacleNewDate, "NewDate"), Refusal(() => obstacle.Revise(other with { NewDate = Opened.AddDays(-1) }, Side.Vietnam)));
        Assert.Equal((Rules.TooLong, "Obstacle.Measure"), Refusal(() => obstacle.Revise(other with { Title = Words, Measure = LocalizedText.Of(Language.Vi, new string('a', Obstacle.TextMax + 1)) }, Side.Vietnam)));
        Assert.Equal(other, ContentOf(obstacle));
    }

    [Fact]
    public void What_was_entered_by_mistake_is_nowhere_any_more()
    {
        var obstacle = Of(Content);
        Assert.Equal((Rules.Required, Obstacle.WithdrawReason), Refusal(() => obstacle.Withdraw("", "Thư ký mẫu")));
        obstacle.Withdraw("Nhập nhầm", "Thư ký mẫu");
        Assert.Equal((ObstacleState.Withdrawn, "Nhập nhầm", "Thư ký mẫu"), (obstacle.State, obstacle.WithdrawnBecause, obstacle.WithdrawnByName));
        Assert.False(obstacle.IsOpenOn(Today));
        Assert.Empty(obstacle.Texts);
        Assert.All<Action>([() => obstacle.Withdraw("Nữa", "A"), () => obstacle.Revise(Content, null), () => obstacle.Close(Today, Words, Today), () => obstacle.Reopen(Today, "Nữa", "A", Today)],
            act => Assert.Equal(Rules.ObstacleWithdrawn, Refusal(act)!.Value.Rule));
    }

    [Fact]
    public void Each_of_its_texts_is_translated_by_its_name()
    {
        var obstacle = Of(Content);
        Assert.Equal(Rules.NotFound, Refusal(() => obstacle.SetText("Result", Words))!.Value.Rule);
        obstacle.Close(Opened, Words, Today);
        foreach (var field in new[] { "Title", "Cause", "Measure", "Proposal", "Result" })
        {
            var words = LocalizedText.Of(Language.Vi, field);
            obstacle.SetText(field, words);
            Assert.Equal(words, obstacle.Texts.Single(each => each.Field == field).Text);
        }

        Assert.All(["Title", "Cause"], field => Assert.Equal(Rules.Required, Refusal(() => obstacle.SetText(field, LocalizedText.Empty))!.Value.Rule));
        Assert.Equal(Rules.NotFound, Refusal(() => obstacle.SetText("Code", Words))!.Value.Rule);
    }

    [Fact]
    public void A_task_that_left_the_plan_has_no_new_obstacle()
    {
        var other = new SamplePlan();
        var task = other.Task();
        other.Adopted();
        task.Drop(1, Opened);
        Assert.Equal(Rules.TaskDropped, Refusal(() => _ = new Obstacle(other.Plan, task, 1, Content, Opened, null, Today))!.Value.Rule);
    }

    private Obstacle Of(ObstacleContent content, DateOnly? opened = null) => new(sample.Plan, null, 1, content, opened ?? Opened, null, Today);

    private static ObstacleContent ContentOf(Obstacle obstacle) =>
        new(obstacle.Title, obstacle.Cause, obstacle.Measure, obstacle.Responsible, obstacle.OwnerId, obstacle.NewDate, obstacle.Minister, obstacle.Proposal);

    private static (string Rule, string? Subject)? Refusal(Action act) => Record.Exception(act) is RuleException { Broken: [var first, ..] } ? (first.Rule, first.Subject) : null;
}
