using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Coverage;

/// <summary>The memorandum's contents: one list for all plans, which both sides keep as equals, and which tasks name.</summary>
public sealed class MemorandumTests
{
    private static readonly TextWords Forests = PlanDesk.Words("Liên kết lâm nghiệp", "ການເຊື່ອມໂຍງປ່າໄມ້");

    [Theory, EachDatabase]
    public async Task Both_sides_keep_one_list_and_one_that_tasks_name_stays(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        Assert.Empty(await desk.SendAsync(new ListContents.Query()));
        Assert.Equal(11, await desk.Host.SendAs(desk.LaoSecretary, new AddPublishedContents.Command()));
        Assert.Equal(0, await desk.SendAsync(new AddPublishedContents.Command()));
        await desk.SendAsync(new AddContent.Command("M12", Forests));
        var list = await desk.SendAsync(new ListContents.Query());
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"M{number}"), list.Select(each => each.Code));
        Assert.All(list.SkipLast(1), each => Assert.All(Languages.All, language => Assert.False(string.IsNullOrEmpty(each.Title[language]?.Text))));

        // What one side wrote the other side changes; who comes second is told.
        var added = list[^1];
        await desk.Host.SendAs(desk.LaoSecretary, new RenameContent.Command(added.Id, new TextWords("Liên kết lâm nghiệp", "ການເຊື່ອມໂຍງປ່າໄມ້ ແລະ ໄມ້", "Forestry"), added.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Secretary, new RenameContent.Command(added.Id, Forests, added.Version)));
        Assert.Equal(Rules.ContentCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddContent.Command("m12", Forests)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new AddContent.Command("M13", TextWords.None)));

        await desk.AddAsync(desk.Form() with { Contents = ["M12", "M1"] });
        var unknown = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form("A2") with { Contents = ["M99"] })));
        Assert.Equal((Rules.ContentUnknown, nameof(AgreedTask.Contents)), (unknown.Rule, unknown.Subject));
        var now = (await desk.SendAsync(new ListContents.Query()))[^1];
        Assert.Equal(1, now.Tasks);
        var inUse = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new RemoveContent.Command(now.Id, now.Version)));
        Assert.Equal((Rules.ContentInUse, "2026: A1"), (inUse.Rule, inUse.Arguments[1]));

        // A code that another's begins with is not the same.
        var rows = await desk.SendAsync(new ListContents.Query());
        Assert.Equal(["A1"], await ListedAsync(desk, "M1"));
        Assert.Empty(await ListedAsync(desk, "M11"));
        await desk.SendAsync(new RemoveContent.Command(rows[10].Id, rows[10].Version));
        await desk.ReviseAsync("A1", form => form with { Contents = ["M1"] });
        await desk.SendAsync(new RemoveContent.Command(now.Id, now.Version));
        Assert.Equal(10, (await desk.SendAsync(new ListContents.Query())).Count);
        var told = await desk.Host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectKind == nameof(MemorandumItem)).OrderBy(each => each.Id).Select(each => new { each.Action, each.ActorSide }).ToListAsync());
        Assert.Equal([("AddContent", Side.Vietnam), ("RenameContent", Side.Laos), ("RemoveContent", Side.Vietnam), ("RemoveContent", Side.Vietnam)], told.Skip(11).Select(each => (each.Action, each.ActorSide!.Value)));
    }

    [Theory, EachDatabase]
    public async Task A_new_title_reaches_a_plan_in_review_and_waits_once_a_side_signed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddContent.Command("M12", Forests));
        await desk.AddAsync(desk.Form() with { Contents = ["M12"] });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        var item = Assert.Single(await desk.SendAsync(new ListContents.Query()));
        await desk.SendAsync(new RenameContent.Command(item.Id, PlanDesk.Words("Lâm nghiệp", "ປ່າໄມ້"), item.Version));
        Assert.Equal(("M12", "Lâm nghiệp"), Named(PlanContent.Read((await desk.RoundAsync()).Content)));
        await desk.SignAsync(Side.Vietnam);
        item = Assert.Single(await desk.SendAsync(new ListContents.Query()));
        Assert.Equal(Rules.TextsFrozen, await desk.Host.RefusalAsync(desk.Secretary, new RenameContent.Command(item.Id, Forests, item.Version)));
        await desk.SignAsync(Side.Laos);

        // Nothing is signed any more: the register goes on, and the plan keeps what was signed.
        await desk.SendAsync(new RenameContent.Command(item.Id, Forests, item.Version));
        var signed = await desk.Host.Db(db => db.Rounds.AsNoTracking().Select(each => each.Content).SingleAsync());
        Assert.Equal(("M12", "Lâm nghiệp"), Named(PlanContent.Read(signed)));
    }

    [Theory, EachDatabase]
    public async Task In_an_adopted_plan_they_change_by_amendment(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.Plan.SendAsync(new AddContent.Command("M12", Forests));
        await desk.ProposeAsync();
        Assert.Equal(Rules.ContentUnknown, (await Assert.ThrowsAsync<RuleException>(() => desk.AmendAsync("A1", form => form with { Contents = ["M99"] }))).Broken.Single().Rule);
        await desk.AmendAsync("A1", form => form with { Contents = ["M12"] });
        var item = Assert.Single(await desk.Plan.SendAsync(new ListContents.Query()));
        Assert.Equal(0, item.Tasks);
        Assert.Equal(Rules.ContentInUse, await desk.Host.RefusalAsync(desk.Plan.Secretary, new RemoveContent.Command(item.Id, item.Version)));
        await desk.SendAsync();
        await desk.SignBothAsync();
        Assert.Equal(["M12"], (await desk.TaskAsync()).Agreed.Contents);
        Assert.Equal(["M12"], (await desk.Plan.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Contents.Select(each => each.Code));
        Assert.Equal(["A1"], await ListedAsync(desk.Plan, "M12"));
        Assert.Empty(await ListedAsync(desk.Plan, PlanFilter.NoContent));
        var shown = await desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Vi));
        Assert.Equal("A1", Assert.Single(shown.Items).Code);
    }

    [Theory, EachDatabase]
    public async Task A_workbook_brings_them_and_the_desk_and_the_search_know_them(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.SendAsync(new AddContent.Command("M12", Forests));
        Assert.Equal($"B2 {Rules.ContentUnknown}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Contents"], ["A1", "M12, M99"]))));
        await desk.ImportAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Contents"], ["A1", "M12"])));
        Assert.Equal(["M12"], (await desk.EditorAsync("A1")).Saved.Contents);
        Assert.Equal(["M12"], (await desk.EditorAsync("A1")).Contents.Select(each => each.Code));

        var row = Assert.Single((await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), Language.En, TextFilter.Open))).Rows, each => each.Kind == TextKind.Memorandum);
        await desk.SendAsync(new RenderText.Command(TextKind.Memorandum, row.Id, row.Field, Language.En, "Forestry links", TextStamp.Of(row.Text)));
        var hit = Assert.Single((await desk.SendAsync(new FindTexts.Query("forestry"))).Single(each => each.Group == SearchGroup.Memorandum).Hits);
        Assert.Equal("/coverage/memorandum#M12", SearchAddress.Of(hit));
        Assert.Equal("Forestry links", Assert.Single(await desk.SendAsync(new ListContents.Query())).Title[Language.En]!.Text);
    }

    [Fact]
    public async Task A_secretary_begins_the_list_changes_it_and_a_reader_only_reads()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var secretary = new PageDesk(host, await host.UserAsync(Role.Secretary, Side.Laos));
        var page = secretary.Open<MemorandumPage>("/coverage/memorandum");
        PageDesk.Sees(page, ".empty", secretary.Loc["Coverage.Empty"]);
        await page.Find("[name=AddPublished]").ClickAsync(new());
        Assert.Equal(11, page.FindAll("table.contents tbody tr").Count);
        await secretary.TypeAsync(page, "Code", "M12");
        await secretary.TypeAsync(page, "Title.lo", "ການເຊື່ອມໂຍງປ່າໄມ້");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, "#M12", "ການເຊື່ອມໂຍງປ່າໄມ້");
        await page.FindAll("#M12 button")[0].ClickAsync(new());
        await secretary.TypeAsync(page, "Content-M12.lo", "ປ່າໄມ້");
        await page.Find("table.contents form").SubmitAsync();
        PageDesk.Sees(page, "#M12", "ປ່າໄມ້");
        await page.Find("#M12 [name=Delete]").ClickAsync(new());
        Assert.Empty(page.FindAll("#M12"));

        await using var chair = new PageDesk(host, await host.UserAsync(Role.CoChair));
        var read = chair.Open<MemorandumPage>("/coverage/memorandum");
        Assert.Equal((11, 0), (read.FindAll("table.contents tbody tr").Count, read.FindAll("button, form").Count));
    }

    private static (string Code, string Title) Named(PlanContent content)
    {
        var named = Assert.Single(content.Contents);
        return (named.Code, named.Title.For(Language.Vi));
    }

    private static async Task<IEnumerable<string>> ListedAsync(PlanDesk desk, string content) =>
        (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None with { Content = content }))).Rows.Select(each => each.Code);
}
