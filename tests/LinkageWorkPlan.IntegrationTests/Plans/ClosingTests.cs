using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Accounts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The end of a plan, and the way back.</summary>
public class ClosingTests
{
    /// <summary>What stands beside a closed plan and goes on, with why.</summary>
    private static readonly IReadOnlyDictionary<string, string> GoesOn = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(WorkPlan)] = "its own rules close and open it",
        ["SignOffRound"] = "is closed before: nothing of a closed plan can be sent",
        ["Direction"] = "a minister may answer the last report at any time",
        ["Receipt"] = "an office acknowledges the last report",
        ["DeliveryEvent"] = "as receipts",
        ["ImportedFile"] = "comes with its import",
        ["ImportedRow"] = "comes with its import",
        ["TextEntry"] = "follows texts",
        ["AuditEntry"] = "tells of it",
        ["DecisionFollowUp"] = "is the meeting's: it says what carried a decision out, and changes nothing in the plan",
    };

    private static readonly ObstacleForm Obstacle = new()
    {
        OpenedOn = TestHost.DemoToday,
        Title = PlanDesk.Words("Chưa nối mạng", "ຍັງບໍ່ເຊື່ອມຕໍ່"),
        Cause = PlanDesk.Words("Thiếu thiết bị", "ຂາດອຸປະກອນ"),
        Responsible = Side.Laos,
    };

    [Theory, EachDatabase]
    public async Task What_is_still_open_is_said_at_once_and_keeps_it_open(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.Plan.SendAsync(new CreateReport.Command(PlanDesk.Code, "2026-H1", ReportKind.HalfYear, new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)));
        await desk.Plan.SendAsync(new OpenObstacle.Command(desk.Plan.PlanId, null, Obstacle));
        var closing = await desk.Plan.SendAsync(new GetClosing.Query(PlanDesk.Code));
        Assert.Equal([Rules.LastReportMissing, Rules.ReportStillOpen, Rules.AmendmentStillOpen, Rules.ObstacleStillOpen], closing.Broken.Select(each => each.Rule));
        Assert.Equal(closing.Broken.Select(each => each.Rule), (await desk.Host.RefusedAsync(desk.Plan.LaoSecretary, new ClosePlan.Command(desk.Plan.PlanId, closing.Version))).Select(each => each.Rule));
        Assert.Equal(PlanState.Adopted, await StateAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task The_words_of_its_obstacles_stay(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.Plan.SendAsync(new OpenObstacle.Command(desk.Plan.PlanId, null, Obstacle));
        var open = (await desk.Plan.SendAsync(new ListObstacles.Query(PlanDesk.Code))).Rows.Single().Obstacle;
        await desk.Plan.SendAsync(new CloseObstacle.Command(open.Id, TestHost.DemoToday, PlanDesk.Words("Đã nối mạng"), open.Version));
        await CloseAsync(desk);
        await Assert.ThrowsAsync<RuleException>(() => desk.Host.Db(db => TextSource.Of(TextKind.Obstacle).OpenAsync(db, open.Id, CancellationToken.None)));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(
            desk.Plan.LaoSecretary, new RenderText.Command(TextKind.Obstacle, open.Id, nameof(open.Result), Language.Lo, "ເຊື່ອມຕໍ່ແລ້ວ", TextStamp.Of(LocalizedText.Of(Language.Vi, "Đã nối mạng")))));
    }

    [Theory, EachDatabase]
    public async Task Both_sides_are_told_and_nothing_changes_until_both_open_it_again(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await CloseAsync(desk);
        var people = await desk.Host.Db(db => db.Users.Where(each => each.Role == Role.CoChair || each.Role == Role.Secretary).Select(each => each.Email!).ToListAsync());
        Assert.Equal(people.Order(), (await desk.Host.Db(db => db.Mails.Where(each => each.Kind == MailKind.PlanClosed && each.SubjectId == desk.Plan.PlanId).Select(each => each.Recipient).ToListAsync())).Order());
        var task = await desk.TaskAsync();
        var progress = new ProgressForm { EffectiveOn = TestHost.DemoToday, Percent = 50 };
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new RecordProgress.Command(task.Id, progress, [])));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new ProposeAmendment.Command(desk.Plan.PlanId, AmendmentDesk.Why)));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new AddTask.Command(desk.Plan.PlanId, desk.Plan.Form("A2"))));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new AddPillar.Command(desk.Plan.PlanId, "B", PlanDesk.Words("Khác"))));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new OpenCorrection.Command(PlanDesk.Code, "2026", PlanDesk.Words("Sai số"))));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new CreateReport.Command(PlanDesk.Code, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 3, 31), new(2026, 4, 15), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null))));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new ClosePlan.Command(desk.Plan.PlanId, (await desk.Plan.SendAsync(new GetClosing.Query(PlanDesk.Code))).Version)));

        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Plan.Secretary, new ReopenPlan.Command(desk.Plan.PlanId, " ")));
        await desk.Plan.SendAsync(new ReopenPlan.Command(desk.Plan.PlanId, "Phải đính chính báo cáo"));
        Assert.Equal(PlanState.Closed, await StateAsync(desk));
        Assert.Equal(Rules.ReopeningAsked, await desk.Host.RefusalAsync(desk.Plan.Secretary, new ReopenPlan.Command(desk.Plan.PlanId, "Lần nữa")));
        await desk.Host.SendAs(desk.Plan.LaoSecretary, new ReopenPlan.Command(desk.Plan.PlanId, "ເຫັນດີ"));
        Assert.Equal(PlanState.Adopted, await StateAsync(desk));
        await desk.Plan.SendAsync(new RecordProgress.Command(task.Id, progress, []));
        Assert.Equal(Rules.PlanNotClosed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new ReopenPlan.Command(desk.Plan.PlanId, "Lại")));
        var deeds = await desk.Host.Db(db => db.History.Where(each => each.PlanId == desk.Plan.PlanId && each.SubjectKind == nameof(WorkPlan)).Select(each => each.Action).ToListAsync());
        Assert.Equal([nameof(ClosePlan), nameof(ReopenPlan), nameof(ReopenPlan)], deeds[^3..]);
    }

    [Theory, EachDatabase]
    public async Task A_report_of_it_is_not_offered_for_correction(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        var reader = await desk.Host.UserAsync(Role.Secretary, password: DemoAccounts.Password);
        await browser.SignInAsync(await PasswordTests.EmailOfAsync(desk.Host, reader.Id), DemoAccounts.Password);
        const string address = $"/issued/{ReportDesk.Plan}/{ReportDesk.Code}";
        Assert.Contains("class=\"correction\"", await browser.ReadAsync(address), StringComparison.Ordinal);
        await desk.Host.Db(async db =>
        {
            (await db.Plans.SingleAsync(each => each.Code == ReportDesk.Plan)).Close([], TestHost.DemoToday);
            await db.SaveChangesAsync();
        });
        var closed = WebUtility.HtmlDecode(await browser.ReadAsync(address));
        Assert.DoesNotContain("class=\"correction\"", closed, StringComparison.Ordinal);
        Assert.Contains(Loc.In(Language.Vi)["PlanEnd.ClosedNotice"], closed, StringComparison.Ordinal);
    }

    /// <summary>Whatever a use case of tomorrow forgets to ask, the database is not written.</summary>
    [Theory, EachDatabase]
    public async Task Nothing_of_it_is_saved_whoever_forgot_to_ask(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await CloseAsync(desk);
        var changes = new (string What, Func<WorkPlanDb, Task> Change)[]
        {
            ("a text", async db => (await db.Tasks.Include(each => each.Milestones).SingleAsync()).SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"))),
            ("an owner", async db => db.Remove((await db.Tasks.Include(each => each.Owners).SingleAsync()).Owners[0])),
            ("a milestone", async db => db.Remove((await db.Tasks.Include(each => each.Milestones).SingleAsync()).Milestones[0])),
            ("an indicator", async db =>
            {
                await Task.Yield();
                db.Indicators.Add(new Indicator(desk.Plan.PlanId, "I9", LocalizedText.Of(Language.Vi, "Chỉ số", "ຕົວຊີ້ວັດ"), LocalizedText.Of(Language.Vi, "báo cáo", "ບົດລາຍງານ"), [], []));
            }),
            ("a report", async db => db.Remove(await db.Reports.Include(each => each.Sections).SingleAsync())),
        };
        foreach (var (what, change) in changes)
        {
            var refusal = await Record.ExceptionAsync(() => desk.Host.Db(async db =>
            {
                await change(db);
                await db.SaveChangesAsync();
            }));
            Assert.True(refusal is RuleException { Broken: [{ Rule: Rules.PlanClosed }] }, $"{what}: {refusal}");
        }
    }

    [Theory, EachDatabase]
    public async Task Whatever_belongs_to_a_plan_is_closed_with_it_or_goes_on_for_a_reason(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var ofPlans = await host.Db(db => Task.FromResult(Parts(db).ToHashSet()));
        Assert.True(ofPlans.Count > 12);
        Assert.Empty(ofPlans.Except(ClosedPlans.Frozen.Select(each => each.Name)).Except(GoesOn.Keys));
        Assert.DoesNotContain(GoesOn.Keys, name => ClosedPlans.Frozen.Any(each => each.Name == name));
    }

    /// <summary>Types with a plan of their own, and parts of those by a foreign key.</summary>
    private static IEnumerable<string> Parts(WorkPlanDb db)
    {
        var roots = db.Model.GetEntityTypes().Where(each => each.FindProperty("PlanId") is not null || each.ClrType == typeof(WorkPlan)).ToList();
        var parts = db.Model.GetEntityTypes().Where(each => each.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && roots.Contains(key.PrincipalEntityType)));
        return roots.Concat(parts).Select(each => each.ClrType.Name).Distinct();
    }

    private static Task<PlanState> StateAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Plans.Where(each => each.Id == desk.Plan.PlanId).Select(each => each.State).SingleAsync());

    /// <summary>Its annual report is issued, and it is closed by the Lao secretary.</summary>
    internal static async Task CloseAsync(AmendmentDesk desk)
    {
        await desk.Host.Db(async db =>
        {
            var report = new Report(await db.Plans.SingleAsync(each => each.Id == desk.Plan.PlanId), "2026", ReportKind.Annual, new ReportDates(new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
            report.SendForSignature();
            report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new(2026, 12, 20), new DateTime(2026, 12, 20, 3, 0, 0, DateTimeKind.Utc));
            db.Reports.Add(report);
            await db.SaveChangesAsync();
        });
        var closing = await desk.Plan.SendAsync(new GetClosing.Query(PlanDesk.Code));
        Assert.Empty(closing.Broken);
        await desk.Host.SendAs(desk.Plan.LaoSecretary, new ClosePlan.Command(desk.Plan.PlanId, closing.Version));
    }
}
