using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Progress;

/// <summary>What was recorded wrongly is corrected or withdrawn with a reason; what was said before stays on record.</summary>
public class CorrectProgressTests
{
    private static readonly DateOnly Today = TestHost.DemoToday;

    [Theory, EachDatabase]
    public async Task A_correction_takes_the_place_in_time_of_what_it_corrects(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var first = await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = 60 }, []));
        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = 70 }, []));
        desk.Host.Time.Advance(TimeSpan.FromHours(1));
        var corrected = new ProgressForm { EffectiveOn = Today, Percent = 40, Narrative = PlanDesk.Words("Đã đính chính") };
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new CorrectProgress.Command(first, corrected, [], [], " ")));
        await desk.SendAsync(new CorrectProgress.Command(first, corrected, [], [], "Gõ nhầm"));

        Assert.Equal(70, await PercentAsync(desk));
        Assert.Equal([70, 40], (await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Updates.Select(each => each.Percent!.Value));
        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal((60, "Gõ nhầm", desk.Secretary.Name), Assert.Single(shown.Superseded) is var old ? (old.Percent!.Value, old.SupersededReason!, old.SupersededByName!) : default);
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(CorrectProgress)));
        Assert.Equal((task, "Gõ nhầm"), (entry.SubjectId, entry.Reason));
        Assert.Equal(("60", "40"), entry.Changes.Single(each => each.Field == "ProgressUpdate.Percent") is var change ? (change.Before, change.After) : default);
        Assert.DoesNotContain(entry.Changes, each => each.Field == "ProgressUpdate.EffectiveOn");
        Assert.Equal(Rules.ProgressSuperseded, await desk.Host.RefusalAsync(desk.Secretary, new CorrectProgress.Command(first, corrected, [], [], "Lần nữa")));
    }

    [Theory, EachDatabase]
    public async Task A_milestone_that_was_reached_on_a_wrong_day_moves_with_its_file(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var milestone = (await desk.EditorAsync("A1")).Saved.Milestones[0].Id;
        var form = new ProgressForm { EffectiveOn = Today, MilestoneReached = milestone };
        var update = await desk.SendAsync(new RecordProgress.Command(task, form, [File("bien-ban.pdf"), File("nham.pdf")]));
        var files = await desk.Host.Db(db => db.Evidence.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync());
        var earlier = form with { EffectiveOn = Today.AddDays(-5) };
        Assert.Equal(Rules.MilestoneNeedsEvidence, await desk.Host.RefusalAsync(desk.Secretary, new CorrectProgress.Command(update, earlier, [], [], "Sai ngày")));
        Assert.Equal(Today, await ReachedAsync(desk));
        await desk.SendAsync(new CorrectProgress.Command(update, earlier, [files[0]], [], "Sai ngày"));

        Assert.Equal(Today.AddDays(-5), await ReachedAsync(desk));
        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal((files[0], shown.Updates[0].Id), Assert.Single(shown.Evidence) is var kept ? (kept.Id, kept.UpdateId) : default);
        Assert.Equal((files[1], "Sai ngày"), Assert.Single(shown.WithdrawnEvidence) is var gone ? (gone.Id, gone.WithdrawnReason!) : default);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new GetEvidence.Query(files[1])));
        Assert.Equal(2, await desk.Host.Db(db => db.EvidenceFiles.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task What_is_withdrawn_counts_no_more_and_is_found_in_the_history_alone(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var delay = new DelayForm(PlanDesk.Words("Chờ số liệu", "ລໍຂໍ້ມູນ"), PlanDesk.Words("Thêm người", "ເພີ່ມຄົນ"), new DateOnly(2026, 10, 15), null);
        var update = await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = 30, Delay = delay, Narrative = PlanDesk.Words("Xoài tứ quý") }, [File("anh.pdf")]));
        Assert.NotEmpty((await desk.SendAsync(new FindTexts.Query("Xoài tứ quý"))).SelectMany(each => each.Hits));
        await desk.SendAsync(new WithdrawProgress.Command(update, "Nhầm nhiệm vụ"));

        var saved = await desk.Host.Db(db => db.Tasks.SingleAsync());
        Assert.Equal((0, (DateOnly?)null, WorkStatus.AtRisk), (saved.Percent, saved.ExpectedEnd, saved.Outlook.On(new DateOnly(2026, 7, 1))));
        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Empty(shown.Updates);
        Assert.Empty(shown.Evidence);
        Assert.Empty((await desk.SendAsync(new FindTexts.Query("Xoài tứ quý"))).SelectMany(each => each.Hits));
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(WithdrawProgress)));
        Assert.Equal("Nhầm nhiệm vụ", entry.Reason);
        Assert.Equal(("2026-10-15", (string?)null), entry.Changes.Single(each => each.Field == "ProgressUpdate.NewDate") is var change ? (change.Before, change.After) : default);
        Assert.Contains(entry.Changes, each => each is { Field: "Evidence.FileName", Before: "anh.pdf", After: null });
        Assert.Equal(Rules.ProgressSuperseded, await desk.Host.RefusalAsync(desk.Secretary, new WithdrawProgress.Command(update, "Lần nữa")));
    }

    [Theory, EachDatabase]
    public async Task Who_recorded_it_and_the_secretaries_of_that_side_correct_it_and_nobody_else(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var own = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        var colleague = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        var form = new ProgressForm { EffectiveOn = Today, Percent = 10 };
        var update = await desk.Host.SendAs(own, new RecordProgress.Command(task, form, []));
        CorrectProgress.Command To(Guid id, int percent) => new(id, form with { Percent = percent }, [], [], "Đính chính");

        Assert.Equal(Rules.NotOwnRecord, await desk.Host.RefusalAsync(desk.Secretary, To(update, 11)));
        Assert.Equal(Rules.NotOwnRecord, await desk.Host.RefusalAsync(colleague, To(update, 11)));
        Assert.Empty((await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Correctable);
        var second = await desk.Host.SendAs(own, To(update, 12));
        var third = await desk.Host.SendAs(desk.LaoSecretary, To(second, 13));
        Assert.Equal(13, await PercentAsync(desk));
        Assert.Equal([third], (await desk.Host.SendAs(desk.LaoSecretary, new GetTask.Query(PlanDesk.Code, "A1"))).Correctable);
        Assert.NotNull((await desk.Host.SendAs(desk.LaoSecretary, new GetProgressForm.Query(PlanDesk.Code, "A1", third))).Corrected);
    }

    [Theory, EachDatabase]
    public async Task A_report_as_of_an_earlier_cut_off_takes_the_corrected_value_and_says_so_and_an_issue_stays(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (id, code, effective, by) = await desk.Host.Db(async db =>
        {
            var update = await db.Progress.Where(each => each.Percent > 0 && each.Percent < 90 && each.MilestoneReached == null && each.RecordedAt < new DateTime(2026, 6, 13, 0, 0, 0, DateTimeKind.Utc)
                && !db.Progress.Any(later => later.TaskId == each.TaskId && later.Id != each.Id && later.EffectiveOn >= each.EffectiveOn)).OrderBy(each => each.Id).FirstAsync();
            return (update.Id, await db.Tasks.Where(each => each.Id == update.TaskId).Select(each => each.Code).SingleAsync(), update.EffectiveOn, update.RecordedSide!.Value);
        });
        var before = await desk.ContentAsync();
        Assert.Empty(before.CorrectedFacts);
        Assert.DoesNotContain("correctedFacts", CanonicalContent.Of(before), StringComparison.Ordinal);
        Assert.True(effective <= before.CutOff);
        await desk.IssueAsync();
        var signed = await desk.ContentAsync();
        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));

        var corrected = ProgressForm.Of(await desk.Host.Db(db => db.Progress.SingleAsync(each => each.Id == id))) with { Percent = 91 };
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, by), new CorrectProgress.Command(id, corrected, [], [], "Gõ nhầm"));

        Assert.Equal(signed.Fingerprint, (await desk.ContentAsync()).Fingerprint);
        Assert.Equal(CanonicalContent.Of(signed), CanonicalContent.Of(await desk.ContentAsync()));
        var same = await NextAsync(desk, "S1", ReportKind.Special, signed.CutOff);
        Assert.Equal(new CorrectedFact(code, effective, Today, CorrectedKind.Corrected), Assert.Single(same.CorrectedFacts));
        Assert.Equal(91, same.Tasks.Single(each => each.Code == code).Percent);
        desk.Host.Time.Advance(TimeSpan.FromDays(90));
        Assert.Single((await NextAsync(desk, "2026-Q3", ReportKind.Quarter, new DateOnly(2026, 9, 14))).CorrectedFacts);
    }

    private static async Task<ReportContent> NextAsync(ReportDesk desk, string code, ReportKind kind, DateOnly end)
    {
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, code, kind, new(2026, 1, 1), end, end, end.AddDays(16), kind == ReportKind.Special ? new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null) : null));
        return await desk.Host.SendAs(desk.Secretary, new GetReportContent.Query(ReportDesk.Plan, code));
    }

    private static Task<int> PercentAsync(PlanDesk desk) => desk.Host.Db(db => db.Tasks.Select(each => each.Percent).SingleAsync());

    private static Task<DateOnly?> ReachedAsync(PlanDesk desk) => desk.Host.Db(db => db.Milestones.Select(each => each.Reached).SingleAsync());

    private static EvidenceUpload File(string name) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7 " + name)), TextWords.None, Language.Vi, false);
}
