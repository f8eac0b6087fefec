using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class ReturningTests
{
    [Theory, EachDatabase]
    public async Task A_returned_plan_is_a_draft_again_and_its_signature_void(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.SignAsync(round, Side.Vietnam);
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, "ກະລຸນາແກ້ວັນທີ"));

        Assert.Equal(PlanState.Draft, (await desk.PlanAsync()).State);
        Assert.Equal(Rules.RoundClosed, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        var again = await desk.AskAsync();
        Assert.Empty(again.Signatures);
    }

    [Theory, EachDatabase]
    public async Task A_return_says_what_to_fix(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        Assert.Equal(Rules.ReturnNeedsComment, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, "  ")));
        Assert.Equal(PlanState.InReview, (await desk.PlanAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task A_secretary_takes_back_what_waits_and_gives_a_reason(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.Host.SendAs(desk.Secretary, new WithdrawRound.Command(round.Id, "Còn thiếu một nhiệm vụ"));
        Assert.Equal(PlanState.Draft, (await desk.PlanAsync()).State);
        var closed = Assert.Single((await desk.Host.SendAs(desk.Chairs[Side.Laos], new ListRounds.Query())).Closed);
        Assert.Equal((RoundState.Withdrawn, "Còn thiếu một nhiệm vụ"), (closed.State, closed.Comment));
    }

    [Theory, EachDatabase]
    public async Task The_next_round_says_item_by_item_what_changed_since_the_return(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        Assert.Null((await desk.Host.SendAs(desk.Chairs[Side.Laos], new GetRound.Query(round.Id))).Former);
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, "ແກ້ວັນທີ"));
        await desk.ChangeTaskAsync(task => task.SetText("Milestone:A1.1", SigningDesk.Both("Dự thảo lần hai", "ສະບັບຮ່າງທີສອງ")));
        desk.Host.Time.Advance(TimeSpan.FromMinutes(5));
        var next = await desk.AskAsync();

        var shown = await desk.Host.SendAs(desk.Chairs[Side.Laos], new GetRound.Query(next.Id));
        Assert.Equal((RoundState.Returned, "ແກ້ວັນທີ"), (shown.Former!.State, shown.Former.Comment));
        var item = Assert.Single(shown.Changes);
        Assert.Equal((ItemChangeKind.Changed, "A1"), (item.Kind, item.Code));
        Assert.Equal(["Dự thảo", "ສະບັບຮ່າງ"], item.Changes.Select(each => each.Before));
        Assert.All(item.Changes, each => Assert.Equal(("A1.1", "Milestone.Title"), (each.Subject, each.Field)));
    }

    [Theory, EachDatabase]
    public async Task Signing_and_returning_are_in_the_history_with_name_and_reason(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.SignAsync(round, Side.Vietnam);
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, "ກະລຸນາແກ້ວັນທີ"));

        var history = (await desk.Host.SendAs(desk.Secretary, new ListHistory.Query(PlanCode: "2030"))).Entries;
        var returned = Assert.Single(history, entry => entry.Action == nameof(ReturnRound));
        Assert.Equal((desk.Chairs[Side.Laos].Name, "ກະລຸນາແກ້ວັນທີ"), (returned.ActorName, returned.Reason));
        Assert.Contains(returned.Changes, change => change is { Field: "WorkPlan.State", Before: "PlanState.InReview", After: "PlanState.Draft" });
        Assert.Equal(desk.Chairs[Side.Vietnam].Name, Assert.Single(history, entry => entry.Action == nameof(SignRound)).ActorName);
    }

    [Theory, EachDatabase]
    public async Task Both_signatures_make_the_report_issue_one_of_the_very_content_they_signed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (host, secretary) = (desk.Host, desk.Secretary);
        await desk.SendAsync();
        var round = Assert.Single((await host.SendAs(secretary, new ListRounds.Query())).Open);
        var shown = await host.SendAs(await host.DemoUserAsync(Role.CoChair, Side.Laos), new GetRound.Query(round.Id));
        foreach (var side in Sides.Both)
        {
            Assert.Equal(ReportState.InReview, await host.Db(db => db.Reports.Where(each => each.Code == ReportDesk.Code).Select(each => each.State).SingleAsync()));
            await host.SendAs(await host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, shown.Fingerprint, DemoAccounts.Password));
        }

        var issued = await host.Db(db => db.Reports.AsNoTracking().SingleAsync(each => each.Code == ReportDesk.Code));
        Assert.Equal((ReportState.Issued, 1, shown.Fingerprint), (issued.State, issued.Issue!.Value, issued.Fingerprint));
        Assert.Equal(Fingerprint.OfContent(await host.Db(db => db.Rounds.Where(each => each.Id == round.Id).Select(each => each.Content).SingleAsync())), issued.Fingerprint);
    }

    [Theory, EachDatabase]
    public async Task The_demo_s_plan_was_signed_as_it_stands(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var chair = await host.DemoUserAsync(Role.CoChair, Side.Vietnam);
        var round = Assert.Single((await host.SendAs(chair, new ListRounds.Query())).Closed, each => each.Subject == SignOffSubject.Plan);
        var shown = await host.SendAs(chair, new GetRound.Query(round.Id));
        Assert.Equal((RoundState.Signed, 38), (round.State, shown.Plan!.Tasks.Count));
    }
}
