using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>
/// The demo's finished round of scoring: two models that both panels scored, a meeting of the co-chairs that chose one of them, and minutes and sheet
/// that both co-chairs signed.
/// </summary>
internal sealed class SignedRoundImport(WorkPlanDb db, DemoPeople people, ReportTemplates templates)
{
    private static readonly DateOnly Proposed = new(2026, 6, 19), Met = new(2026, 6, 20), Signed = new(2026, 6, 21);

    /// <summary>By side, member and model: a score for each criterion.</summary>
    private static readonly (Side Side, Role Role, string Pilot, int[] Scores)[] Given =
    [
        (Side.Vietnam, Role.Owner, "PM5", [5, 4, 4, 4, 3]), (Side.Vietnam, Role.Owner, "PM6", [3, 3, 2, 3, 2]),
        (Side.Vietnam, Role.Deputy, "PM5", [4, 4, 4, 4, 3]), (Side.Vietnam, Role.Deputy, "PM6", [3, 3, 3, 3, 3]),
        (Side.Laos, Role.Owner, "PM5", [5, 4, 4, 3, 5]), (Side.Laos, Role.Owner, "PM6", [3, 2, 3, 3, 3]),
        (Side.Laos, Role.Deputy, "PM5", [4, 4, 4, 4, 5]), (Side.Laos, Role.Deputy, "PM6", [3, 3, 3, 2, 3]),
    ];

    private Web.Data.Accounts.Account Vietnam => people.Accounts[(Role.Secretary, Side.Vietnam)];

    private Web.Data.Accounts.Account Laos => people.Accounts[(Role.Secretary, Side.Laos)];

    public async Task RecordAsync(string plan, CancellationToken cancel)
    {
        var pilots = new[] { await ProposeAsync(5, Side.Laos, Sewing(plan), cancel), await ProposeAsync(6, Side.Vietnam, Packing(plan), cancel) };
        var (sheet, ballots) = await ScoreAsync(pilots, cancel);
        var results = CandidateResult.Of(sheet, ballots, pilots);
        people.Act(Laos, nameof(SettleScores), DemoPeople.Moment(Met, 10));
        pilots[0].Settle(sheet, results.Single(each => each.PilotCode == "PM5"),
        [
            new GivenJointScore(PilotCriterion.Framework, 4, Words(
                "Hai bên thống nhất: khung pháp lý đủ để bắt đầu, thủ tục hải quan còn phải đơn giản hóa (mẫu)",
                "ສອງຝ່າຍເຫັນດີ: ຂອບນິຕິກຳພຽງພໍໃຫ້ເລີ່ມຕົ້ນ, ຂັ້ນຕອນພາສີຍັງຕ້ອງເຮັດໃຫ້ງ່າຍດາຍ (ຕົວຢ່າງ)",
                "Both sides agree: the legal framework is enough to begin, customs procedures still have to be made simpler (sample)")),
        ]);
        await db.SaveChangesAsync(cancel);
        var meeting = await MeetAsync(plan, cancel);

        people.Act(Vietnam, nameof(DecidePilot), DemoPeople.Moment(Met, 18));
        results = CandidateResult.Of(sheet, ballots, pilots);
        pilots[0].Decide(new PilotWork(true, new Domain.Pilots.DecisionLink(meeting.Code, "D1"), PilotStage.Preparation, [new TaskLink(plan, "C6")]), results.Single(each => each.PilotCode == "PM5"));
        pilots[1].Decide(new PilotWork(false, new Domain.Pilots.DecisionLink(meeting.Code, "D2"), PilotStage.Preparation, []), results.Single(each => each.PilotCode == "PM6"));
        foreach (var code in new[] { "D1", "D2" })
        {
            meeting.Close(code, Met, Words("Đã ghi vào bảng chấm điểm R2 (mẫu)", "ໄດ້ບັນທຶກໃນຕາຕະລາງໃຫ້ຄະແນນ R2 ແລ້ວ (ຕົວຢ່າງ)", "Recorded on scoring sheet R2 (sample)"), Met);
        }

        await db.SaveChangesAsync(cancel);
        people.Act(Laos, nameof(SendSheet), DemoPeople.Moment(Met, 19));
        sheet.Send(pilots, []);
        var title = templates.Wording.Format(WordingKeys.ScoringSubject, _ => [sheet.Code]);
        var round = new SignOffRound(SignOffSubject.ScoringSheet, sheet.Id, sheet.Code, title, ScoringContent.Of(sheet, ballots, pilots).ToCanonical(), DemoPeople.Moment(Met, 19), Laos.Id, Laos.DisplayName);
        await SignAsync(round, 14, () => sheet.Complete(pilots), cancel);
    }

