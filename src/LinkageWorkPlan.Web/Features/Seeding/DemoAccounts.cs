using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>One account per role and side, invented, and named so that nobody takes them for real people. Made only with <c>Demo:Enabled=true</c>.</summary>
public static class DemoAccounts
{
    /// <summary>The same for all of them; printed at start.</summary>
    public const string Password = "demo-2026-lien-ket";

    /// <summary>How their addresses end: nobody real has one.</summary>
    public const string Domain = "@demo.lwp";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("secretary", Role.Secretary, Side.Vietnam, "Thư ký mẫu (phía Việt Nam)", "Thư ký", "ເລຂານຸການ", "Secretary"),
        new("secretary", Role.Secretary, Side.Laos, "ເລຂານຸການຕົວຢ່າງ (ຝ່າຍລາວ)", "Thư ký", "ເລຂານຸການ", "Secretary"),
        new("cochair", Role.CoChair, Side.Vietnam, "Đồng Tổ trưởng mẫu (phía Việt Nam)", "Đồng Tổ trưởng", "ປະທານຮ່ວມ", "Co-chair"),
        new("cochair", Role.CoChair, Side.Laos, "ປະທານຮ່ວມຕົວຢ່າງ (ຝ່າຍລາວ)", "Đồng Tổ trưởng", "ປະທານຮ່ວມ", "Co-chair"),
        new("deputy", Role.Deputy, Side.Vietnam, "Phó Tổ trưởng mẫu (phía Việt Nam)", "Phó Tổ trưởng", "ຮອງປະທານຮ່ວມ", "Deputy co-chair"),
        new("deputy", Role.Deputy, Side.Laos, "ຮອງປະທານຮ່ວມຕົວຢ່າງ (ຝ່າຍລາວ)", "Phó Tổ trưởng", "ຮອງປະທານຮ່ວມ", "Deputy co-chair"),
        new("owner", Role.Owner, Side.Vietnam, "Người phụ trách mẫu (phía Việt Nam)", "Người phụ trách", "ຜູ້ຮັບຜິດຊອບ", "Owner", "vn-industry"),
        new("owner", Role.Owner, Side.Laos, "ຜູ້ຮັບຜິດຊອບຕົວຢ່າງ (ຝ່າຍລາວ)", "Người phụ trách", "ຜູ້ຮັບຜິດຊອບ", "Owner", "la-industry"),
        new("minister", Role.MinisterOffice, Side.Vietnam, "Văn phòng Bộ trưởng mẫu (phía Việt Nam)", "Văn phòng Bộ trưởng", "ຫ້ອງການລັດຖະມົນຕີ", "Minister's office"),
        new("minister", Role.MinisterOffice, Side.Laos, "ຫ້ອງການລັດຖະມົນຕີຕົວຢ່າງ (ຝ່າຍລາວ)", "Văn phòng Bộ trưởng", "ຫ້ອງການລັດຖະມົນຕີ", "Minister's office"),
        new("observer", Role.Observer, Side.Vietnam, "Quan sát viên mẫu (phía Việt Nam)", "Quan sát viên", "ຜູ້ສັງເກດການ", "Observer"),
        new("observer", Role.Observer, Side.Laos, "ຜູ້ສັງເກດການຕົວຢ່າງ (ຝ່າຍລາວ)", "Quan sát viên", "ຜູ້ສັງເກດການ", "Observer"),
        new("panel", Role.PanelMember, Side.Vietnam, "Thành viên nhóm chấm điểm mẫu (phía Việt Nam)", "Thành viên nhóm chấm điểm", "ສະມາຊິກຄະນະໃຫ້ຄະແນນ", "Panel member"),
        new("panel", Role.PanelMember, Side.Laos, "ສະມາຊິກຄະນະໃຫ້ຄະແນນຕົວຢ່າງ (ຝ່າຍລາວ)", "Thành viên nhóm chấm điểm", "ສະມາຊິກຄະນະໃຫ້ຄະແນນ", "Panel member"),
        new("organiser", Role.CourseOrganiser, Side.Vietnam, "Người tổ chức khóa đào tạo mẫu (phía Việt Nam)", "Người tổ chức khóa đào tạo", "ຜູ້ຈັດຊຸດຝຶກອົບຮົມ", "Course organiser"),
        new("organiser", Role.CourseOrganiser, Side.Laos, "ຜູ້ຈັດຊຸດຝຶກອົບຮົມຕົວຢ່າງ (ຝ່າຍລາວ)", "Người tổ chức khóa đào tạo", "ຜູ້ຈັດຊຸດຝຶກອົບຮົມ", "Course organiser"),
        new("admin", Role.Administrator, Side.Vietnam, "Quản trị hệ thống mẫu (phía Việt Nam)", "Quản trị hệ thống", "ຜູ້ຄຸ້ມຄອງລະບົບ", "Administrator"),
        new("admin", Role.Administrator, Side.Laos, "ຜູ້ຄຸ້ມຄອງລະບົບຕົວຢ່າງ (ຝ່າຍລາວ)", "Quản trị hệ thống", "ຜູ້ຄຸ້ມຄອງລະບົບ", "Administrator"),
    ];
}

/// <param name="Local">First part of the address.</param>
/// <param name="Vi">The position in Vietnamese, without the side.</param>
/// <param name="Lo">The position in Lao, without the side.</param>
/// <param name="En">The position in English, without the side.</param>
/// <param name="OwnerKey">Key in the plan's file of the owner it acts for.</param>
public sealed record DemoAccount(string Local, Role Role, Side Side, string Name, string Vi, string Lo, string En, string? OwnerKey = null)
{
    public string Email => $"{Local}.{(Side == Side.Vietnam ? "vn" : "la")}{DemoAccounts.Domain}";

    public Account Make(Guid? ownerId) => new()
    {
        UserName = Email,
        Email = Email,
        EmailConfirmed = true,
        DisplayName = Name,
        Role = Role,
        Side = Side,
        Language = Side.NativeLanguage(),
        OwnerId = ownerId,
        Position = Side == Side.Vietnam
            ? LocalizedText.Of(Language.Vi, $"{Vi} phía Việt Nam", $"{Lo} ຝ່າຍຫວຽດນາມ", $"{En}, Vietnamese side")
            : LocalizedText.Of(Language.Lo, $"{Vi} phía Lào", $"{Lo} ຝ່າຍລາວ", $"{En}, Lao side"),
    };
}
