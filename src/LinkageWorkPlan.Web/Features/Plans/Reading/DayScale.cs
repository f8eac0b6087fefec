using System.Globalization;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>Days as shares of a time line's width, in the words of a stylesheet.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive; not before the first.</param>
public sealed record DayScale(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Where a day begins.</summary>
    public string At(DateOnly day) => Share(day.DayNumber - From.DayNumber);

    /// <summary>Where a day ends.</summary>
    public string After(DateOnly day) => Share(day.DayNumber + 1 - From.DayNumber);

    /// <summary>As wide as some days, the last one included.</summary>
    public string Width(DateOnly first, DateOnly last) => Share(last.DayNumber + 1 - first.DayNumber);

    /// <summary>The same for a day in part: the middle of the day is half.</summary>
    public string Middle(DateOnly day) => Share(day.DayNumber - From.DayNumber + .5);

    public bool Has(DateOnly day) => day >= From && day <= To;

    /// <summary>The parts of a length of months that reach into it, each with its first day.</summary>
    public IEnumerable<(DateOnly First, DateOnly Last)> Parts(int months)
    {
        var start = new DateOnly(From.Year, ((From.Month - 1) / months * months) + 1, 1);
        for (var at = start; at <= To; at = at.AddMonths(months))
        {
            yield return (at < From ? From : at, at.AddMonths(months).AddDays(-1) is var last && last > To ? To : last);
        }
    }

    private string Share(double days) => (days * 100 / Days).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