    private static PilotContent Sewing(string plan) => new(
        Words("Gia công may và đào tạo thợ may (mẫu)", "ຮັບຈ້າງຕັດຫຍິບ ແລະ ຝຶກອົບຮົມຊ່າງຕັດຫຍິບ (ຕົວຢ່າງ)", "Sewing by contract, with training of sewers (sample)"),
        Words(
            "Doanh nghiệp Việt Nam giao vải, mẫu và đơn hàng; doanh nghiệp Lào may và cùng đào tạo thợ (mẫu)",
            "ວິສາຫະກິດຫວຽດນາມມອບຜ້າ, ແບບ ແລະ ໃບສັ່ງຊື້; ວິສາຫະກິດລາວຕັດຫຍິບ ແລະ ຮ່ວມຝຶກອົບຮົມຊ່າງ (ຕົວຢ່າງ)",
            "A Vietnamese enterprise gives cloth, patterns and orders; a Lao one sews, and both train the sewers (sample)"),
        new SectorLink(plan, "S03"),
        Words("Một khu kinh tế đặc biệt (mẫu)", "ເຂດເສດຖະກິດພິເສດແຫ່ງໜຶ່ງ (ຕົວຢ່າງ)", "A special economic zone (sample)"),
        Words("Doanh nghiệp may F (mẫu)", "ວິສາຫະກິດຕັດຫຍິບ F (ຕົວຢ່າງ)", "Garment enterprise F (sample)"),
        Words("Doanh nghiệp may G (mẫu)", "ວິສາຫະກິດຕັດຫຍິບ G (ຕົວຢ່າງ)", "Garment enterprise G (sample)"));

    private static PilotContent Packing(string plan) => new(
        Words("Bao bì từ sợi tre (mẫu)", "ເຄື່ອງຫຸ້ມຫໍ່ຈາກເສັ້ນໃຍໄມ້ໄຜ່ (ຕົວຢ່າງ)", "Packaging of bamboo fibre (sample)"),
        Words(
            "Nguyên liệu tre của Lào, dây chuyền và thị trường của Việt Nam (mẫu)",
            "ວັດຖຸດິບໄມ້ໄຜ່ຂອງລາວ, ສາຍການຜະລິດ ແລະ ຕະຫຼາດຂອງຫວຽດນາມ (ຕົວຢ່າງ)",
            "Bamboo of Laos, with production lines and a market of Vietnam (sample)"),
        new SectorLink(plan, "S07"),
        Words("Một tỉnh miền Bắc Lào (mẫu)", "ແຂວງໜຶ່ງຢູ່ພາກເໜືອຂອງລາວ (ຕົວຢ່າງ)", "A province of northern Laos (sample)"),
        LocalizedText.Empty, LocalizedText.Empty);

    private async Task<PilotModel> ProposeAsync(int number, Side side, PilotContent content, CancellationToken cancel)
    {
        people.Act(people.Accounts[(Role.Secretary, side)], nameof(AddPilot), DemoPeople.Moment(Proposed, 13, number));
        var pilot = new PilotModel(number, side, content);
        db.Pilots.Add(pilot);
        await db.SaveChangesAsync(cancel);
        return pilot;
    }

