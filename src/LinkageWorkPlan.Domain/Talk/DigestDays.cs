using LinkageWorkPlan.Domain.Holidays;

namespace LinkageWorkPlan.Domain.Talk;

/// <summary>On which days mails of notifications are written. Days are of UTC+7.</summary>
public static class DigestDays
{
    /// <summary>The hour from which a day's digest is written, in UTC+7.</summary>
    public const int Hour = 7;

    /// <summary>True where this pace mails on a day. No digest is sent on a day off in either country.</summary>
    public static bool IsDue(MailPace pace, DateOnly today, WorkingCalendar calendar) => pace switch
    {
        MailPace.Off => false,
        MailPace.AtOnce => true,
        MailPace.Daily => calendar.IsWorkingDay(today),
        MailPace.Weekly => calendar.IsWorkingDay(today) && !DaysOf(today).TakeWhile(day => day < today).Any(calendar.IsWorkingDay),
    };

    /// <summary>The first day after whose beginning no digest of this pace was written yet: the day itself, or the Monday of its week.</summary>
    public static DateOnly Since(MailPace pace, DateOnly today) => pace == MailPace.Weekly ? DaysOf(today).First() : today;

    /// <summary>From Monday on.</summary>
    private static IEnumerable<DateOnly> DaysOf(DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return Enumerable.Range(0, 7).Select(monday.AddDays);
    }
}
