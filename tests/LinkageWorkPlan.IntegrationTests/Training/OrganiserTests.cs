using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>A course organiser's account: keeps the courses for which it was named, and can do nothing else.</summary>
public sealed class OrganiserTests
{
    [Theory, EachDatabase]
    public async Task Keeps_a_course_up_to_its_certificates_once_named_and_no_longer_once_withdrawn(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var organiser = await desk.Host.DemoUserAsync(Role.CourseOrganiser, Side.Laos);
        var code = await desk.AddAsync();
        var id = (await desk.ReadAsync(code)).Id;
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new GetCourse.Query(code)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new AddParticipants.Command(id, Side.Laos, "A")));

        // Each side's secretary names accounts of this role of their own side.
        Assert.Equal(Rules.OrganiserOtherSide, await desk.Host.RefusalAsync(desk.Vietnam, new NameOrganiser.Command(id, organiser.Id)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new NameOrganiser.Command(id, (await desk.Host.DemoUserAsync(Role.PanelMember, Side.Laos)).Id)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new NameOrganiser.Command(id, organiser.Id)));
        Assert.Equal([organiser.Id], (await desk.Host.SendAs(desk.Laos, new GetCourse.Query(code))).Accounts.Select(each => each.Id));
        await desk.Host.SendAs(desk.Laos, new NameOrganiser.Command(id, organiser.Id));
        Assert.Equal(Rules.OrganiserTwice, await desk.Host.RefusalAsync(desk.Laos, new NameOrganiser.Command(id, organiser.Id)));

        // All of it, up to what is for the side that uses a product.
        Assert.Contains(CourseStep.Hold, Assert.Single((await desk.Host.SendAs(organiser, new GetHome.Query())).Courses!, line => line.Course.Code == code).Steps);
        var editor = (await desk.Host.SendAs(organiser, new GetCourseEditor.Query(code))).Saved!;
        await desk.Host.SendAs(organiser, new ReviseCourse.Command(id, CourseForm.Of(editor) with { Ends = editor.Ends.AddDays(-1) }, editor.Version));
        await desk.Host.SendAs(organiser, new AddParticipants.Command(id, Side.Laos, "Học viên X\nHọc viên Y"));
        var list = (await desk.Host.SendAs(organiser, new ListParticipants.Query(code))).Course;
        await desk.Host.SendAs(organiser, new RecordAttendance.Command(id, ["N1"], list.Version));
        await desk.Host.SendAs(organiser, new HoldCourse.Command(id, (await desk.ReadAsync(code)).Version));
        await desk.Host.SendAs(organiser, new SubmitProduct.Command(id, "P1", CourseDesk.File("du-lieu.csv", "a;b"), (await desk.ReadAsync(code)).Version));
        var file = (await desk.ReadAsync(code)).Products.Single().FileId!.Value;
        Assert.NotEmpty((await desk.Host.SendAs(organiser, new GetProductFile.Query(file))).Bytes);
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new AcceptProduct.Command(id, "P1", file)));
        Assert.Null((await desk.Host.SendAs(organiser, new GetProductEditor.Query(code, "P1"))).AcceptsFor);
        await desk.Host.SendAs(desk.Laos, new AcceptProduct.Command(id, "P1", file));
        Assert.Equal(1, await desk.Host.SendAs(organiser, new IssueCertificates.Command(id, (await desk.ReadAsync(code)).Version)));
        Assert.Single((await desk.Host.SendAs(organiser, new GetCertificates.Query(code))).Book.Rows);

        // Nobody withdraws the other side's; from then on nothing is read or kept.
        var version = (await desk.ReadAsync(code)).Version;
        Assert.Equal(Rules.OrganiserOtherSide, await desk.Host.RefusalAsync(desk.Vietnam, new WithdrawOrganiser.Command(id, organiser.Id, version)));
        await desk.Host.SendAs(desk.Laos, new WithdrawOrganiser.Command(id, organiser.Id, version));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new ListParticipants.Query(code)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new GetProductFile.Query(file)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new AddParticipants.Command(id, Side.Laos, "Học viên Z")));
    }

    [Theory, EachDatabase]
    public async Task Changes_no_other_course_by_a_guessed_id_and_ties_none_to_what_they_cannot_read(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var organiser = await desk.Host.DemoUserAsync(Role.CourseOrganiser, Side.Laos);
        Assert.Equal(["TR1"], (await desk.Host.SendAs(organiser, new ListCourses.Query())).Courses.Select(each => each.Code));
        var (own, other) = (await desk.ReadAsync("TR1"), await desk.ReadAsync("TR2"));
        foreach (var command in new Web.Requests.ICommand[]
        {
            new AddParticipants.Command(other.Id, Side.Laos, "Học viên"),
            new RemoveParticipant.Command(other.Id, "N1", other.Version),
            new RecordAttendance.Command(other.Id, [], other.Version),
            new HoldCourse.Command(other.Id, other.Version),
            new RemoveProduct.Command(other.Id, "P1", other.Version),
            new SubmitProduct.Command(other.Id, "P1", CourseDesk.File("du-lieu.csv", "a;b"), other.Version),
        })
        {
            Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, command));
        }

        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new ReviseCourse.Command(other.Id, CourseForm.Of(other), other.Version)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new AddProduct.Command(other.Id, CourseDesk.Product)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new ReviseProduct.Command(other.Id, "P1", CourseDesk.Product, other.Version)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new IssueCertificates.Command(other.Id, other.Version)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(organiser, new GetCourseEditor.Query(null)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new AddCourse.Command(CourseDesk.Form)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new CallOffCourse.Command(own.Id, "Không tổ chức", own.Version)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new ListPlans.Query()));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new ListMeetings.Query()));

        var form = CourseForm.Of(own);
        Assert.NotNull(own.Task);
        foreach (var tied in new[] { form with { Task = new CourseTask("2026-2027", "G3").Key }, form with { Task = string.Empty }, form with { Contents = ["M1"] } })
        {
            Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(organiser, new ReviseCourse.Command(own.Id, tied, own.Version)));
        }

        var foreign = (await desk.Host.SendAs(desk.Vietnam, new GetProductEditor.Query("TR1", null))).Owners.First(each => each.Side == Side.Vietnam && own.Products.All(product => product.OwnerId != each.Id)).Id;
        Assert.DoesNotContain((await desk.Host.SendAs(organiser, new GetProductEditor.Query("TR1", null))).Owners, each => each.Id == foreign);
        Assert.Equal(Rules.TaskOwnerUnknown, await desk.Host.RefusalAsync(organiser, new AddProduct.Command(own.Id, CourseDesk.Product with { OwnerId = foreign })));
    }

    [Fact]
    public async Task Sees_its_own_courses_on_the_pages_and_is_refused_everywhere_else()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("organiser.la@demo.lwp", DemoAccounts.Password);
        var home = await browser.ReadAsync("/");
        Assert.Contains("href=\"/training/TR1\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("/training/TR2", home, StringComparison.Ordinal);
        foreach (var place in new[] { "/plans", "/reports", "/meetings", "/pilots", "/library", "/glossary" })
        {
            Assert.DoesNotContain($"href=\"{place}\"", home, StringComparison.Ordinal);
        }

        var course = await browser.ReadAsync("/training/TR1");
        Assert.DoesNotContain("href=\"/plans", course + await browser.ReadAsync("/training"), StringComparison.Ordinal);
        Assert.DoesNotContain("⟦", course + home + await browser.ReadAsync("/training/TR1/participants") + await browser.ReadAsync("/training/TR1/edit"), StringComparison.Ordinal);
        foreach (var address in new[]
        {
            "/plans", "/plans/2026-2027", "/plans/2026-2027/tasks/B3", "/reports", "/meetings", "/meetings/M1", "/coverage", "/pilots", "/pilots/PM1", "/library", "/linkages", "/park", "/late", "/plans/owners",
            "/training/new", "/training/TR2", "/training/TR2/edit", "/training/TR2/participants", "/training/TR2/products/P1", "/training/TR2/certificates.pdf", "/settings",
        })
        {
            Assert.Contains(await browser.StatusOfAsync(address), new[] { (int)HttpStatusCode.Forbidden, (int)HttpStatusCode.NotFound });
        }
    }
}
