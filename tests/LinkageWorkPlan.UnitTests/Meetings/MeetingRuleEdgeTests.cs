using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Meetings;

/// <summary>What the fingerprint of minutes is made of, and the last times of a day.</summary>
public class MeetingRuleEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly MeetingContent Content = new(
        MeetingKind.CoChairs, SamplePlan.Text("Phiên họp", "ກອງປະຊຸມ"), SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Laos, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), SamplePlan.Text("Ông A", "ທ່ານ ກ"), SamplePlan.Text("Bà B", "ທ່ານ ນາງ ຂ"));

    /// <summary>Fingerprints that were confirmed are stored: another way to write a day would make them all worthless.</summary>
    [Fact]
    public void Days_stand_in_a_fingerprint_as_year_month_and_day()
    {
        var meeting = new Meeting(3, Content);
        meeting.Add(MeetingItemKind.Decision, new MeetingItemContent(SamplePlan.Text("Một", "ໜຶ່ງ"), null, Side.Laos, new DateOnly(2026, 7, 1)), Day);
        string?[] said =
        [
            "M3", "CoChairs", "Laos", "2026-06-22", "08:30", "17:00", "Phiên họp", "ກອງປະຊຸມ", "Hà Nội", "ຮ່າໂນ້ຍ", "Ông A", "ທ່ານ ກ", "Bà B", "ທ່ານ ນາງ ຂ",
            "D1", null, "Laos", "2026-07-01", "Một", "ໜຶ່ງ",
        ];
        Assert.Equal(Fingerprint.OfContent(JsonSerializer.Serialize(said)), meeting.MinutesFingerprint());
    }

    [Fact]
    public void Nothing_is_reopened_in_a_meeting_that_was_called_off()
    {
        var meeting = new Meeting(3, Content);
        meeting.CallOff("Bão");
        Assert.Equal(Rules.MeetingCalledOff, Assert.Throws<RuleException>(() => meeting.Reopen("D1", Day, "Vì", "Thư ký", Day)).Broken[0].Rule);
    }

    [Theory]
    [InlineData("23:59", true)]
    [InlineData("24:00", false)]
    [InlineData("23:60", false)]
    public void A_day_ends_with_its_last_minute(string words, bool isTime) => Assert.Equal(isTime, MeetingTime.TryRead(words, out _));
}
