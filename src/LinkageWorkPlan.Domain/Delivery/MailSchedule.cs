namespace LinkageWorkPlan.Domain.Delivery;

/// <summary>When a mail is tried again, when it is given up, and when an office is reminded.</summary>
public static class MailSchedule
{
    /// <summary>Reminders of one issue to one recipient.</summary>
    public const int MostReminders = 3;

    /// <summary>Days from one reminder to the next.</summary>
    public const int DaysBetweenReminders = 7;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>From the first attempt; RFC 5321, 4.5.4.1 asks for at least four to five days.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(5);

    /// <summary>A mail that was never tried, because no server was set, is sent up to this age.</summary>
    public static readonly TimeSpan OldestUnsent = TimeSpan.FromDays(30);

    /// <summary>1 minute after the first failure, twice as long after each, at most 6 hours.</summary>
    /// <param name="attempts">Failed so far, from 1.</param>
    public static TimeSpan Wait(int attempts) => attempts > 9 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (attempts - 1)));

    /// <summary>True where the next reminder is due.</summary>
    /// <param name="issuedAtUtc">When the recipient was first informed.</param>
    /// <param name="sent">Reminders so far.</param>
    /// <param name="lastUtc">When the last reminder was written; null where there is none.</param>
    /// <param name="afterDays">Days from the first mail to the first reminder, from 1.</param>
    public static bool IsReminderDue(DateTime issuedAtUtc, int sent, DateTime? lastUtc, int afterDays, DateTime nowUtc) =>
        sent < MostReminders && nowUtc >= (lastUtc is { } last ? last.AddDays(DaysBetweenReminders) : issuedAtUtc.AddDays(afterDays));
}
