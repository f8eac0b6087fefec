using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.SignOff;

/// <summary>Every day that is copied from a paper obeys the same rule: not after today, and not before what it follows.</summary>
public sealed class PaperDayTests
{
    private static readonly DateOnly Today = new(2026, 6, 25);

    [Fact]
    public void A_day_after_today_is_refused_wherever_it_is_typed()
    {
        var tomorrow = Today.AddDays(1);
        Assert.Equal(Rules.DayNotYet, Refused(() => (object)PaperDay.Require(tomorrow, null, Today, "Day")));
        Assert.Equal(Rules.PaperDate, Refused(() => (object)PaperDay.Require(tomorrow, Today, Today, "Day")));
        Assert.Equal(Rules.DayNotYet, Refused(() => Number(tomorrow, null)));
        Assert.Equal(Rules.DayNotYet, Refused(() => Granted(tomorrow)));
        Assert.Equal(Rules.DeliveryDay, Refused(() => Delivered(tomorrow)));
    }

    [Fact]
    public void A_day_before_what_it_follows_is_refused()
    {
        Assert.Equal(Rules.NumberDate, Refused(() => Number(Today.AddDays(-3), Today.AddDays(-2))));
        Assert.Equal(Rules.DeliveryDay, Refused(() => Delivered(Today.AddDays(-3))));
    }

    [Fact]
    public void Today_and_the_day_it_follows_are_both_right()
    {
        Assert.Equal(Today, Number(Today, Today).Date);
        Assert.Equal(Today.AddDays(-2), Number(Today.AddDays(-2), Today.AddDays(-2)).Date);
        Assert.Equal(Today, Granted(Today).DecidedOn);
        Assert.Equal(Today, Delivered(Today).PaperOn);
    }

    private static RecordsNumber Number(DateOnly day, DateOnly? signedOn) => new(new NumberedDocument(SignOffSubject.Report, Guid.CreateVersion7(), 1, true), Side.Vietnam, "05/BC-TCT", day, signedOn, Today);

    private static Delegation Granted(DateOnly decided) =>
        new(Side.Laos, Guid.CreateVersion7(), "Deputy", LocalizedText.Of(Language.Vi, "Đồng Tổ trưởng", "ປະທານຮ່ວມ"), Today, Today.AddDays(30), "12/QĐ", decided, Guid.CreateVersion7(), Today);

    private static DeliveryEvent Delivered(DateOnly day) =>
        DeliveryEvent.OfPaper(Guid.CreateVersion7(), 1, Side.Laos, new PaperDelivery(day, "ຫ້ອງການ", null), Today.AddDays(-2), Today, "Secretary", Guid.CreateVersion7(), DateTime.UnixEpoch);

    private static string Refused(Func<object> typed) => Assert.Single(Assert.Throws<RuleException>(typed).Broken).Rule;
}
