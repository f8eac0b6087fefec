using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class DateTextTests
{
    [Theory]
    [InlineData(5, 1, "ngày 05 tháng 01 năm 2026", "ວັນທີ 5 ມັງກອນ 2026", "5 January 2026")]
    [InlineData(9, 2, "ngày 09 tháng 02 năm 2026", "ວັນທີ 9 ກຸມພາ 2026", "9 February 2026")]
    [InlineData(9, 3, "ngày 09 tháng 3 năm 2026", "ວັນທີ 9 ມີນາ 2026", "9 March 2026")]
    [InlineData(10, 4, "ngày 10 tháng 4 năm 2026", "ວັນທີ 10 ເມສາ 2026", "10 April 2026")]
    [InlineData(1, 5, "ngày 01 tháng 5 năm 2026", "ວັນທີ 1 ພຶດສະພາ 2026", "1 May 2026")]
    [InlineData(29, 6, "ngày 29 tháng 6 năm 2026", "ວັນທີ 29 ມິຖຸນາ 2026", "29 June 2026")]
    [InlineData(31, 7, "ngày 31 tháng 7 năm 2026", "ວັນທີ 31 ກໍລະກົດ 2026", "31 July 2026")]
    [InlineData(2, 8, "ngày 02 tháng 8 năm 2026", "ວັນທີ 2 ສິງຫາ 2026", "2 August 2026")]
    [InlineData(30, 9, "ngày 30 tháng 9 năm 2026", "ວັນທີ 30 ກັນຍາ 2026", "30 September 2026")]
    [InlineData(6, 10, "ngày 06 tháng 10 năm 2026", "ວັນທີ 6 ຕຸລາ 2026", "6 October 2026")]
    [InlineData(21, 11, "ngày 21 tháng 11 năm 2026", "ວັນທີ 21 ພະຈິກ 2026", "21 November 2026")]
    [InlineData(25, 12, "ngày 25 tháng 12 năm 2026", "ວັນທີ 25 ທັນວາ 2026", "25 December 2026")]
    public void A_long_date_has_the_form_of_official_documents(int day, int month, string vi, string lo, string en)
    {
        var date = new DateOnly(2026, month, day);

        Assert.Equal([vi, lo, en], Languages.All.Select(language => DateText.Long(date, language)));
    }

    [Fact]
    public void The_other_forms_follow_the_long_one()
    {
        var date = new DateOnly(2026, 1, 5);

        Assert.Equal(["05/01/2026", "05/01/2026", "05/01/2026"], Languages.All.Select(each => DateText.Short(date, each)));
        Assert.Equal(["tháng 01 năm 2026", "ມັງກອນ 2026", "January 2026"], Languages.All.Select(each => DateText.MonthYear(date, each)));
        Assert.Equal(["ngày 05 tháng 01", "ວັນທີ 5 ມັງກອນ", "5 January"], Languages.All.Select(each => DateText.DayMonth(date, each)));
        Assert.Equal("tháng 6 năm 2026", DateText.MonthYear(new DateOnly(2026, 6, 1), Language.Vi));
        Assert.Equal("01/2026", DateText.ShortMonthYear(date, Language.Lo));
        Assert.Equal("05/01", DateText.ShortDayMonth(date, Language.Vi));
    }

    [Fact]
    public void A_period_reads_as_a_sentence_takes_it()
    {
        var (from, to) = (new DateOnly(2025, 12, 15), new DateOnly(2026, 6, 14));

        Assert.Equal("15/12/2025 – 14/06/2026", DateText.ShortRange(from, to, Language.En));
        Assert.Equal(
            [
                "từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 6 năm 2026",
                "ແຕ່ວັນທີ 15 ທັນວາ 2025 ຫາ ວັນທີ 14 ມິຖຸນາ 2026",
                "from 15 December 2025 to 14 June 2026",
            ],
            Languages.All.Select(each => DateText.LongRange(from, to, each)));
    }

    [Theory]
    [InlineData(5, "Thứ Hai", "ວັນຈັນ", "Monday")]
    [InlineData(6, "Thứ Ba", "ວັນອັງຄານ", "Tuesday")]
    [InlineData(7, "Thứ Tư", "ວັນພຸດ", "Wednesday")]
    [InlineData(8, "Thứ Năm", "ວັນພະຫັດ", "Thursday")]
    [InlineData(9, "Thứ Sáu", "ວັນສຸກ", "Friday")]
    [InlineData(10, "Thứ Bảy", "ວັນເສົາ", "Saturday")]
    [InlineData(11, "Chủ Nhật", "ວັນອາທິດ", "Sunday")]
    public void A_weekday_has_its_name(int day, string vi, string lo, string en) =>
        Assert.Equal([vi, lo, en], Languages.All.Select(each => DateText.Weekday(new DateOnly(2026, 1, day), each)));

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void There_is_no_thirteenth_month(int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DateText.Month(month, Language.Vi));

    [Fact]
    public void A_moment_is_shown_on_the_clock_of_both_capitals()
    {
        var moment = new DateTimeOffset(2026, 12, 31, 17, 5, 59, TimeSpan.Zero);

        Assert.Equal("01/01/2027 00:05", DateText.Moment(moment, Language.Lo));
        Assert.Equal("01/01/2027 00:05", DateText.Moment(moment.ToOffset(TimeSpan.FromHours(-5)), Language.Vi));
        Assert.Equal("00:05", DateText.Time(moment));
    }

    [Fact]
    public void No_form_depends_on_the_culture_of_the_thread()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal("05/01/2026", DateText.Short(new DateOnly(2026, 1, 5), Language.Vi));
            Assert.Equal("ngày 05 tháng 01 năm 2026", DateText.Long(new DateOnly(2026, 1, 5), Language.Vi));
            Assert.Equal("-1.234,5", NumberText.Format(-1234.5m, Language.Lo));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Today_turns_at_midnight_in_both_capitals()
    {
        var late = new FixedTime(new DateTimeOffset(2026, 6, 13, 16, 59, 59, TimeSpan.Zero));
        var midnight = new FixedTime(new DateTimeOffset(2026, 6, 13, 17, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 6, 13), WorkingClock.Today(late));
        Assert.Equal(new DateOnly(2026, 6, 14), WorkingClock.Today(midnight));
        Assert.Equal(midnight.GetUtcNow(), WorkingClock.StartOf(new DateOnly(2026, 6, 14)));
        Assert.Equal(TimeSpan.Zero, WorkingClock.StartOf(new DateOnly(2026, 6, 14)).Offset);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(11, 5)]
    [InlineData(12, 12)]
    public void A_week_begins_on_monday(int day, int monday) =>
        Assert.Equal(new DateOnly(2026, 1, monday), WorkingClock.WeekStart(new DateOnly(2026, 1, day)));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
