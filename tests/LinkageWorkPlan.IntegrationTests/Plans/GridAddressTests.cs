using System.Text.Json;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The address that the grid's script reads and sends to.</summary>
public class GridAddressTests
{
    private const string Address = "/plans/2026/grid";

    [Theory, EachDatabase]
    public async Task Saves_refuses_and_tells_the_second_of_two(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var version = (await desk.EditorAsync("A1")).Version;
        var milestone = (await desk.EditorAsync("A1")).Saved.Milestones[0].Id;
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, name) = await SignInAsync(desk, pages);
        using var open = browser;

        var refused = await browser.PutAsync(Address, Row(desk, "1", id, version, """{"End":"31/2/26"}""", $$$"""[{"id":"{{{milestone}}}","key":"m","isRemoved":false,"cells":{"Title.vi":"","Title.lo":""}}]"""));
        Assert.Equal(422, refused.Status);
        var problems = JsonDocument.Parse(refused.Body).RootElement.EnumerateArray().ToList();
        Assert.Equal(["", "m"], problems.Select(each => each.GetProperty("milestone").GetString() ?? string.Empty));
        Assert.Equal([["End"], ["Title.vi", "Title.lo"]], problems.Select(each => each.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToArray()));
        Assert.Contains("31/2/26", problems[0].GetProperty("words").GetString(), StringComparison.Ordinal);

        var asked = await browser.PutAsync(Address, Row(desk, "2", id, version, """{"End":"31/8/28"}"""));
        var confirmation = JsonDocument.Parse(asked.Body).RootElement[0].GetProperty("confirmation").GetString();
        var saved = await browser.PutAsync(Address, Row(desk, "3", id, version, """{"End":"31/8/28"}""", confirmed: $"[{JsonSerializer.Serialize(confirmation)}]"));
        Assert.Equal((422, 200), (asked.Status, saved.Status));

        var second = await browser.PutAsync(Address, Row(desk, "4", id, version, """{"Weight":"5"}"""));
        Assert.Equal(409, second.Status);
        Assert.Equal("31/08/2028", JsonDocument.Parse(second.Body).RootElement.GetProperty("row").GetProperty("cells")[0].GetString());
        Assert.Contains(name, JsonDocument.Parse(second.Body).RootElement.GetProperty("words").GetString(), StringComparison.Ordinal);

