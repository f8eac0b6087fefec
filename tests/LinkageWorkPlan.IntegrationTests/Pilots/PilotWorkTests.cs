using Bunit;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>What a meeting decides about a model, its tasks and its yearly reviews.</summary>
public sealed class PilotWorkTests
{
    private const string Plan = "2026-2027";

    /// <summary>The demo's meeting M1 has minutes that both sides confirmed, with this decision.</summary>
    private static readonly PilotWorkForm Form = new() { IsChosen = true, Decision = "M1/D2", Stage = PilotStage.Preparation, Tasks = $"{Plan}/C3, {Plan}/C4" };

    [Theory, EachDatabase]
    public async Task A_decision_of_confirmed_minutes_chooses_it_and_both_pages_and_tasks_show_it(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetPilotWork.Query("PM1")));
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        var opened = await desk.Host.SendAs(desk.Laos, new GetPilotWork.Query("PM1"));
        Assert.Contains(opened.Decisions, each => each.Link == new DecisionLink("M1", "D2"));
        Assert.Equal(Rules.PilotDecisionUnknown, await RefusalAsync(Form with { Decision = "M1/N1" }));
        Assert.Equal(Rules.PilotDecisionUnknown, await RefusalAsync(Form with { Decision = "M2/D1" }));
        Assert.Equal(Rules.PilotTaskUnknown, await RefusalAsync(Form with { Tasks = $"{Plan}/Z9" }));
        Assert.Equal(Rules.PilotTaskUnknown, await RefusalAsync(Form with { Tasks = "2028/A1" }));
        Assert.Equal(Rules.PilotTaskUnknown, await RefusalAsync(Form with { Tasks = "C3" }));
        Assert.Equal([Rules.Required, Rules.Required], (await desk.Host.RefusedAsync(desk.Laos, new DecidePilot.Command(opened.Pilot.Id, new PilotWorkForm(), opened.Pilot.Version))).Select(each => each.Rule));
        await desk.Host.SendAs(desk.Laos, new DecidePilot.Command(opened.Pilot.Id, Form, opened.Pilot.Version));

        var observer = await desk.Host.DemoUserAsync(Role.Observer, Domain.Side.Vietnam);
        var shown = await desk.Host.SendAs(observer, new GetPilot.Query("PM1"));
        Assert.Equal((PilotState.Chosen, PilotStage.Preparation, "M1/D2"), (shown.Pilot.State, shown.Pilot.Stage, shown.Pilot.Decision?.Key));
        Assert.Equal([$"{Plan}/C3", $"{Plan}/C4"], shown.Tasks.Select(each => each.Link.Key));
        Assert.All(shown.Tasks, each => Assert.False(each.Title.IsEmpty));
        Assert.Equal("PM1", Assert.Single(await desk.Host.SendAs(observer, new ListTaskPilots.Query(Plan, "C4"))).Code);
        Assert.Empty(await desk.Host.SendAs(observer, new ListTaskPilots.Query(Plan, "C5")));
        Assert.Equal("PM1", Assert.Single(await desk.Host.SendAs(observer, new ListMeetingPilots.Query("M1"))).Code);
        Assert.Equal(["PM1", "PM5"], (await desk.Host.SendAs(observer, new ListPilots.Query())).Chosen.Select(each => each.Pilot.Code));
        Assert.Equal(Rules.Conflict, await RefusalAsync(Form));

        async Task<string> RefusalAsync(PilotWorkForm form) => await desk.Host.RefusalAsync(desk.Laos, new DecidePilot.Command(opened.Pilot.Id, form, opened.Pilot.Version));
    }

    [Fact]
    public async Task The_forms_record_the_decision_and_the_review_of_the_year()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<PilotWorkPage>("/pilots/PM2/work", ("PilotCode", "PM2"));
        await form.Find("#f-Decision").ChangeAsync(new ChangeEventArgs { Value = "M1/D2" });
        await form.Find("input[name=IsChosen][value=true]").ChangeAsync(new ChangeEventArgs { Value = "true" });
        await form.Find("#f-Stage").ChangeAsync(new ChangeEventArgs { Value = nameof(PilotStage.Trial) });
        await pages.TypeAsync(form, "Tasks", "C3");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.PilotTaskUnknown, "C3"]);
        await pages.TypeAsync(form, "Tasks", $"{Plan}/C3");
        await PageDesk.SaveAsync(form);
        Assert.Equal(PilotStage.Trial, (await desk.ReadAsync("PM2")).Stage);

        var review = pages.Open<PilotReviewPage>("/pilots/PM2/review", ("PilotCode", "PM2"));
        await review.Find("#f-Verdict").ChangeAsync(new ChangeEventArgs { Value = nameof(PilotVerdict.Change) });
        await PageDesk.SaveAsync(review);
        PageDesk.Sees(review, ".message.error", pages.Loc[Rules.Required, pages.Loc["Field.PilotReview.Reason"]]);
        await pages.TypeAsync(review, "Reason.vi", "Cần thêm doanh nghiệp");
        await PageDesk.SaveAsync(review);
        var page = pages.Open<PilotPage>("/pilots/PM2", ("PilotCode", "PM2"));
        PageDesk.Sees(page, "[aria-labelledby=decided]", pages.Loc.Name(PilotStage.Trial));
        PageDesk.Sees(page, "[aria-labelledby=reviews]", "Cần thêm doanh nghiệp");
        Assert.Equal("/meetings/M1#D2", page.Find("[aria-labelledby=decided] a").GetAttribute("href"));
    }
}
