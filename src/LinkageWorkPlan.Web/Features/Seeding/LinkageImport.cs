using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Linkages;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's enterprises, one of them entered twice, and three linkages between them.</summary>
internal sealed class LinkageImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly First = new(2026, 6, 18);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        await EnterpriseAsync(1, Side.Vietnam, Words("Công ty TNHH Chế biến nông sản A (mẫu)", "ບໍລິສັດ ປຸງແຕ່ງຜົນຜະລິດກະສິກຳ A (ຕົວຢ່າງ)", "Agricultural Processing A Co., Ltd. (sample)"), EnterpriseSize.Medium, new SectorLink(plan, "S07"), ZoneKind.IndustrialPark, cancel);
        await EnterpriseAsync(2, Side.Laos, Words("Hợp tác xã trồng trọt B (mẫu)", "ສະຫະກອນປູກຝັງ B (ຕົວຢ່າງ)", "Growers’ Cooperative B (sample)"), EnterpriseSize.Small, new SectorLink(plan, "S07"), ZoneKind.Outside, cancel);
        await EnterpriseAsync(3, Side.Vietnam, Words("Công ty CP Điện tử C (mẫu)", "ບໍລິສັດ ເອເລັກໂຕຣນິກ C (ຕົວຢ່າງ)", "Electronics C Joint Stock Company (sample)"), EnterpriseSize.Large, new SectorLink(plan, "S06"), ZoneKind.IndustrialPark, cancel);
        await EnterpriseAsync(4, Side.Laos, Words("Công ty Gia công D (mẫu)", "ບໍລິສັດ ປຸງແຕ່ງ D ຈຳກັດ (ຕົວຢ່າງ)", "Manufacturing D Co., Ltd. (sample)"), EnterpriseSize.Small, new SectorLink(plan, "S06"), ZoneKind.EconomicZone, cancel);
        await EnterpriseAsync(5, Side.Laos, Words("HTX Trồng Trọt B (mẫu)", "ສະຫະກອນ ປູກຝັງ B (ຕົວຢ່າງ)", "GROWERS’ COOPERATIVE B (sample)"), EnterpriseSize.Unknown, null, ZoneKind.Outside, cancel);

        var grown = await LinkageAsync(1, new LinkageContent(
            "E1", "E2",
            Words("Trồng và thu mua nguyên liệu theo hợp đồng (mẫu)", "ປູກ ແລະ ຮັບຊື້ວັດຖຸດິບຕາມສັນຍາ (ຕົວຢ່າງ)", "Growing and buying of raw material by contract (sample)"),
            Words("Hai bên yêu cầu hồ sơ kiểm dịch khác nhau (mẫu)", "ສອງຝ່າຍຮຽກຮ້ອງເອກະສານກັກກັນພືດທີ່ຕ່າງກັນ (ຕົວຢ່າງ)", "Both sides ask for other quarantine papers (sample)"),
            "PM1", new TaskLink(plan, "C3")), First.AddDays(-3), cancel);
        await LinkageAsync(2, new LinkageContent(
            "E3", "E4", Words("Gia công linh kiện đơn giản (mẫu)", "ຜະລິດຊິ້ນສ່ວນງ່າຍດາຍ (ຕົວຢ່າງ)", "Making of simple components (sample)"), LocalizedText.Empty, "PM2", new TaskLink(plan, "C4")), First.AddDays(-2), cancel);
        await LinkageAsync(3, new LinkageContent(
            "E1", "E4", Words("Tìm hiểu địa điểm đặt cơ sở đóng gói (mẫu)", "ສຶກສາສະຖານທີ່ຕັ້ງໂຮງຫຸ້ມຫໍ່ (ຕົວຢ່າງ)", "Looking for a place for a packing plant (sample)"), LocalizedText.Empty, null, new TaskLink(plan, "D2")), First.AddDays(-1), cancel);
        people.Act(people.Accounts[(Role.Secretary, Side.Laos)], nameof(RecordStage), DemoPeople.Moment(First.AddDays(1), 9));
        grown.Reach(LinkageStage.Agreement, First, First.AddDays(1));
        await db.SaveChangesAsync(cancel);
        await ContactAsync("E1", Side.Vietnam, "Người liên hệ mẫu A", "000 000 001", isShared: false, cancel);
        await ContactAsync("E2", Side.Laos, "ຜູ້ຕິດຕໍ່ຕົວຢ່າງ ຂ", "000 000 002", isShared: true, cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);

    private async Task EnterpriseAsync(int number, Side side, LocalizedText name, EnterpriseSize size, SectorLink? sector, ZoneKind zone, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, side)], nameof(AddEnterprise), DemoPeople.Moment(First, 9));
        db.Enterprises.Add(new Enterprise(number, new EnterpriseContent(name, side, string.Empty, size, sector, zone, string.Empty), First));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Linkage> LinkageAsync(int number, LinkageContent content, DateOnly on, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, Side.Vietnam)], nameof(AddLinkage), DemoPeople.Moment(First, 10));
        var linkage = new Linkage(number, content, LinkageStage.Contact, on, First);
        db.Linkages.Add(linkage);
        await db.SaveChangesAsync(cancel);
        return linkage;
    }

    private async Task ContactAsync(string enterprise, Side keeper, string person, string phone, bool isShared, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, keeper)], nameof(KeepContact), DemoPeople.Moment(First.AddDays(1), 10));
        var contact = new EnterpriseContact(db.Enterprises.Local.Single(each => each.Code == enterprise), keeper);
        contact.Write(person, phone, string.Empty, isShared);
        db.EnterpriseContacts.Add(contact);
        await db.SaveChangesAsync(cancel);
    }
}
