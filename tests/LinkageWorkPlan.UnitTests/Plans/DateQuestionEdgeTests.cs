using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What is asked about days, with the field and the words that each question names.</summary>
public class DateQuestionEdgeTests
{
    private const int Year = 366;
    private const int HalfYear = 183;
    private const int Any = 5000;

    private static readonly DateOnly Today = SamplePlan.Today;
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly LocalizedText Words = SamplePlan.Text("Lý do", "ເຫດຜົນ");

    private readonly SamplePlan sample = new();

    [Fact]
    public void A_day_is_asked_about_where_it_is_far_from_the_one_beside_it()
    {
        IsFar("PeriodStart|PeriodStart", 3 * Year, 3 * Year, day => DateQuestions.OfPlan(PlanKind.Annual, day, day.AddDays(364), Today));
        IsFar("Field|Label", HalfYear, Year, day => DateQuestions.OfPaper("Field", "Label", day, Today));
        IsFar("First|First", Year, 3 * Year, day => DateQuestions.OfHoliday(day, Today));
        IsFar("On|Meeting.On", Year, Year, day => DateQuestions.OfMeeting(day, Today));
        IsFar("Due|MeetingItem.Due", 0, Year, day => DateQuestions.OfDecision(Today, day));
        IsFar("Starts|Course.Starts", 2 * Year, 2 * Year, day => DateQuestions.OfCourse(day, day, Today));
        IsFar("Ends|Course.Ends", 0, HalfYear, day => DateQuestions.OfCourse(Today, day, Today));
        IsFar("Field|LinkageStep.On", HalfYear, Any, day => DateQuestions.OfLinkage(day, Today, "Field"));
        IsFar("Due|ParkRisk.Due", HalfYear, Year, day => DateQuestions.OfRisk(day, Today));
        IsFar("ClosedOn|ParkRisk.ClosedOn", HalfYear, Any, day => DateQuestions.OfClosingRisk(day, Today));
        IsFar("to|Delegation.To", Any, Year, day => DateQuestions.OfDelegation(Today, day, Today));
        IsFar("DecidedOn|Delegation.DecidedOn", Year, Year, day => DateQuestions.OfDelegation(Today, Today, day));
        IsFar("OpenedOn|Obstacle.OpenedOn", HalfYear, Any, day => DateQuestions.OfObstacle(sample.Plan, day, null, Today));
        IsFar("ClosedOn|Obstacle.ClosedOn", HalfYear, Any, day => DateQuestions.OfClosing(day, Today));
        IsFar("ReopenedOn|Obstacle.ReopenedOn", HalfYear, Any, day => DateQuestions.OfReopening(day, Today));
    }

    [Fact]
    public void Where_no_day_is_named_nothing_is_asked()
    {
        Assert.Empty(DateQuestions.OfDecision(Today, null));
        Assert.Empty(DateQuestions.OfRisk(null, Today));
        Assert.Empty(DateQuestions.OfDirection(new(Today, null, null, null)));
        Assert.Empty(DateQuestions.OfTask(sample.Plan, sample.Content() with { Start = null, End = null, Milestones = [new MilestoneContent { Code = "A1.1" }] }));
    }

    [Theory]
    [InlineData(PlanKind.Annual, 334, false)]
    [InlineData(PlanKind.Annual, 333, true)]
    [InlineData(PlanKind.Biennial, 699, false)]
    [InlineData(PlanKind.Biennial, 698, true)]
    [InlineData(PlanKind.Biennial, 761, false)]
    [InlineData(PlanKind.Biennial, 762, true)]
    public void A_plan_of_another_length_is_asked_about(PlanKind kind, int days, bool isAsked)
    {
        var end = First.AddDays(days - 1);
        var asked = DateQuestions.OfPlan(kind, First, end, Today).ToList();
        Assert.Equal(isAsked ? [(Questions.PlanLength, "PeriodEnd")] : [], asked.Select(each => (each.Rule, each.Subject)));
        Assert.All(asked, each => Assert.Equal([kind, First, end, days], each.Arguments));
    }

