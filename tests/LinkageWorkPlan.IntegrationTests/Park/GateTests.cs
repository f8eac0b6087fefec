using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Park;

namespace LinkageWorkPlan.IntegrationTests.Park;

/// <summary>The programme of the joint industrial park, its steps and gates.</summary>
public sealed class GateTests
{
    private static readonly ParkForm Form = new() { Title = PlanDesk.Words("Khu chung", "ເຂດຮ່ວມ") };

    [Theory, EachDatabase]
    public async Task A_programme_begins_once_with_the_steps_that_come_with_the_program(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var secretary = await host.UserAsync(Role.Secretary);
        Assert.Null((await host.SendAs(secretary, new GetPark.Query())).Programme);
        await host.SendAs(secretary, new BeginPark.Command(Form));
        Assert.Equal(Rules.ParkBegun, await host.RefusalAsync(secretary, new BeginPark.Command(Form)));
        var begun = await host.SendAs(secretary, new GetPark.Query());
        Assert.Equal(["G1", "G2", "G3", "G4", "G5"], begun.Steps.Select(each => each.Step.Code));
        Assert.All(begun.Steps, each => Assert.All(Domain.Texts.Languages.All, language => Assert.NotNull(each.Step.Gate[language])));
        await host.SendAs(secretary, new RevisePark.Command(Form with { Place = PlanDesk.Words("Lao Bảo", "ລາວບາວ") }, begun.Programme!.Version));
        Assert.Equal(Rules.Conflict, await host.RefusalAsync(secretary, new RevisePark.Command(Form, begun.Programme.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_gate_is_passed_by_a_decision_of_both_sides_and_both_name_each_other(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        var version = await desk.VersionAsync();
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, new PassGate.Command("G1", string.Empty, version)));
        Assert.Equal(Rules.GateDecisionUnknown, await desk.Host.RefusalAsync(desk.Laos, new PassGate.Command("G1", "M1/D9", version)));
        Assert.Equal(Rules.GateDecisionUnknown, await desk.Host.RefusalAsync(desk.Laos, new PassGate.Command("G1", "M1/N1", version)));
        var open = await desk.MeetAsync(confirmed: false);
        Assert.Equal(Rules.GateDecisionUnknown, await desk.Host.RefusalAsync(desk.Laos, new PassGate.Command("G1", $"{open}/D1", version)));
        Assert.Equal(Rules.GateOrder, await desk.Host.RefusalAsync(desk.Laos, new PassGate.Command("G2", "M1/D2", version)));
        await desk.Host.SendAs(desk.Laos, new PassGate.Command("G1", "M1/D2", version));

        var step = (await desk.ReadAsync()).Steps[0].Step;
        Assert.Equal(("M1/D2", new DateOnly(2026, 6, 18)), (step.Decision!.Key, step.PassedOn));
        Assert.Equal(["M1/D2"], (await desk.Host.SendAs(desk.Vietnam, new ListThingDecisions.Query(step.Link))).Select(each => $"{each.MeetingCode}/{each.Item.Code}"));
        var meeting = await desk.Host.SendAs(desk.Vietnam, new GetMeeting.Query("M1"));
        var link = Assert.Single(meeting.Became["D2"]);
        Assert.Equal("/park#G1", link.Address);

        // As long as the gate is passed by it, the decision keeps its link; once taken back it can go.
        var unlink = new UnlinkDecision.Command(meeting.Meeting.Id, link.Id, meeting.Meeting.Version);
        Assert.Equal(Rules.GatePassedBy, await desk.Host.RefusalAsync(desk.Vietnam, unlink));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new TakeBackGate.Command("G1", version)));
        await desk.Host.SendAs(desk.Vietnam, new TakeBackGate.Command("G1", await desk.VersionAsync()));
        await desk.Host.SendAs(desk.Vietnam, unlink);
        Assert.Empty((await desk.Host.SendAs(desk.Vietnam, new GetMeeting.Query("M1"))).Became["D2"]);
    }

