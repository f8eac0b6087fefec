using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Drafts;

public class KeptTextTests
{
    [Theory, EachDatabase]
    public async Task Text_of_another_window_is_not_overwritten_before_this_one_has_seen_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        var first = Typed("a", "2026-06-22T02:00:01.000Z", "một");
        Assert.Null(await host.SendAs(user, new KeepDraft.Command("task:1", first)));
        Assert.Equal(first, await host.SendAs(user, new KeepDraft.Command("task:1", Typed("b", "2026-06-22T02:00:02.000Z", "hai"))));
        Assert.Equal(first, await host.SendAs(user, new FindDraft.Query("task:1")));

        var both = Typed("b", "2026-06-22T02:00:03.000Z", "hai", """ "seen":{"a":"2026-06-22T02:00:01.000Z"}, """);
        Assert.Null(await host.SendAs(user, new KeepDraft.Command("task:1", both)));
        Assert.Equal(both, await host.SendAs(user, new FindDraft.Query("task:1")));
        Assert.Null(await host.SendAs(user, new KeepDraft.Command("task:1", Typed("c", "2026-06-22T02:00:04.000Z", "", """ "saved":true, """))));
        Assert.Null(await host.SendAs(user, new KeepDraft.Command("task:1", first)));
    }

    [Theory, EachDatabase]
    public async Task Text_that_arrives_after_its_form_was_saved_is_not_kept(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        var late = Typed("a", "1", "một", "\"opening\":\"o1\",\"saves\":0,");
        await host.SendAs(user, new DropDraft.Command("task:1", "o1"));
        await host.SendAs(user, new KeepDraft.Command("task:1", late));
        Assert.Empty(await WordsAsync());

        await host.SendAs(user, new KeepDraft.Command("task:1", Typed("a", "2", "hai", "\"opening\":\"o1\",\"saves\":1,")));
        Assert.Equal(["hai"], await WordsAsync());
        await host.SendAs(user, new DropDraft.Command("task:1", "o1", 1));
        await host.SendAs(user, new KeepDraft.Command("task:1", Typed("a", "9", "", "\"saved\":true,")));
        await host.SendAs(user, new KeepDraft.Command("task:1", late));
        Assert.Empty(await WordsAsync());
        await host.SendAs(user, new KeepDraft.Command("task:1", Typed("b", "1", "ba", "\"opening\":\"o2\",\"saves\":0,")));
        Assert.Equal(["ba"], await WordsAsync());

        async Task<IEnumerable<string?>> WordsAsync() => (DraftContent.Read(await host.SendAs(user, new FindDraft.Query("task:1")))?.Fields.Values ?? []).Select(each => each.GetString());
    }

    [Theory, EachDatabase]
    public async Task Text_that_arrives_after_it_was_given_up_is_not_kept(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        await host.SendAs(user, new KeepDraft.Command("task:1", Typed("a", "2", "", "\"saved\":true,\"opening\":\"o1\",")));
        await host.SendAs(user, new KeepDraft.Command("task:1", Typed("a", "1", "một", "\"opening\":\"o1\",")));
        Assert.True(DraftContent.Read(await host.SendAs(user, new FindDraft.Query("task:1")))!.Saved);
        var again = Typed("a", "3", "hai", "\"opening\":\"o1\",");
        await host.SendAs(user, new KeepDraft.Command("task:1", again));
        Assert.Equal(again, await host.SendAs(user, new FindDraft.Query("task:1")));
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_taken_to_be_typing_where_it_was_given_up(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.SendAs(await host.UserAsync(Role.Secretary), new KeepDraft.Command("task:1", Typed("a", "1", "", "\"saved\":true,")));
        Assert.Equal(DateTime.UnixEpoch, await host.Db(db => db.FormDrafts.Select(each => each.SavedAt).SingleAsync()));
        await SweepAsync(host);
        Assert.Empty(await KeysAsync(host));
    }

    [Theory, EachDatabase]
    public async Task What_nobody_came_back_for_is_dropped_after_the_days_of_the_setting(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Drafts:KeepDays=10"], _ => { }));
        var user = await host.UserAsync(Role.Secretary);
        var now = host.Time.GetUtcNow().UtcDateTime;
        await host.Db(db =>
        {
            db.SetupTokens.AddRange(Token("old", now.AddMinutes(-1)), Token("new", now.AddDays(11)));
            return db.SaveChangesAsync();
        });
        await host.SendAs(user, new KeepDraft.Command("task:old", Typed("a", "1", "một")));
        host.Time.Advance(TimeSpan.FromDays(9));
        await host.SendAs(user, new KeepDraft.Command("task:new", Typed("a", "1", "hai")));
        await SweepAsync(host);
        Assert.Equal(["task:new", "task:old"], await KeysAsync(host));
        Assert.Equal(["new"], await host.Db(db => db.SetupTokens.Select(each => each.TokenHash).ToListAsync()));

        host.Time.Advance(TimeSpan.FromDays(2));
        await SweepAsync(host);
        Assert.Equal(["task:new"], await KeysAsync(host));
    }

    [Theory, EachDatabase]
    public async Task Goes_with_the_task_it_is_about_whoever_typed_it(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.AddAsync(desk.Form("A2"));
        var (gone, stays) = (await desk.EditorAsync("A1"), await desk.EditorAsync("A2"));
        await desk.Host.SendAs(desk.LaoSecretary, new KeepDraft.Command($"task:{gone.TaskId}", "{}"));
        await desk.Host.SendAs(desk.LaoSecretary, new KeepDraft.Command($"task:{stays.TaskId}", "{}"));
        await desk.SendAsync(new RemoveTask.Command(gone.TaskId!.Value, gone.Version));
        Assert.Equal([$"task:{stays.TaskId}"], await KeysAsync(desk.Host));
    }

    [Theory, EachDatabase]
    public async Task Goes_with_the_round_that_is_closed(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.Host.SendAs(desk.Chairs[Side.Vietnam], new KeepDraft.Command($"round:{round.Id}", "{}"));
        await desk.SignAsync(round, Side.Vietnam);
        Assert.Single(await KeysAsync(desk.Host));
        await desk.Host.SendAs(desk.Secretary, new WithdrawRound.Command(round.Id, "Còn thiếu"));
        Assert.Empty(await KeysAsync(desk.Host));
    }

    [Fact]
    public void Is_read_again_as_a_person_reads_it()
    {
        var kept = DraftContent.Read("""
            {"base":{"Title.vi":"Cũ","Weight":"1"},"fields":{"Title.vi":"Mới","Weight":"1","Row":"x","Title.lo.right":false},"shown":{"Title.lo.right":{"label":"Tên · Vẫn đúng","words":"–"},"Title.vi":{"label":"Tên · Tiếng Việt","words":"Mới","language":"vi"},"Row":null}}
            """)!;
        var field = Assert.Single(kept.Typed);
        Assert.Equal(("Tên · Tiếng Việt", "Mới", "vi"), (field.Label, field.Mine, field.Language));
        Assert.Null(DraftContent.Read("no JSON"));
    }

    [Fact]
    public void Rows_are_known_by_what_they_are_and_not_by_where_they_stand()
    {
        var fields = new TaskInput { Values = new TaskForm { Code = "A1" } };
        var id = Guid.CreateVersion7();
        fields.Milestones.Add(new MilestoneInput { Key = $"{id}", Values = new() { Id = id, Code = "A1.1" } });
        fields.AddMilestone();
        fields.SetMilestones($"Milestone:new-2 Milestone:{Guid.CreateVersion7()} Milestone:{id}");
        Assert.Equal([$"{id}", "new-2"], fields.Milestones.Select(each => each.Key));
        fields.AddMilestone();
        Assert.Equal("new-3", fields.Milestones[^1].Key);
        fields.SetMilestones(string.Empty);
        Assert.Empty(fields.Milestones);
    }

    private static string Typed(string tab, string at, string words, string more = "") =>
        "{" + more + $"\"at\":\"{at}\",\"tab\":\"{tab}\",\"fields\":" + "{\"Title.vi\":\"" + words + "\"}}";

    private static SetupToken Token(string hash, DateTime expiresAt) => new() { Id = Guid.CreateVersion7(), TokenHash = hash, ExpiresAt = expiresAt };

    private static Task SweepAsync(TestHost host) => host.Services.GetRequiredService<DraftSweeper>().SweepAsync(CancellationToken.None);

    private static Task<List<string>> KeysAsync(TestHost host) => host.Db(db => db.FormDrafts.Select(each => each.FormKey).OrderBy(key => key).ToListAsync());
}
