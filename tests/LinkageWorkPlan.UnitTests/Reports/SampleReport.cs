using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>A small report with one of everything.</summary>
internal static class SampleReport
{
    public static readonly DateOnly CutOff = new(2026, 6, 14);

    public static LocalizedText Text(string vi, string? lo) => LocalizedText.Of(Language.Vi, vi, lo);

    public static ReportContent Draft => new()
    {
        GroupName = Text("TỔ CÔNG TÁC CHUNG VIỆT NAM – LÀO", "ຄະນະເຮັດວຽກຮ່ວມ ລາວ-ຫວຽດນາມ"),
        PlanCode = "2026-2027",
        PlanTitle = Text("Kế hoạch công tác 2026–2027", "ແຜນວຽກປີ 2026–2027"),
        PlanStart = new(2026, 1, 1),
        PlanEnd = new(2027, 12, 31),
        ReportCode = "2026-H1",
        Kind = ReportKind.HalfYear,
        Subject = Text("Kết quả thực hiện Kế hoạch công tác 6 tháng đầu năm 2026", "ການຈັດຕັ້ງປະຕິບັດແຜນວຽກ 6 ເດືອນຕົ້ນປີ 2026"),
        PeriodStart = new(2025, 12, 15),
        PeriodEnd = CutOff,
        CutOff = CutOff,
        Due = new(2026, 6, 30),
        Basis = [Text("Kế hoạch công tác 2026–2027 ngày 27 tháng 3 năm 2026", "ແຜນວຽກປີ 2026–2027 ລົງວັນທີ 27 ມີນາ 2026")],
        Sections =
        [
            new(SectionKeys.Context, Text("Tổ công tác chung <họp> ngày 19 tháng 3 năm 2026.\nHai bên nhất trí & ký.", "ຄະນະເຮັດວຽກຮ່ວມ ປະຊຸມວັນທີ 19 ມີນາ 2026.\nສອງຝ່າຍເຫັນດີ ແລະ ອື່ນໆ, ທ່ານ Nguyễn Văn A ຈາກ VIOIT ລົງນາມ.")),
            new(SectionKeys.Lessons, Text("Lấy ý kiến sớm.", null)),
        ],
        Pillars =
        [
            new("A", Text("Điều phối và cơ chế", "ການປະສານງານ ແລະ ກົນໄກ"), 40m, 62.5m, 60m, new(0, 0, 0, 0, 1, 0)),
            new("B", Text("Nghiên cứu chung và chính sách", "ການຄົ້ນຄວ້າຮ່ວມ ແລະ ນະໂຍບາຍ"), 60m, 74m, 33.75m, new(1, 0, 0, 1, 0, 0)),
        ],
        Proposals = [new(Side.Laos, Text("Hướng dẫn về chia sẻ dữ liệu.", "ໃຫ້ຄຳແນະນຳກ່ຽວກັບການແບ່ງປັນຂໍ້ມູນ."))],
        Tasks =
        [
            new("A", "A1", Text("Thành lập Tổ công tác chung", "ສ້າງຕັ້ງຄະນະເຮັດວຽກຮ່ວມ"), [new(Side.Vietnam)], new(2026, 3, 20), WorkStatus.Completed, 100, LocalizedText.Empty, LocalizedText.Empty, null),
            new("B", "B1", Text("Đánh giá hiện trạng", "ປະເມີນສະພາບປັດຈຸບັນ"), [new(Side.Vietnam, 2026), new(Side.Laos, 2027)], new(2026, 7, 31), WorkStatus.Delayed, 45, Text("Khảo sát chậm", "ການສຳຫຼວດຊັກຊ້າ"), Text("Họp trực tuyến", "ປະຊຸມທາງໄກ"), new(2026, 8, 28)),
            new("B", "B2", Text("Ma trận nhu cầu", "ຕາຕະລາງຄວາມຕ້ອງການ"), [new(Side.Laos), new(Side.Vietnam)], new(2026, 8, 28), WorkStatus.NotStarted, 0, LocalizedText.Empty, LocalizedText.Empty, null),
        ],
        Milestones =
        [
            new("A1", "A1.1", Text("Ký Quy chế", "ລົງນາມລະບຽບການ"), new(2026, 3, 20), new(2026, 3, 23), null, 3, Text("quy-che.pdf", "quy-che.pdf")),
            new("B1", "B1.1", Text("Hoàn thành khảo sát", "ສຳເລັດການສຳຫຼວດ"), new(2026, 5, 29), null, new(2026, 7, 3), 16, LocalizedText.Empty),
            new("B1", "B1.2", Text("Báo cáo và bộ dữ liệu", "ບົດລາຍງານ ແລະ ຊຸດຂໍ້ມູນ"), new(2026, 7, 31), null, null, 0, LocalizedText.Empty),
        ],
        Indicators =
        [
            new(
                "I1",
                Text("Kim ngạch thương mại hai chiều", "ມູນຄ່າການຄ້າສອງຝ່າຍ"),
                Text("tỷ USD/năm", "ຕື້ USD/ປີ"),
                [new(1.6m, new(2024, 12, 31), Text("Phỏng vấn", "ບົດສຳພາດ"), LocalizedText.Empty), new(2.2m, new(2024, 12, 31), Text("Bộ Công Thương", "ກະຊວງອຸດສາຫະກຳ ແລະ ການຄ້າ"), Text("hai nguồn khác nhau", "ສອງແຫຼ່ງຂໍ້ມູນແຕກຕ່າງກັນ"))],
                2026,
                3.3m,
                [new(1.25m, CutOff, Text("Hải quan", "ພາສີ"), LocalizedText.Empty)],
                37.9m,
                LocalizedText.Empty),
        ],
        Changes = [new("B1", Text("Ngày kết thúc", "ວັນທີສິ້ນສຸດ"), Text("31/07/2026", "31/07/2026"), Text("28/08/2026", "28/08/2026"), Text("Khảo sát chậm", "ການສຳຫຼວດຊັກຊ້າ"), "12/TB", new(2026, 6, 10), new(2026, 6, 12))],
        Products = [new(Text("Quy chế làm việc", "ລະບຽບການເຮັດວຽກ"), "A1", new(2026, 3, 23), [Language.Vi, Language.Lo], Text("Hệ thống dùng chung", "ລະບົບຂໍ້ມູນຮ່ວມ"), new string('a', 64))],
        Gantt =
        [
            new("A", "A1", Text("Thành lập Tổ công tác chung", "ສ້າງຕັ້ງຄະນະເຮັດວຽກຮ່ວມ"), new(2026, 1, 5), new(2026, 3, 20), new(2026, 3, 20), 100, WorkStatus.Completed, [new("A1.1", Text("Ký Quy chế", "ລົງນາມລະບຽບການ"), new(2026, 3, 20), new(2026, 3, 23))]),
            new("B", "B1", Text("Đánh giá hiện trạng", "ປະເມີນສະພາບປັດຈຸບັນ"), new(2026, 2, 2), new(2026, 7, 31), new(2026, 8, 28), 45, WorkStatus.Delayed, [new("B1.1", Text("Hoàn thành khảo sát", "ສຳເລັດການສຳຫຼວດ"), new(2026, 5, 29), null)]),
        ],
        Signatures =
        [
            new(Side.Vietnam, Text("Nguyễn Văn Mẫu", "ຫງວຽນ ວັນ ເມົາ"), Text("ĐỒNG TỔ TRƯỞNG PHÍA VIỆT NAM", "ປະທານຮ່ວມຝ່າຍຫວຽດນາມ")),
            new(Side.Laos, Text("Bounmy Mau", "ບຸນມີ ເມົາ"), Text("ĐỒNG TỔ TRƯỞNG PHÍA LÀO", "ປະທານຮ່ວມຝ່າຍລາວ")),
        ],
    };

