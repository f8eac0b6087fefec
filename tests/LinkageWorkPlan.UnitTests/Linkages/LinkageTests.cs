using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Linkages;

public class LinkageTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LinkageContent Content = new("E1", "E2", Both("Linh kiện", "ຊິ້ນສ່ວນ"), LocalizedText.Empty, null, new TaskLink("2026", "C3"));
    private static readonly SectorLink Sector = new("2026", "S06");

    [Fact]
    public void Stages_grow_in_their_order_and_a_day_knows_its_own()
    {
        var linkage = new Linkage(1, Content, LinkageStage.Contact, Day.AddDays(-10), Day);
        Assert.Equal(Rules.LinkageDayAhead, RuleOf(() => linkage.Reach(LinkageStage.Contract, Day.AddDays(1), Day)));
        Assert.Equal(Rules.LinkageDayBefore, RuleOf(() => linkage.Reach(LinkageStage.Contract, Day.AddDays(-11), Day)));
        linkage.Reach(LinkageStage.Contract, Day.AddDays(-5), Day);
        Assert.Equal(Rules.LinkageStageBack, RuleOf(() => linkage.Reach(LinkageStage.Agreement, Day, Day)));
        Assert.Equal(Rules.LinkageStageBack, RuleOf(() => linkage.Reach(LinkageStage.Contract, Day, Day)));
        Assert.Equal([null, LinkageStage.Contact, LinkageStage.Contract], new[] { -11, -6, 0 }.Select(days => linkage.On(Day.AddDays(days))?.Stage));

        linkage.Reach(LinkageStage.Ended, Day, Day);
        Assert.Equal(Rules.LinkageEnded, RuleOf(() => linkage.Reach(LinkageStage.Trade, Day, Day)));
        linkage.TakeBack();
        linkage.TakeBack();
        Assert.Equal(LinkageStage.Contact, linkage.Last.Stage);
        Assert.Equal(Rules.LinkageFirstStage, RuleOf(linkage.TakeBack));
    }

    [Fact]
    public void A_name_has_a_key_for_each_spelling_that_differs()
    {
        var enterprise = Enterprise(LocalizedText.Of(Language.Vi, "Công ty TNHH Mẫu", "ບໍລິສັດ ຕົວຢ່າງ", "MAU Co., Ltd."));
        Assert.Equal(["mau", "ຕົວຢ່າງ"], enterprise.NameKeys.Select(each => each.Key));
        var kept = enterprise.NameKeys[0].Id;
        enterprise.Revise(new EnterpriseContent(LocalizedText.Of(Language.Vi, "Mẫu", null), Side.Vietnam, string.Empty, EnterpriseSize.Small, null, ZoneKind.Outside, "Khu X"), isLinked: true);
        Assert.Equal([kept], enterprise.NameKeys.Select(each => each.Id));
        Assert.Equal(string.Empty, enterprise.ZoneName);
        Assert.Equal(Rules.EnterpriseSideFixed, RuleOf(() => enterprise.Revise(new EnterpriseContent(enterprise.Name, Side.Laos, string.Empty, EnterpriseSize.Small, null, ZoneKind.Outside, string.Empty), isLinked: true)));
        Assert.Equal(Rules.EnterpriseLinked, RuleOf(() => enterprise.RequireUnlinked(["L1"])));
        Assert.Equal(Rules.Required, RuleOf(() => Enterprise(LocalizedText.Empty)));
    }

    [Fact]
    public void A_name_is_printed_in_every_language_although_it_is_not_spelt_in_each()
    {
        var printed = Enterprise(LocalizedText.Of(Language.Lo, null, "ຕົວຢ່າງ")).PrintedName;
        Assert.All(Languages.All, language => Assert.Equal("ຕົວຢ່າງ", printed[language]?.Text));
    }

    [Fact]
    public void A_contact_says_something()
    {
        var contact = new EnterpriseContact(Enterprise(LocalizedText.Of(Language.Vi, "Mẫu")), Side.Laos);
        Assert.Equal(Rules.Required, RuleOf(() => contact.Write(" ", string.Empty, string.Empty, isShared: true)));
        contact.Write(string.Empty, "000", string.Empty, isShared: false);
        Assert.Equal(("E1/Laos", "000", false), (contact.ToSubject().Code, contact.Phone, contact.IsShared));
    }

    [Fact]
    public void Each_enterprise_counts_once_at_its_furthest_stage()
    {
        var rows = LinkageCountRow.Of(
        [
            new CountedEnterprise(Side.Vietnam, Sector, EnterpriseSize.Small, ZoneKind.Outside, LinkageStage.Trade),
            new CountedEnterprise(Side.Vietnam, Sector, EnterpriseSize.Large, ZoneKind.Outside, null),
            new CountedEnterprise(Side.Laos, null, EnterpriseSize.Small, ZoneKind.EconomicZone, LinkageStage.Contact),
        ],
        [(new SectorLink("2026", "S01"), Both("Thép", "ເຫຼັກ")), (Sector, Both("Điện tử", "ເອເລັກໂຕຣນິກ"))]);
        Assert.Equal(
            [(LinkageGroup.Sector, "S06", Side.Vietnam, 2, 0, 1), (LinkageGroup.Sector, "S06", Side.Laos, 0, 0, 0), (LinkageGroup.Sector, "", Side.Vietnam, 0, 0, 0), (LinkageGroup.Sector, "", Side.Laos, 1, 1, 0)],
            rows.Where(each => each.Group == LinkageGroup.Sector).Select(each => (each.Group, each.Code, each.Side, each.Enterprises, each.Contact, each.Trade)));
        Assert.Equal(["Small", "Small", "Large", "Large"], rows.Where(each => each.Group == LinkageGroup.Size).Select(each => each.Code));
        Assert.All(Enum.GetValues<LinkageGroup>(), group => Assert.Equal(3, rows.Where(each => each.Group == group).Sum(each => each.Enterprises)));
    }

    private static Enterprise Enterprise(LocalizedText name) => new(1, new EnterpriseContent(name, Side.Vietnam, "Huế", EnterpriseSize.Small, Sector, ZoneKind.Outside, string.Empty), Day);

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action action) => Assert.Single(Assert.Throws<RuleException>(action).Broken).Rule;
}
