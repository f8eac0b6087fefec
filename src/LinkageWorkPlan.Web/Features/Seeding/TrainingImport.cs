using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's courses: one that was held, with two of four products in, and one to come.</summary>
internal sealed class TrainingImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly First = new(2026, 6, 15), Second = new(2026, 8, 10);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        var (vietnam, laos) = (people.Accounts[(Role.Secretary, Side.Vietnam)], people.Accounts[(Role.Secretary, Side.Laos)]);
        people.Act(vietnam, nameof(AddCourse), DemoPeople.Moment(new DateOnly(2026, 5, 5), 9));
        var held = new Course(1, new CourseContent(
            Words("Phương pháp khảo sát nhu cầu liên kết của doanh nghiệp (mẫu)", "ວິທີສຳຫຼວດຄວາມຕ້ອງການເຊື່ອມໂຍງຂອງວິສາຫະກິດ (ຕົວຢ່າງ)", "How to survey enterprises’ demand for linkage (sample)"),
            TeachingForm.Mixed, First, First.AddDays(2),
            Words("Hà Nội và trực tuyến (mẫu)", "ຮ່າໂນ້ຍ ແລະ ທາງອອນລາຍ (ຕົວຢ່າງ)", "Hanoi and online (sample)"),
            ["vi", "lo"],
            Words("Giảng viên của hai Viện (mẫu)", "ວິທະຍາກອນຂອງສອງສະຖາບັນ (ຕົວຢ່າງ)", "Trainers of both institutes (sample)"),
            Words("Khảo sát phục vụ kết nối cung cầu giữa doanh nghiệp hai nước (mẫu)", "ການສຳຫຼວດເພື່ອເຊື່ອມໂຍງຄວາມຕ້ອງການຂອງວິສາຫະກິດສອງປະເທດ (ຕົວຢ່າງ)", "Survey that matches supply and demand of enterprises of both countries (sample)"),
            new CourseTask(plan, "B3"), ["M7", "M9"]));
        held.Add(Product(ProductKind.Data, "Dữ liệu khảo sát thử (mẫu)", "ຂໍ້ມູນການສຳຫຼວດທົດລອງ (ຕົວຢ່າງ)", "Data of the trial survey (sample)", "vn-training", Side.Laos));
        held.Add(Product(ProductKind.Model, "Mô hình chọn mẫu doanh nghiệp (mẫu)", "ຕົວແບບການເລືອກວິສາຫະກິດ (ຕົວຢ່າງ)", "Sampling model for enterprises (sample)", "vn-training", Side.Laos));
        held.Add(Product(ProductKind.PracticalReport, "Báo cáo thực tiễn tại Viêng Chăn (mẫu)", "ບົດລາຍງານພາກຕົວຈິງທີ່ວຽງຈັນ (ຕົວຢ່າງ)", "Practical report from Vientiane (sample)", "la-training", Side.Vietnam));
        held.Add(Product(ProductKind.Data, "Danh mục câu hỏi đã mã hóa (mẫu)", "ບັນຊີຄຳຖາມທີ່ເຂົ້າລະຫັດແລ້ວ (ຕົວຢ່າງ)", "Coded list of questions (sample)", "la-training", Side.Vietnam));
        held.Register(Side.Vietnam, ParticipantName.Read("Học viên mẫu A\nHọc viên mẫu B\nHọc viên mẫu C"));
        held.Register(Side.Laos, ParticipantName.Read("Học viên mẫu D; ຜູ້ຮຽນຕົວຢ່າງ ງ\nHọc viên mẫu E; ຜູ້ຮຽນຕົວຢ່າງ ຈ\nHọc viên mẫu G; ຜູ້ຮຽນຕົວຢ່າງ ຊ"));
        db.Courses.Add(held);
        await db.SaveChangesAsync(cancel);

        people.Act(laos, nameof(AddCourse), DemoPeople.Moment(new DateOnly(2026, 6, 15), 10));
        var coming = new Course(2, new CourseContent(
            Words("Quản lý khu công nghiệp, khu kinh tế (mẫu)", "ການຄຸ້ມຄອງເຂດອຸດສາຫະກຳ ແລະ ເຂດເສດຖະກິດ (ຕົວຢ່າງ)", "Managing industrial zones and economic zones (sample)"),
            TeachingForm.InPerson, Second, Second.AddDays(11),
            Words("Hà Nội (mẫu)", "ຮ່າໂນ້ຍ (ຕົວຢ່າງ)", "Hanoi (sample)"), ["vi", "lo"], LocalizedText.Empty,
            Words("Thu hút đầu tư vào khu kinh tế (mẫu)", "ການດຶງດູດການລົງທຶນເຂົ້າເຂດເສດຖະກິດ (ຕົວຢ່າງ)", "Investment in economic zones (sample)"),
            new CourseTask(plan, "G2"), ["M9"]));
        foreach (var (kind, vi, lo, en) in new[]
        {
            (ProductKind.Data, "Dữ liệu khóa 1 (mẫu)", "ຂໍ້ມູນຂອງຊຸດທີ 1 (ຕົວຢ່າງ)", "Data of course 1 (sample)"),
            (ProductKind.Model, "Mô hình quản lý khu kinh tế (mẫu)", "ຕົວແບບຄຸ້ມຄອງເຂດເສດຖະກິດ (ຕົວຢ່າງ)", "Model of managing an economic zone (sample)"),
            (ProductKind.PracticalReport, "Báo cáo thực tiễn khóa 1 (mẫu)", "ບົດລາຍງານພາກຕົວຈິງຂອງຊຸດທີ 1 (ຕົວຢ່າງ)", "Practical report of course 1 (sample)"),
        })
        {
            coming.Add(Product(kind, vi, lo, en, "vn-training", Side.Laos));
        }

        db.Courses.Add(coming);
        await db.SaveChangesAsync(cancel);
        foreach (var (course, account) in new[] { (held, vietnam), (held, laos), (coming, vietnam) })
        {
            people.Act(account, nameof(NameOrganiser), DemoPeople.Moment(new DateOnly(2026, 6, 15), 11));
            var organiser = people.Accounts[(Role.CourseOrganiser, account.Side)];
            course.NameOrganiser(organiser.Id, organiser.DisplayName, organiser.Side, account.Side);
            await db.SaveChangesAsync(cancel);
        }

        await RecordProductsAsync(held, vietnam, laos, cancel);
    }

    /// <summary>Two are accepted, one is returned, one is still expected.</summary>
    private async Task RecordProductsAsync(Course held, Account vietnam, Account laos, CancellationToken cancel)
    {
        var day = First.AddDays(3);
        people.Act(vietnam, nameof(HoldCourse), DemoPeople.Moment(day, 8));
        held.Hold(day);
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(RecordAttendance), DemoPeople.Moment(day, 8));
        held.RecordAttendance(["N1", "N2", "N4", "N5", "N6"], day);
        foreach (var (answers, scores) in new EvaluationScores[] { new(4, 4, 5), new(5, 4, 4), new(4, 3, 5), new(5, 5, 4), new(4, 4, 4) }.Index())
        {
            db.CourseEvaluations.Add(held.Evaluate(scores, answers, 5, day));
        }

        await db.SaveChangesAsync(cancel);
        foreach (var (code, account, name) in new[] { ("P1", vietnam, "du-lieu-khao-sat-mau.pdf"), ("P2", vietnam, "mo-hinh-mau.pdf"), ("P3", laos, "bao-cao-thuc-tien-mau.pdf") })
        {
            people.Act(account, nameof(SubmitProduct), DemoPeople.Moment(day, 9));
            var file = new ProductFile(held.Id, name, SampleEvidence.Pdf(held.Products.Single(each => each.Code == code).Title));
            db.ProductFiles.Add(file);
            held.Submit(code, file);
            await db.SaveChangesAsync(cancel);
        }

        foreach (var code in new[] { "P1", "P2" })
        {
            var at = DemoPeople.Moment(day.AddDays(1), 10);
            people.Act(laos, nameof(AcceptProduct), at);
            held.Accept(code, Side.Laos, FileOf(held, code), laos.DisplayName, at);
            await db.SaveChangesAsync(cancel);
        }

        people.Act(vietnam, nameof(ReturnProduct), DemoPeople.Moment(day.AddDays(1), 11));
        held.Return("P3", Side.Vietnam, FileOf(held, "P3"), Words("Đề nghị bổ sung số liệu của hai khu kinh tế (mẫu)", "ສະເໜີເພີ່ມຂໍ້ມູນຂອງສອງເຂດເສດຖະກິດ (ຕົວຢ່າງ)", "Please add the figures of two economic zones (sample)"));
        await db.SaveChangesAsync(cancel);
    }

    private static Guid FileOf(Course course, string code) => course.Products.Single(each => each.Code == code).FileId!.Value;

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);

    private ProductContent Product(ProductKind kind, string vi, string lo, string en, string owner, Side usedBy) => new(kind, Words(vi, lo, en), people.Owners[owner].Id, usedBy);
}
