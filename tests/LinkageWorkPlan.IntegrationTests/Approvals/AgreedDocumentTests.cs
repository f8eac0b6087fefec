using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What the co-chairs are shown to sign is the document that is printed.</summary>
public class AgreedDocumentTests
{
    [Theory, EachDatabase]
    public async Task A_plan_is_printed_as_a_draft_then_as_what_waits_and_then_with_both_signatures(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var draft = await PlanAsync(desk.Host, desk.Secretary);
        Assert.Equal((true, false, null), (draft.IsDraft, draft.IsFrozen, draft.Fingerprint));

        var round = await desk.AskAsync();
        var waiting = await PlanAsync(desk.Host, desk.Secretary);
        Assert.Equal((true, true, round.Fingerprint), (waiting.IsDraft, waiting.IsFrozen, waiting.Fingerprint));
        Assert.Equal(round.Content, waiting.ToCanonical());

        await desk.SignAsync(round, Side.Vietnam);
        Assert.True((await PlanAsync(desk.Host, desk.Secretary)).IsDraft);
        await desk.SignAsync(round, Side.Laos);
        var signed = await PlanAsync(desk.Host, desk.Secretary);
        Assert.False(signed.IsDraft);
        Assert.Equal(Fingerprint.OfContent(signed.ToCanonical()), signed.Fingerprint);
        Assert.Equal(Sides.Both.Select(side => desk.Chairs[side].Name), signed.Signatures.Select(each => each.Name.For(Language.Vi)));
        Assert.NotNull(signed.IssuedAt);
    }

    [Theory, EachDatabase]
    public async Task What_a_round_froze_is_what_its_document_says_whatever_became_of_the_plan_since(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Tên khác", "ຊື່ອື່ນ")));
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, "Xin sửa", new Dictionary<string, string>()));
        var document = Assert.IsType<PlanDocument>(await desk.Host.SendAs(desk.Secretary, new GetRoundDocument.Query(round.Id)));
        Assert.Equal(round.Content, document.ToCanonical());
        Assert.Equal((true, null), (document.IsDraft, document.Fingerprint));
        var live = await PlanAsync(desk.Host, desk.Secretary);
        Assert.False(live.IsFrozen);
        Assert.NotEqual(round.Content, live.ToCanonical());
    }

    [Theory, EachDatabase]
    public async Task A_report_that_came_back_waits_for_no_signature_any_more(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var round = (await desk.ReadAsync()).LastRound!.Id;
        Assert.NotNull((await desk.Host.SendAs(desk.Secretary, new GetRoundDocument.Query(round))).Fingerprint);
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command(round, "ກະລຸນາແກ້"));
        var document = await desk.Host.SendAs(desk.Secretary, new GetRoundDocument.Query(round));
        Assert.Equal((true, false, null), (document.IsDraft, document.IsFrozen, document.Fingerprint));
    }

    [Theory, EachDatabase]
    public async Task Those_who_see_no_drafts_get_what_both_signed_alone(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var observer = await desk.Host.UserAsync(Role.Observer);
        var round = await desk.AskAsync();
        await AssertNotThereAsync(() => PlanAsync(desk.Host, observer));
        await desk.SignAsync(round, Side.Vietnam);
        await desk.SignAsync(round, Side.Laos);
        Assert.False((await PlanAsync(desk.Host, observer)).IsDraft);
    }

    [Theory, EachDatabase]
    public async Task An_amendment_is_printed_in_the_same_way(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var observer = await desk.Host.UserAsync(Role.Observer);
        var adopted = (await desk.Host.SendAs(observer, new GetAgreedDocument.Query(PlanDesk.Code))).ToCanonical();
        var number = await desk.ProposeAsync();
        await desk.MoveAsync();
        var query = new GetAgreedDocument.Query(PlanDesk.Code, number);
        var draft = Assert.IsType<AmendmentDocument>(await desk.Host.SendAs(desk.Plan.Secretary, query));
        Assert.Equal((true, false), (draft.IsDraft, draft.IsFrozen));
        Assert.Equal(["A1"], draft.Amendment.Tasks.Select(each => each.Code));
        await AssertNotThereAsync(() => desk.Host.SendAs(observer, query));

        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        var signed = await desk.Host.SendAs(observer, query);
        Assert.Equal((false, true), (signed.IsDraft, signed.IsFrozen));
        Assert.Equal(draft.ToCanonical(), signed.ToCanonical());

        // The plan's own document stays what both signed when they adopted it.
        Assert.Equal(adopted, (await desk.Host.SendAs(observer, new GetAgreedDocument.Query(PlanDesk.Code))).ToCanonical());
        Assert.Equal([number], (await desk.Host.SendAs(observer, new ListAmendmentsInForce.Query(PlanDesk.Code))).Select(each => each.Number));
        Assert.Equal(new DateOnly(2026, 10, 31), await desk.Host.Db(db => db.Tasks.Where(task => task.Code == "A1").Select(task => task.Agreed.End).SingleAsync()));
    }

    [Fact]
    public async Task The_page_of_a_signature_shows_the_document_with_its_pages_and_folds_nothing_of_it_away()
    {
        await using var desk = await SigningDesk.OpenAsync(Database.Sqlite);
        var round = await desk.AskAsync();
        await using var person = new PageDesk(desk.Host, desk.Chairs[Side.Laos]);
        var page = person.Open<RoundPage>($"/approvals/{round.Id}", (nameof(RoundPage.Id), round.Id));
        Assert.NotNull(page.Find($".signed-pages a[href^='/approvals/{round.Id}/document?edition=lao']"));
        Assert.NotNull(page.Find($".signed-pages a[href^='/approvals/{round.Id}/pdf?edition=lao']"));
        Assert.Equal(4, page.FindAll(".signed-pages .tabs a").Count);
        Assert.NotEmpty(page.FindAll(".signed-task"));
        Assert.Empty(page.FindAll("details .signed-task, details .signed-pages"));
    }

    [Fact]
    public async Task The_page_of_an_amendment_s_signature_shows_its_tasks_whole()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        var id = await desk.Host.Db(db => db.Rounds.Where(each => each.Subject == SignOffSubject.Amendment).Select(each => each.Id).SingleAsync());
        await using var person = new PageDesk(desk.Host, desk.Chairs[Side.Vietnam]);
        var page = person.Open<RoundPage>($"/approvals/{id}", (nameof(RoundPage.Id), id));
        Assert.NotNull(page.Find($".signed-pages a[href^='/approvals/{id}/document?edition=vietnamese']"));
        Assert.NotEmpty(page.FindAll(".signed-task .signed-task"));
        Assert.Empty(page.FindAll("details .signed-task"));
    }

    private static async Task<PlanDocument> PlanAsync(TestHost host, CurrentUser user)
    {
        var code = await host.Db(db => db.Plans.Select(each => each.Code).SingleAsync());
        return Assert.IsType<PlanDocument>(await host.SendAs(user, new GetAgreedDocument.Query(code)));
    }

    private static async Task AssertNotThereAsync(Func<Task> ask) =>
        Assert.Contains((await Assert.ThrowsAsync<RuleException>(ask)).Broken, each => each.Rule == Rules.NotFound);
}
