using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>What is known of an enterprise, by which names it is found, and whom one side knows there.</summary>
public class EnterpriseTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Name = LocalizedText.Of(Language.Vi, "Công ty Mẫu", "ບໍລິສັດ ຕົວຢ່າງ");
    private static readonly EnterpriseContent Content = new(Name, Side.Laos, " Savannakhet ", EnterpriseSize.Medium, new SectorLink("2026", "S06"), ZoneKind.EconomicZone, " Khu mẫu ");

    [Fact]
    public void An_enterprise_keeps_what_is_known_of_it()
    {
        var enterprise = new Enterprise(12, Content, Day);
        Assert.Equal((12, "E12", Name, Side.Laos, "Savannakhet", EnterpriseSize.Medium), (enterprise.Number, enterprise.Code, enterprise.Name, enterprise.Side, enterprise.Province, enterprise.Size));
        Assert.Equal((Content.Sector, "2026", "S06", ZoneKind.EconomicZone, "Khu mẫu", Day, 0), (enterprise.Sector, enterprise.SectorPlan, enterprise.SectorCode, enterprise.Zone, enterprise.ZoneName, enterprise.RegisteredOn, enterprise.OtherNames.Count));
        Assert.Equal(("Enterprise", enterprise.Id, "E12", Name), enterprise.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
        Assert.Equal([(enterprise.Id, Side.Laos, "mau"), (enterprise.Id, Side.Laos, "ຕົວຢ່າງ")], enterprise.NameKeys.Select(each => (each.EnterpriseId, each.Side, each.Key)));
        Assert.Equal(2, enterprise.NameKeys.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void What_is_too_long_or_missing_changes_nothing()
    {
        var enterprise = new Enterprise(1, Content, Day);
        Assert.Equal((Rules.Required, "Enterprise.Name"), Refused(() => enterprise.Revise(Content with { Name = LocalizedText.Empty }, false)));
        Assert.Equal((Rules.TooLong, "Enterprise.Name"), Refused(() => enterprise.Revise(Content with { Name = LocalizedText.Of(Language.Vi, new string('a', Enterprise.NameMax + 1)) }, false)));
        Assert.Equal((Rules.TooLong, "Enterprise.Province"), Refused(() => enterprise.Revise(Content with { Side = Side.Vietnam, Province = new string('a', Enterprise.PlaceMax + 1) }, false)));
        Assert.Equal((Rules.TooLong, "Enterprise.ZoneName"), Refused(() => enterprise.Revise(Content with { Province = "Huế", ZoneName = new string('a', Enterprise.PlaceMax + 1) }, false)));
        Assert.Equal((Side.Laos, "Savannakhet"), (enterprise.Side, enterprise.Province));
        enterprise.Revise(Content with { Province = " ", Sector = null, Zone = ZoneKind.Outside, ZoneName = new string('a', Enterprise.PlaceMax + 1) }, true);
        Assert.Equal(("", null, "", ZoneKind.Outside), (enterprise.Province, enterprise.Sector, enterprise.ZoneName, enterprise.Zone));
    }

    [Fact]
    public void Its_country_changes_only_while_no_linkage_names_it_and_its_keys_with_it()
    {
        var enterprise = new Enterprise(1, Content, Day);
        var refused = Assert.Throws<RuleException>(() => enterprise.Revise(Content with { Side = Side.Vietnam }, true)).Broken[0];
        Assert.Equal((Rules.EnterpriseSideFixed, "Side", "E1"), (refused.Rule, refused.Subject, refused.Arguments[0]));
        Assert.Equal(Side.Laos, enterprise.Side);
        enterprise.Revise(Content with { Side = Side.Vietnam }, false);
        Assert.Equal([(Side.Vietnam, "mau"), (Side.Vietnam, "ຕົວຢ່າງ")], enterprise.NameKeys.Select(each => (each.Side, each.Key)));
    }

    [Fact]
    public void It_is_deleted_while_nothing_names_it()
    {
        var enterprise = new Enterprise(1, Content, Day);
        enterprise.RequireUnlinked([]);
        Assert.Equal(["E1", "L1, L3"], Assert.Throws<RuleException>(() => enterprise.RequireUnlinked(["L1", "L3"])).Broken[0].Arguments);
    }

    [Fact]
    public void Spellings_are_added_once_and_find_it()
    {
        var enterprise = new Enterprise(1, Content, Day);
        Assert.False(enterprise.AddOtherNames(["Công ty Mẫu", "ບໍລິສັດ ຕົວຢ່າງ"]));
        Assert.False(enterprise.AddOtherNames([]));
        Assert.True(enterprise.AddOtherNames(["Sample Co.", " Sample Co. ", "Công ty Mẫu"]));
        Assert.False(enterprise.AddOtherNames(["Sample Co."]));
        Assert.True(enterprise.AddOtherNames(["Sample Co.", "Ví dụ"]));
        Assert.Equal(["Sample Co.", "Ví dụ"], enterprise.OtherNames);
        Assert.Equal(["mau", "ຕົວຢ່າງ", "sample", "vidu"], enterprise.NameKeys.Select(each => each.Key));
        Assert.Equal((Rules.TooLong, "Enterprise.OtherNames"), Refused(() => enterprise.AddOtherNames(["Mới", new string('a', Enterprise.NameMax + 1)])));
        Assert.Equal((Rules.Required, "Enterprise.OtherNames"), Refused(() => enterprise.AddOtherNames([" "])));
        Assert.Equal(2, enterprise.OtherNames.Count);
    }

    /// <summary>What both know stays as it is in the entry that is kept.</summary>
    [Fact]
    public void A_merge_changes_nothing_that_is_known()
    {
        var kept = new Enterprise(1, Content, Day);
        kept.Merge(new Enterprise(2, new(LocalizedText.Of(Language.En, null, null, "Mau Ltd."), Side.Laos, "Huế", EnterpriseSize.Large, new SectorLink("2026", "S01"), ZoneKind.BorderZone, "Khác"), Day.AddDays(1)));
        Assert.Equal(("Savannakhet", EnterpriseSize.Medium, Content.Sector, ZoneKind.EconomicZone, "Khu mẫu", Day), (kept.Province, kept.Size, kept.Sector, kept.Zone, kept.ZoneName, kept.RegisteredOn));
        Assert.Equal(("Mau Ltd.", 0), (kept.Name[Language.En]!.Text, kept.OtherNames.Count));
    }

    [Theory]
    [InlineData(ZoneKind.Outside, "", ZoneKind.BorderZone, "Khác")]
    [InlineData(ZoneKind.BorderZone, "", ZoneKind.BorderZone, "Khác")]
    [InlineData(ZoneKind.BorderZone, "Khu mẫu", ZoneKind.BorderZone, "Khu mẫu")]
    [InlineData(ZoneKind.IndustrialPark, "", ZoneKind.IndustrialPark, "")]
    public void The_name_of_a_zone_is_taken_over_with_a_zone_of_the_same_kind(ZoneKind zone, string name, ZoneKind zoneThen, string nameThen)
    {
        var kept = new Enterprise(1, Content with { Zone = zone, ZoneName = name }, Day);
        kept.Merge(new Enterprise(2, Content with { Zone = ZoneKind.BorderZone, ZoneName = "Khác" }, Day));
        Assert.Equal((zoneThen, nameThen), (kept.Zone, kept.ZoneName));
    }

    [Fact]
    public void Entries_of_one_country_that_share_a_key_are_alike()
    {
        var (one, other, third) = (new Enterprise(1, Content, Day), new Enterprise(2, Content with { Name = LocalizedText.Of(Language.Vi, "MẪU") }, Day), new Enterprise(3, Content with { Side = Side.Vietnam }, Day));
        Assert.Equal((true, true, false, false), (one.IsLike(other), other.IsLike(one), one.IsLike(one), one.IsLike(third)));
        var refused = Assert.Throws<RuleException>(() => one.Merge(third)).Broken[0];
        Assert.Equal([Rules.EnterprisesDiffer, "E1", "E3"], [refused.Rule, .. refused.Arguments]);
    }

    [Fact]
    public void A_name_is_printed_in_its_own_spelling_where_there_is_one()
    {
        var printed = new Enterprise(1, Content, Day).PrintedName;
        Assert.Equal((Language.Vi, "Công ty Mẫu", "ບໍລິສັດ ຕົວຢ່າງ", "Công ty Mẫu"), (printed.Source, printed.Vi!.Text, printed.Lo!.Text, printed.En!.Text));
        Assert.Equal(["mau", "ຕົວຢ່າງ"], Enterprise.KeysOf(LocalizedText.Of(Language.Vi, "Mẫu", "ຕົວຢ່າງ", "MAU Ltd.")));
        Assert.Empty(Enterprise.KeysOf(LocalizedText.Of(Language.Vi, "–")));
    }

    [Fact]
    public void A_contact_is_kept_by_one_side_at_its_enterprise()
    {
        var (enterprise, other) = (new Enterprise(1, Content, Day), new Enterprise(2, Content, Day));
        var contact = new EnterpriseContact(enterprise, Side.Vietnam);
        contact.Write(" Bà A ", " 000 ", "a@mau.example", isShared: true);
        Assert.Equal((enterprise.Id, "E1", Side.Vietnam, "Bà A", "000", "a@mau.example", true), (contact.EnterpriseId, contact.EnterpriseCode, contact.Keeper, contact.Person, contact.Phone, contact.Mail, contact.IsShared));
        Assert.Equal((Rules.TooLong, "EnterpriseContact.Phone"), Refused(() => contact.Write("Ông B", new string('0', EnterpriseContact.LineMax + 1), "", false)));
        Assert.Equal((Rules.Required, "Person"), Refused(() => contact.Write("", " ", "", false)));
        Assert.Equal(("Bà A", true), (contact.Person, contact.IsShared));
        Assert.All(new[] { ("Ông B", "", ""), ("", "1", ""), ("", "", "b") }, each => contact.Write(each.Item1, each.Item2, each.Item3, false));
        contact.MoveTo(other);
        Assert.Equal((other.Id, "E2", "E2/Vietnam", "EnterpriseContact"), (contact.EnterpriseId, contact.EnterpriseCode, contact.ToSubject().Code, contact.ToSubject().Kind));
        Assert.NotEqual(Guid.Empty, contact.Id);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Joined_contacts_are_shared_where_both_were(bool isShared, bool isOtherShared, bool isJoinedShared)
    {
        var (one, other) = (new EnterpriseContact(new Enterprise(1, Content, Day), Side.Laos), new EnterpriseContact(new Enterprise(2, Content, Day), Side.Laos));
        one.Write("", "1", "a", isShared);
        other.Write("Bà A", "1", "b", isOtherShared);
        one.Join(other);
        Assert.Equal(("Bà A", "1", "a; b", isJoinedShared), (one.Person, one.Phone, one.Mail, one.IsShared));
    }

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
