using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>The state of a milestone on a day.</summary>
public enum MilestoneStanding
{
    /// <summary>Its planned day is not over.</summary>
    Planned,

    /// <summary>Its planned day is not over, and it was put off to a later one.</summary>
    Expected,

    /// <summary>Its planned day is over and it is not reached, whatever day was said since: a report of a delay does not end it.</summary>
    Late,

    Reached,
}

public static class MilestoneStandings
{
    public static MilestoneStanding Of(DateOnly? planned, DateOnly? expected, DateOnly? reached, DateOnly day) =>
        reached <= day ? MilestoneStanding.Reached
        : planned < day ? MilestoneStanding.Late
        : expected > planned ? MilestoneStanding.Expected
        : MilestoneStanding.Planned;

    /// <summary>What lists of late work call it: delayed once its day is over, at risk where it was put off before; null where neither.</summary>
    public static WorkStatus? ToLate(this MilestoneStanding standing) => standing switch
    {
        MilestoneStanding.Late => WorkStatus.Delayed,
        MilestoneStanding.Expected => WorkStatus.AtRisk,
        MilestoneStanding.Planned or MilestoneStanding.Reached => null,
    };

    /// <summary>Recognised by its shape, beside the word: never by colour alone.</summary>
    public static string Shape(this MilestoneStanding standing) => standing switch
    {
        MilestoneStanding.Reached => "◆",
        MilestoneStanding.Late => "▲",
        MilestoneStanding.Expected => "◈",
        MilestoneStanding.Planned => "◇",
    };

    /// <summary>Days after the planned day, until it was reached or, still open, until the day looked at; 0 where in time.</summary>
    public static int DaysLate(DateOnly? planned, DateOnly? reached, DateOnly day) =>
        planned is { } agreed ? Math.Max(0, (reached ?? day).DayNumber - agreed.DayNumber) : 0;
}
