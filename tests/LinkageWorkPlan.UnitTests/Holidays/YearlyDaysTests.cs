using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Holidays;

/// <summary>Days off that every year has, and those that a side has not entered yet.</summary>
public class YearlyDaysTests
{
    [Fact]
    public void A_year_of_which_nothing_is_known_misses_all_days_of_its_country()
    {
        Assert.Equal(
            [(1, 1), (1, 21), (3, 29), (4, 30), (5, 1), (9, 2)],
            YearlyDays.Missing(Side.Vietnam, 2028, []).Select(each => (each.First.Month, each.First.Day)));
        Assert.Equal(
            [(1, 1), (3, 8), (4, 14), (5, 1), (12, 2)],
            YearlyDays.Missing(Side.Laos, 2028, []).Select(each => (each.First.Month, each.First.Day)));
        Assert.Equal(new DateOnly(2028, 4, 16), YearlyDays.Missing(Side.Laos, 2028, [])[2].Last);
    }

    [Theory]
    [InlineData("2028-04-10", "2028-04-13", true)]
    [InlineData("2028-04-10", "2028-04-14", false)]
    [InlineData("2028-04-15", "2028-04-15", false)]
    [InlineData("2028-04-16", "2028-04-20", false)]
    [InlineData("2028-04-17", "2028-04-20", true)]
    [InlineData("2028-04-01", "2028-04-30", false)]
    public void A_day_off_anywhere_within_the_days_is_enough(string first, string last, bool isMissing) =>
        Assert.Equal(isMissing, YearlyDays.Missing(Side.Laos, 2028, [(Day(first), Day(last))]).Any(each => each.First == Day("2028-04-14")));

    [Fact]
    public void What_is_suggested_is_added_for_the_side_and_the_year_where_no_day_is_known_yet()
    {
        var known = Off(Side.Laos, "2028-04-16", "2028-04-17");
        Holiday[] suggested =
        [
            Off(Side.Laos, "2028-12-02", "2028-12-02"), Off(Side.Laos, "2028-04-14", "2028-04-16"), Off(Side.Laos, "2028-01-01", "2028-01-01"),
            Off(Side.Vietnam, "2028-09-02", "2028-09-02"), Off(Side.Laos, "2029-01-01", "2029-01-01"),
        ];
        Assert.Equal([suggested[2], suggested[0]], Holiday.Missing(Side.Laos, 2028, suggested, [known, Off(Side.Laos, "2028-05-01", "2028-05-01")]));
        Assert.Equal([suggested[2], suggested[1], suggested[0]], Holiday.Missing(Side.Laos, 2028, suggested, []));
    }

    [Fact]
    public void Two_days_off_overlap_from_their_first_to_their_last_day()
    {
        var middle = Off(Side.Laos, "2028-04-14", "2028-04-16");
        Assert.Equal(
            [false, true, true, false],
            new[] { ("2028-04-12", "2028-04-13"), ("2028-04-12", "2028-04-14"), ("2028-04-16", "2028-04-18"), ("2028-04-17", "2028-04-18") }
                .Select(each => middle.Overlaps(Off(Side.Laos, each.Item1, each.Item2))));
        var refused = Assert.Throws<RuleException>(() => Off(Side.Laos, "2028-04-16", "2028-04-18").RequireFree([middle])).Broken[0];
        Assert.Equal([Rules.HolidayOverlaps, middle.Name, middle.First, middle.Last], [refused.Rule, .. refused.Arguments]);
    }

    private static DateOnly Day(string words) => DateOnly.ParseExact(words, "yyyy-MM-dd");

    private static Holiday Off(Side side, string first, string last) => new(side, HolidayKind.Closed, Day(first), Day(last), SamplePlan.Text("Nghỉ", "ພັກ"));
}
