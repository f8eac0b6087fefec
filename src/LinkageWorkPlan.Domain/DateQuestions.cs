using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.Domain;

/// <summary>
/// Which dates are asked before they are saved: those outside of their plan, and those far from the date beside them. "1/9/28" for
/// "1/9/26" is a date like any other; only its neighbours tell.
/// </summary>
public static class DateQuestions
{
    /// <summary>Days after the planned date, from which an expected or a due date is far.</summary>
    public const int FarAhead = 366;

    /// <summary>Days back, from which something that is recorded today is long ago.</summary>
    public const int LongAgo = 183;

    /// <summary>Days between a report's period, its cut-off and its due date, from which they are far from each other.</summary>
    public const int ReportSpan = 62;

    /// <summary>Days by which a plan's period may differ from one or two years.</summary>
    public const int PlanTolerance = 31;

    /// <summary>Days before a plan's first day on which a reporting period may begin: a half-year counts from 15 December.</summary>
    public const int ReportLead = 31;

    public static IEnumerable<BrokenRule> OfPlan(PlanKind kind, DateOnly start, DateOnly end, DateOnly today)
    {
        var (days, usual) = (end.DayNumber - start.DayNumber + 1, kind == PlanKind.Biennial ? 730 : 365);
        if (Math.Abs(days - usual) > PlanTolerance)
        {
            yield return new BrokenRule(Questions.PlanLength, nameof(WorkPlan.PeriodEnd), kind, start, end, days);
        }

        foreach (var question in Far(nameof(WorkPlan.PeriodStart), start, today, 3 * FarAhead, 3 * FarAhead))
        {
            yield return question;
        }
    }

    /// <summary>Reports that are being written or signed keep their dates when the plan's period becomes another.</summary>
    /// <param name="open">The plan's reports that are not issued.</param>
    public static IEnumerable<BrokenRule> OfReports(PlanOutline before, PlanOutline after, IReadOnlyList<CoveredPeriod> open) =>
        OutlineRules.NotIn(before, after, open) is { Count: > 0 } codes
            ? [new BrokenRule(Questions.ReportsKeepDates, nameof(WorkPlan.PeriodEnd), after.PeriodStart, after.PeriodEnd, string.Join(", ", codes))]
            : [];

    /// <summary>A code that names years names those of the period.</summary>
    public static IEnumerable<BrokenRule> OfPlanCode(string code, DateOnly start, DateOnly end)
    {
        var named = code.Split('-');
        var proposed = PlanProposal.CodeOf(start.Year, end.Year);
        return named.All(each => each.Length == 4 && each.All(char.IsAsciiDigit)) && code != proposed ? [new BrokenRule(Questions.PlanCodeYears, nameof(WorkPlan.Code), code, proposed)] : [];
    }

    /// <summary>A task's dates and its milestones', in a draft or in an amendment.</summary>
    public static IEnumerable<BrokenRule> OfTask(WorkPlan plan, TaskContent task) =>
    [
        .. Outside(nameof(TaskContent.Start), task.Start, plan),
        .. Outside(nameof(TaskContent.End), task.End, plan),
        .. task.Milestones.SelectMany((milestone, place) => OfMilestone($"Milestone:{place}:Planned", plan, task, milestone)),
    ];

    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfProgress(WorkPlan plan, WorkTask task, ProgressEntry entry, DateOnly today)
    {
        foreach (var question in Far(nameof(ProgressUpdate.EffectiveOn), entry.EffectiveOn, today, LongAgo, int.MaxValue))
        {
            yield return question;
        }

        if (entry.Delay is not { NewDate: { } expected } delay)
        {
            yield break;
        }

        const string field = nameof(ProgressUpdate.NewDate);
        foreach (var question in Outside(field, expected, plan))
        {
            yield return question;
        }

        if ((task.Milestones.FirstOrDefault(each => each.Id == delay.MilestoneId)?.Planned ?? task.Agreed.End) is { } planned)
        {
            foreach (var question in expected <= planned ? [new BrokenRule(Questions.DateBeforePlanned, field, field, expected, planned)] : Far(field, expected, planned, int.MaxValue, FarAhead))
            {
                yield return question;
            }
        }
    }