    private async Task<(ScoringSheet Sheet, IReadOnlyList<Ballot> Ballots)> ScoreAsync(IReadOnlyList<PilotModel> pilots, CancellationToken cancel)
    {
        people.Act(Laos, nameof(AddSheet), DemoPeople.Moment(Proposed, 15));
        var sheet = new ScoringSheet(2, new SheetContent(5, [25, 25, 20, 15, 15], [.. pilots.Select(each => each.Code)]));
        db.ScoringSheets.Add(sheet);
        await db.SaveChangesAsync(cancel);
        foreach (var (side, minute) in new[] { (Side.Laos, 0), (Side.Vietnam, 30) })
        {
            var (chair, at) = (people.Accounts[(Role.CoChair, side)], DemoPeople.Moment(Proposed, 16, minute));
            people.Act(chair, nameof(AgreeSheet), at);
            sheet.Agree(side, chair.DisplayName, sheet.FingerprintOf(pilots), pilots, at);
            await db.SaveChangesAsync(cancel);
        }

        List<Ballot> ballots = [];
        foreach (var (index, member) in Given.GroupBy(each => (each.Side, each.Role)).Index())
        {
            var ((side, role), at) = (member.Key, DemoPeople.Moment(Met, 8, index * 5));
            var account = people.Accounts[(role, side)];
            people.Act(people.Accounts[(Role.Secretary, side)], nameof(NamePanelMember), DemoPeople.Moment(Proposed, 17, index * 5));
            var ballot = new Ballot(sheet, account.Id, account.DisplayName, side, side, ballots.Where(each => each.Side == side));
            ballots.Add(ballot);
            db.Ballots.Add(ballot);
            await db.SaveChangesAsync(cancel);
            people.Act(account, nameof(GiveScores), at);
            ballot.Give(sheet, account.Id, sheet.Candidates, [.. member.SelectMany(row => Enum.GetValues<PilotCriterion>().Zip(row.Scores, (criterion, score) => new GivenScore(row.Pilot, criterion, score)))]);
            await db.SaveChangesAsync(cancel);
        }

        foreach (var (index, ballot) in ballots.Index())
        {
            var at = DemoPeople.Moment(Met, 9, index * 5);
            people.Act(people.Accounts.Values.Single(each => each.Id == ballot.AccountId), nameof(FinishScores), at);
            ballot.Finish(sheet, ballot.AccountId, sheet.Candidates, at);
            sheet.FinishPanel(ballot.Side, [.. ballots.Where(each => each.Side == ballot.Side)], at);
            await db.SaveChangesAsync(cancel);
        }

        return (sheet, [.. ballots.OrderBy(each => each.Id)]);
    }

