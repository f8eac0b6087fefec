using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkageWorkPlan.IntegrationTests.Texts;

public class TextIndexTests
{
    [Theory, EachDatabase]
    public async Task Holds_every_text_of_the_demo_as_its_aggregate_does_and_is_rebuilt_the_same(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await desk.ReturnAsync("ກະລຸນາແກ້");
        await desk.IssueAsync();
        var host = desk.Host;
        await host.SendAs(CurrentUser.System, new SeedGlossary.Command());
        var plan = await host.Db(db => db.Plans.Where(each => each.Code == ReportDesk.Plan).Select(each => each.Id).SingleAsync());
        await host.SendAs(desk.Secretary, new Web.Features.Amendments.ProposeAmendment.Command(plan, new TextWords("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ", null)));
        var words = new TextWords("Mưa lũ", "ນ້ຳຖ້ວມ", null);
        await host.SendAs(desk.Secretary, new Web.Features.Obstacles.OpenObstacle.Command(plan, null, new() { OpenedOn = new(2026, 3, 20), Title = words, Cause = words, Responsible = Domain.Side.Vietnam }));
        await host.SendAs(desk.Secretary, new Web.Features.Talk.WriteComment.Command(new(ReportDesk.Plan, "A1"), string.Empty, Language.Vi, "Đề nghị Lào xem", []));
        var before = await host.Db(AllAsync);
        Assert.True(before.Count > 300);
        Assert.Equal(Enum.GetNames<TextKind>().Order(StringComparer.Ordinal), before.Select(each => each.Split(' ')[0]).Distinct());
        await host.Db(async db =>
        {
            await db.Set<TextIndexVersion>().ExecuteUpdateAsync(set => set.SetProperty(each => each.Value, "older"));
            return await TextIndexUpgrade.ApplyAsync(db, NullLogger.Instance, CancellationToken.None);
        });
        Assert.Equal(before, await host.Db(AllAsync));
        Assert.Equal(0, await host.Db(db => TextIndexUpgrade.ApplyAsync(db, NullLogger.Instance, CancellationToken.None)));
    }

    [Theory, EachDatabase]
    public async Task A_stale_rendering_shows_what_it_was_made_from(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AddAsync(desk.Form());
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Ban hành quy chế" } });
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Ban hành quy chế mới" } });
        var shown = await desk.SendAsync(new GetText.Query(TextKind.Task, task, "Title", Language.Lo));
        Assert.Equal("Xây dựng quy chế", shown.FormerSource);
    }

    [Theory, EachDatabase]
    public async Task What_the_group_translated_before_is_offered_with_its_likeness(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 40) with { Title = PlanDesk.Words("Khảo sát chuỗi cung ứng ngành điện tử", "ສຳຫຼວດຕ່ອງໂສ້ການສະໜອງຂະແໜງເອເລັກໂຕຣນິກ") });
        await desk.AddAsync(desk.Form("A2", 30) with { Title = PlanDesk.Words("Khảo sát chuỗi cung ứng ngành điện tử") });
        await desk.AddAsync(desk.Form("A3", 30) with { Title = PlanDesk.Words("Khảo sát chuỗi cung ứng ngành dệt may") });
        var exact = await MatchesAsync(desk, "A2");
        Assert.Equal((100, "ສຳຫຼວດຕ່ອງໂສ້ການສະໜອງຂະແໜງເອເລັກໂຕຣນິກ"), (exact[0].Percent, exact[0].Words));
        var near = await MatchesAsync(desk, "A3");
        Assert.InRange(near[0].Percent, TranslationMemory.LeastPercent, 95);
        Assert.Empty(await MatchesAsync(desk, "A1"));
    }

    [Theory, EachDatabase]
    public async Task What_was_removed_is_still_remembered(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 50) with { Title = PlanDesk.Words("Biên soạn sổ tay hướng dẫn", "ຮຽບຮຽງປຶ້ມຄູ່ມື") });
        await desk.AddAsync(desk.Form("A2", 50) with { Title = PlanDesk.Words("Biên soạn sổ tay hướng dẫn") });
        var editor = await desk.EditorAsync("A1");
        await desk.SendAsync(new RemoveTask.Command(editor.TaskId!.Value, editor.Version));
        Assert.Equal("ຮຽບຮຽງປຶ້ມຄູ່ມື", (await MatchesAsync(desk, "A2"))[0].Words);
        Assert.DoesNotContain((await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Lo, TextFilter.All))).Rows, row => row.Subject == "A1");
    }

    [Theory, EachDatabase]
    public async Task The_database_puts_names_in_the_readers_order(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var secretary = await host.UserAsync(Role.Secretary);
        string[] vi = ["Phụ lục 10", "Phụ lục 2", "đào", "dao", "an", "ao", "ạo", "áo", "ào", "ảo", "ão", "ăn", "ân", "Đề án", "điện tử", "ư", "y", "ô", "ơ", "chế", "Chế độ"];
        string[] lo = ["ແຜນວຽກ", "ໂຄງການ", "ຜູ້", "ກຸ່ມ", "ເຮັດ", "ຂໍ້ມູນ", "ຄະນະ", "ໄຕມາດ", "ເອກະສານ 10", "ເອກະສານ 2", "ນ້ຳ", "ໜ້າວຽກ"];
        foreach (var name in vi)
        {
            await host.SureAsync(secretary, new AddOwner.Command(Side.Vietnam, new TextWords(name, null, null)));
        }

        foreach (var name in lo)
        {
            await host.SureAsync(secretary, new AddOwner.Command(Side.Laos, new TextWords(null, name, null)));
        }

        var names = await host.Db(async db => (
            Vi: await db.TextEntries.Where(each => each.Kind == TextKind.Owner).OrderBy(each => each.SortVi).Select(each => each.Text).ToListAsync(),
            Lo: await db.TextEntries.Where(each => each.Kind == TextKind.Owner).OrderBy(each => each.SortLo).Select(each => each.Text).ToListAsync()));
        Assert.Equal(vi.Order(TextOrder.For(Language.Vi)), names.Vi.Select(each => each.Vi?.Text).OfType<string>());
        Assert.Equal(lo.Order(TextOrder.For(Language.Lo)), names.Lo.Select(each => each.Lo?.Text).OfType<string>());
    }

    private static async Task<IReadOnlyList<MemoryMatch>> MatchesAsync(PlanDesk desk, string code) =>
        (await desk.SendAsync(new GetText.Query(TextKind.Task, (await desk.EditorAsync(code)).TaskId!.Value, "Title", Language.Lo))).Matches;

    private static async Task<IReadOnlyList<string>> AllAsync(Web.Data.WorkPlanDb db) =>
    [
        .. (await db.TextEntries.AsNoTracking().Where(each => !each.IsFormer).ToListAsync())
            .Select(each => $"{each.Kind} {each.AggregateId} {each.Field} {each.PlanId} {each.TaskId} {each.Code} {each.Place} {each.Position} {each.On} {each.Text} {each.InVi} {each.InLo} {each.InEn} {each.SourceKey} {each.IsName} {each.Folded} {each.Exact} {Convert.ToHexString(each.SortLo ?? [])}")
            .Order(StringComparer.Ordinal),
    ];
}
