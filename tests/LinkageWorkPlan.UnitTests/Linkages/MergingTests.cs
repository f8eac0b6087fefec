using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>Two entries of one enterprise become one.</summary>
public class MergingTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly SectorLink Sector = new("2026", "S06");

    [Fact]
    public void Every_spelling_is_kept_and_finds_it_again()
    {
        var kept = Of(1, LocalizedText.Of(Language.Vi, "Công ty TNHH Mẫu"));
        var other = Of(2, LocalizedText.Of(Language.Lo, "CTY MẪU", "ບໍລິສັດ ຕົວຢ່າງ"));
        kept.Merge(other);
        Assert.Equal((Language.Vi, "Công ty TNHH Mẫu", "ບໍລິສັດ ຕົວຢ່າງ"), (kept.Name.Source, kept.Name[Language.Vi]!.Text, kept.Name[Language.Lo]!.Text));
        Assert.Equal(["CTY MẪU"], kept.OtherNames);
        Assert.Equal(["mau", "ຕົວຢ່າງ"], kept.NameKeys.Select(each => each.Key).Order(StringComparer.Ordinal));

        // A spelling of its own is kept although the name is changed later, and what was merged before goes on.
        var third = Of(3, LocalizedText.Of(Language.Vi, "Mẫu", null, "Sample Trading Co., Ltd."));
        third.Merge(kept);
        third.Revise(new EnterpriseContent(LocalizedText.Of(Language.Vi, "Tên mới"), Side.Vietnam, string.Empty, EnterpriseSize.Small, null, ZoneKind.Outside, string.Empty), isLinked: true);
        Assert.Equal(["Công ty TNHH Mẫu", "CTY MẪU"], third.OtherNames);
        Assert.Contains(third.NameKeys, each => each.Key == "mau");
    }

    [Fact]
    public void What_is_known_stays_and_what_is_not_is_taken_over()
    {
        var kept = Of(1, LocalizedText.Of(Language.Vi, "Mẫu"), province: "Huế");
        var other = new Enterprise(2, new EnterpriseContent(LocalizedText.Of(Language.Vi, "MAU"), Side.Vietnam, "Đà Nẵng", EnterpriseSize.Medium, Sector, ZoneKind.IndustrialPark, "Hòa Khánh"), Day.AddDays(-3));
        kept.Merge(other);
        Assert.Equal(("Huế", EnterpriseSize.Medium, Sector, ZoneKind.IndustrialPark, "Hòa Khánh", Day.AddDays(-3)), (kept.Province, kept.Size, kept.Sector, kept.Zone, kept.ZoneName, kept.RegisteredOn));
    }

    [Fact]
    public void Entries_that_have_no_name_in_common_are_refused()
    {
        var kept = Of(1, LocalizedText.Of(Language.Vi, "Mẫu"));
        foreach (var other in new[] { kept, Of(2, LocalizedText.Of(Language.Vi, "Khác")), Of(3, LocalizedText.Of(Language.Vi, "Mẫu"), side: Side.Laos) })
        {
            Assert.Equal(Rules.EnterprisesDiffer, Assert.Single(Assert.Throws<RuleException>(() => kept.Merge(other)).Broken).Rule);
        }

        Assert.Empty(kept.OtherNames);
    }

    [Fact]
    public void Contacts_of_one_side_are_joined_and_shared_only_where_both_were()
    {
        var (kept, other) = (new EnterpriseContact(Of(1, LocalizedText.Of(Language.Vi, "Mẫu")), Side.Laos), new EnterpriseContact(Of(2, LocalizedText.Of(Language.Vi, "Mẫu")), Side.Laos));
        kept.Write("Bà A", "1", string.Empty, isShared: true);
        other.Write("Ông B", "1", "b@mau.example", isShared: false);
        kept.Join(other);
        Assert.Equal(("Bà A; Ông B", "1", "b@mau.example", false), (kept.Person, kept.Phone, kept.Mail, kept.IsShared));
        other.Write(new string('x', EnterpriseContact.LineMax), string.Empty, string.Empty, isShared: false);
        Assert.Throws<RuleException>(() => kept.Join(other));
        Assert.Equal("Bà A; Ông B", kept.Person);
    }

    private static Enterprise Of(int number, LocalizedText name, string province = "", Side side = Side.Vietnam) =>
        new(number, new EnterpriseContent(name, side, province, EnterpriseSize.Unknown, null, ZoneKind.Outside, string.Empty), Day);
}