    /// <summary>A meeting of the co-chairs with its minutes, confirmed and signed.</summary>
    private async Task<Meeting> MeetAsync(string plan, CancellationToken cancel)
    {
        people.Act(Laos, nameof(AddMeeting), DemoPeople.Moment(Proposed, 18));
        var meeting = new Meeting(3, new MeetingContent(
            MeetingKind.CoChairs,
            Words("Phiên họp hai Đồng Tổ trưởng về mô hình thí điểm (mẫu)", "ກອງປະຊຸມສອງປະທານຮ່ວມ ກ່ຽວກັບຮູບແບບທົດລອງ (ຕົວຢ່າງ)", "Meeting of both co-chairs on pilot models (sample)"),
            Words("Trực tuyến (mẫu)", "ທາງອອນລາຍ (ຕົວຢ່າງ)", "Online (sample)"),
            Side.Laos, Met, new TimeOnly(14, 0), new TimeOnly(16, 0),
            Words("Đồng Tổ trưởng và Ban Thư ký phía Việt Nam (mẫu)", "ປະທານຮ່ວມ ແລະ ກອງເລຂາຝ່າຍຫວຽດນາມ (ຕົວຢ່າງ)", "Co-chair and secretariat of the Vietnamese side (sample)"),
            Words("Đồng Tổ trưởng và Ban Thư ký phía Lào (mẫu)", "ປະທານຮ່ວມ ແລະ ກອງເລຂາຝ່າຍລາວ (ຕົວຢ່າງ)", "Co-chair and secretariat of the Lao side (sample)")));
        meeting.Add(MeetingItemKind.AgendaPoint, Item("Kết quả chấm điểm vòng R2 (mẫu)", "ຜົນການໃຫ້ຄະແນນຮອບ R2 (ຕົວຢ່າງ)", "Results of scoring round R2 (sample)", new SubjectLink(MeetingSubject.Task, plan, "C2")), Proposed);
        meeting.Add(MeetingItemKind.AgendaPoint, Item("Thỏa thuận chia sẻ dữ liệu (mẫu)", "ຂໍ້ຕົກລົງການແບ່ງປັນຂໍ້ມູນ (ຕົວຢ່າງ)", "The data-sharing arrangement (sample)", new SubjectLink(MeetingSubject.Task, plan, "H1")), Proposed);
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync(cancel);

        people.Act(Laos, nameof(AddMeetingItem), DemoPeople.Moment(Met, 16));
        meeting.Add(MeetingItemKind.Decision, Item("Chọn mô hình PM5 để thí điểm (mẫu)", "ເລືອກຮູບແບບ PM5 ເພື່ອທົດລອງ (ຕົວຢ່າງ)", "Model PM5 is chosen as a pilot (sample)", Pilot("PM5")), Met);
        meeting.Add(MeetingItemKind.Decision, Item("Chưa chọn mô hình PM6 trong vòng này (mẫu)", "ຍັງບໍ່ເລືອກຮູບແບບ PM6 ໃນຮອບນີ້ (ຕົວຢ່າງ)", "Model PM6 is not chosen in this round (sample)", Pilot("PM6")), Met);
        meeting.Add(MeetingItemKind.Note, Item("Hai bên gửi ý kiến về dự thảo thỏa thuận chia sẻ dữ liệu trước phiên toàn thể (mẫu)", "ສອງຝ່າຍສົ່ງຄຳເຫັນຕໍ່ຮ່າງຂໍ້ຕົກລົງການແບ່ງປັນຂໍ້ມູນກ່ອນກອງປະຊຸມເຕັມຄະນະ (ຕົວຢ່າງ)", "Both sides send comments on the draft data-sharing arrangement before the plenary (sample)", new SubjectLink(MeetingSubject.Task, plan, "H1")), Met);
        await db.SaveChangesAsync(cancel);
        foreach (var (account, side, minute) in new[] { (Laos, Side.Laos, 0), (Vietnam, Side.Vietnam, 20) })
        {
            var at = DemoPeople.Moment(Met, 17, minute);
            people.Act(account, nameof(ConfirmMinutes), at);
            meeting.Confirm(side, account.DisplayName, meeting.MinutesFingerprint(), at, Met);
            await db.SaveChangesAsync(cancel);
        }

        people.Act(Laos, nameof(SendMinutes), DemoPeople.Moment(Met, 17, 40));
        meeting.SendMinutes([]);
        var title = LocalizedText.Each(meeting.Title.Source, language => Loc.In(language)["Meetings.MinutesOf", meeting.Title.For(language)]);
        await SignAsync(new SignOffRound(SignOffSubject.Minutes, meeting.Id, meeting.Code, title, MinutesContent.Of(meeting).ToCanonical(), DemoPeople.Moment(Met, 17, 40), Laos.Id, Laos.DisplayName), 9, meeting.CompleteMinutes, cancel);
        return meeting;
    }

    /// <summary>Both co-chairs sign on the day after the meeting.</summary>
    private async Task SignAsync(SignOffRound round, int hour, Action complete, CancellationToken cancel)
    {
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);
        foreach (var (side, minute) in new[] { (Side.Laos, 0), (Side.Vietnam, 30) })
        {
            var (chair, at) = (people.Accounts[(Role.CoChair, side)], DemoPeople.Moment(Signed, hour, minute));
            people.Act(chair, nameof(SignRound), at);
            if (round.Sign(side, round.Fingerprint, Signer.CoChair(chair.Id, chair.DisplayName, chair.Position), at))
            {
                complete();
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);

    private static SubjectLink Pilot(string code) => new(MeetingSubject.Pilot, string.Empty, code);

    private static MeetingItemContent Item(string vi, string lo, string en, SubjectLink about) => new(Words(vi, lo, en), about, null, null);
}
