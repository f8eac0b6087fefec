using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Library;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's library: a study that everybody reads, and a draft that the Lao side alone sees.</summary>
internal sealed class LibraryImport(WorkPlanDb db, DemoPeople people)
{
    private static readonly DateOnly Day = new(2026, 6, 16);

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        var (vietnam, laos) = (people.Accounts[(Role.Secretary, Side.Vietnam)], people.Accounts[(Role.Secretary, Side.Laos)]);
        people.Act(vietnam, nameof(AddDocument), DemoPeople.Moment(Day, 9));
        var study = new LibraryDocument(1, Side.Vietnam, new DocumentContent(
            Words("Nhu cầu liên kết của doanh nghiệp chế biến nông sản (mẫu)", "ຄວາມຕ້ອງການເຊື່ອມໂຍງຂອງວິສາຫະກິດປຸງແຕ່ງກະສິກຳ (ຕົວຢ່າງ)", "Demand for linkage of agro-processing enterprises (sample)"),
            Words("Tóm tắt khảo sát thử ở hai nước, làm căn cứ chọn mô hình thí điểm (mẫu)", "ສັງລວມການສຳຫຼວດທົດລອງຢູ່ສອງປະເທດ ເພື່ອເປັນພື້ນຖານໃນການຄັດເລືອກຮູບແບບທົດລອງ (ຕົວຢ່າງ)", "Summary of the trial survey in both countries, on which the choice of pilot models rests (sample)"),
            DocumentKind.Study, new SectorLink(plan, "S07"), ["M7"], "VIOIT – IICE (mẫu)", new DateOnly(2026, 1, 1), new DateOnly(2026, 5, 31), "CC BY 4.0 (mẫu)"));
        db.Documents.Add(study);
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(AddDocumentVersion), DemoPeople.Moment(Day, 10));
        const string Inside = "Kết quả khảo sát thử (mẫu)\nຜົນການສຳຫຼວດທົດລອງ (ຕົວຢ່າງ)\nResults of the trial survey (sample)\n";
        var file = new LibraryFile(study.Id, "nhu-cau-lien-ket-mau.txt", System.Text.Encoding.UTF8.GetBytes(Inside));
        db.LibraryFiles.Add(file);
        db.LibraryWords.Add(new LibraryWords(study.Id, Inside));
        study.Add(Side.Vietnam, file, isSearched: true, vietnam.DisplayName, Day);
        await db.SaveChangesAsync(cancel);
        var shared = DemoPeople.Moment(Day, 11);
        people.Act(vietnam, nameof(ShareDocument), shared);
        study.Share(Side.Vietnam, forMinisters: true, forObservers: true, shared);
        await db.SaveChangesAsync(cancel);

        people.Act(laos, nameof(AddDocument), DemoPeople.Moment(Day, 14));
        db.Documents.Add(new LibraryDocument(2, Side.Laos, new DocumentContent(
            Words("Dự thảo quy định về khu kinh tế đặc biệt (mẫu)", "ຮ່າງລະບຽບການກ່ຽວກັບເຂດເສດຖະກິດພິເສດ (ຕົວຢ່າງ)", "Draft rules on special economic zones (sample)"),
            Words("Bản để hai bên góp ý (mẫu)", "ສະບັບເພື່ອໃຫ້ສອງຝ່າຍປະກອບຄຳເຫັນ (ຕົວຢ່າງ)", "For both sides to comment (sample)"),
            DocumentKind.LegalText, null, ["M9"], "IICE (ຕົວຢ່າງ)", null, null, string.Empty)));
        await db.SaveChangesAsync(cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);
}