    /// <summary>The same for everything in one record: each milestone has a day of its own.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfRecord(WorkPlan plan, WorkTask task, ProgressRecord record, DateOnly today) =>
        OfProgress(plan, task, record.Main, today).Concat(record.Reached.Where(each => each.On is not null && each.On != record.Main.EffectiveOn)
            .SelectMany(each => Far("Milestone.Reached", each.On!.Value, today, LongAgo, int.MaxValue, ReachedMilestone.FieldOf(each.MilestoneId))));

    public static IEnumerable<BrokenRule> OfReport(WorkPlan plan, ReportDates dates)
    {
        if (dates.PeriodStart < plan.PeriodStart.AddDays(-ReportLead))
        {
            yield return new BrokenRule(Questions.DateBeforePlan, nameof(Report.PeriodStart), "Report.PeriodStart", dates.PeriodStart, plan.PeriodStart);
        }

        if (dates.PeriodEnd > plan.PeriodEnd)
        {
            yield return new BrokenRule(Questions.DateAfterPlan, nameof(Report.PeriodEnd), "Report.PeriodEnd", dates.PeriodEnd, plan.PeriodEnd);
        }

        foreach (var question in Far("Report.CutOff", dates.CutOff, dates.PeriodEnd, ReportSpan, ReportSpan, nameof(Report.CutOff)).Concat(Far("Report.Due", dates.Due, dates.PeriodEnd, 0, 2 * ReportSpan, nameof(Report.Due))))
        {
            yield return question;
        }
    }

    public static IEnumerable<BrokenRule> OfDirection(DirectionFacts facts) =>
        facts.Due is { } due ? Far("Direction.Due", due, facts.Given, int.MaxValue, FarAhead, nameof(Direction.Due)) : [];

    /// <summary>Something that happened on paper and is recorded now.</summary>
    public static IEnumerable<BrokenRule> OfPaper(string field, string label, DateOnly day, DateOnly today) => Far(label, day, today, LongAgo, FarAhead, field);

    /// <summary>Days off are entered for this year and the next ones; how many there are in a row has a limit.</summary>
    public static IEnumerable<BrokenRule> OfHoliday(DateOnly first, DateOnly today) => Far(nameof(Holiday.First), first, today, FarAhead, 3 * FarAhead);

    /// <summary>When a meeting is held.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfMeeting(DateOnly on, DateOnly today) => Far("Meeting.On", on, today, FarAhead, FarAhead, nameof(Meeting.On));

    /// <summary>A meeting that was moved: to a far day, or from the day for which people were invited to one that is over.</summary>
    /// <param name="before">The day it was planned for.</param>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfMove(Meeting meeting, DateOnly before, DateOnly today)
    {
        if (before == meeting.On)
        {
            return [];
        }

        return meeting.InvitedAt is not null && meeting.On < today && before >= today
            ? [new BrokenRule(Questions.MeetingHeldEarlier, nameof(Meeting.On), before, meeting.On)]
            : OfMeeting(meeting.On, today);
    }

    /// <summary>Until when a decision is to be carried out.</summary>
    /// <param name="on">The day of the meeting.</param>
    public static IEnumerable<BrokenRule> OfDecision(DateOnly on, DateOnly? due) =>
        due is { } day ? Far("MeetingItem.Due", day, on, 0, FarAhead, nameof(MeetingItem.Due)) : [];

    /// <summary>From when until when a course is held.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfCourse(DateOnly starts, DateOnly ends, DateOnly today) =>
        Far("Course.Starts", starts, today, 2 * FarAhead, 2 * FarAhead, nameof(Course.Starts)).Concat(Far("Course.Ends", ends, starts, 0, LongAgo, nameof(Course.Ends)));

    /// <summary>Since when a linkage of enterprises is at a stage.</summary>
    /// <param name="today">UTC+7.</param>
    /// <param name="field">Of the form.</param>
    public static IEnumerable<BrokenRule> OfLinkage(DateOnly on, DateOnly today, string field) => Far("LinkageStep.On", on, today, LongAgo, int.MaxValue, field);

    /// <summary>By when the measure against a risk of the park is to be taken.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfRisk(DateOnly? due, DateOnly today) => due is { } day ? Far("ParkRisk.Due", day, today, LongAgo, FarAhead, nameof(ParkRisk.Due)) : [];

