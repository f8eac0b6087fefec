using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

public class SinceLastTests
{
    private static readonly ComparedReport Former = new("2026-H1", 1, new(2025, 12, 15), new(2026, 6, 14), new(2026, 6, 14), new string('f', 64));

    /// <summary>The sample half a year later, with nothing changed but the dates of the report.</summary>
    private static ReportContent Later => SampleReport.Draft with { ReportCode = "2026-H2", PeriodStart = new(2026, 6, 15), PeriodEnd = new(2026, 12, 14), CutOff = new(2026, 12, 14), Changes = [] };

    [Fact]
    public void The_same_plan_has_no_changes() => Assert.Empty(Compare(SampleReport.Draft).Rows);

    [Fact]
    public void What_was_completed_is_done_with_its_day()
    {
        var row = Assert.Single(Compare(WithTask("B1", task => task with { Status = WorkStatus.Completed, Percent = 100, CompletedOn = new(2026, 9, 1) })).Of(SinceKind.Done));
        Assert.Equal(("B1", null, new DateOnly(2026, 9, 1)), (row.TaskCode, row.MilestoneCode, row.DoneOn!.Value));
    }

    [Fact]
    public void A_task_that_is_done_is_not_reported_as_expected_no_longer() =>
        Assert.Empty(Compare(WithTask("B1", task => task with { Status = WorkStatus.Completed, NewEnd = null })).Of(SinceKind.Moved));

    [Fact]
    public void A_reached_milestone_is_done()
    {
        var row = Assert.Single(Compare(WithMilestone(each => each with { Reached = new(2026, 7, 2) })).Of(SinceKind.Done));
        Assert.Equal(("B1.1", new DateOnly(2026, 7, 2)), (row.Code, row.DoneOn!.Value));
    }

    [Fact]
    public void Only_what_became_late_is_late()
    {
        // B1 was delayed in the former report; B2 is delayed now.
        var row = Assert.Single(Compare(WithTask("B2", task => task with { Status = WorkStatus.Delayed })).Of(SinceKind.Late));
        Assert.Equal("B2", row.Code);
    }

