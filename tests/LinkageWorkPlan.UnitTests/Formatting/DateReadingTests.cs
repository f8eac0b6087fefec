using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class DateReadingTests
{
    private static readonly DateOnly Today = new(2026, 1, 31);

    [Theory]
    [InlineData("5/1/26")]
    [InlineData("05/01/2026")]
    [InlineData(" 5 / 1 / 2026 ")]
    [InlineData("05012026")]
    [InlineData("050126")]
    [InlineData("5.1.2026")]
    [InlineData("5-1-2026")]
    [InlineData("5–1–2026")]
    [InlineData("5 1 2026")]
    [InlineData("2026-01-05")]
    [InlineData("2026/1/5")]
    [InlineData("໕/໑/໒໐໒໖")]
    [InlineData("໐໕໐໑໒໐໒໖")]
    [InlineData("ngày 05 tháng 01 năm 2026")]
    [InlineData("NGÀY 5 THÁNG 1 NĂM 2026")]
    [InlineData("ວັນທີ 5 ມັງກອນ 2026")]
    [InlineData("5 January 2026")]
    public void The_fifth_of_january_is_read_in_every_form(string typed)
    {
        Assert.True(DateText.TryRead(typed, Today, out var date, out var reading), reading.ToString());
        Assert.Equal(new DateOnly(2026, 1, 5), date);
    }

    [Theory]
    [InlineData("+10d", 2026, 2, 10)]
    [InlineData("+2w", 2026, 2, 14)]
    [InlineData("+3m", 2026, 4, 30)]
    [InlineData("+1M", 2026, 2, 28)]
    [InlineData("+1y", 2027, 1, 31)]
    [InlineData("-31d", 2025, 12, 31)]
    [InlineData("+໑໐d", 2026, 2, 10)]
    [InlineData("+ 10 d", 2026, 2, 10)]
    public void A_step_counts_from_today(string typed, int year, int month, int day)
    {
        Assert.True(DateText.TryRead(typed, Today, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData(null, DateReading.Empty)]
    [InlineData("  ", DateReading.Empty)]
    [InlineData("31/02/2026", DateReading.NoSuchDay)]
    [InlineData("29/02/2026", DateReading.NoSuchDay)]
    [InlineData("31/04/26", DateReading.NoSuchDay)]
    [InlineData("01/13/2026", DateReading.NoSuchDay)]
    [InlineData("00/01/2026", DateReading.NoSuchDay)]
    [InlineData("2026-02-31", DateReading.NoSuchDay)]
    [InlineData("20260105", DateReading.NotADate)]
    [InlineData("05/01/2569", DateReading.NotADate)]
    [InlineData("05/01/0026", DateReading.NotADate)]
    [InlineData("5/1", DateReading.NotADate)]
    [InlineData("5/1/2026/3", DateReading.NotADate)]
    [InlineData("5/1/226", DateReading.NotADate)]
    [InlineData("5/1-2026", DateReading.NotADate)]
    [InlineData("2026-1-2027", DateReading.NotADate)]
    [InlineData("5012026", DateReading.NotADate)]
    [InlineData("mai", DateReading.NotADate)]
    [InlineData("5/tháng/2026", DateReading.NotADate)]
    [InlineData("+", DateReading.NotADate)]
    [InlineData("+d", DateReading.NotADate)]
    [InlineData("+10", DateReading.NotADate)]
    [InlineData("+10h", DateReading.NotADate)]
    [InlineData("+9999m", DateReading.NotADate)]
    [InlineData("-9999y", DateReading.NotADate)]
    [InlineData("+12345d", DateReading.NotADate)]
    public void What_is_no_date_is_refused_with_the_reason(string? typed, DateReading expected)
    {
        Assert.False(DateText.TryRead(typed, Today, out var date, out var reading));
        Assert.Equal((expected, default), (reading, date));
    }

    [Fact]
    public void A_leap_day_is_read() => Assert.True(DateText.TryRead("29/2/28", Today, out _));

    [Fact]
    public void What_is_written_is_read_back() => Always.Holds(
        Gen.Choose(new DateOnly(DateText.FirstYear, 1, 1).DayNumber, new DateOnly(DateText.LastYear, 12, 31).DayNumber).Select(DateOnly.FromDayNumber),
        date => Languages.All.All(language =>
            DateText.TryRead(DateText.Short(date, language), Today, out var fromShort) && fromShort == date
            && DateText.TryRead(DateText.Long(date, language), Today, out var fromLong) && fromLong == date));

    [Fact]
    public void No_text_at_all_makes_it_throw() => Always.Holds(SampleText.Any, text =>
        DateText.TryRead(text, Today, out var date) || date == default);
}
