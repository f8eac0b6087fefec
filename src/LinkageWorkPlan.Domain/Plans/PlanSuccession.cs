namespace LinkageWorkPlan.Domain.Plans;

/// <summary>One work plan follows the other: who works goes on after a plan's last day.</summary>
public static class PlanSuccession
{
    /// <summary>Days before a plan's last day from which the next one should be in the making: it has to be translated and signed by both sides.</summary>
    public const int DaysAhead = 90;

    /// <param name="ends">Last days of all plans, drafts included.</param>
    /// <param name="today">UTC+7.</param>
    /// <returns>True where the plan ends soon, or is over, and no plan reaches beyond it.</returns>
    public static bool IsMissing(DateOnly planEnd, IEnumerable<DateOnly> ends, DateOnly today) => planEnd <= today.AddDays(DaysAhead) && ends.All(end => end <= planEnd);
}
