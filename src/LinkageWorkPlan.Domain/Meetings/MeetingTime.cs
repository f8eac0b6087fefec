using System.Globalization;

namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>Times of day in Hanoi and Vientiane (UTC+7, no daylight saving), as people type them.</summary>
public static class MeetingTime
{
    /// <summary>The same zone under its two names: Asia/Ho_Chi_Minh and Asia/Vientiane.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>As in "08:30", in every language.</summary>
    public static string Words(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads 8:30, 08.30, 8h30, 8h and 0830.</summary>
    public static bool TryRead(string? words, out TimeOnly time)
    {
        time = default;
        var typed = (words ?? string.Empty).Trim().ToLowerInvariant().Replace('h', ':').Replace('.', ':').TrimEnd(':');
        var (hours, minutes) = typed.Split(':') switch
        {
            [{ Length: 4 } both] => (both[..2], both[2..]),
            [var hour] => (hour, "0"),
            [var hour, { Length: 2 } minute] => (hour, minute),
            _ => (string.Empty, string.Empty),
        };
        if (!int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) || !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m) || h > 23 || m > 59)
        {
            return false;
        }

        time = new TimeOnly(h, m);
        return true;
    }

    public static DateTime ToUtc(DateOnly day, TimeOnly time) => DateTime.SpecifyKind(day.ToDateTime(time) - Offset, DateTimeKind.Utc);
}
