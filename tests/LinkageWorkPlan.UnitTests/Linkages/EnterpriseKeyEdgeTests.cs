using LinkageWorkPlan.Domain.Linkages;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>Which words of a name are of its legal form, and which are its own.</summary>
public class EnterpriseKeyEdgeTests
{
    [Theory]
    [InlineData("Công ty TNHH Một Thành Viên Mẫu Đỏ", "maudo")]
    [InlineData("Tập đoàn Mẫu", "mau")]
    [InlineData("Doanh nghiệp tư nhân Mẫu", "mau")]
    [InlineData("DNTN Mẫu", "mau")]
    [InlineData("TNHH Mẫu", "mau")]
    [InlineData("Cty CP Mẫu", "mau")]
    [InlineData("CP Mẫu", "cpmau")]
    [InlineData("Hợp danh Mẫu", "hopdanhmau")]
    [InlineData("Công ty Hợp danh Mẫu", "mau")]
    [InlineData("Công ty Trách nhiệm hữu hạn 2 thành viên Mẫu", "mau")]
    [InlineData("Công ty Liên doanh Mẫu", "mau")]
    [InlineData("Mau Corp", "mau")]
    [InlineData("Mau Company Limited", "mau")]
    [InlineData("Mau Pte Ltd", "mau")]
    [InlineData("Mau Pte", "maupte")]
    [InlineData("Mau Single Member LLC", "mau")]
    [InlineData("Mau Public PLC", "mau")]
    [InlineData("Mẫu TNHH MTV", "mau")]
    [InlineData("Cty", "cty")]
    [InlineData("Cty TNHH MTV", "ctytnhhmtv")]
    [InlineData("Ltd", "ltd")]
    [InlineData("A&B", "ab")]
    [InlineData("3-M", "3m")]
    [InlineData("–", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_Latin_name_is_known_without_its_legal_form(string? name, string key) => Assert.Equal(key, EnterpriseKey.Of(name));

    [Theory]
    [InlineData("ບໍລິສັດ ຕົວຢ່າງ ຈຳກັດ", "ຕົວຢ່າງ")]
    [InlineData("ກຸ່ມບໍລິສັດບໍລິສັດຕົວຢ່າງ", "ຕົວຢ່າງ")]
    [InlineData("ລັດວິສາຫະກິດຕົວຢ່າງ", "ຕົວຢ່າງ")]
    [InlineData("ວິສາຫະກິດສ່ວນບຸກຄົນ ຕົວຢ່າງ", "ຕົວຢ່າງ")]
    [InlineData("ຫ້າງຫຸ້ນສ່ວນຕົວຢ່າງ", "ຕົວຢ່າງ")]
    [InlineData("ຕົວຢ່າງ ຈຳກັດຜູ້ດຽວ", "ຕົວຢ່າງ")]
    [InlineData("ຕົວຢ່າງມະຫາຊົນ", "ຕົວຢ່າງ")]
    [InlineData("ຈຳກັດຕົວຢ່າງ", "ຈຳກັດຕົວຢ່າງ")]
    [InlineData("ບໍລິສັດ ຈຳກັດ", "ບໍລິສັດຈຳກັດ")]
    [InlineData("ກA ຂ", "ກaຂ")]
    [InlineData("ບໍລິສັດ Mau ຈຳກັດ", "mau")]
    public void A_Lao_name_is_known_without_its_legal_form(string name, string key) => Assert.Equal(key, EnterpriseKey.Of(name));
}
