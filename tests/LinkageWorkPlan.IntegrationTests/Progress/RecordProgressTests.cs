using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Progress;

public class RecordProgressTests
{
    private static readonly DateOnly Today = TestHost.DemoToday;

    [Theory, EachDatabase]
    public async Task A_milestone_is_reached_with_its_evidence(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var milestone = (await desk.EditorAsync("A1")).Saved.Milestones[0].Id;
        var form = new ProgressForm { EffectiveOn = Today.AddDays(-2), Percent = 40, MilestoneReached = milestone, Narrative = PlanDesk.Words("Đã trao đổi dự thảo") };
        Assert.Equal(Rules.MilestoneNeedsEvidence, await desk.Host.RefusalAsync(desk.Secretary, new RecordProgress.Command(task, form, [])));
        await desk.SendAsync(new RecordProgress.Command(task, form, [File("bien-ban.pdf", "%PDF-1.7 …")]));

        var saved = await desk.Host.Db(db => db.Tasks.Include(each => each.Milestones).SingleAsync());
        Assert.Equal((40, Today.AddDays(-2)), (saved.Percent, saved.Milestones[0].Reached));
        var evidence = await desk.Host.Db(db => db.Evidence.SingleAsync());
        var file = await desk.SendAsync(new GetEvidence.Query(evidence.Id));
        Assert.Equal(("bien-ban.pdf", "application/pdf", "%PDF-1.7 …"), (file.FileName, file.ContentType, Encoding.UTF8.GetString(file.Bytes)));
        Assert.Equal(evidence.Sha256, Fingerprint.OfBytes(file.Bytes));
        var entry = Assert.Single(await desk.Host.Db(db => db.History.Where(each => each.Action == nameof(RecordProgress)).ToListAsync()));
        Assert.Equal((task, Role.Secretary), (entry.SubjectId, entry.ActorRole));
    }

    [Theory, EachDatabase]
    public async Task A_delay_says_why_what_is_done_and_until_when(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var form = new ProgressForm { EffectiveOn = Today, Delay = new DelayForm(TextWords.None, TextWords.None, null, null), Override = new OverrideForm(WorkStatus.OnTrack, TextWords.None) };
        Assert.Equal(
            [Rules.DelayNeedsReason, Rules.DelayNeedsMeasure, Rules.DelayNeedsDate, Rules.OverrideNeedsReason],
            (await desk.Host.RefusedAsync(desk.Secretary, new RecordProgress.Command(task, form, []))).Select(each => each.Rule));

        await desk.SendAsync(new RecordProgress.Command(task, form with { Delay = new DelayForm(PlanDesk.Words("Chờ số liệu"), PlanDesk.Words("Thêm người"), new DateOnly(2026, 10, 15), null), Override = null }, []));
        var saved = await desk.Host.Db(db => db.Tasks.SingleAsync());
        Assert.Equal((new DateOnly(2026, 10, 15), WorkStatus.Delayed), (saved.ExpectedEnd, saved.Outlook.On(Today)));
    }

    [Theory, EachDatabase]
    public async Task Files_and_words_are_refused_together_and_nothing_is_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var files = new[]
        {
            new EvidenceUpload("lon.pdf", () => new LongStream(Evidence.SizeMax + 1), TextWords.None, null, false),
            File("virus.exe", "MZ"), File("trong.pdf", string.Empty), File("gia.pdf", "not a PDF"), File("tot.txt", "tốt"),
        };
        var form = new ProgressForm { EffectiveOn = Today.AddDays(1), Percent = 120 };
        Assert.Equal(
            [Rules.ProgressInFuture, Rules.OutOfRange, Rules.EvidenceTooLarge, Rules.EvidenceType, Rules.EvidenceEmpty, Rules.EvidenceType],
            (await desk.Host.RefusedAsync(desk.Secretary, new RecordProgress.Command(task, form, files))).Select(each => each.Rule));
        Assert.Equal((0, 0, 0), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Evidence.CountAsync(), await db.EvidenceFiles.CountAsync())));
        Assert.Equal(0, await desk.Host.Db(db => db.Tasks.Select(each => each.Percent).SingleAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_breaks_off_while_it_is_stored_saves_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var reads = 0;
        var broken = new EvidenceUpload("a.txt", () => ++reads < 3 ? new MemoryStream("tốt"u8.ToArray()) : throw new IOException("The disk is gone."), TextWords.None, null, false);
        await Assert.ThrowsAsync<IOException>(() => desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = 10 }, [broken])));
        Assert.Equal((0, 0), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Evidence.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task An_owner_records_on_own_tasks_only(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var own = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        var stranger = await desk.Host.UserAsync(Role.Owner, Side.Laos, await desk.SendAsync(new AddOwner.Command(Side.Laos, PlanDesk.Words("Phòng khác"))));
        var command = new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = 10 }, []);
        Assert.Equal(Rules.NotOwnTask, await desk.Host.RefusalAsync(stranger, command));
        await desk.Host.SendAs(own, command);
        Assert.False((await desk.Host.SendAs(stranger, new GetProgressForm.Query(PlanDesk.Code, "A1"))).MayRecord);
    }

    [Theory, EachDatabase]
    public async Task What_became_true_earlier_but_is_said_later_takes_its_place_in_time(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new DateOnly(2026, 6, 10), Percent = 60 }, []));
        await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new DateOnly(2026, 5, 10), Percent = 30 }, []));
        var updates = await desk.Host.Db(db => db.Progress.ToListAsync());
        Assert.Equal(60, await desk.Host.Db(db => db.Tasks.Select(each => each.Percent).SingleAsync()));
        Assert.Equal(30, TaskProgress.AsOf(updates, new DateOnly(2026, 5, 31)).Percent);
        Assert.Equal(0, TaskProgress.AsOf(updates, new DateOnly(2026, 5, 9)).Percent);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_recorded_on_a_draft_and_not_without_a_word(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var draft = await desk.AddAsync(desk.Form());
        Assert.Equal(Rules.PlanNotAdopted, await desk.Host.RefusalAsync(desk.Secretary, new RecordProgress.Command(draft, new ProgressForm { EffectiveOn = Today, Percent = 10 }, [])));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new RecordProgress.Command(draft, new ProgressForm { Percent = 10 }, [])));
    }

    [Theory, EachDatabase]
    public async Task Evidence_is_not_shown_to_ministers_offices(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var id = await host.Db(db => db.Evidence.Select(each => each.Id).FirstAsync());
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(await host.DemoUserAsync(Role.MinisterOffice, Side.Laos), new GetEvidence.Query(id)));
        Assert.NotEmpty((await host.SendAs(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetEvidence.Query(id))).Bytes);
    }

    private static EvidenceUpload File(string name, string content) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(content)), TextWords.None, Language.Vi, false);

    /// <summary>A file of a length, without its bytes.</summary>
    private sealed class LongStream(long length) : MemoryStream
    {
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(left, buffer.Length);
            left -= count;
            return count;
        }
    }
}
