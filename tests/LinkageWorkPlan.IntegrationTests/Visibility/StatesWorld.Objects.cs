using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>The adopted plan that has reports and amendments.</summary>
    public const string Adopted = "2026";

    private Guid adopted;
    private Guid[] owners = [];

    private async Task AddPlansAsync()
    {
        owners = [await OwnerAsync(Side.Vietnam, "một"), await OwnerAsync(Side.Laos, "hai")];
        var all = Word("PlanAdopted", PlanReaders);
        adopted = await PlanAsync(Adopted, "chung", all);
        await ReviewAsync(adopted);
        await SignBothAsync();
        var task = await Host.Db(db => db.Tasks.Where(each => each.PlanId == adopted).Select(each => each.Id).SingleAsync());
        var progress = new ProgressForm
        {
            EffectiveOn = new(2026, 3, 20),
            Percent = 20,
            Narrative = Both(Word("Progress", PlanReaders)),
            Delay = new(Both(Word("DelayReason", ReportReaders)), Both(Word("DelayMeasure", ReportReaders)), new(2026, 9, 30), null),
            Override = new(WorkStatus.AtRisk, Both(Word("StatusReason", PlanReaders))),
        };
        await SendAsync(new RecordProgress.Command(task, progress, [File("bien-ban.pdf", Word("Evidence", PlanReaders)), File("san-pham.pdf", Word("Product", ReportReaders), isProduct: true)])
        {
            Spending = [new SpendingForm(1, new(2026, 3, 14), 1, Word("Spending", PlanReaders))],
        });

        await SendAsync(new OpenObstacle.Command(adopted, "A1", new ObstacleForm { OpenedOn = new(2026, 3, 20), Title = Both(Word("Obstacle", ReportReaders)), Cause = Both("nguyên nhân"), Responsible = Side.Vietnam }));
        await SendAsync(new WriteComment.Command(new TalkScope(Adopted, "A1"), string.Empty, Language.Vi, Word("Comment", Drafters), [.. People.Where(each => each.Is(Roles.Drafters)).Select(each => each.Id)]));

        var draft = Word("PlanDraft", Drafters);
        await PlanAsync("2031", draft, draft, [await OwnerAsync(Side.Vietnam, Word("OwnerOfDraft", user => user.Is(Roles.Drafters | Role.Administrator))), owners[1]]);
        await SendAsync(new AddContent.Command("M1", Both(Word("Content", user => user.Is(Roles.PlanReaders)))));
        var book = Plans.Exchange.Books.Of(Plans.Exchange.Books.Table(BookSheet.Tasks, ["Code", "Weight"], ["A1", 99]));
        var preview = await SendAsync(new GetPlanImportPreview.Query("2031", book));
        await SendAsync(new ImportPlan.Command("2031", $"{Word("ImportedFile", Drafters)}.xlsx", book, preview.Stamp));
        var review = Word("PlanInReview", Drafters);
        await ReviewAsync(await PlanAsync("2032", review, review));
        var returned = Word("PlanReturned", Drafters);
        await ReviewAsync(await PlanAsync("2033", returned, returned));
        await ReturnAsync(Word("PlanComment", Drafters));
        var withdrawn = Word("PlanWithdrawn", Drafters);
        await ReviewAsync(await PlanAsync("2034", withdrawn, withdrawn));
        await SendAsync(new WithdrawRound.Command((await OpenRoundAsync()).Id, $"Rút {Word("PlanWithdrawal", Drafters)}"));
        await ReviewAsync(await PlanAsync("2027", "khác", "khác"));
        await SignBothAsync();
    }

    /// <param name="named">In its titles.</param>
    /// <param name="told">In what no report prints of its task.</param>
    private async Task<Guid> PlanAsync(string code, string named, string told, Guid[]? by = null)
    {
        var year = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
        var plan = await SendAsync(new CreatePlan.Command(code, PlanKind.Annual, Both(named), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));
        await SendAsync(new AddPillar.Command(plan, "A", Both(named)));
        await SendAsync(new AddSector.Command(plan, "S11", Both(named)));
        await Host.Db(async db =>
        {
            db.Indicators.Add(new Indicator(plan, "C1", LocalizedText.Of(Language.Vi, $"Chỉ số {named}", $"ຕົວຊີ້ວັດ {named}"), LocalizedText.Of(Language.Vi, "đơn vị", "ຫົວໜ່ວຍ"), [], [new IndicatorTarget(year, 5)]));
            await db.SaveChangesAsync();
        });
        await SendAsync(new AddTask.Command(plan, new TaskForm
        {
            Code = "A1",
            PillarCode = "A",
            Title = Both(named),
            Description = Both(told),
            MouContent = Both(told),
            Budget = [new BudgetForm(null, Currency.USD, 1_000, Both(told))],
            Lead = Side.Vietnam,
            Counterpart = Side.Laos,
            Start = new DateOnly(year, 3, 2),
            End = new DateOnly(year, 8, 31),
            Weight = 100,
            Owners = by ?? owners,
            Indicators = ["C1"],
            Milestones = [new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft, Title = Both(named), Planned = new DateOnly(year, 6, 30) }],
        }));
        return plan;
    }

    private Task ReviewAsync(Guid plan) => SendAsync(new AskForReview.Command(plan));

    private async Task AddAmendmentsAsync()
    {
        var inForce = Word("AmendmentInForce", PlanReaders);
        await SendAmendmentAsync(await AmendAsync(adopted, Adopted, inForce));
        await SignBothAsync();
        await StoreAgreedAsync(SignOffSubject.Amendment, "AmendmentEdition");
        var withdrawn = await AmendAsync(adopted, Adopted, Word("AmendmentWithdrawn", Drafters));
        await SendAsync(new WithdrawAmendment.Command(withdrawn.Id, $"Thôi {Word("AmendmentWithdrawal", Drafters)}"));
        await SendAmendmentAsync(await AmendAsync(adopted, Adopted, Word("AmendmentInReview", Drafters)));
        var other = await Host.Db(db => db.Plans.Where(each => each.Code == "2027").Select(each => each.Id).SingleAsync());
        await SendAmendmentAsync(await AmendAsync(other, "2027", Word("AmendmentReturned", Drafters)));
        await ReturnAsync(Word("AmendmentComment", Drafters));
    }

    private async Task<GetAmendment.Result> AmendAsync(Guid plan, string code, string word)
    {
        var number = await SendAsync(new ProposeAmendment.Command(plan, Both(word)));
        var editor = await SendAsync(new GetAmendmentEditor.Query(code, number, "A1"));
        await SendAsync(new AmendTask.Command(editor.AmendmentId, "A1", TaskForm.Of(editor.Task.Saved) with { Outputs = Both(word) }, TextWords.None, editor.Version));
        await AmendPartsAsync(code, number, word);
        return await SendAsync(new GetAmendment.Query(code, number));
    }

    /// <summary>Another definition of the plan's indicator, where it has one, and a pillar of the amendment's own.</summary>
    private async Task AmendPartsAsync(string code, int number, string word)
    {
        if (code == Adopted)
        {
            var indicator = await SendAsync(new GetAmendedIndicator.Query(code, number, "C1"));
            await SendAsync(new AmendIndicator.Command(indicator.AmendmentId, "C1", DefinitionForm.Of(indicator.Saved) with { Definition = Both(word) }, TextWords.None, indicator.Version));
        }

        var outline = await SendAsync(new GetAmendedOutline.Query(code, number));
        var form = OutlineForm.Of(outline.Saved);
        await SendAsync(new AmendOutline.Command(
            outline.AmendmentId,
            form with { Pillars = [.. form.Pillars, new PartForm($"N{number}", Both(word))], Sectors = [.. form.Sectors, new PartForm($"N{number}", Both(word))] },
            outline.Version));
    }

    private Task SendAmendmentAsync(GetAmendment.Result amendment) => SendAsync(new SendAmendment.Command(amendment.Id, amendment.Version));

    private async Task AddReportsAsync()
    {
        var former = Word("FirstIssue", ReportReaders);
        await IssueAsync("S1", former);
        await CorrectAsync("S1", Word("SecondIssue", ReportReaders), Word("SecondIssueWhy", ReportReaders));
        await SendReportAsync("S1");
        await SignBothAsync();
        await IssueAsync("S2", Word("Issued", ReportReaders));
        await DirectAsync("S2");
        await StoreAsync("S2");
        await StoreAgreedAsync(SignOffSubject.Plan, "PlanEdition");
        words.Add(CorrectedStart.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Drafters);
        await IssueAsync("S3", Word("IssuedBeforeCorrection", ReportReaders));
        await CorrectAsync("S3", Word("CorrectionDraft", Drafters), Word("CorrectionDraftWhy", Drafters));
        await IssueAsync("S4", Word("IssuedBeforeReview", ReportReaders));
        await CorrectAsync("S4", Word("CorrectionInReview", Drafters), Word("CorrectionInReviewWhy", Drafters));
        await SendReportAsync("S4");
        var (round, fingerprint) = await OpenRoundAsync();
        await SendAsync(new SignOnPaper.Command(
            round, fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), Today,
            "05/BC-TCT", Today, File("ban-ky.pdf", Word("PaperScan", Drafters)), Password));
        await IssueAsync("S5", Word("IssuedBeforeReturn", ReportReaders));
        await CorrectAsync("S5", Word("CorrectionReturned", Drafters), Word("CorrectionReturnedWhy", Drafters));
        await SendReportAsync("S5");
        await ReturnAsync(Word("CorrectionComment", Drafters));
        await WriteAsync("S6", Word("ReportDraft", Drafters));
        await WriteAsync("S7", Word("ReportInReview", Drafters) + " 987.654");
        await SendReportAsync("S7", Word("WarningReason", Drafters));
        await WriteAsync("S8", Word("ReportReturned", Drafters));
        await SendReportAsync("S8");
        await ReturnAsync(Word("ReportComment", Drafters));
    }

    /// <summary>A new report with the word in each of its sections and in a proposal.</summary>
    private async Task WriteAsync(string code, string word)
    {
        await SendAsync(new CreateReport.Command(Adopted, code, ReportKind.Special, new(2026, 3, 1), new(2026, 5, 31), new(2026, 5, 31), new(2026, 6, 30), Both(word)));
        var report = (await SendAsync(new GetReport.Query(Adopted, code))).Report.Id;
        foreach (var key in SectionKeys.Narrative)
        {
            await SendAsync(new WriteSection.Command(report, key, Both(word), LocalizedText.Empty));
        }

        await SendAsync(new AddProposal.Command(report, Side.Laos, Both(word)));
    }

    private async Task IssueAsync(string code, string word)
    {
        await WriteAsync(code, word);
        await SendReportAsync(code);
        await SignBothAsync();
    }

    /// <summary>Opens the next issue, with another word in each of its sections, other proposals and other dates.</summary>
    private async Task CorrectAsync(string code, string word, string why)
    {
        await SendAsync(new OpenCorrection.Command(Adopted, code, Both(why)));
        var report = (await SendAsync(new GetReport.Query(Adopted, code))).Report;
        foreach (var section in report.Sections)
        {
            await SendAsync(new WriteSection.Command(report.Id, section.Key, Both(word), section.Text));
        }

        var proposal = report.Proposals[0];
        await SendAsync(new ChangeProposal.Command(report.Id, proposal.Id, Side.Vietnam, Both(word), proposal.Text, proposal.Addressee));
        await SendAsync(new ChangeReportDates.Command(report.Id, code == "S1" ? report.PeriodStart : CorrectedStart, report.PeriodEnd, report.CutOff, report.Due, new ReportDates(report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due)));
    }

    /// <summary>The first day of the period that corrections write: another than the one that was signed.</summary>
    public static DateOnly CorrectedStart { get; } = new(2026, 3, 7);

    private async Task SendReportAsync(string code, string why = "Đã đối chiếu")
    {
        var view = await SendAsync(new GetReport.Query(Adopted, code));
        foreach (var warnings in view.OpenWarnings.GroupBy(each => (each.Section, each.Language, Keeper: each.About.Keeper ?? Side.Vietnam)))
        {
            await SendAsync(new AnswerWarning.Command(view.Report.Id, [.. warnings.Select(each => each.Key)], why), Of(Role.Secretary, warnings.Key.Keeper));
        }

        view = await SendAsync(new GetReport.Query(Adopted, code));
        await SendAsync(new ConsentToReport.Command(view.Report.Id, view.Fingerprint!), Of(Role.Secretary, Side.Laos));
        await SendAsync(new SendForSignature.Command(view.Report.Id));
    }

    private async Task DirectAsync(string code)
    {
        await SendAsync(new RecordDirection.Command(Adopted, code, 1, Today, null, null, null, Both(Word("Direction", ReportReaders))), Of(Role.MinisterOffice, Side.Vietnam));
        await SendAsync(new AcknowledgeReport.Command(Adopted, code, 1), Of(Role.MinisterOffice, Side.Laos));
        var direction = await Host.Db(db => db.Directions.AsNoTracking().SingleAsync());
        await SendAsync(new AnswerDirection.Command(direction.Id, Both(Word("Answer", ReportReaders)), null, direction.Version));
    }

    /// <summary>One edition as if it were printed.</summary>
    private async Task StoreAsync(string code)
    {
        var round = await Host.Db(db => db.Reports.Where(each => each.Code == code).Join(db.Issues, each => each.Id, issue => issue.ReportId, (_, issue) => issue.RoundId).SingleAsync());
        var pdf = System.Text.Encoding.ASCII.GetBytes("%PDF-1.7 " + Word("Edition", ReportReaders));
        var key = new EditionKey(Edition.Joint, Side.Laos);
        await SendAsync(new StoreEdition.Command(round, key, pdf, pdf), CurrentUser.System);
        await SendAsync(new StoreNumberLayer.Command(round, key, Side.Laos, Fingerprint.OfBytes(pdf), [.. pdf, .. "05/BC-TCT"u8]), CurrentUser.System);
    }

    /// <summary>The same of a plan or an amendment, which offices of ministers do not read.</summary>
    private async Task StoreAgreedAsync(SignOffSubject subject, string of)
    {
        var round = await Host.Db(db => db.Rounds.Where(each => each.Subject == subject && each.State == RoundState.Signed).OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());
        var pdf = System.Text.Encoding.ASCII.GetBytes("%PDF-1.7 " + Word(of, PlanReaders));
        var key = new EditionKey(Edition.Joint, Side.Laos);
        await SendAsync(new StoreEdition.Command(round, key, pdf, null), CurrentUser.System);
        await SendAsync(new StoreNumberLayer.Command(round, key, Side.Laos, Fingerprint.OfBytes(pdf), [.. pdf, .. "05/KH-TCT"u8]), CurrentUser.System);
    }

    private async Task AddTermsAsync()
    {
        await ProposeAsync("TermProposed", Drafters);
        var agreed = await AgreedAsync("TermAgreed");
        var shown = await SendAsync(new GetTerm.Query(agreed));
        await SendAsync(new ProposeTermChange.Command(agreed, Term(Word("TermChange", Drafters)), shown.Version));
        var retired = await AgreedAsync("TermRetired");
        await SendAsync(new ProposeTermRemoval.Command(retired, (await SendAsync(new GetTerm.Query(retired))).Version));
        await AgreeAsync(retired);
        var dropped = await ProposeAsync("TermDropped", Drafters);
        await SendAsync(new DeclineTerm.Command(dropped, $"Không dùng {Word("TermDecline", Drafters)}", (await SendAsync(new GetTerm.Query(dropped))).Version), Of(Role.Secretary, Side.Laos));
    }

    private async Task<Guid> AgreedAsync(string of)
    {
        var id = await ProposeAsync(of, PlanReaders);
        await AgreeAsync(id);
        return id;
    }

    private async Task AgreeAsync(Guid term) => await SendAsync(new AgreeTerm.Command(term, (await SendAsync(new GetTerm.Query(term))).Version), Of(Role.Secretary, Side.Laos));

    private Task<Guid> ProposeAsync(string of, Func<CurrentUser, bool> readers) => SendAsync(new ProposeTerm.Command(TermGroup.Plan, Term(Word(of, readers))));

    private static TermForm Term(string word) => new(new TextWords(word, $"ຄຳສັບ {word}", null), TextWords.None, true);
}
