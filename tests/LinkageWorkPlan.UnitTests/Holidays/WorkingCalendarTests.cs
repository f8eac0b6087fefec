using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Holidays;

public class WorkingCalendarTests
{
    private static readonly LocalizedText Name = LocalizedText.Of(Language.Vi, "Nghỉ", "ພັກ", "Off");

    /// <summary>Tết in Vietnam, Pi Mai in Laos, and a Saturday on which Vietnam works.</summary>
    private static readonly WorkingCalendar Calendar = new(
    [
        new Holiday(Side.Vietnam, HolidayKind.Closed, new(2026, 2, 16), new(2026, 2, 20), Name),
        new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 14), new(2026, 4, 16), Name),
        new Holiday(Side.Vietnam, HolidayKind.Open, new(2026, 2, 28), new(2026, 2, 28), Name),
    ]);

    [Theory]
    [InlineData("2026-02-13", true, true)]
    [InlineData("2026-02-14", false, false)]
    [InlineData("2026-02-16", false, true)]
    [InlineData("2026-02-20", false, true)]
    [InlineData("2026-02-23", true, true)]
    [InlineData("2026-02-28", true, false)]
    [InlineData("2026-04-15", true, false)]
    public void A_day_is_a_working_day_of_each_side_by_the_week_and_by_its_own_holidays(string day, bool vietnam, bool laos)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((vietnam, laos, vietnam && laos), (Calendar.IsWorkingDay(on, Side.Vietnam), Calendar.IsWorkingDay(on, Side.Laos), Calendar.IsWorkingDay(on)));
    }

    [Theory]
    [InlineData("2026-02-13", 0, "2026-02-13")]
    [InlineData("2026-02-13", 1, "2026-02-23")]
    [InlineData("2026-02-15", 1, "2026-02-23")]
    [InlineData("2026-02-23", -1, "2026-02-13")]
    [InlineData("2026-04-13", 2, "2026-04-20")]
    [InlineData("2026-02-15", 0, "2026-02-15")]
    public void Days_that_are_added_are_days_on_which_both_sides_work(string day, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Calendar.Add(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), days));

    /// <summary>From every day of two years, forwards and backwards.</summary>
    [Fact]
    public void What_is_added_can_be_counted_again_and_taken_away()
    {
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
        {
            foreach (var days in (int[])[1, 4, 23, 260])
            {
                var (later, earlier) = (Calendar.Add(day, days), Calendar.Add(day, -days));
                Assert.True(Calendar.IsWorkingDay(later) && Calendar.IsWorkingDay(earlier));
                Assert.Equal(days, Calendar.Between(day, later));
                Assert.Equal(-Calendar.Between(day, later), Calendar.Between(later.AddDays(1), day.AddDays(1)));
                if (Calendar.IsWorkingDay(day))
                {
                    Assert.Equal((day, day), (Calendar.Add(later, -days), Calendar.Add(earlier, days)));
                }
            }
        }
    }

    [Fact]
    public void Days_off_are_a_range_of_at_most_a_month_and_one_thing_a_day()
    {
        Assert.Equal(Rules.HolidayOrder, Refusal(() => new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 16), new(2026, 4, 14), Name)));
        Assert.Equal(Rules.HolidayTooLong, Refusal(() => new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 1), new(2026, 5, 2), Name)));
        Assert.Equal(Rules.HolidayIsWorkingDay, Refusal(() => new Holiday(Side.Laos, HolidayKind.Open, new(2026, 4, 18), new(2026, 4, 20), Name)));
        Assert.Equal(Rules.Required, Refusal(() => new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 1), new(2026, 4, 1), LocalizedText.Empty)));
        var (day, neighbour) = (new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 14), new(2026, 4, 16), Name), new Holiday(Side.Laos, HolidayKind.Closed, new(2026, 4, 16), new(2026, 4, 17), Name));
        Assert.Equal(Rules.HolidayOverlaps, Refusal(() => neighbour.RequireFree([day])));
        new Holiday(Side.Vietnam, HolidayKind.Closed, new(2026, 4, 16), new(2026, 4, 17), Name).RequireFree([day]);
        Assert.Equal(Rules.HolidayNotOwnSide, Refusal(() => day.RequireChangedBy(Side.Vietnam)));
    }

    [Fact]
    public void Offices_are_open_on_weekends_alone_by_such_a_day()
    {
        Assert.Equal(Rules.HolidayIsWorkingDay, Refusal(() => new Holiday(Side.Laos, HolidayKind.Open, new(2026, 4, 20), new(2026, 4, 20), Name)));
        Assert.Equal(2, new Holiday(Side.Laos, HolidayKind.Open, new(2026, 4, 18), new(2026, 4, 19), Name).Days.Count());
    }

    [Fact]
    public void Days_that_share_a_day_overlap_whichever_is_first()
    {
        var (first, second, third) = (Closed(Side.Laos, new(2026, 4, 14), new(2026, 4, 16)), Closed(Side.Laos, new(2026, 4, 16), new(2026, 4, 17)), Closed(Side.Laos, new(2026, 4, 18), new(2026, 4, 18)));
        Assert.Equal((true, true), (first.Overlaps(second), second.Overlaps(first)));
        Assert.Equal((false, false), (second.Overlaps(third), third.Overlaps(second)));
        Assert.Equal([Name, first.First, first.Last], Assert.Throws<RuleException>(() => second.RequireFree([third, first])).Broken[0].Arguments);
    }

    [Fact]
    public void Of_what_is_suggested_the_days_of_a_side_and_year_are_missing_that_touch_nothing_known()
    {
        var (later, earlier) = (Closed(Side.Laos, new(2026, 12, 2), new(2026, 12, 2)), Closed(Side.Laos, new(2026, 3, 8), new(2026, 3, 8)));
        Holiday[] suggested =
        [
            later, earlier, Closed(Side.Vietnam, new(2026, 9, 2), new(2026, 9, 2)), Closed(Side.Laos, new(2027, 3, 8), new(2027, 3, 8)), Closed(Side.Laos, new(2026, 4, 14), new(2026, 4, 16)),
        ];
        Holiday[] known = [Closed(Side.Laos, new(2026, 4, 16), new(2026, 4, 17)), Closed(Side.Laos, new(2026, 7, 1), new(2026, 7, 1))];
        Assert.Equal([earlier, later], Holiday.Missing(Side.Laos, 2026, suggested, known));
    }

    [Fact]
    public void From_a_day_to_itself_there_is_no_working_day() => Assert.Equal(0, WorkingCalendar.Plain.Between(DateOnly.MinValue, DateOnly.MinValue));

    private static Holiday Closed(Side side, DateOnly first, DateOnly last) => new(side, HolidayKind.Closed, first, last, Name);

    private static string Refusal(Action action) => Assert.Single(Assert.Throws<RuleException>(action).Broken).Rule;
}
