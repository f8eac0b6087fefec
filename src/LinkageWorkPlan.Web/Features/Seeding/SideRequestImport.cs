using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Library;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's requests between the sides: one that the Vietnamese side comments on, one that waits for the Lao side, and one that is closed.</summary>
internal sealed class SideRequestImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly Day = new(2026, 6, 17);

    public async Task RecordAsync(CancellationToken cancel)
    {
        var (vietnam, laos) = (people.Accounts[(Role.Secretary, Side.Vietnam)], people.Accounts[(Role.Secretary, Side.Laos)]);
        people.Act(laos, nameof(AskOtherSide), DemoPeople.Moment(Day, 9));
        var draft = new SideRequest(1, Side.Laos, new SideRequestContent(
            Words("Góp ý dự thảo quy định về khu kinh tế đặc biệt (mẫu)", "ປະກອບຄຳເຫັນຕໍ່ຮ່າງລະບຽບການກ່ຽວກັບເຂດເສດຖະກິດພິເສດ (ຕົວຢ່າງ)", "Comments on the draft rules on special economic zones (sample)"),
            Words("Đề nghị góp ý các điều về ưu đãi và thủ tục một cửa (mẫu).", "ຂໍໃຫ້ປະກອບຄຳເຫັນຕໍ່ມາດຕາກ່ຽວກັບສິດທິພິເສດ ແລະ ບໍລິການປະຕູດຽວ (ຕົວຢ່າງ).", "Please comment on the articles on incentives and the one-stop service (sample)."),
            SideRequestKind.DraftLaw, new DateOnly(2026, 7, 3), []), Day);
        db.SideRequests.Add(draft);
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(AddRequestComment), DemoPeople.Moment(Day.AddDays(1), 9));
        draft.Comment(Side.Vietnam, "Điều 5 / ມາດຕາ 5", Words("Nên nêu rõ thời hạn của ưu đãi (mẫu).", "ຄວນລະບຸກຳນົດເວລາຂອງສິດທິພິເສດໃຫ້ຈະແຈ້ງ (ຕົວຢ່າງ).", "The period of the incentives should be stated (sample)."), vietnam.DisplayName, Day.AddDays(1));
        await db.SaveChangesAsync(cancel);

        people.Act(vietnam, nameof(AskOtherSide), DemoPeople.Moment(Day, 14));
        var experience = new SideRequest(2, Side.Vietnam, new SideRequestContent(
            Words("Kinh nghiệm quản lý khu chế biến ở vùng biên giới (mẫu)", "ປະສົບການຄຸ້ມຄອງເຂດປຸງແຕ່ງຢູ່ຊາຍແດນ (ຕົວຢ່າງ)", "Experience in running processing zones at the border (sample)"),
            Words("Đề nghị chia sẻ cách phối hợp giữa tỉnh và khu (mẫu).", "ຂໍໃຫ້ແບ່ງປັນວິທີປະສານງານລະຫວ່າງແຂວງ ແລະ ເຂດ (ຕົວຢ່າງ).", "Please share how province and zone work together (sample)."),
            SideRequestKind.Experience, new DateOnly(2026, 7, 31), ["LB1"]), Day);
        db.SideRequests.Add(experience);
        await db.SaveChangesAsync(cancel);

        people.Act(laos, nameof(AskOtherSide), DemoPeople.Moment(Day, 15));
        var figures = new SideRequest(3, Side.Laos, new SideRequestContent(
            Words("Số liệu để so sánh ngành chế biến (mẫu)", "ຕົວເລກເພື່ອປຽບທຽບຂະແໜງປຸງແຕ່ງ (ຕົວຢ່າງ)", "Figures to compare the processing sector (sample)"),
            Words("Đề nghị gửi số liệu theo quý (mẫu).", "ຂໍໃຫ້ສົ່ງຕົວເລກແຕ່ລະໄຕມາດ (ຕົວຢ່າງ).", "Please send figures by quarter (sample)."),
            SideRequestKind.Other, new DateOnly(2026, 6, 26), ["LB3"]), Day);
        db.SideRequests.Add(figures);
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(AnswerSideRequest), DemoPeople.Moment(Day.AddDays(1), 10));
        figures.GiveAnswer(Side.Vietnam, Words("Đã đưa số liệu vào thư viện, mã LB3 (mẫu).", "ໄດ້ນຳຕົວເລກເຂົ້າຫ້ອງສະໝຸດ, ລະຫັດ LB3 (ຕົວຢ່າງ).", "The figures are in the library as LB3 (sample)."), Day.AddDays(1));
        await db.SaveChangesAsync(cancel);
        people.Act(laos, nameof(CloseSideRequest), DemoPeople.Moment(Day.AddDays(2), 10));
        figures.Close(Side.Laos, Words("Dùng cho báo cáo so sánh của hai viện (mẫu).", "ໃຊ້ໃນບົດປຽບທຽບຂອງສອງສະຖາບັນ (ຕົວຢ່າງ).", "Used in the comparison of both institutes (sample)."), Day.AddDays(2));
        await db.SaveChangesAsync(cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);
}
