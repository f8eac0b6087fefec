using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>Participants of courses, their attendance, and how long their names are kept.</summary>
public sealed class ParticipantTests
{
    private const string Names = "Học viên một\nBounmy; ບຸນມີ";

    [Theory, EachDatabase]
    public async Task Secretaries_read_names_and_everybody_else_how_many_there_are(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal([(Side.Vietnam, 3, 2), (Side.Laos, 3, 3)], (await desk.Host.SendAs(observer, new GetCourse.Query("TR1"))).Attendance.Select(each => (each.Side, each.Registered, each.Attended)));
        Assert.Empty((await desk.Host.SendAs(observer, new GetCourse.Query("TR1"))).Course.Participants);
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(observer, new ListParticipants.Query("TR1")));
        Assert.Equal(6, (await desk.Host.SendAs(desk.Laos, new ListParticipants.Query("TR1"))).Participants.Count);
    }

    [Theory, EachDatabase]
    public async Task The_second_to_record_attendance_is_shown_what_the_first_did(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var course = await RegisterAsync(desk);
        Assert.Equal(Rules.ParticipantTwice, await desk.Host.RefusalAsync(desk.Laos, new AddParticipants.Command(course, Side.Laos, "bounmy")));
        var opened = (await ListAsync(desk)).Course.Version;
        await desk.Host.SendAs(desk.Vietnam, new RecordAttendance.Command(course, ["N2"], opened));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new RecordAttendance.Command(course, ["N1"], opened)));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new RemoveParticipant.Command(course, "N1", opened)));
        Assert.Equal(["N2"], (await ListAsync(desk)).Participants.Where(each => each.Attended).Select(each => each.Code));
        await desk.Host.SendAs(desk.Laos, new RemoveParticipant.Command(course, "N1", (await ListAsync(desk)).Course.Version));
        Assert.Equal(["N2"], (await ListAsync(desk)).Participants.Select(each => each.Code));
    }

    [Theory, EachDatabase]
    public async Task Names_are_deleted_after_their_time_and_are_nowhere_else(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database, "--Training:KeepNamesDays=30");
        var course = await RegisterAsync(desk);
        desk.Host.Time.Advance(TimeSpan.FromDays(30));
        await desk.Host.Services.GetRequiredService<NameSweeper>().SweepAsync(CancellationToken.None);
        Assert.Contains((await ListAsync(desk)).Participants, each => each.Name == "Bounmy");
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.Host.Services.GetRequiredService<NameSweeper>().SweepAsync(CancellationToken.None);

        var kept = await ListAsync(desk);
        Assert.All(kept.Participants, each => Assert.Equal((string.Empty, null), (each.Name, each.OtherName)));
        Assert.False(kept.IsOpen);
        Assert.Equal([(Side.Vietnam, 0), (Side.Laos, 2)], (await desk.Host.SendAs(desk.Vietnam, new GetCourse.Query("TR3"))).Attendance.Select(each => (each.Side, each.Registered)));
        var history = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == course).OrderBy(each => each.Id).ToListAsync());
        Assert.Equal([nameof(AddParticipants), nameof(DropOldNames)], history.Select(each => each.Action).TakeLast(2));
        Assert.DoesNotContain(history.SelectMany(each => each.Changes), change => $"{change.Before}{change.After}".Contains("Bounmy", StringComparison.Ordinal));
        Assert.Contains(history.SelectMany(each => each.Changes), change => change is { Field: "CourseParticipant.Side" });
    }

    [Fact]
    public void A_log_of_requests_has_no_names() =>
        Assert.DoesNotContain("Bounmy", new AddParticipants.Command(Guid.Empty, Side.Laos, Names).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task The_list_is_written_and_attendance_marked_on_one_page()
    {
        await using var desk = await CourseDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync();
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<ParticipantsPage>("/training/TR3/participants", ("CourseCode", "TR3"));
        Assert.Empty(page.FindAll("[name^='Attended.']"));
        await pages.TypeAsync(page, "Names", Names);
        await page.Find("#f-Side").ChangeAsync(new ChangeEventArgs { Value = "Vietnam" });
        await PageDesk.SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[name^='Attended.']").Count));
        await page.Find("[name='Attended.N2']").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.FindAll("form").First(each => each.GetAttribute("data-draft")!.StartsWith("attendance:", StringComparison.Ordinal)).SubmitAsync();
        Assert.Equal([(Side.Vietnam, 2, 1), (Side.Laos, 0, 0)], (await desk.Host.SendAs(desk.Vietnam, new GetCourse.Query("TR3"))).Attendance.Select(each => (each.Side, each.Registered, each.Attended)));

        await page.Find("#f-Leaving").ChangeAsync(new ChangeEventArgs { Value = "N2" });
        await pages.ClickAsync(page, "Training.RemoveParticipantNow");
        page.WaitForAssertion(() => Assert.Equal(["Attended.N1"], page.FindAll("[name^='Attended.']").Select(each => each.GetAttribute("name"))));
    }

    private static async Task<Guid> RegisterAsync(CourseDesk desk)
    {
        var course = (await desk.ReadAsync(await desk.AddAsync())).Id;
        await desk.Host.SendAs(desk.Laos, new AddParticipants.Command(course, Side.Laos, Names));
        return course;
    }

    private static Task<ListParticipants.Model> ListAsync(CourseDesk desk) => desk.Host.SendAs(desk.Vietnam, new ListParticipants.Query("TR3"));
}
