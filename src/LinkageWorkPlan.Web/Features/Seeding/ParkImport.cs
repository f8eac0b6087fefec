using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Park;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's joint industrial park: the programme over the plan's tasks D1 to D5, a matrix with a row for each topic, and three risks.</summary>
internal sealed class ParkImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly First = new(2026, 6, 19);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, Side.Vietnam)], nameof(BeginPark), DemoPeople.Moment(First, 9));
        var park = new ParkProgramme(
            new ParkContent(
                Words("Khu công nghiệp chung thí điểm Việt Nam – Lào (mẫu)", "ເຂດອຸດສາຫະກຳຮ່ວມທົດລອງ ລາວ-ຫວຽດນາມ (ຕົວຢ່າງ)", "Vietnam–Laos joint pilot industrial park (sample)"),
                Words("Một địa điểm dọc hành lang kinh tế, sẽ lựa chọn ở bước 2 (mẫu)", "ສະຖານທີ່ໜຶ່ງຕາມແລວເສດຖະກິດ, ຈະຄັດເລືອກໃນຂັ້ນຕອນທີ 2 (ຕົວຢ່າງ)", "A place along the economic corridor, to be chosen in step 2 (sample)"),
                Words(
                    "Thí điểm khu công nghiệp chung với cơ chế, chính sách, vận hành và quản lý đồng bộ (mẫu)",
                    "ທົດລອງເຂດອຸດສາຫະກຳຮ່ວມ ທີ່ມີກົນໄກ, ນະໂຍບາຍ, ການດຳເນີນງານ ແລະ ການຄຸ້ມຄອງສອດຄ່ອງກັນ (ຕົວຢ່າງ)",
                    "Trying out a joint industrial park with synchronised mechanism, policy, operation and management (sample)")),
            ParkFile.Read().All,
            First);
        db.Parks.Add(park);
        await db.SaveChangesAsync(cancel);
        people.Act(people.Accounts[(Role.Secretary, Side.Laos)], nameof(ReviseParkStep), DemoPeople.Moment(First, 10));
        foreach (var step in park.Steps)
        {
            park.ReviseStep(step.Code, new ParkStepContent(step.Title, step.Gate, [new TaskLink(plan, "D" + step.Code[1..])]));
        }

        await db.SaveChangesAsync(cancel);
        await RowsAsync(new TaskLink(plan, "D3"), cancel);
        await RiskAsync(1, Side.Laos, "la-trade", new DateOnly(2026, 10, 30), RiskLevel.Medium, RiskLevel.High, "Chậm thống nhất địa điểm thí điểm (mẫu)", "ການຕົກລົງສະຖານທີ່ທົດລອງຊັກຊ້າ (ຕົວຢ່າງ)", "Agreement on the location takes longer (sample)", cancel);
        await RiskAsync(2, Side.Vietnam, "vn-policy", new DateOnly(2026, 7, 3), RiskLevel.High, RiskLevel.Medium, "Ưu đãi đầu tư của hai nước khác nhau (mẫu)", "ນະໂຍບາຍສົ່ງເສີມການລົງທຶນຂອງສອງປະເທດແຕກຕ່າງກັນ (ຕົວຢ່າງ)", "Investment incentives of both countries differ (sample)", cancel);
        var closed = await RiskAsync(3, Side.Vietnam, "vn-policy", null, RiskLevel.Low, RiskLevel.Low, "Thiếu mẫu hồ sơ địa điểm chung (mẫu)", "ຂາດແບບຟອມເອກະສານສະຖານທີ່ຮ່ວມ (ຕົວຢ່າງ)", "There is no common form for profiles of locations (sample)", cancel);
        people.Act(people.Accounts[(Role.Secretary, Side.Laos)], nameof(CloseRisk), DemoPeople.Moment(First.AddDays(2), 9));
        closed.Close(First.AddDays(2), Words("Hai bên đã thống nhất một mẫu (mẫu)", "ສອງຝ່າຍຕົກລົງແບບຟອມດຽວແລ້ວ (ຕົວຢ່າງ)", "Both sides agreed on one form (sample)"), First.AddDays(2));
        await db.SaveChangesAsync(cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);

    private async Task RowsAsync(TaskLink task, CancellationToken cancel)
    {
        var samples = Words("Quy định mẫu (mẫu)", "ລະບຽບການຕົວຢ່າງ (ຕົວຢ່າງ)", "A sample rule (sample)");
        CompatibilityContent[] rows =
        [
            new(ParkTopic.Mechanism, Words("Cơ quan cấp phép (mẫu)", "ອົງການອອກໃບອະນຸຍາດ (ຕົວຢ່າງ)", "Licensing body (sample)"), samples, samples,
                Words("Mỗi nước có một cơ quan cấp phép riêng (mẫu)", "ແຕ່ລະປະເທດມີອົງການອອກໃບອະນຸຍາດຂອງຕົນ (ຕົວຢ່າງ)", "Each country has a licensing body of its own (sample)"),
                Words("Đề xuất một cửa chung (mẫu)", "ສະເໜີປະຕູດຽວຮ່ວມ (ຕົວຢ່າງ)", "Propose one joint desk (sample)"), task),
            new(ParkTopic.Policy, Words("Thời hạn thuê đất (mẫu)", "ໄລຍະເວລາເຊົ່າທີ່ດິນ (ຕົວຢ່າງ)", "Term of land leases (sample)"), samples, samples,
                Words("Thời hạn và cách gia hạn khác nhau (mẫu)", "ໄລຍະເວລາ ແລະ ວິທີຕໍ່ອາຍຸແຕກຕ່າງກັນ (ຕົວຢ່າງ)", "Terms and their extension differ (sample)"), LocalizedText.Empty, null),
            new(ParkTopic.Operation, Words("Thủ tục hải quan trong khu (mẫu)", "ຂັ້ນຕອນພາສີໃນເຂດ (ຕົວຢ່າງ)", "Customs procedure in the park (sample)"), samples, samples,
                Words("Kiểm tra hai lần (mẫu)", "ກວດກາສອງຄັ້ງ (ຕົວຢ່າງ)", "Goods are checked twice (sample)"), Words("Đề xuất kiểm tra một lần (mẫu)", "ສະເໜີກວດກາຄັ້ງດຽວ (ຕົວຢ່າງ)", "Propose a single check (sample)"), task),
            new(ParkTopic.Management, Words("Ban quản lý khu (mẫu)", "ຄະນະຄຸ້ມຄອງເຂດ (ຕົວຢ່າງ)", "Management board (sample)"), samples, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, null),
        ];
        foreach (var (index, content) in rows.Index())
        {
            people.Act(people.Accounts[(Role.Secretary, Side.Vietnam)], nameof(AddCompatibility), DemoPeople.Moment(First.AddDays(1), 9 + index));
            db.CompatibilityRows.Add(new CompatibilityRow(index + 1, content, First.AddDays(1)));
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task<ParkRisk> RiskAsync(int number, Side side, string owner, DateOnly? due, RiskLevel likelihood, RiskLevel impact, string vi, string lo, string en, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, side)], nameof(AddRisk), DemoPeople.Moment(First.AddDays(1), 13 + number));
        var measure = Words("Trao đổi hằng tháng giữa hai Ban Thư ký (mẫu)", "ແລກປ່ຽນປະຈຳເດືອນລະຫວ່າງກອງເລຂາສອງຝ່າຍ (ຕົວຢ່າງ)", "Both secretariats talk about it every month (sample)");
        var risk = new ParkRisk(number, new RiskContent(Words(vi, lo, en), likelihood, impact, measure, people.Owners[owner].Id, due), side, First.AddDays(1));
        db.ParkRisks.Add(risk);
        await db.SaveChangesAsync(cancel);
        return risk;
    }
}
