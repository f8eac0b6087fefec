using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>What the register fills in of an indicator.</summary>
public class LinkageFeedTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    private static readonly Enterprise[] Enterprises =
    [
        Of(1, Side.Vietnam, EnterpriseSize.Small, ZoneKind.IndustrialPark, "S06"), Of(2, Side.Laos, EnterpriseSize.Small, ZoneKind.Outside, null), Of(3, Side.Laos, EnterpriseSize.Large, ZoneKind.BorderZone, "S06"),
    ];

    /// <summary>E1 with E2 at a contract since ten days, E1 with E3 in contact, and one that ended.</summary>
    private static readonly Linkage[] Linkages = [Linked(1, "E1", "E2", LinkageStage.Contract), Linked(2, "E1", "E3", null), Linked(3, "E1", "E3", LinkageStage.Ended)];

    [Theory]
    [InlineData(LinkageCountOf.Linkages, LinkageStage.Contact, null, null, null, null, 2)]
    [InlineData(LinkageCountOf.Linkages, LinkageStage.Contract, null, null, null, null, 1)]
    [InlineData(LinkageCountOf.Enterprises, LinkageStage.Contact, null, null, null, null, 3)]
    [InlineData(LinkageCountOf.Enterprises, LinkageStage.Contact, Side.Laos, null, null, null, 2)]
    [InlineData(LinkageCountOf.Enterprises, LinkageStage.Contract, Side.Laos, null, null, null, 1)]
    [InlineData(LinkageCountOf.Enterprises, LinkageStage.Contact, null, "S06", null, null, 2)]
    [InlineData(LinkageCountOf.Enterprises, LinkageStage.Contact, null, null, EnterpriseSize.Small, null, 2)]
    [InlineData(LinkageCountOf.Linkages, LinkageStage.Contact, null, null, null, ZoneKind.BorderZone, 1)]
    [InlineData(LinkageCountOf.Linkages, LinkageStage.Contract, null, null, null, ZoneKind.BorderZone, 0)]
    public void Counts_each_enterprise_and_each_linkage_once(LinkageCountOf what, LinkageStage from, Side? side, string? sector, EnterpriseSize? size, ZoneKind? zone, int expected) =>
        Assert.Equal(expected, new LinkageFeed(what, from, side, sector, size, zone).Count("2026", Linkages, Enterprises, Day));

    [Fact]
    public void A_day_has_the_stages_that_were_reached_by_then_and_a_sector_is_that_of_the_plan()
    {
        Assert.Equal(0, new LinkageFeed(LinkageCountOf.Linkages, LinkageStage.Contract).Count("2026", Linkages, Enterprises, Day.AddDays(-11)));
        Assert.Equal(3, new LinkageFeed(LinkageCountOf.Linkages, LinkageStage.Contact).Count("2026", Linkages, Enterprises, Day.AddDays(-11)));
        Assert.Equal(0, new LinkageFeed(LinkageCountOf.Enterprises, LinkageStage.Contact, Sector: "S06").Count("2028", Linkages, Enterprises, Day));
    }

    private static Enterprise Of(int number, Side side, EnterpriseSize size, ZoneKind zone, string? sector) =>
        new(number, new EnterpriseContent(LocalizedText.Of(Language.Vi, $"Doanh nghiệp {number}"), side, string.Empty, size, sector is null ? null : new SectorLink("2026", sector), zone, string.Empty), Day);

    private static Linkage Linked(int number, string vietnam, string laos, LinkageStage? later)
    {
        var linkage = new Linkage(number, new LinkageContent(vietnam, laos, LocalizedText.Of(Language.Vi, "Linh kiện", "ຊິ້ນສ່ວນ"), LocalizedText.Empty, null, null), LinkageStage.Contact, Day.AddDays(-20), Day);
        if (later is { } stage)
        {
            linkage.Reach(stage, Day.AddDays(-10), Day);
        }

        return linkage;
    }
}