    [Theory]
    [InlineData("2026", 2026, 2026, null)]
    [InlineData("2026-2027", 2026, 2027, null)]
    [InlineData("2025", 2026, 2026, "2026")]
    [InlineData("2026", 2026, 2027, "2026-2027")]
    [InlineData("2026-2028", 2026, 2027, "2026-2027")]
    [InlineData("2026-A", 2027, 2027, null)]
    [InlineData("20266", 2027, 2027, null)]
    [InlineData("202A", 2027, 2027, null)]
    public void A_code_that_names_years_names_those_of_the_period(string code, int from, int to, string? proposed) =>
        Assert.Equal(proposed is null ? [] : [$"Question.PlanCodeYears|Code|{code}|{proposed}"], Asked(DateQuestions.OfPlanCode(code, new(from, 1, 1), new(to, 12, 31))));

    [Fact]
    public void Reports_that_are_open_keep_their_dates()
    {
        var (before, after) = (sample.Plan.ToOutline(), sample.Plan.ToOutline() with { PeriodEnd = new(2026, 9, 30) });
        CoveredPeriod[] open = [new("2026-Q4", ReportKind.Quarter, new(2026, 9, 15), new(2026, 12, 14)), new("2026-Q1", ReportKind.Quarter, new(2025, 12, 15), new(2026, 3, 14)), new("END", ReportKind.EndOfPlan, First, Last)];
        Assert.Equal(["Question.ReportsKeepDates|PeriodEnd|01/01/2026|09/30/2026|2026-Q4, END"], Asked(DateQuestions.OfReports(before, after, open)));
        Assert.Empty(DateQuestions.OfReports(before, before, open));
    }

    [Fact]
    public void A_tasks_days_are_in_the_plan()
    {
        Assert.Empty(DateQuestions.OfTask(sample.Plan, sample.Content() with { Start = First, End = Last }));
        Assert.Equal(
            ["Question.DateBeforePlan|Start|Start|12/31/2025|01/01/2026", "Question.DateAfterPlan|End|End|01/01/2027|12/31/2026"],
            Asked(DateQuestions.OfTask(sample.Plan, sample.Content() with { Start = First.AddDays(-1), End = Last.AddDays(1) })));
    }

    [Fact]
    public void A_milestones_day_is_in_the_task_or_else_in_the_plan()
    {
        var content = sample.Content();
        List<string> On(DateOnly day, DateOnly? start, DateOnly? end) => Asked(DateQuestions.OfTask(sample.Plan, content with { Start = start, End = end, Milestones = [content.Milestones[0], content.Milestones[0] with { Code = "A1.2", Planned = day }] }));
        var (start, end) = (content.Start!.Value, content.End!.Value);
        Assert.Empty(On(start, start, end));
        Assert.Empty(On(end, start, end));
        Assert.Equal(["Question.DateOutsideTask|Milestone:1:Planned|A1.2|02/28/2026|03/01/2026|08/31/2026"], On(start.AddDays(-1), start, end));
        Assert.Equal(["Question.DateOutsideTask|Milestone:1:Planned|A1.2|09/01/2026|03/01/2026|08/31/2026"], On(end.AddDays(1), start, end));
        Assert.Equal(["Question.DateOutsideTask|Milestone:1:Planned|A1.2|09/01/2026|01/01/2026|08/31/2026"], On(end.AddDays(1), null, end));
        Assert.Equal(["Question.DateOutsideTask|Milestone:1:Planned|A1.2|02/28/2026|03/01/2026|12/31/2026"], On(start.AddDays(-1), start, null));
        Assert.Empty(On(start.AddDays(-1), null, null));
        Assert.Equal(["Question.DateBeforePlan|Milestone:1:Planned|Milestone:A1.2|12/31/2025|01/01/2026"], On(First.AddDays(-1), start, end));
        Assert.Equal(["Question.DateAfterPlan|Milestone:1:Planned|Milestone:A1.2|01/01/2027|12/31/2026"], On(Last.AddDays(1), start, end));
    }

