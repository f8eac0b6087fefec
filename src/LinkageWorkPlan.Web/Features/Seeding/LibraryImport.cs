using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Library;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The demo's library: a study that everybody reads, a draft that the Lao side alone sees, and figures with described columns and a chart.</summary>
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
        (await db.LibraryWords.SingleAsync(each => each.DocumentId == study.Id, cancel)).Take(Inside);
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
        await RecordFiguresAsync(plan, vietnam, cancel);
        await new SideRequestImport(db, people).RecordAsync(cancel);
    }

    private async Task RecordFiguresAsync(string plan, Account vietnam, CancellationToken cancel)
    {
        people.Act(vietnam, nameof(AddDocument), DemoPeople.Moment(Day, 15));
        var figures = new LibraryDocument(3, Side.Vietnam, new DocumentContent(
            Words("Số liệu thử về nông sản chế biến ở vùng biên giới (mẫu)", "ຕົວເລກທົດລອງກ່ຽວກັບກະສິກຳປຸງແຕ່ງຢູ່ເຂດຊາຍແດນ (ຕົວຢ່າງ)", "Trial figures on processed farm products in the border region (sample)"),
            Words("Sản lượng và số lao động theo quý, số liệu bịa để minh họa (mẫu)", "ຜົນຜະລິດ ແລະ ຈຳນວນແຮງງານແຕ່ລະໄຕມາດ, ຕົວເລກສົມມຸດເພື່ອເປັນຕົວຢ່າງ (ຕົວຢ່າງ)", "Output and employees by quarter, invented for illustration (sample)"),
            DocumentKind.Series, new SectorLink(plan, "S07"), ["M7"], "VIOIT – IICE (mẫu)", new DateOnly(2025, 1, 1), new DateOnly(2026, 3, 31), "CC BY 4.0 (mẫu)"));
        db.Documents.Add(figures);
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(AddDocumentVersion), DemoPeople.Moment(Day, 15));
        var bytes = System.Text.Encoding.UTF8.GetBytes("Quý;Sản lượng;Lao động\nQ1/2025;1.240,5;310\nQ2/2025;1.385;322\nQ3/2025;1.310,25;318\nQ4/2025;1.502;335\nQ1/2026;1.575,5;341\n");
        var file = new LibraryFile(figures.Id, "nong-san-che-bien-mau.csv", bytes);
        var table = DataReader.Read(file.FileName, bytes, null, cancel)!;
        db.LibraryFiles.Add(file);
        (await db.LibraryWords.SingleAsync(each => each.DocumentId == figures.Id, cancel)).Take(System.Text.Encoding.UTF8.GetString(bytes));
        db.LibraryTables.Add(new LibraryTable(figures.Id, table));
        figures.Add(Side.Vietnam, file, isSearched: true, vietnam.DisplayName, Day);
        figures.Take(Side.Vietnam, table);
        figures.Use(Side.Vietnam, new DocumentUseLink(DocumentUser.Task, plan, "G3"));
        figures.Use(Side.Vietnam, new DocumentUseLink(DocumentUser.Task, plan, "H2"));
        await db.SaveChangesAsync(cancel);
        people.Act(vietnam, nameof(DescribeData), DemoPeople.Moment(Day, 16));
        figures.Describe(
            Side.Vietnam,
            [
                new ColumnWords("C1", Words("Quý", "ໄຕມາດ", "Quarter"), LocalizedText.Empty, LocalizedText.Empty),
                new ColumnWords("C2", Words("Sản lượng", "ຜົນຜະລິດ", "Output"), Words("tấn", "ໂຕນ", "tonnes"), Words("Nông sản chế biến của các doanh nghiệp được hỏi (mẫu)", "ກະສິກຳປຸງແຕ່ງຂອງວິສາຫະກິດທີ່ຖືກສຳຫຼວດ (ຕົວຢ່າງ)", "Processed farm products of the enterprises that were asked (sample)")),
                new ColumnWords("C3", Words("Lao động", "ແຮງງານ", "Employees"), Words("người", "ຄົນ", "persons"), Words("Vào ngày cuối quý (mẫu)", "ໃນວັນສຸດທ້າຍຂອງໄຕມາດ (ຕົວຢ່າງ)", "On the last day of the quarter (sample)")),
            ],
            new DataChartChoice("C1", "C2", "C3"));
        await db.SaveChangesAsync(cancel);
        var shared = DemoPeople.Moment(Day, 17);
        people.Act(vietnam, nameof(ShareDocument), shared);
        figures.Share(Side.Vietnam, forMinisters: true, forObservers: true, shared);
        await db.SaveChangesAsync(cancel);
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);
}
