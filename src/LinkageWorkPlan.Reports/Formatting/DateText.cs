using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// Dates as officials write them, by language and never by culture: no culture data has the Vietnamese official form, and
/// browsers have no Lao at all. Gregorian calendar; instants are shown in UTC+7.
/// </summary>
public static partial class DateText
{
    private static readonly string[] LaoMonths =
    [
        "ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] VietnameseDays =
        ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    private static readonly string[] LaoDays =
        ["ວັນອາທິດ", "ວັນຈັນ", "ວັນອັງຄານ", "ວັນພຸດ", "ວັນພະຫັດ", "ວັນສຸກ", "ວັນເສົາ"];

    private static readonly string[] EnglishDays =
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>
    /// The form of documents: <c>ngày 05 tháng 01 năm 2026</c> (zero only before days under 10 and months 1 and 2: Decree
    /// 30/2020/NĐ-CP, Annex I), <c>ວັນທີ 5 ມັງກອນ 2026</c>, <c>5 January 2026</c>.
    /// </summary>
    public static string Long(DateOnly date, Language language) => language switch
    {
        Language.Vi => $"{DayMonth(date, language)} năm {Year(date)}",
        Language.Lo or Language.En => $"{DayMonth(date, language)} {Year(date)}",
    };

    /// <summary>dd/MM/yyyy, alike in all three languages.</summary>
    public static string Short(DateOnly date, Language language) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>Two short dates: <c>15/12/2025 – 14/06/2026</c>.</summary>
    public static string ShortRange(DateOnly from, DateOnly to, Language language) => $"{Short(from, language)} – {Short(to, language)}";

    /// <summary>
    /// A period as a sentence takes it: <c>từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 6 năm 2026</c>,
    /// <c>ແຕ່ວັນທີ 15 ທັນວາ 2025 ຫາ ວັນທີ 14 ມິຖຸນາ 2026</c>, <c>from 15 December 2025 to 14 June 2026</c>.
    /// </summary>
    public static string LongRange(DateOnly from, DateOnly to, Language language) => language switch
    {
        Language.Vi => $"từ {Long(from, language)} đến {Long(to, language)}",
        Language.Lo => $"ແຕ່{Long(from, language)} ຫາ {Long(to, language)}",
        Language.En => $"from {Long(from, language)} to {Long(to, language)}",
    };

    /// <summary><c>tháng 01 năm 2026</c>, <c>ມັງກອນ 2026</c>, <c>January 2026</c>.</summary>
    public static string MonthYear(DateOnly date, Language language) =>
        language == Language.Vi ? $"{Month(date.Month, language)} năm {Year(date)}" : $"{Month(date.Month, language)} {Year(date)}";

    /// <summary>MM/yyyy, for the heads of charts and narrow columns; alike in all three languages.</summary>
    public static string ShortMonthYear(DateOnly date, Language language) => date.ToString("MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>ngày 05 tháng 01</c>, <c>ວັນທີ 5 ມັງກອນ</c>, <c>5 January</c>.</summary>
    public static string DayMonth(DateOnly date, Language language) => language switch
    {
        Language.Vi => $"ngày {date.Day:00} {Month(date.Month, language)}",
        Language.Lo => $"ວັນທີ {date.Day} {Month(date.Month, language)}",
        Language.En => $"{date.Day} {Month(date.Month, language)}",
    };

    /// <summary>dd/MM, alike in all three languages.</summary>
    public static string ShortDayMonth(DateOnly date, Language language) => date.ToString("dd'/'MM", CultureInfo.InvariantCulture);

    /// <summary>A month's name: <c>tháng 01</c> … <c>tháng 12</c> (zero before 1 and 2 only), <c>ມັງກອນ</c>, <c>January</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public static string Month(int month, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return language switch
        {
            Language.Vi => month <= 2 ? $"tháng 0{month}" : $"tháng {month}",
            Language.Lo => LaoMonths[month - 1],
            Language.En => EnglishMonths[month - 1],
        };
    }

    /// <summary><c>Thứ Hai</c>, <c>ວັນຈັນ</c>, <c>Monday</c>.</summary>
    public static string Weekday(DateOnly date, Language language) => Weekday(date.DayOfWeek, language);

    public static string Weekday(DayOfWeek day, Language language) => language switch
    {
        Language.Vi => VietnameseDays[(int)day],
        Language.Lo => LaoDays[(int)day],
        Language.En => EnglishDays[(int)day],
    };

    /// <summary>An instant on the clock of both capitals (UTC+7), dd/MM/yyyy HH:mm, alike in all three languages.</summary>
    public static string Moment(DateTimeOffset utc, Language language) => $"{Short(WorkingClock.DayOf(utc), language)} {Time(utc)}";

    /// <summary>HH:mm in UTC+7.</summary>
    public static string Time(DateTimeOffset utc) => WorkingClock.ToLocal(utc).ToString("HH':'mm", CultureInfo.InvariantCulture);

    private static string Year(DateOnly date) => date.Year.ToString("0000", CultureInfo.InvariantCulture);
}