    [Theory]
    [InlineData("2026-06-14", false)]
    [InlineData("2026-06-15", true)]
    public void A_milestone_becomes_late_on_the_day_after_it_was_planned(string cutOff, bool isLate)
    {
        var before = WithMilestone(each => each with { Planned = new(2026, 6, 14) }, SampleReport.Draft);
        var after = WithMilestone(each => each with { Planned = new(2026, 6, 14) }, SampleReport.Draft) with { CutOff = DateOnly.Parse(cutOff, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(isLate, SinceLastComparison.Of(Former, before, after).Of(SinceKind.Late).Any(each => each.Code == "B1.1"));
    }

    [Fact]
    public void An_expected_date_that_moved_needs_no_agreement()
    {
        var row = Assert.Single(Compare(WithTask("B1", task => task with { NewEnd = new(2026, 10, 30) })).Of(SinceKind.Moved));
        Assert.Equal((new DateOnly(2026, 8, 28), new DateOnly(2026, 10, 30), false), (row.Before!.Value, row.Now!.Value, row.NeedsAgreement));
    }

    [Fact]
    public void An_agreed_date_that_moved_names_the_change_that_allowed_it_or_says_that_there_is_none()
    {
        var moved = WithTask("B2", task => task with { PlannedEnd = new(2026, 12, 31) });
        var alone = Assert.Single(Compare(moved).Of(SinceKind.Moved));
        Assert.True(alone.NeedsAgreement);
        Assert.Empty(alone.AllowedBy);

        var agreed = moved with { Changes = [SampleReport.Draft.Changes[0] with { TaskCode = "B2" }, SampleReport.Draft.Changes[0]] };
        Assert.Equal([new AgreedChange("12/TB", new(2026, 6, 10), new(2026, 6, 12))], Assert.Single(Compare(agreed).Of(SinceKind.Moved)).AllowedBy);
    }

    [Fact]
    public void The_expected_day_of_a_milestone_that_only_the_chart_shows_is_compared()
    {
        var before = SampleReport.Draft with { Milestones = [] };
        var row = Assert.Single(SinceLastComparison.Of(Former, before, WithMilestone(each => each with { Expected = new(2026, 12, 20) }, Later with { Milestones = [] })).Of(SinceKind.Moved));
        Assert.Equal(("B1.1", new DateOnly(2026, 12, 20)), (row.Code, row.Now!.Value));
    }

    [Fact]
    public void A_new_task_is_told_once_and_not_by_its_milestones()
    {
        var added = Later with
        {
            Tasks = [.. Later.Tasks, Later.Tasks[2] with { Code = "B3" }],
            Gantt = [.. Later.Gantt, Later.Gantt[1] with { Code = "B3", Milestones = [new("B3.1", SampleReport.Text("Mốc", "ຂີດໝາຍ"), new(2027, 1, 1), null)] }],
        };
        var row = Assert.Single(Compare(added).Rows);
        Assert.Equal((SinceKind.New, "B3", true), (row.Kind, row.Code, row.NeedsAgreement));
    }

    [Fact]
    public void Cancelled_and_removed_are_dropped_and_a_cancelled_one_says_why()
    {
        var now = WithTask("B2", task => task with { Status = WorkStatus.Cancelled, Reason = SampleReport.Text("Trùng nhiệm vụ", "ໜ້າວຽກຊ້ຳກັນ") });
        now = now with { Tasks = [.. now.Tasks.Where(each => each.Code != "A1")] };
        var rows = Compare(now).Of(SinceKind.Dropped);
        Assert.Equal(["B2", "A1"], rows.Select(each => each.Code));
        Assert.Equal("Trùng nhiệm vụ", rows[0].Reason.For(Language.Vi));
        Assert.Equal(new DateOnly(2026, 3, 20), rows[1].PlannedBefore);
        Assert.Null(rows[1].Planned);
    }

    [Fact]
    public void The_milestones_of_a_cancelled_task_go_without_a_word()
    {
        var now = WithTask("B1", task => task with { Status = WorkStatus.Cancelled });
        Assert.Equal(["B1"], Compare(now).Rows.Select(each => each.Code));
    }

    [Fact]
    public void A_removed_milestone_is_dropped_unless_it_was_reached()
    {
        var now = Later with { Gantt = [.. Later.Gantt.Select(each => each with { Milestones = [] })] };
        Assert.Equal(["B1.1"], Compare(now).Of(SinceKind.Dropped).Select(each => each.Code));
    }

    [Fact]
    public void What_was_done_and_is_open_again_is_said()
    {
        var row = Assert.Single(Compare(WithTask("A1", task => task with { Status = WorkStatus.OnTrack, Percent = 90 })).Rows);
        Assert.Equal((SinceKind.Reopened, "A1"), (row.Kind, row.Code));
    }

    [Fact]
    public void One_that_is_late_and_moved_stands_under_both()
    {
        var rows = Compare(WithTask("B2", task => task with { Status = WorkStatus.Delayed, NewEnd = new(2027, 1, 29) })).Rows;
        Assert.Equal([SinceKind.Late, SinceKind.Moved], rows.Select(each => each.Kind));
    }

    [Fact]
    public void Is_signed_with_the_rest_and_left_out_of_contents_that_were_signed_without_it()
    {
        var content = Later with { Since = Compare(WithTask("B2", task => task with { Status = WorkStatus.Delayed })) };
        var canonical = CanonicalContent.Of(content);
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
        Assert.Equal("B2", Assert.Single(CanonicalContent.Read(canonical).Since!.Rows).Code);
        Assert.DoesNotContain("\"since\"", CanonicalContent.Of(Later), StringComparison.Ordinal);
        Assert.DoesNotContain("completedOn", CanonicalContent.Of(Later), StringComparison.Ordinal);
        Assert.Null(CanonicalContent.Read(CanonicalContent.Of(Later)).Since);
        Assert.NotEqual(CanonicalContent.FingerprintOf(Later), CanonicalContent.FingerprintOf(content));
    }

    [Fact]
    public void A_first_report_is_written_as_one()
    {
        var first = CanonicalContent.Read(CanonicalContent.Of(Later with { Since = new SinceLast(null, []) }));
        Assert.True(first.Since!.IsFirst);
    }

    private static SinceLast Compare(ReportContent now) => SinceLastComparison.Of(Former, SampleReport.Draft, now with { CutOff = now.CutOff == SampleReport.CutOff ? Later.CutOff : now.CutOff });

    private static ReportContent WithTask(string code, Func<TaskRow, TaskRow> change) => Later with { Tasks = [.. Later.Tasks.Select(each => each.Code == code ? change(each) : each)] };

    private static ReportContent WithMilestone(Func<GanttMilestone, GanttMilestone> change, ReportContent? of = null) => (of ?? Later) with
    {
        Gantt = [.. (of ?? Later).Gantt.Select(row => row with { Milestones = [.. row.Milestones.Select(each => each.Code == "B1.1" ? change(each) : each)] })],
    };
}
