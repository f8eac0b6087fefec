using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What of the register of linkages fills in an indicator.</summary>
public class IndicatorFeedTests
{
    private static readonly LocalizedText Words = SamplePlan.Text("Liên kết mẫu", "ການເຊື່ອມໂຍງຕົວຢ່າງ");
    private static readonly LinkageFeed Whole = new(LinkageCountOf.Linkages, LinkageStage.Trade, Side.Laos, "S06", EnterpriseSize.Small, ZoneKind.BorderZone);

    private readonly SamplePlan sample = new();
    private readonly Indicator indicator;

    public IndicatorFeedTests()
    {
        sample.Plan.AddSector("S06", Words);
        indicator = new Indicator(sample.Plan, new IndicatorContent { Code = "I1", Title = Words, Unit = Words });
    }

    [Fact]
    public void A_new_indicator_is_filled_in_by_nothing() => Assert.Null(indicator.Feed);

    [Fact]
    public void All_that_is_counted_is_kept()
    {
        indicator.FeedBy(sample.Plan, Whole);
        Assert.Equal(Whole, indicator.Feed);
        Assert.Equal((LinkageCountOf.Linkages, LinkageStage.Trade, Side.Laos), (indicator.FeedWhat!.Value, indicator.FeedStage!.Value, indicator.FeedSide!.Value));
        Assert.Equal(("S06", EnterpriseSize.Small, ZoneKind.BorderZone), (indicator.FeedSector, indicator.FeedSize!.Value, indicator.FeedZone!.Value));
    }

    [Fact]
    public void A_sector_that_is_counted_is_one_of_the_plan()
    {
        sample.Plan.AddSector("S08", Words);
        indicator.FeedBy(sample.Plan, Whole);
        Assert.Equal("S06", indicator.FeedSector);
        var none = new SamplePlan().Plan;
        var refused = Assert.Throws<RuleException>(() => new Indicator(none, new IndicatorContent { Code = "I1", Title = Words, Unit = Words }).FeedBy(none, Whole));
        Assert.Equal("Rule.PilotSectorUnknown|FeedSector|2026|S06", Assert.Single(refused.Broken).Confirmation);
    }

    [Fact]
    public void The_register_can_be_let_go()
    {
        indicator.FeedBy(sample.Plan, Whole);
        indicator.FeedBy(sample.Plan, new LinkageFeed(LinkageCountOf.Enterprises, LinkageStage.Contact));
        Assert.Equal(new LinkageFeed(LinkageCountOf.Enterprises, LinkageStage.Contact), indicator.Feed);
        indicator.FeedBy(sample.Plan, null);
        Assert.Equal((null, null, null), (indicator.Feed, indicator.FeedWhat, indicator.FeedStage));
        Assert.Equal((null, null, null, null), (indicator.FeedSide, indicator.FeedSector, indicator.FeedSize, indicator.FeedZone));
    }

    [Fact]
    public void What_cannot_be_counted_is_refused_and_changes_nothing()
    {
        indicator.FeedBy(sample.Plan, Whole);
        Refused("Rule.FeedStageEnded|FeedStage", new LinkageFeed(LinkageCountOf.Enterprises, LinkageStage.Ended));
        Refused("Rule.PilotSectorUnknown|FeedSector|2026|S07", new LinkageFeed(LinkageCountOf.Enterprises, LinkageStage.Contact, Sector: "S07"));
        indicator.Drop(1, SamplePlan.Today);
        Refused("Rule.IndicatorDropped||I1|06/14/2026", null);
        Assert.Equal(Whole, indicator.Feed);
    }

    private void Refused(string confirmation, LinkageFeed? feed) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(() => indicator.FeedBy(sample.Plan, feed)).Broken).Confirmation);
}
