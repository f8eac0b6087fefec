using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's pilot models: three candidates, as the plan's tasks C3 to C5 expect them, one that was withdrawn, and a round of scoring that one co-chair agreed to.</summary>
internal sealed class PilotImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly First = new(2026, 6, 19);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        var first = await ProposeAsync(1, Side.Laos, new PilotContent(
            Words("Liên kết vùng nguyên liệu và nhà máy chế biến nông sản (mẫu)", "ເຊື່ອມໂຍງເຂດວັດຖຸດິບ ກັບ ໂຮງງານປຸງແຕ່ງຜົນຜະລິດກະສິກຳ (ຕົວຢ່າງ)", "Growing areas linked with a processing plant (sample)"),
            Words(
                "Vùng nguyên liệu ở Lào cung cấp theo hợp đồng cho nhà máy chế biến; hai bên cùng kiểm soát chất lượng và truy xuất nguồn gốc (mẫu)",
                "ເຂດວັດຖຸດິບຢູ່ລາວສະໜອງຕາມສັນຍາໃຫ້ໂຮງງານປຸງແຕ່ງ; ສອງຝ່າຍຮ່ວມກັນຄວບຄຸມຄຸນນະພາບ ແລະ ກວດສອບແຫຼ່ງກຳເນີດ (ຕົວຢ່າງ)",
                "Growing areas in Laos supply a processing plant by contract; both sides control quality and origin together (sample)"),
            new SectorLink(plan, "S07"),
            Words("Hai tỉnh biên giới (mẫu)", "ສອງແຂວງຊາຍແດນ (ຕົວຢ່າງ)", "Two border provinces (sample)"),
            Words("Doanh nghiệp chế biến A (mẫu)", "ວິສາຫະກິດປຸງແຕ່ງ A (ຕົວຢ່າງ)", "Processing enterprise A (sample)"),
            Words("Hợp tác xã trồng trọt B (mẫu)", "ສະຫະກອນປູກຝັງ B (ຕົວຢ່າງ)", "Growers' cooperative B (sample)"))
        { Contents = ["M2"] }, cancel);
        await ProposeAsync(2, Side.Vietnam, new PilotContent(
            Words("Sản xuất linh kiện cho chuỗi lắp ráp điện tử (mẫu)", "ຜະລິດຊິ້ນສ່ວນໃຫ້ຕ່ອງໂສ້ປະກອບເອເລັກໂຕຣນິກ (ຕົວຢ່າງ)", "Components for the assembly of electronics (sample)"),
            Words(
                "Doanh nghiệp Việt Nam chuyển giao công đoạn và đào tạo; doanh nghiệp Lào sản xuất linh kiện đơn giản (mẫu)",
                "ວິສາຫະກິດຫວຽດນາມຖ່າຍທອດຂັ້ນຕອນ ແລະ ຝຶກອົບຮົມ; ວິສາຫະກິດລາວຜະລິດຊິ້ນສ່ວນງ່າຍດາຍ (ຕົວຢ່າງ)",
                "A Vietnamese enterprise passes on steps of production and trains; a Lao one makes simple components (sample)"),
            new SectorLink(plan, "S06"),
            Words("Một khu kinh tế cửa khẩu (mẫu)", "ເຂດເສດຖະກິດດ່ານຊາຍແດນແຫ່ງໜຶ່ງ (ຕົວຢ່າງ)", "A border-gate economic zone (sample)"),
            Words("Doanh nghiệp điện tử C (mẫu)", "ວິສາຫະກິດເອເລັກໂຕຣນິກ C (ຕົວຢ່າງ)", "Electronics enterprise C (sample)"),
            Words("Doanh nghiệp gia công D (mẫu)", "ວິສາຫະກິດປຸງແຕ່ງ D (ຕົວຢ່າງ)", "Contract manufacturer D (sample)"))
        { Contents = ["M1"] }, cancel);
        await ProposeAsync(3, Side.Laos, new PilotContent(
            Words("Bảo trì thiết bị điện mặt trời (mẫu)", "ບຳລຸງຮັກສາອຸປະກອນໄຟຟ້າແສງຕາເວັນ (ຕົວຢ່າງ)", "Maintenance of solar power equipment (sample)"),
            Words(
                "Trung tâm bảo trì chung, phụ tùng từ Việt Nam, kỹ thuật viên của hai bên (mẫu)",
                "ສູນບຳລຸງຮັກສາຮ່ວມ, ອາໄຫຼ່ຈາກຫວຽດນາມ, ນັກວິຊາການຂອງສອງຝ່າຍ (ຕົວຢ່າງ)",
                "A joint maintenance centre with parts from Vietnam and technicians of both sides (sample)"),
            new SectorLink(plan, "S09"),
            Words("Một tỉnh miền Trung Lào (mẫu)", "ແຂວງໜຶ່ງຢູ່ພາກກາງຂອງລາວ (ຕົວຢ່າງ)", "A province of central Laos (sample)"),
            Words("Doanh nghiệp thiết bị E (mẫu)", "ວິສາຫະກິດອຸປະກອນ E (ຕົວຢ່າງ)", "Equipment enterprise E (sample)"),
            LocalizedText.Empty)
        { Contents = ["M4"] }, cancel);
        var withdrawn = await ProposeAsync(4, Side.Vietnam, new PilotContent(
            Words("Kho ngoại quan chung (mẫu)", "ສາງພາສີຮ່ວມ (ຕົວຢ່າງ)", "A joint bonded warehouse (sample)"),
            Words("Kho ngoại quan dùng chung cho hàng hai nước (mẫu)", "ສາງພາສີໃຊ້ຮ່ວມສຳລັບສິນຄ້າສອງປະເທດ (ຕົວຢ່າງ)", "One bonded warehouse for goods of both countries (sample)"),
            null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty), cancel);
        people.Act(people.Accounts[(Role.Secretary, Side.Vietnam)], nameof(WithdrawPilot), DemoPeople.Moment(First.AddDays(1), 14));
        withdrawn.Withdraw(Side.Vietnam, "Thuộc nội dung khác của Bản ghi nhớ (mẫu)");
        await db.SaveChangesAsync(cancel);

        var laos = people.Accounts[(Role.Secretary, Side.Laos)];
        people.Act(laos, nameof(AddPilotEvidence), DemoPeople.Moment(First.AddDays(1), 9));
        var file = new PilotFile(first.Id, "khao-sat-vung-nguyen-lieu-mau.pdf", SampleEvidence.Pdf(first.Title));
        db.PilotFiles.Add(file);
        first.Add(file, Side.Laos, laos.DisplayName, First.AddDays(1));
        await db.SaveChangesAsync(cancel);

        people.Act(laos, nameof(AddSheet), DemoPeople.Moment(First, 14));
        var sheet = new ScoringSheet(1, new SheetContent(5, [25, 25, 20, 15, 15], ["PM1", "PM2", "PM3"]));
        db.ScoringSheets.Add(sheet);
        await db.SaveChangesAsync(cancel);

        var (chair, at) = (people.Accounts[(Role.CoChair, Side.Vietnam)], DemoPeople.Moment(First.AddDays(2), 9));
        people.Act(chair, nameof(AgreeSheet), at);
        var pilots = await db.Pilots.AsSplitQuery().ToListAsync(cancel);
        sheet.Agree(Side.Vietnam, chair.DisplayName, sheet.FingerprintOf(pilots), pilots, at);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<PilotModel> ProposeAsync(int number, Side side, PilotContent content, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, side)], nameof(AddPilot), DemoPeople.Moment(First, 8 + number));
        var pilot = new PilotModel(number, side, content);
        db.Pilots.Add(pilot);
        await db.SaveChangesAsync(cancel);
        return pilot;
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);
}