    [Fact]
    public void An_expected_day_of_a_milestone_is_beside_the_day_that_was_planned_for_it()
    {
        var task = sample.Task();
        List<string> Until(DateOnly day, Guid? milestone) => Asked(DateQuestions.OfProgress(sample.Plan, task, new ProgressEntry { EffectiveOn = Today, Delay = new DelayReport(Words, Words, day, milestone) }, Today));
        var planned = task.Milestones[0].Planned!.Value;
        Assert.Empty(Until(planned.AddDays(1), task.Milestones[0].Id));
        Assert.Equal(["Question.DateBeforePlanned|NewDate|NewDate|06/30/2026|06/30/2026"], Until(planned, task.Milestones[0].Id));
        Assert.Equal(["Question.DateBeforePlanned|NewDate|NewDate|07/01/2026|08/31/2026"], Until(planned.AddDays(1), null));
        Assert.Equal(["Question.DateBeforePlan|NewDate|NewDate|12/31/2025|01/01/2026", "Question.DateBeforePlanned|NewDate|NewDate|12/31/2025|06/30/2026"], Until(First.AddDays(-1), task.Milestones[0].Id));
        Assert.Equal(["Question.DateAfterPlan|NewDate|NewDate|07/02/2027|12/31/2026", "Question.DateFarAfter|NewDate|NewDate|07/02/2027|367|06/30/2026"], Until(planned.AddDays(367), task.Milestones[0].Id));
        var open = new WorkTask(sample.Plan, sample.Content("A2") with { End = null });
        Assert.Empty(DateQuestions.OfProgress(sample.Plan, open, new ProgressEntry { EffectiveOn = Today, Delay = new DelayReport(Words, Words, First) }, Today));
        Assert.Empty(DateQuestions.OfProgress(sample.Plan, open, new ProgressEntry { EffectiveOn = Today, Delay = new DelayReport(Words, Words, null) }, Today));
    }

    [Fact]
    public void Each_milestone_of_a_record_has_a_day_of_its_own()
    {
        var (plan, task) = (new WorkPlan("2025-2026", PlanKind.Biennial, Words, new(2025, 1, 1), Last), sample.Task());
        var (day, id) = (Today.AddDays(-HalfYear - 1), task.Milestones[0].Id);
        List<string> Of(DateOnly main, params DateOnly?[] reached) => Asked(DateQuestions.OfRecord(plan, task, new ProgressRecord(new ProgressEntry { EffectiveOn = main, Percent = 1 }, [.. reached.Select(each => new ReachedMilestone(id, each, true))]), Today));
        Assert.Empty(Of(Today, null, Today, day.AddDays(1)));
        Assert.Equal([$"Question.DateFarBefore|Reached:{id:N}:On|Milestone.Reached|12/12/2025|184|06/14/2026"], Of(Today, day));
        Assert.Equal(["Question.DateFarBefore|EffectiveOn|EffectiveOn|12/12/2025|184|06/14/2026"], Of(day, day, null));
    }

    [Fact]
    public void A_reports_days_are_beside_the_plan_and_each_other()
    {
        var dates = new ReportDates(First.AddDays(-31), Last, Last, Last);
        List<string> Of(ReportDates changed) => Asked(DateQuestions.OfReport(sample.Plan, changed));
        Assert.Empty(Of(dates));
        Assert.Equal(["Question.DateBeforePlan|PeriodStart|Report.PeriodStart|11/30/2025|01/01/2026"], Of(dates with { PeriodStart = First.AddDays(-32) }));
        Assert.Equal(["Question.DateAfterPlan|PeriodEnd|Report.PeriodEnd|01/01/2027|12/31/2026"], Of(new ReportDates(First, Last.AddDays(1), Last, Last.AddDays(1))));
        IsFar("CutOff|Report.CutOff", 62, 62, day => DateQuestions.OfReport(sample.Plan, new ReportDates(First, Today, day, Today)));
        IsFar("Due|Report.Due", 0, 124, day => DateQuestions.OfReport(sample.Plan, new ReportDates(First, Today, Today, day)));
    }