    /// <summary>When a risk of the park was closed.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfClosingRisk(DateOnly on, DateOnly today) => Far("ParkRisk.ClosedOn", on, today, LongAgo, int.MaxValue, nameof(ParkRisk.ClosedOn));

    public static IEnumerable<BrokenRule> OfDelegation(DateOnly from, DateOnly to, DateOnly decided) =>
        Far("Delegation.To", to, from, int.MaxValue, FarAhead, nameof(to)).Concat(Far("Delegation.DecidedOn", decided, from, FarAhead, FarAhead, "DecidedOn"));

    /// <summary>When an obstacle was met, and until when it is to be solved.</summary>
    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfObstacle(WorkPlan plan, DateOnly openedOn, DateOnly? newDate, DateOnly today) =>
        Far("Obstacle.OpenedOn", openedOn, today, LongAgo, int.MaxValue, nameof(Obstacle.OpenedOn)).Concat(Outside(nameof(Obstacle.NewDate), newDate, plan));

    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfClosing(DateOnly on, DateOnly today) => Far("Obstacle.ClosedOn", on, today, LongAgo, int.MaxValue, nameof(Obstacle.ClosedOn));

    /// <param name="today">UTC+7.</param>
    public static IEnumerable<BrokenRule> OfReopening(DateOnly on, DateOnly today) => Far("Obstacle.ReopenedOn", on, today, LongAgo, int.MaxValue, nameof(FormerEnd.ReopenedOn));

    public static IEnumerable<BrokenRule> OfIndicator(WorkPlan plan, DateOnly asOf, DateOnly today) =>
        asOf < plan.PeriodStart
            ? [new BrokenRule(Questions.DateBeforePlan, nameof(IndicatorResult.AsOf), nameof(IndicatorResult.AsOf), asOf, plan.PeriodStart)]
            : Far(nameof(IndicatorResult.AsOf), asOf, today, FarAhead, int.MaxValue);

    /// <summary>A baseline describes a day not long before the plan.</summary>
    public static IEnumerable<BrokenRule> OfBaselines(WorkPlan plan, IReadOnlyList<IndicatorBaseline> baselines) => baselines.SelectMany((each, place) =>
        Far("IndicatorBaseline.AsOf", each.AsOf, plan.PeriodStart, 5 * FarAhead, FarAhead, IndicatorContent.BaselineField(place, nameof(IndicatorBaseline.AsOf))));

    private static IEnumerable<BrokenRule> OfMilestone(string field, WorkPlan plan, TaskContent task, MilestoneContent milestone)
    {
        if (milestone.Planned is not { } planned)
        {
            return [];
        }

        var outside = Outside(field, planned, plan, $"Milestone:{milestone.Code}").ToList();
        return outside.Count == 0 && (planned < task.Start || planned > task.End)
            ? [new BrokenRule(Questions.DateOutsideTask, field, milestone.Code, planned, task.Start ?? plan.PeriodStart, task.End ?? plan.PeriodEnd)]
            : outside;
    }

    private static IEnumerable<BrokenRule> Outside(string field, DateOnly? day, WorkPlan plan, string? label = null)
    {
        if (day < plan.PeriodStart)
        {
            yield return new BrokenRule(Questions.DateBeforePlan, field, label ?? field, day.Value, plan.PeriodStart);
        }
        else if (day > plan.PeriodEnd)
        {
            yield return new BrokenRule(Questions.DateAfterPlan, field, label ?? field, day.Value, plan.PeriodEnd);
        }
    }

    /// <param name="before">Days before the neighbour that are not asked about.</param>
    /// <param name="after">Days after it that are not.</param>
    private static IEnumerable<BrokenRule> Far(string label, DateOnly day, DateOnly neighbour, int before, int after, string? field = null)
    {
        var days = day.DayNumber - neighbour.DayNumber;
        if (days > after)
        {
            yield return new BrokenRule(Questions.DateFarAfter, field ?? label, label, day, days, neighbour);
        }
        else if (days < -(long)before)
        {
            yield return new BrokenRule(Questions.DateFarBefore, field ?? label, label, day, -days, neighbour);
        }
    }
}
