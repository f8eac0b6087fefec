using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>A decision that both sides confirmed becomes a task of a draft or of an amendment, linked both ways.</summary>
public sealed class DecisionTaskTests
{
    private const string Draft = "2028";

    [Theory, EachDatabase]
    public async Task A_decision_becomes_a_task_of_a_draft_and_both_name_each_other(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        Assert.Contains(new GetMeetingItemEditor.Target(Draft, null), (await desk.Host.SendAs(desk.Vietnam, new GetMeetingItemEditor.Query("M1", "D2"))).Targets!);
        var decision = await desk.Host.SendAs(desk.Vietnam, new GetDecision.Query("M1/D2"));
        Assert.Equal(new DateOnly(2026, 8, 28), decision.Due);
        await AddAsync("M1/D2", "A81");
        Assert.Equal([("M1", "D2")], await OfTaskAsync("A81"));
        Assert.Equal([("A81", Draft)], await BecameAsync(Role.Secretary));
        Assert.True((await desk.ReadAsync("M1")).Meeting.AreMinutesConfirmed());

        // Who sees no drafts does not see what it became.
        Assert.Empty(await BecameAsync(Role.Observer));

        // The link follows the task to another code, and goes with it.
        var editor = await desk.Host.SendAs(desk.Vietnam, new GetTaskEditor.Query(Draft, "A81"));
        await desk.Host.SureAsync(desk.Vietnam, new ReviseTask.Command(editor.TaskId!.Value, TaskForm.Of(editor.Saved) with { Code = "A82" }, editor.Version));
        Assert.Equal([("A82", Draft)], await BecameAsync(Role.Secretary));
        Assert.Equal([("M1", "D2")], await OfTaskAsync("A82"));
        editor = await desk.Host.SendAs(desk.Vietnam, new GetTaskEditor.Query(Draft, "A82"));
        await desk.Host.SendAs(desk.Vietnam, new RemoveTask.Command(editor.TaskId!.Value, editor.Version));
        Assert.Empty(await BecameAsync(Role.Secretary));

        async Task AddAsync(string from, string code)
        {
            var plan = await desk.Host.SendAs(desk.Vietnam, new GetTaskEditor.Query(Draft, null));
            await desk.Host.SureAsync(desk.Vietnam, new AddTask.Command(plan.PlanId, decision.FillIn(new TaskForm { Code = code, PillarCode = "A", Lead = Side.Vietnam, Counterpart = Side.Laos, Start = plan.PeriodStart }) with { End = plan.PeriodEnd }, from));
        }

        async Task<IEnumerable<(string, string)>> OfTaskAsync(string code) =>
            (await desk.Host.SendAs(desk.Laos, new ListTaskDecisions.Query(Draft, code))).Select(each => (each.MeetingCode, each.Item.Code)).ToList();

        async Task<IEnumerable<(string, string)>> BecameAsync(Role role) =>
            (await desk.Host.SendAs(await desk.Host.DemoUserAsync(role, Side.Laos), new GetMeeting.Query("M1"))).Became["D2"].Select(each => (each.TaskCode, each.PlanCode)).ToList();
    }

    [Theory, EachDatabase]
    public async Task Only_an_open_decision_that_both_sides_confirmed_becomes_a_task(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await desk.ConfirmAsync(desk.Vietnam, code);
        var plan = await desk.Host.SendAs(desk.Vietnam, new GetTaskEditor.Query(Draft, null));
        var tasks = plan.Others.Count;
        var form = new TaskForm { Code = "A81", PillarCode = "A", Title = PlanDesk.Words("Việc", "ວຽກ"), Lead = Side.Vietnam, Counterpart = Side.Laos };
        foreach (var (decision, rule) in new[] { ($"{code}/D1", Rules.MinutesNotConfirmedBy), ("M1/D1", Rules.DecisionClosed), ("M1/N1", Rules.NotFound), ("M9/D1", Rules.NotFound), ("M1", Rules.NotFound), ("M1/D9", Rules.NotFound) })
        {
            Assert.Equal((decision, rule), (decision, await desk.Host.RefusalAsync(desk.Vietnam, new AddTask.Command(plan.PlanId, form, decision))));
            Assert.Equal((decision, Rules.NotFound), (decision, await desk.Host.RefusalAsync(desk.Vietnam, new GetDecision.Query(decision))));
        }

        // Nothing was saved with what was refused.
        Assert.Equal(tasks, (await desk.Host.SendAs(desk.Vietnam, new GetTaskEditor.Query(Draft, null))).Others.Count);
        Assert.Null((await desk.Host.SendAs(desk.Vietnam, new GetMeetingItemEditor.Query("M1", "D1"))).Targets);
    }

