using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The group's main work from the first task to the two ministers, as everybody does it in a browser, in both sides' languages: what must never break.</summary>
[Collection(Walking.Name)]
public class MainJobTests(World world)
{
    private static readonly Dictionary<string, string> Lao = new()
    {
        ["Hội chợ công nghiệp hỗ trợ năm 2028"] = "ງານວາງສະແດງອຸດສາຫະກຳສະໜັບສະໜູນ ປີ 2028",
        ["Thống nhất kế hoạch hội chợ"] = "ຕົກລົງແຜນງານວາງສະແດງ",
        ["Khai mạc hội chợ"] = "ເປີດງານວາງສະແດງ",
        ["Phiên họp toàn thể, Hà Nội"] = "ກອງປະຊຸມຄົບຄະນະ, ຮ່າໂນ້ຍ",
        ["Nhân rộng mô hình thí điểm đã được đánh giá"] = "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ປະເມີນແລ້ວ",
        ["Nhân rộng các mô hình thí điểm đạt yêu cầu theo kết quả đánh giá cuối năm 2027 sang thêm hai địa bàn ở mỗi nước."] =
            "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ຕາມເງື່ອນໄຂ ອີງຕາມຜົນການປະເມີນທ້າຍປີ 2027 ໄປຍັງອີກສອງພື້ນທີ່ຢູ່ແຕ່ລະປະເທດ.",
        ["Khai mạc hội chợ tại Viêng Chăn"] = "ເປີດງານວາງສະແດງທີ່ນະຄອນຫຼວງວຽງຈັນ",
    };

    private static readonly Dictionary<string, string> Vietnamese = new()
    {
        ["ສ້າງແຜນຮ່ວມມືຕ່ອງໂສ້ອຸປະກອນພະລັງງານທົດແທນ"] = "Xây dựng kế hoạch hợp tác chuỗi thiết bị năng lượng tái tạo",
        ["ນຳໃຊ້ຜົນການຄົ້ນຄວ້າປີ 2027 ເພື່ອສ້າງແຜນຮ່ວມມືຂອງວິສາຫະກິດສອງປະເທດ."] = "Sử dụng kết quả nghiên cứu năm 2027 để xây dựng kế hoạch hợp tác giữa doanh nghiệp hai nước.",
    };

    [Theory]
    [InlineData(Language.Vi, false)]
    [InlineData(Language.Lo, true)]
    public async Task A_plan_is_drafted_translated_returned_corrected_and_adopted(Language language, bool phone)
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, phone, language);
        await using var translator = await world.VisitorAsync(Role.Secretary, Side.Laos, app, phone, language);
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app, phone, language);
        await using var otherChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone, language);

        await PlanWalk.ReadTheAdoptedPlanAsync(secretary);
        await PlanWalk.AddTaskAsync(secretary);
        await PlanWalk.MoveOnTheTimeLineAsync(secretary);
        await PlanWalk.CompleteAndAskForReviewAsync(secretary);

        await SigningWalk.OpenAsync(chair);
        await Expect(chair.Page.Locator(".sign-form")).ToHaveCountAsync(0);
        await PlanWalk.TranslateAsync(translator, Language.Lo, Lao);
        await PlanWalk.TranslateAsync(secretary, Language.Vi, Vietnamese);

        await SigningWalk.ReturnAsync(otherChair, "ກະລຸນາລະບຸສະຖານທີ່ຂອງງານວາງສະແດງ");
        await secretary.GoAsync("/");
        await secretary.SeesAsync("ກະລຸນາລະບຸສະຖານທີ່ຂອງງານວາງສະແດງ");
        await PlanWalk.EditAsync(secretary, "C2", () => secretary.Words("Milestone-1-Title", Language.Vi).FillAsync("Khai mạc hội chợ tại Viêng Chăn"));
        await PlanWalk.TranslateAsync(translator, Language.Lo, Lao);
        await PlanWalk.AskAgainAsync(secretary);

        await SigningWalk.OpenAsync(chair);
        await chair.SeesAsync("Khai mạc hội chợ tại Viêng Chăn");

        // Since this co-chair was shown it: the translations that came afterwards, and the correction.
        await Expect(chair.Page.Locator(".changed-items > li")).ToHaveCountAsync(4);
        await SigningWalk.SignAsync(chair, SigningWalk.StillToSign(chair, Side.Laos));
        await SigningWalk.SignAsync(otherChair, otherChair.Loc["Approvals.Done.Plan"]);

        await secretary.GoAsync($"/plans/{PlanWalk.Code}");
        await secretary.SeesAsync(secretary.Loc["Enum.PlanState.Adopted"]);
        await HistoryTellsAsync(secretary, $"/plans/{PlanWalk.Code}/history", "ReturnRound", "SignRound", "AskForReview", "ReviseTask", "AddTask");
        await secretary.SeesAsync("ກະລຸນາລະບຸສະຖານທີ່ຂອງງານວາງສະແດງ");
        await HistoryTellsAsync(translator, $"/plans/{PlanWalk.Code}/history", "ReturnRound", "SignRound", "RenderText");
    }

    [Theory]
    [InlineData(Language.Vi, true)]
    [InlineData(Language.Lo, false)]
    public async Task Progress_is_recorded_and_the_half_year_report_issued_and_received(Language language, bool phone)
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, phone, language);
        await using var translator = await world.VisitorAsync(Role.Secretary, Side.Laos, app, phone, language);
        await using var owner = await world.VisitorAsync(Role.Owner, Side.Vietnam, app, phone, language);
        await using var otherOwner = await world.VisitorAsync(Role.Owner, Side.Laos, app, phone, language);
        await ReportWalk.ReachMilestoneAsync(owner, "B2", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"));
        await ReportWalk.ReportDelayAsync(otherOwner, "B3");

        await using var office = await world.VisitorAsync(Role.MinisterOffice, Side.Vietnam, app, phone, language);
        await office.GoAsync("/reports");
        await office.DoesNotSeeAsync(ReportWalk.Report);

        await ReportWalk.CompleteAndSendAsync(secretary, translator);
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app, phone, language);
        await using var otherChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone, language);
        await SigningWalk.SignAsync(otherChair, SigningWalk.StillToSign(otherChair, Side.Vietnam));
        await SigningWalk.SignAsync(chair, chair.Loc["Approvals.Done.Report"]);

        await ReportWalk.ReceiveAsync(office);
        await using var otherOffice = await world.VisitorAsync(Role.MinisterOffice, Side.Laos, app, phone, language);
        await ReportWalk.ReceiveAsync(otherOffice);
        await HistoryTellsAsync(secretary, $"/plans/{ReportWalk.Plan}/history", "AcknowledgeReport", "SignRound", "SendForSignature", "AnswerWarning");
        await HistoryTellsAsync(secretary, $"/plans/{ReportWalk.Plan}/history?task=B2", "RecordProgress");
    }

    /// <summary>The sentences of the use cases stand on the history's first page, in the reader's language.</summary>
    private static async Task HistoryTellsAsync(Visitor reader, string path, params string[] useCases)
    {
        await reader.GoAsync(path);
        foreach (var useCase in useCases)
        {
            await reader.SeesAsync(reader.Loc[$"History.{useCase}"].Split("{0}")[0].Trim());
        }
    }
}