    [Theory, EachDatabase]
    public async Task Minutes_that_are_corrected_after_a_gate_was_passed_by_them_are_shown_at_the_gate(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Laos, new PassGate.Command("G1", "M1/D2", await desk.VersionAsync()));
        Assert.False((await desk.ReadAsync()).Steps[0].IsBeingCorrected);
        var meeting = (await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M1"))).Meeting;
        Assert.Equal(Rules.DecisionInUse, await desk.Host.RefusalAsync(desk.Laos, new RemoveMeetingItem.Command(meeting.Id, "D2", meeting.Version)));

        // A day earlier: both sides have to confirm it, and the gate was passed on that day.
        await desk.Host.SureAsync(desk.Laos, new ReviseMeeting.Command(meeting.Id, MeetingForm.Of(meeting) with { On = new(2026, 6, 17) }, meeting.Version));
        var shown = (await desk.ReadAsync()).Steps[0];
        Assert.Equal((true, new DateOnly(2026, 6, 17)), (shown.IsBeingCorrected, shown.Step.PassedOn));
        Assert.True((await desk.ReadAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos))).Steps[0].IsBeingCorrected);
        foreach (var secretary in new[] { desk.Vietnam, desk.Laos })
        {
            var minutes = await desk.Host.SendAs(secretary, new GetMeeting.Query("M1"));
            await desk.Host.SendAs(secretary, new ConfirmMinutes.Command(minutes.Meeting.Id, minutes.Fingerprint));
        }

        Assert.False((await desk.ReadAsync()).Steps[0].IsBeingCorrected);

        // Once the gate is taken back, the decision can go.
        meeting = (await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M1"))).Meeting;
        await desk.Host.SendAs(desk.Laos, new TakeBackGate.Command("G1", await desk.VersionAsync()));
        await desk.Host.SendAs(desk.Laos, new RemoveMeetingItem.Command(meeting.Id, "D2", meeting.Version));
    }

    [Theory, EachDatabase]
    public async Task A_decision_that_joined_the_gate_is_offered_first_and_waits_on_the_first_page(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        Assert.Equal(ParkStepTo.CloseRisk, Assert.Single((await desk.Host.SendAs(desk.Vietnam, new GetHome.Query())).Park).To);
        Assert.Contains((await desk.Host.SendAs(desk.Laos, new GetMeetingItemEditor.Query("M1", "D2"))).OutsidePlans, each => each.Link == ParkStep.LinkOf("G1"));
        await desk.JoinAsync("D2", "G1");
        var code = await desk.MeetAsync(confirmed: true);
        Assert.Equal([("M1/D2", true), ($"{code}/D1", false)], (await desk.Host.SendAs(desk.Laos, new GetParkStep.Query("G1"))).Decisions.Select(each => (each.Link.Key, each.IsLinked)));
        Assert.Equal([ParkStepTo.Record], (await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Park.Select(each => each.To));
        await desk.Host.SendAs(desk.Laos, new PassGate.Command("G1", "M1/D2", await desk.VersionAsync()));
        Assert.Empty((await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Park);
        Assert.Single((await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M1"))).Became["D2"]);
        Assert.Contains((await desk.Host.SendAs(desk.Laos, new GetMeetingItemEditor.Query("M2", null))).Subjects, each => each.Link == ParkStep.LinkOf("G2"));
        Assert.Equal(Rules.MeetingThingUnknown, await RefusedAsync());

        async Task<string> RefusedAsync()
        {
            var meeting = (await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M1"))).Meeting;
            return await desk.Host.RefusalAsync(desk.Laos, new LinkDecision.Command(meeting.Id, "D2", new SubjectLink(MeetingSubject.Gate, string.Empty, "G9").Key, meeting.Version));
        }
    }

    [Theory, EachDatabase]
    public async Task Steps_have_tasks_of_adopted_plans_and_their_pages_name_the_park(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        var shown = await desk.ReadAsync();
        Assert.Equal(["2026-2027/D1"], shown.Steps[0].Tasks.Select(each => each.Link.Key));
        Assert.Equal(35, shown.Steps[0].Tasks[0].Percent);
        var form = ParkStepForm.Of(shown.Programme!, shown.Steps[0].Step);
        foreach (var unknown in new[] { "D1", "2028/A1", "2026-2027/Z9" })
        {
            Assert.Equal(Rules.ParkTaskUnknown, await desk.Host.RefusalAsync(desk.Laos, new ReviseParkStep.Command("G1", form with { Tasks = unknown }, shown.Programme!.Version)));
        }

        Assert.Equal(Rules.ParkTaskTwice, await desk.Host.RefusalAsync(desk.Laos, new ReviseParkStep.Command("G1", form with { Tasks = "2026-2027/D1, 2026-2027/D2" }, shown.Programme!.Version)));
        await desk.Host.SendAs(desk.Laos, new ReviseParkStep.Command("G1", form with { Tasks = "2026-2027/B1; 2026-2027/D1" }, shown.Programme.Version));
        Assert.Equal("G1", (await desk.Host.SendAs(desk.Vietnam, new ListTaskPark.Query("2026-2027", "B1"))).Step?.Code);
        Assert.Equal(["CM1", "CM3"], (await desk.Host.SendAs(desk.Vietnam, new ListTaskPark.Query("2026-2027", "D3"))).Rows.Select(each => each.Code));
        Assert.Null((await desk.Host.SendAs(desk.Vietnam, new ListTaskPark.Query("2026-2027", "C3"))).Step);
        Assert.Equal(5, (await desk.ReadAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos))).Steps.Sum(each => each.Tasks.Count) - 1);
    }
}
