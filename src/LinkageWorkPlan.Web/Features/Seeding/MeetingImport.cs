using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Meetings;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's meetings: one that was held, with confirmed minutes, and one to come.</summary>
internal sealed class MeetingImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly First = new(2026, 6, 18), Second = new(2026, 9, 17);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        var (vietnam, laos) = (people.Accounts[(Role.Secretary, Side.Vietnam)], people.Accounts[(Role.Secretary, Side.Laos)]);
        people.Act(vietnam, nameof(AddMeeting), DemoPeople.Moment(new DateOnly(2026, 6, 10), 9));
        var held = new Meeting(1, new MeetingContent(
            MeetingKind.Secretariats,
            Words("Phiên họp Ban Thư ký hai bên (mẫu)", "ກອງປະຊຸມກອງເລຂາສອງຝ່າຍ (ຕົວຢ່າງ)", "Meeting of both secretariats (sample)"),
            Words("Hà Nội (mẫu)", "ຮ່າໂນ້ຍ (ຕົວຢ່າງ)", "Hanoi (sample)"),
            Side.Vietnam, First, new TimeOnly(8, 30), new TimeOnly(17, 0),
            Words("Ban Thư ký phía Việt Nam (mẫu)", "ກອງເລຂາຝ່າຍຫວຽດນາມ (ຕົວຢ່າງ)", "Secretariat of the Vietnamese side (sample)"),
            Words("Ban Thư ký phía Lào (mẫu)", "ກອງເລຂາຝ່າຍລາວ (ຕົວຢ່າງ)", "Secretariat of the Lao side (sample)")));
        held.Add(MeetingItemKind.AgendaPoint, Item("Chuẩn bị phiên họp toàn thể thứ hai (mẫu)", "ການກະກຽມກອງປະຊຸມເຕັມຄະນະ ຄັ້ງທີ 2 (ຕົວຢ່າງ)", "Preparation of the second plenary meeting (sample)", Task(plan, "A4")), First);
        held.Add(MeetingItemKind.AgendaPoint, Item("Khảo sát hiện trạng ở hai nước (mẫu)", "ການສຳຫຼວດສະພາບຢູ່ສອງປະເທດ (ຕົວຢ່າງ)", "Survey of the situation in both countries (sample)", Task(plan, "B1")), First);
        db.Meetings.Add(held);
        await db.SaveChangesAsync(cancel);

        people.Act(laos, nameof(AddMeeting), DemoPeople.Moment(new DateOnly(2026, 6, 17), 10));
        var coming = new Meeting(2, new MeetingContent(
            MeetingKind.Plenary,
            Words("Phiên họp toàn thể thứ hai (mẫu)", "ກອງປະຊຸມເຕັມຄະນະ ຄັ້ງທີ 2 (ຕົວຢ່າງ)", "Second plenary meeting (sample)"),
            Words("Viêng Chăn (mẫu)", "ນະຄອນຫຼວງວຽງຈັນ (ຕົວຢ່າງ)", "Vientiane (sample)"),
            Side.Laos, Second, new TimeOnly(8, 30), new TimeOnly(16, 30), LocalizedText.Empty, LocalizedText.Empty));
        coming.Add(MeetingItemKind.AgendaPoint, Item("Kiểm điểm tiến độ các nhiệm vụ chậm (mẫu)", "ກວດກາຄວາມຄືບໜ້າຂອງໜ້າວຽກທີ່ຊັກຊ້າ (ຕົວຢ່າງ)", "Review of the tasks that are late (sample)", Task(plan, "B1")), Second);
        db.Meetings.Add(coming);
        await db.SaveChangesAsync(cancel);

        people.Act(vietnam, nameof(AddMeetingItem), DemoPeople.Moment(First, 16));
        held.Add(MeetingItemKind.Decision, Item("Họp toàn thể tại Viêng Chăn ngày 17/9/2026 (mẫu)", "ຈັດກອງປະຊຸມເຕັມຄະນະທີ່ວຽງຈັນ ວັນທີ 17/9/2026 (ຕົວຢ່າງ)", "The plenary meets in Vientiane on 17 September 2026 (sample)", Task(plan, "A4")), First);
        held.Add(MeetingItemKind.Decision, Item("Hai bên hoàn thành khảo sát trước ngày 28/8/2026 (mẫu)", "ສອງຝ່າຍສຳເລັດການສຳຫຼວດກ່ອນວັນທີ 28/8/2026 (ຕົວຢ່າງ)", "Both sides complete the survey before 28 August 2026 (sample)", Task(plan, "B1"), new DateOnly(2026, 8, 28)) with { Contents = ["M7"] }, First);
        held.Add(MeetingItemKind.Note, Item("Phía Lào đề nghị nhận phiếu hỏi sớm hơn (mẫu)", "ຝ່າຍລາວສະເໜີຮັບແບບສອບຖາມໄວຂຶ້ນ (ຕົວຢ່າງ)", "The Lao side asks to receive the questionnaire earlier (sample)", null), First);
        await db.SaveChangesAsync(cancel);

        foreach (var (account, side, hour) in new[] { (vietnam, Side.Vietnam, 17), (laos, Side.Laos, 18) })
        {
            var at = DemoPeople.Moment(First, hour);
            people.Act(account, nameof(ConfirmMinutes), at);
            held.Confirm(side, account.DisplayName, held.MinutesFingerprint(), at, First);
            await db.SaveChangesAsync(cancel);
        }

        people.Act(vietnam, nameof(CloseDecision), DemoPeople.Moment(First.AddDays(1), 15));
        held.Close("D1", First.AddDays(1), Words("Đã lập phiên họp và chương trình (mẫu)", "ໄດ້ສ້າງກອງປະຊຸມ ແລະ ວາລະແລ້ວ (ຕົວຢ່າງ)", "The meeting and its agenda are planned (sample)"), First.AddDays(1));
        await db.SaveChangesAsync(cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);

    private static SubjectLink Task(string plan, string code) => new(MeetingSubject.Task, plan, code);

    private static MeetingItemContent Item(string vi, string lo, string en, SubjectLink? about, DateOnly? due = null) => new(Words(vi, lo, en), about, null, due);
}