    [Theory, EachDatabase]
    public async Task A_decision_becomes_a_task_that_an_amendment_adds_and_the_amendment_shows_it(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        var meeting = new MeetingDesk(desk.Host, desk.Plan.Secretary, await desk.Host.UserAsync(Role.Secretary, Side.Laos));
        var code = await desk.Host.SendAs(meeting.Laos, new AddMeeting.Command(MeetingDesk.Form));
        await meeting.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await meeting.ConfirmAsync(meeting.Vietnam, code);
        await meeting.ConfirmAsync(meeting.Laos, code);

        var editor = await desk.Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, null));
        await desk.Plan.SendAsync(new AmendTask.Command(editor.AmendmentId, null, desk.Plan.Form("A7", 40), TextWords.None, editor.Version, $"{code}/D1"));
        Assert.Equal([(code, "D1")], await OfAmendmentAsync());
        Assert.Equal([("A7", (int?)1)], await BecameAsync());

        // It follows to another code, and from the day on which both signed the link leads to the task.
        editor = await desk.Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, "A7"));
        await desk.Plan.SendAsync(new AmendTask.Command(editor.AmendmentId, "A7", TaskForm.Of(editor.Task.Saved) with { Code = "A8" }, TextWords.None, editor.Version));
        Assert.Equal([("A8", (int?)1)], await BecameAsync());
        await desk.AmendAsync("A1", form => form with { Weight = 60 });
        await desk.SendAsync();
        await desk.SignBothAsync();
        Assert.Equal([("A8", (int?)null)], await BecameAsync());
        Assert.Equal([(code, "D1")], (await desk.Host.SendAs(meeting.Laos, new ListTaskDecisions.Query(PlanDesk.Code, "A8"))).Select(each => (each.MeetingCode, each.Item.Code)));

        async Task<IEnumerable<(string, string)>> OfAmendmentAsync() =>
            (await desk.Host.SendAs(meeting.Laos, new ListAmendmentDecisions.Query(PlanDesk.Code, 1))).Select(each => (each.MeetingCode, each.Item.Code)).ToList();

        async Task<IEnumerable<(string, int?)>> BecameAsync() => (await meeting.ReadAsync(code)).Became["D1"].Select(each => (each.TaskCode, each.Amendment)).ToList();
    }

    [Fact]
    public async Task The_form_opens_filled_in_both_languages_and_saving_it_links()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var words = (await desk.ReadAsync("M1")).Meeting.Items.Single(each => each.Code == "D2").Words;
        var form = pages.Open<TaskEditPage>($"/plans/{Draft}/tasks/new?decision=M1%2FD2", ("PlanCode", Draft));
        Assert.Equal((words.For(Language.Vi), words.For(Language.Lo)), (pages.Held(form, "Title.vi"), pages.Held(form, "Title.lo")));
        Assert.Contains(form.FindAll("a"), each => each.GetAttribute("href") == "/meetings/M1#D2");
        await pages.TypeAsync(form, "End", string.Empty);
        await PageDesk.SaveAsync(form);
        var became = Assert.Single((await desk.ReadAsync("M1")).Became["D2"]);
        Assert.Equal(words.For(Language.Lo), (await desk.Host.Db(db => db.Tasks.AsNoTracking().SingleAsync(each => each.Code == became.TaskCode && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == Draft)))).Agreed.Title.For(Language.Lo));
        Assert.Contains(pages.Open<MeetingPage>("/meetings/M1", ("MeetingCode", "M1")).FindAll("#D2 a"), each => each.GetAttribute("href") == $"/plans/{Draft}/tasks/{became.TaskCode}");
    }
}
