using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>What an entry keeps of its own when it takes over another, and by which letters it is known.</summary>
public class MergingEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);

    [Fact]
    public void Its_own_other_spellings_stay()
    {
        var (kept, other) = (Of(1, "Mẫu", "Huế"), Of(2, "MAU", "Huế"));
        kept.AddOtherNames(["Tên khác"]);
        kept.Merge(other);
        Assert.Equal(["MAU", "Tên khác"], kept.OtherNames);
    }

    [Fact]
    public void A_province_that_is_not_known_is_taken_over()
    {
        var kept = Of(1, "Mẫu", string.Empty);
        kept.Merge(Of(2, "MAU", "Đà Nẵng"));
        Assert.Equal("Đà Nẵng", kept.Province);
    }

    [Fact]
    public void A_spelling_of_signs_alone_finds_nothing()
    {
        var kept = Of(1, "Mẫu", string.Empty);
        Assert.True(kept.AddOtherNames(["–"]));
        Assert.Equal(["mau"], kept.NameKeys.Select(each => each.Key));
    }

    [Theory]
    [InlineData("ຕົວຢ່າງLtd", "ຕົວຢ່າງ")]
    [InlineData("\u0EDFLtd", "\u0EDF")]
    public void A_Latin_form_beside_a_Lao_letter_is_a_word_of_its_own(string name, string key) => Assert.Equal(key, EnterpriseKey.Of(name));

    private static Enterprise Of(int number, string name, string province) =>
        new(number, new EnterpriseContent(LocalizedText.Of(Language.Vi, name), Side.Vietnam, province, EnterpriseSize.Unknown, null, ZoneKind.Outside, string.Empty), Day);
}
