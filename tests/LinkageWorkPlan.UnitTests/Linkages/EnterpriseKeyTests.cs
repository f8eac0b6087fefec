using System.Text;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>By what an enterprise is recognised, however its name is written.</summary>
public class EnterpriseKeyTests
{
    [Theory]
    [InlineData("Công ty TNHH Một Thành Viên Mẫu Đỏ", "mau do co., ltd")]
    [InlineData("Công ty Cổ phần Mẫu Đỏ", "CTCP MẪU-ĐỎ")]
    [InlineData("Tổng công ty Mẫu Đỏ - CTCP", "Mẫu Đỏ CTCP")]
    [InlineData("Cty TNHH MTV Mẫu Đỏ", "Mẫu  Đỏ")]
    [InlineData("Mau Do Joint Stock Company", "Mau Do Sole Co.,Ltd")]
    [InlineData("ບໍລິສັດ ຕົວຢ່າງ ຈຳກັດຜູ້ດຽວ", "ຕົວຢ່າງ")]
    [InlineData("ກຸ່ມບໍລິສັດຕົວຢ່າງ ຈ\u0ECD\u0EB2ກັດ", "ບໍລິສັດ ຕົວ ຢ່າງ ມະຫາຊົນ")]
    [InlineData("ບໍລິສັດ ກ Trading ຈຳກັດ", "ກ trading")]
    [InlineData("Hợp tác xã Mẫu 1", "HTX MẪU ໑")]
    public void Spellings_of_one_name_have_one_key(string one, string other)
    {
        Assert.NotEmpty(EnterpriseKey.Of(one));
        Assert.Equal(EnterpriseKey.Of(one), EnterpriseKey.Of(other));
        Assert.Equal(EnterpriseKey.Of(one), EnterpriseKey.Of(one.Normalize(NormalizationForm.FormD)));
        Assert.Equal(EnterpriseKey.Of(one), EnterpriseKey.Of(one.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("Công ty Mẫu A", "Công ty Mẫu B")]
    [InlineData("C.P. Mẫu", "Mẫu")]
    [InlineData("Cỏ May", "May")]
    [InlineData("ຕົວຢ່າງ ກ", "ຕົວຢ່າງ ຂ")]
    [InlineData("ປ່າ", "ປາ")]
    public void Other_names_have_another_key(string one, string other) => Assert.NotEqual(EnterpriseKey.Of(one), EnterpriseKey.Of(other));

    [Theory]
    [InlineData("Công ty TNHH", "congtytnhh")]
    [InlineData("Company", "company")]
    [InlineData("ບໍລິສັດ", "ບໍລິສັດ")]
    public void A_name_of_nothing_but_a_legal_form_keeps_its_words(string name, string key) => Assert.Equal(key, EnterpriseKey.Of(name));

    [Fact]
    public void Any_name_has_the_same_key_in_other_forms_and_with_a_legal_form() => Always.Holds(SampleText.Words, words =>
        EnterpriseKey.Of(words) is { Length: > 0 } key && key == EnterpriseKey.Of(words.Normalize(NormalizationForm.FormD)) && key == EnterpriseKey.Of($"Công ty TNHH {words} Co., Ltd.")
        && !key.Contains(' ', StringComparison.Ordinal));
}
