using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Pilots;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Training;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Decisions and pilot models or courses, which belong to no plan.</summary>
public sealed class DecisionThingTests
{
    private static readonly SubjectLink Pilot = new(MeetingSubject.Pilot, string.Empty, "PM1");
    private static readonly SubjectLink Course = new(MeetingSubject.Course, string.Empty, "TR2");

    [Theory, EachDatabase]
    public async Task A_decision_joins_a_pilot_model_or_a_course_and_both_name_each_other(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        foreach (var unknown in new[] { Pilot with { Code = "PM9" }, Course with { Code = "TR9" } })
        {
            Assert.Equal(Rules.MeetingThingUnknown, await desk.Host.RefusalAsync(desk.Laos, await LinkAsync(desk, unknown)));
        }

        foreach (var thing in new[] { Pilot, Course })
        {
            await desk.Host.SendAs(desk.Laos, await LinkAsync(desk, thing));
            Assert.Equal(Rules.DecisionLinked, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, thing)));
            Assert.Equal(["M1/D2"], await OfAsync(desk, desk.Vietnam, thing));
        }

        var became = (await desk.ReadAsync("M1")).Became["D2"].ToList();
        Assert.Equal(["/pilots/PM1", "/training/TR2"], became.Select(each => each.Address));
        Assert.True((await desk.ReadAsync("M1")).Meeting.AreMinutesConfirmed());

        // Who sees no drafts sees neither a candidate that nobody agreed to score nor a course to come.
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.DoesNotContain("/training/TR2", (await desk.Host.SendAs(observer, new GetMeeting.Query("M1"))).Became["D2"].Select(each => each.Address));

        await desk.Host.SendAs(desk.Vietnam, new UnlinkDecision.Command((await desk.ReadAsync("M1")).Meeting.Id, became[0].Id, (await desk.ReadAsync("M1")).Meeting.Version));
        Assert.Empty(await OfAsync(desk, desk.Vietnam, Pilot));
        Assert.Equal(["M1/D2"], await OfAsync(desk, desk.Vietnam, Course));
    }

    [Theory, EachDatabase]
    public async Task What_was_withdrawn_or_called_off_carries_nothing_out(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Laos, await LinkAsync(desk, Course));
        var course = (await desk.Host.SendAs(desk.Laos, new GetCourse.Query("TR2"))).Course;
        await desk.Host.SendAs(desk.Laos, new CallOffCourse.Command(course.Id, "Không còn kinh phí", course.Version));
        Assert.Empty((await desk.ReadAsync("M1")).Became["D2"]);
        Assert.Equal(Rules.MeetingThingUnknown, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, Course)));
        Assert.DoesNotContain((await desk.Host.SendAs(desk.Laos, new GetMeetingItemEditor.Query("M1", "D2"))).OutsidePlans, each => each.Link == Course);
    }

    [Theory, EachDatabase]
    public async Task Scored_models_are_offered_for_the_agenda_until_a_meeting_decided(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        Assert.Empty(await OfferedAsync());
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        Assert.Contains(Pilot, await OfferedAsync());
        var meeting = (await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M2"))).Meeting;
        await desk.Host.SendAs(desk.Laos, new TakeUpSubjects.Command(meeting.Id, [new MeetingItemForm { Words = PlanDesk.Words("Chọn mô hình", "ເລືອກຮູບແບບ"), About = Pilot.Key }]));
        Assert.Contains((await desk.Host.SendAs(desk.Laos, new GetMeeting.Query("M2"))).Meeting.Of(MeetingItemKind.AgendaPoint), each => each.About == Pilot);

        var pilot = await desk.ReadAsync("PM1");
        await desk.Host.SendAs(desk.Laos, new DecidePilot.Command(pilot.Id, new PilotWorkForm { IsChosen = true, Decision = "M1/D2", Stage = Domain.Pilots.PilotStage.Preparation }, pilot.Version));
        Assert.DoesNotContain(Pilot, await OfferedAsync());

        async Task<IReadOnlyList<SubjectLink>> OfferedAsync() =>
            [.. (await desk.Host.SendAs(desk.Laos, new GetMeetingItemEditor.Query("M2", null))).Subjects.Select(each => each.Link).Where(each => each.Kind == MeetingSubject.Pilot)];
    }

    [Fact]
    public async Task The_pages_join_a_course_and_show_it_on_both_sides()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<MeetingItemPage>("/meetings/M1/items/D2", ("MeetingCode", "M1"), ("ItemCode", "D2"));
        await page.Find("#f-Target").ChangeAsync(new ChangeEventArgs { Value = Course.Key });
        await pages.ClickAsync(page, "Meetings.JoinNow");
        PageDesk.Sees(pages.Open<MeetingPage>("/meetings/M1", ("MeetingCode", "M1")), "#D2 a[href='/training/TR2']", "TR2");
        PageDesk.Sees(pages.Open<CoursePage>("/training/TR2", ("CourseCode", "TR2")), "a[href='/meetings/M1#D2']", "M1/D2");
    }

    private static async Task<IReadOnlyList<string>> OfAsync(MeetingDesk desk, CurrentUser reader, SubjectLink thing) =>
        [.. (await desk.Host.SendAs(reader, new ListThingDecisions.Query(thing))).Select(each => $"{each.MeetingCode}/{each.Item.Code}")];

    private static async Task<LinkDecision.Command> LinkAsync(MeetingDesk desk, SubjectLink target)
    {
        var shown = (await desk.ReadAsync("M1")).Meeting;
        return new LinkDecision.Command(shown.Id, "D2", target.Key, shown.Version);
    }
}
