using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Holidays;

/// <summary>What a side's offices do on days that are not as the week has them.</summary>
public enum HolidayKind
{
    /// <summary>Closed, as on a public holiday.</summary>
    Closed,

    /// <summary>Open on a Saturday or Sunday, in exchange for a day that is given free.</summary>
    Open,
}

/// <summary>
/// Days in a row (UTC+7) on which the offices of one side are closed, or open although it is a weekend. Each side keeps its own: Vietnam's
/// days are set each year under Article 112 of the Labour Code (45/2019/QH14), and those of the moon calendar move.
/// </summary>
public sealed class Holiday : IVersioned, IAudited
{
    public const int NameMax = 100;

    /// <summary>Days in a row, the first and the last included.</summary>
    public const int DaysMax = 31;

    private Holiday()
    {
    }

    /// <param name="last">Included.</param>
    /// <exception cref="RuleException"><see cref="Rules.HolidayOrder"/>, <see cref="Rules.HolidayTooLong"/>, <see cref="Rules.HolidayIsWorkingDay"/>, or the name is missing or too long.</exception>
    public Holiday(Side side, HolidayKind kind, DateOnly first, DateOnly last, LocalizedText name)
    {
        if (last < first)
        {
            throw new RuleException(Rules.HolidayOrder, nameof(Last), first, last);
        }

        if (last.DayNumber - first.DayNumber >= DaysMax)
        {
            throw new RuleException(Rules.HolidayTooLong, nameof(Last), DaysMax);
        }

        (Id, Side, Kind, First, Last) = (Guid.CreateVersion7(), side, kind, first, last);
        if (kind == HolidayKind.Open && Days.Any(day => !WorkingCalendar.IsWeekend(day)))
        {
            throw new RuleException(Rules.HolidayIsWorkingDay, nameof(First));
        }

        Name = Check.Text(name, nameof(Name), NameMax, required: true);
    }

    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public HolidayKind Kind { get; private set; }
    public DateOnly First { get; private set; }

    /// <summary>Included.</summary>
    public DateOnly Last { get; private set; }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;
    public int Version { get; private set; }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    public AuditSubject ToSubject() => new(nameof(Holiday), Id, string.Empty, Name, null);

    public bool Overlaps(Holiday other) => Side == other.Side && First <= other.Last && other.First <= Last;

    /// <exception cref="RuleException"><see cref="Rules.HolidayOverlaps"/>: one day is one thing.</exception>
    public void RequireFree(IEnumerable<Holiday> others)
    {
        if (others.FirstOrDefault(Overlaps) is { } other)
        {
            throw new RuleException(Rules.HolidayOverlaps, nameof(First), other.Name, other.First, other.Last);
        }
    }

    /// <summary>Those of a side in one year that can be added as they are: what people wrote of a day stays, whatever it says.</summary>
    /// <param name="suggested">Of both sides and any year.</param>
    /// <param name="known">All of the side's.</param>
    public static IReadOnlyList<Holiday> Missing(Side side, int year, IEnumerable<Holiday> suggested, IReadOnlyCollection<Holiday> known) =>
        [.. suggested.Where(each => each.Side == side && each.First.Year == year && !known.Any(each.Overlaps)).OrderBy(each => each.First)];

    /// <exception cref="RuleException"><see cref="Rules.HolidayNotOwnSide"/>.</exception>
    public void RequireChangedBy(Side by)
    {
        if (by != Side)
        {
            throw new RuleException(Rules.HolidayNotOwnSide, null, Side);
        }
    }
}
