namespace LinkageWorkPlan.Reports.Content;

/// <summary>The state of a milestone on a day.</summary>
public enum MilestoneStanding
{
    /// <summary>Its planned day is not over.</summary>
    Planned,

    /// <summary>Put off to a later day that is not over.</summary>
    Expected,

    /// <summary>Its day is over and it is not reached.</summary>
    Late,

    Reached,
}

public static class MilestoneStandings
{
    public static MilestoneStanding Of(DateOnly? planned, DateOnly? expected, DateOnly? reached, DateOnly day) =>
        reached <= day ? MilestoneStanding.Reached
        : expected > planned ? (expected < day ? MilestoneStanding.Late : MilestoneStanding.Expected)
        : planned < day ? MilestoneStanding.Late
        : MilestoneStanding.Planned;

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