        Assert.Equal(400, (await browser.PutAsync(Address, Row(desk, "5", id, version, "{}"), ofScript: false)).Status);
        Assert.Equal(400, (await browser.PutAsync(Address, "{")).Status);
        Assert.Equal(413, (await browser.PutAsync(Address, Row(desk, "6", id, version, $$"""{"Title.vi":"{{new string('x', 200_000)}}"}"""))).Status);
        await using (await HeldDatabase.HoldAsync(desk.Host))
        {
            Assert.Equal(503, (await browser.PutAsync(Address, Row(desk, "7", id, version + 1, """{"Weight":"6"}"""))).Status);
        }
    }

    /// <summary>What is asked of several tasks is shown whole, each with the task that it is about: only what was shown is confirmed.</summary>
    [Theory, EachDatabase]
    public async Task A_change_of_several_asks_of_each_task_by_its_code(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        foreach (var code in new[] { "A1", "A2", "A3", "A4" })
        {
            await desk.AddAsync(desk.Form(code, 1));
        }

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = (await SignInAsync(desk, pages)).Browser;
        var tasks = await desk.Host.Db(db => db.Tasks.Select(each => new { each.Id, each.Version }).ToListAsync());
        object Change(params string[] confirmed) => new { planId = desk.PlanId, change = new { kind = "Days", typed = "200" }, isSure = true, confirmed, tasks = tasks.Select(each => new { id = each.Id, version = each.Version }) };

        var asked = await browser.PutAsync(Address + "/bulk", JsonSerializer.Serialize(Change()));
        Assert.Equal(422, asked.Status);
        var questions = JsonDocument.Parse(asked.Body).RootElement.EnumerateArray().ToList();
        Assert.Equal(["A1", "A1", "A2", "A2", "A3", "A3", "A4", "A4"], questions.Select(each => each.GetProperty("task").GetString()).Order());
        var done = await browser.PutAsync(Address + "/bulk", JsonSerializer.Serialize(Change([.. questions.Select(each => each.GetProperty("confirmation").GetString()!)])));
        Assert.Equal((200, 4), (done.Status, JsonDocument.Parse(done.Body).RootElement.GetProperty("count").GetInt32()));

        var undo = $$"""{"undo":{{JsonDocument.Parse(done.Body).RootElement.GetProperty("undo").GetRawText()}}}""";
        Assert.Equal((200, "4"), await browser.PutAsync(Address + "/bulk/undo", undo) is var undone ? (undone.Status, undone.Body) : default);
        Assert.All(await desk.Host.Db(db => db.Tasks.Select(each => each.Agreed.End).ToListAsync()), each => Assert.Equal(new DateOnly(2026, 8, 31), each));
        Assert.Equal(422, (await browser.PutAsync(Address + "/bulk/undo", undo)).Status);
    }

    /// <summary>An answer may be lost on the way: what is sent again by the same name is not done again.</summary>
    [Theory, EachDatabase]
    public async Task What_is_sent_twice_is_saved_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = (await SignInAsync(desk, pages)).Browser;
        var row = Row(desk, "same", null, 0, """{"Title.vi":"Việc mới"}""");
        var answers = new[] { await browser.PutAsync(Address, row), await browser.PutAsync(Address, row) };
        Assert.All(answers, each => Assert.Equal((200, answers[0].Body), each));
        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.CountAsync()));
    }

    /// <summary>A page that goes sends once more what is under way.</summary>
    [Theory, EachDatabase]
    public async Task What_is_sent_twice_at_once_is_saved_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = (await SignInAsync(desk, pages)).Browser;
        var row = Row(desk, "same", null, 0, """{"Title.vi":"Việc mới"}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.PutAsync(Address, row)));
        Assert.All(answers, each => Assert.Equal((200, answers[0].Body), each));
        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.CountAsync()));
    }

    /// <summary>A row may lie in a closed browser for weeks, while the program is started again.</summary>
    [Theory, EachDatabase]
    public async Task A_new_task_that_is_sent_again_to_a_program_that_was_restarted_is_the_same_one(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var row = Row(desk, "same", null, 0, """{"Title.vi":"Việc mới"}""", """[{"id":null,"key":"new-m","isRemoved":false,"cells":{"Title.vi":"Mốc","Title.lo":"ຂີດໝາຍ","End":"1/6/26"}}]""");
        var user = await desk.Host.UserAsync(Role.Secretary, password: SigningDesk.Password);
        for (var start = 0; start < 2; start++)
        {
            await using var pages = await PagesHost.StartAsync(desk.Host);
            using var browser = await SignInAsync(desk, pages, user.Id);
            var (status, body) = await browser.PutAsync(Address, row);
            Assert.Equal(200, status);
            Assert.Contains("\"key\":\"new-m\"", body, StringComparison.Ordinal);
        }

        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.CountAsync()));
        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.SelectMany(each => each.Milestones).CountAsync()));
    }

    /// <summary>One signs out and another in at the same computer: a page of the first that is still open saves nothing as the other.</summary>
    [Theory, EachDatabase]
    public async Task What_a_page_of_another_account_sends_is_not_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = (await SignInAsync(desk, pages)).Browser;
        var row = Row(desk, "1", null, 0, """{"Title.vi":"Việc mới"}""");
        foreach (var account in new Guid?[] { Guid.CreateVersion7(), null })
        {
            browser.Account = account;
            Assert.Equal(401, (await browser.PutAsync(Address, row)).Status);
            Assert.Equal(401, (await browser.PutAsync($"{Address}/bulk", $$$"""{"planId":"{{{desk.PlanId}}}","change":{"kind":"Weights","typed":""},"tasks":[],"isSure":true,"confirmed":[]}""")).Status);
        }

        Assert.Equal(0, await desk.Host.Db(db => db.Tasks.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_draft_opens_in_the_grid_for_secretaries_alone_and_other_plans_in_the_list(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var secretary = (await SignInAsync(desk, pages)).Browser;
        Assert.Contains("data-grid-setup", await secretary.ReadAsync("/plans/2026"), StringComparison.Ordinal);
        Assert.Contains("class=\"tasks\"", await secretary.ReadAsync("/plans/2026?view=list"), StringComparison.Ordinal);
        Assert.Contains("\"30/06/2026\"", (await secretary.AnswerAsync(Address)).Page, StringComparison.Ordinal);

        using var chair = (await SignInAsync(desk, pages, Role.CoChair)).Browser;
        Assert.Contains("class=\"tasks\"", await chair.ReadAsync("/plans/2026?view=grid"), StringComparison.Ordinal);
        Assert.Equal(403, (int)(await chair.AnswerAsync(Address)).Status);
    }

    private static async Task<(PagesHost.Browser Browser, string Name)> SignInAsync(PlanDesk desk, PagesHost pages, Role role = Role.Secretary)
    {
        var user = await desk.Host.UserAsync(role, password: SigningDesk.Password);
        return (await SignInAsync(desk, pages, user.Id), user.Name);
    }

    private static async Task<PagesHost.Browser> SignInAsync(PlanDesk desk, PagesHost pages, Guid id)
    {
        var browser = pages.Open("vi");
        browser.Account = id;
        await browser.SignInAsync(await desk.Host.Db(db => db.Users.Where(each => each.Id == id).Select(each => each.Email!).SingleAsync()), SigningDesk.Password);
        return browser;
    }

    private static string Row(PlanDesk desk, string name, Guid? task, int version, string cells, string milestones = "[]", string confirmed = "[]") => $$"""
        {"id":"{{name}}","planId":"{{desk.PlanId}}","row":{"taskId":{{JsonSerializer.Serialize(task)}},"version":{{version}},"pillar":"A","cells":{{cells}},"milestones":{{milestones}}},"columns":["End"],"confirmed":{{confirmed}},"isRemoved":false}
        """;
}