    /// <summary>The same as issue 1: both signed, one in the system, one on paper.</summary>
    public static ReportContent Issue => Draft with
    {
        Fingerprint = CanonicalContent.FingerprintOf(Draft),
        IssueNumber = 1,
        Signatures =
        [
            Draft.Signatures[0] with { How = new(new(2026, 6, 25, 18, 5, 0, DateTimeKind.Utc)) },
            Draft.Signatures[1] with { How = new(new(2026, 6, 26, 2, 0, 0, DateTimeKind.Utc), new(Text("Viêng Chăn", "ວຽງຈັນ"), new(2026, 6, 25), new string('b', 64), "Thư ký mẫu")) },
        ],
    };

    /// <summary>The same with both offices' numbers, an address to check it at, and two deputies who signed for their co-chairs.</summary>
    public static ReportContent NumberedIssue => Issue with
    {
        VerificationAddress = "https://bao-cao.example.org/v/" + ReportIssue.CodeOf(CanonicalContent.FingerprintOf(Draft)),
        OfficeNumbers = [new(Side.Vietnam, "05/BC-TCT", new(2026, 1, 5)), new(Side.Laos, "0374/ອຄ.ສອຄພ", new(2026, 6, 26))],
        Signatures =
        [
            Issue.Signatures[0] with { Name = Text("PGS. TS. Nguyễn Văn Mẫu", "ຫງວຽນ ວັນ ເມົາ"), Position = Text("Phó Viện trưởng", "ຮອງຫົວໜ້າສະຖາບັນ"), How = Acting(0) },
            Issue.Signatures[1] with
            {
                Name = Text("Bounmy Mau", "ທ່ານ ປອ. ບຸນມີ ເມົາ"),
                Position = Text("Phó Viện trưởng", "ຮອງຫົວໜ້າສະຖາບັນ"),
                How = Acting(1),
            },
        ],
    };

    private static WayOfSigning Acting(int place) => Issue.Signatures[place].How! with { Acting = new(Draft.Signatures[place].Position, "12/QĐ", new(2026, 1, 5)) };
}