    [Fact]
    public void An_obstacles_new_day_is_in_the_plan()
    {
        Assert.Empty(DateQuestions.OfObstacle(sample.Plan, Today, Last, Today));
        Assert.Equal(["Question.DateAfterPlan|NewDate|NewDate|01/01/2027|12/31/2026"], Asked(DateQuestions.OfObstacle(sample.Plan, Today, Last.AddDays(1), Today)));
    }

    [Fact]
    public void A_figure_is_of_a_day_of_the_plan_and_not_long_ago()
    {
        Assert.Equal(["Question.DateBeforePlan|AsOf|AsOf|12/31/2025|01/01/2026"], Asked(DateQuestions.OfIndicator(sample.Plan, First.AddDays(-1), Today)));
        Assert.Empty(DateQuestions.OfIndicator(sample.Plan, First, First.AddDays(Year)));
        Assert.Equal(["Question.DateFarBefore|AsOf|AsOf|01/01/2026|367|01/03/2027"], Asked(DateQuestions.OfIndicator(sample.Plan, First, First.AddDays(Year + 1))));
    }

    [Fact]
    public void A_baseline_describes_a_day_around_the_plans_first()
    {
        IndicatorBaseline On(int days) => new(1, First.AddDays(days), Words, Words);
        Assert.Empty(DateQuestions.OfBaselines(sample.Plan, [On(-5 * Year), On(Year)]));
        Assert.Equal(
            ["Question.DateFarBefore|Baseline:1:AsOf|IndicatorBaseline.AsOf|12/27/2020|1831|01/01/2026", "Question.DateFarAfter|Baseline:2:AsOf|IndicatorBaseline.AsOf|01/03/2027|367|01/01/2026"],
            Asked(DateQuestions.OfBaselines(sample.Plan, [On(0), On((-5 * Year) - 1), On(Year + 1)])));
    }

    [Fact]
    public void A_meeting_that_people_were_invited_to_is_not_silently_held_earlier()
    {
        var content = new MeetingContent(MeetingKind.Plenary, Words, Words, Side.Vietnam, Today.AddDays(9), new TimeOnly(8, 30), new TimeOnly(17, 0), LocalizedText.Empty, LocalizedText.Empty);
        List<string> Moved(DateOnly to, DateOnly before, bool isInvited)
        {
            var meeting = new Meeting(1, content);
            if (isInvited)
            {
                meeting.Invite(new DateTime(2026, 6, 1, 2, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 6, 1));
            }

            meeting.Revise(content with { On = to }, Today);
            return Asked(DateQuestions.OfMove(meeting, before, Today));
        }

        Assert.Equal(["Question.MeetingHeldEarlier|On|06/14/2026|06/13/2026"], Moved(Today.AddDays(-1), Today, true));
        Assert.Empty(Moved(Today.AddDays(-1), Today, false));
        Assert.Empty(Moved(Today, Today.AddDays(9), true));
        Assert.Empty(Moved(Today.AddDays(-1), Today.AddDays(-2), true));
        Assert.Equal(["Question.DateFarAfter|On|Meeting.On|06/16/2027|367|06/14/2026"], Moved(Today.AddDays(Year + 1), Today, true));
        Assert.Empty(Moved(Today.AddDays(Year + 1), Today.AddDays(Year + 1), true));
    }

    private static List<string> Asked(IEnumerable<BrokenRule> questions) => [.. questions.Select(each => each.Confirmation)];

    /// <summary>Each limit on both of its sides; the neighbour is today.</summary>
    private static void IsFar(string place, int before, int after, Func<DateOnly, IEnumerable<BrokenRule>> of)
    {
        string Day(int days) => Today.AddDays(days).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty(of(Today.AddDays(-before)));
        Assert.Empty(of(Today.AddDays(after)));
        Assert.Equal(before == Any ? [] : [$"Question.DateFarBefore|{place}|{Day(-before - 1)}|{before + 1}|{Day(0)}"], Asked(of(Today.AddDays(-before - 1))));
        Assert.Equal(after == Any ? [] : [$"Question.DateFarAfter|{place}|{Day(after + 1)}|{after + 1}|{Day(0)}"], Asked(of(Today.AddDays(after + 1))));
    }
}
