using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Features.Verification;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>Certificates of a completed course: for whom, what they say, and what anybody may know by their code.</summary>
public sealed class CertificateTests
{
    private const string Site = "--Site:Address=https://plan.example.org";

    [Theory, EachDatabase]
    public async Task Those_who_attended_a_completed_course_have_one_and_its_code_tells_what_is_printed(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database, Site);
        var course = await HeldAsync(desk);
        Assert.Equal(Rules.CourseNotCompleted, await desk.Host.RefusalAsync(desk.Laos, await IssueAsync(desk)));
        await AcceptAsync(desk, course);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetCertificates.Query("TR3")));
        Assert.Equal(2, await desk.Host.SendAs(desk.Laos, await IssueAsync(desk)));
        Assert.Equal(0, await desk.Host.SendAs(desk.Vietnam, await IssueAsync(desk)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), new GetCertificates.Query("TR3")));

        var book = (await desk.Host.SendAs(desk.Laos, new GetCertificates.Query("TR3"))).Book;
        Assert.Equal([("TR3/N1", "Học viên một", null), ("TR3/N2", "Bounmy", "ບຸນມີ")], book.Rows.Select(each => (each.Number, each.Name, each.OtherName)));
        Assert.All(book.Rows, each => Assert.Equal($"https://plan.example.org/v/{each.Code}", each.Address));
        var html = await desk.Host.Services.GetRequiredService<CertificateHtml>().RenderAsync(book);
        Assert.All(book.Rows, each => Assert.Contains(each.Name, html, StringComparison.Ordinal));
        Assert.Contains("ບຸນມີ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vắng mặt", html, StringComparison.Ordinal);

        var found = await FindAsync(desk, book.Rows[1].Code);
        Assert.Equal(("TR3/N2", Side.Laos, "Bounmy", "ບຸນມີ", CourseDesk.Form.Starts), (found!.Number, found.Side, found.Name, found.OtherName, found.Starts));
        Assert.Null(await FindAsync(desk, "0000000000000000"));
        Assert.DoesNotContain("Bounmy", found.ToString(), StringComparison.Ordinal);
        var history = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == course).ToListAsync());
        Assert.DoesNotContain(history.SelectMany(each => each.Changes), change => $"{change.Before}{change.After}".Contains(book.Rows[1].Code, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Without_names_a_certificate_is_still_verified_and_no_longer_printed(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database, Site, "--Training:KeepNamesDays=30");
        var code = await CertifiedAsync(desk);
        desk.Host.Time.Advance(TimeSpan.FromDays(31));
        await desk.Host.Services.GetRequiredService<NameSweeper>().SweepAsync(CancellationToken.None);
        var found = await FindAsync(desk, code);
        Assert.Equal(("TR3/N2", Side.Laos, null, null, TestHost.DemoToday.AddDays(31)), (found!.Number, found.Side, found.Name, found.OtherName, found.NamesDeletedOn));
        var refused = await desk.Host.RefusalAsync(desk.Laos, new GetCertificates.Query("TR3"));
        Assert.Equal(Rules.ParticipantsDeleted, refused);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        var page = await client.GetStringAsync(new Uri($"/v/{code}", UriKind.Relative));
        Assert.Contains("TR3/N2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bounmy", page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_marked_as_absent_later_has_none_any_more(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database, Site);
        var code = await CertifiedAsync(desk);
        var list = await desk.Host.SendAs(desk.Laos, new ListParticipants.Query("TR3"));
        await desk.Host.SendAs(desk.Laos, new RecordAttendance.Command(list.Course.Id, ["N1", "N2"], list.Course.Version));
        Assert.NotNull(await FindAsync(desk, code));
        await desk.Host.SendAs(desk.Laos, new RecordAttendance.Command(list.Course.Id, ["N1"], (await desk.ReadAsync("TR3")).Version));
        Assert.Null(await FindAsync(desk, code));
        Assert.Equal(["TR3/N1"], (await desk.Host.SendAs(desk.Laos, new GetCertificates.Query("TR3"))).Book.Rows.Select(each => each.Number));
    }

    [Fact]
    public async Task One_page_gives_and_prints_them()
    {
        var printer = new CountingPrinter();
        var host = await TestHost.StartWithDemoAsync(Database.Sqlite, new TestChanges([Site], services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(printer))));
        await using var desk = new CourseDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
        await AcceptAsync(desk, await HeldAsync(desk));
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<ParticipantsPage>("/training/TR3/participants", ("CourseCode", "TR3"));
        await page.Find("button[name=Certify]").ClickAsync(new());
        PageDesk.Sees(page, "#certificates ~ p", pages.Loc["Training.CertificatesGiven", 2]);
        await page.Find("a[href='/training/TR3/certificates.pdf']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.EndsWith("/training/TR3/certificates.pdf", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("PDF"u8.ToArray(), await host.Services.GetRequiredService<CertificatePdf>().OfAsync(desk.Laos, "TR3", null, CancellationToken.None));
        Assert.Equal(1, printer.Printed);
    }

    /// <summary>TR3 was held; one of three did not come, and its product is submitted.</summary>
    private static async Task<Guid> HeldAsync(CourseDesk desk)
    {
        var code = await desk.AddAsync();
        var course = (await desk.ReadAsync(code)).Id;
        await desk.Host.SendAs(desk.Vietnam, new AddParticipants.Command(course, Side.Vietnam, "Học viên một"));
        await desk.Host.SendAs(desk.Laos, new AddParticipants.Command(course, Side.Laos, "Bounmy; ບຸນມີ\nVắng mặt"));
        await desk.Host.SendAs(desk.Laos, new RecordAttendance.Command(course, ["N1", "N2"], (await desk.ReadAsync(code)).Version));
        await desk.Host.SendAs(desk.Laos, new HoldCourse.Command(course, (await desk.ReadAsync(code)).Version));
        await desk.SubmitAsync(code, "P1", "a;b");
        return course;
    }

    private static async Task AcceptAsync(CourseDesk desk, Guid course) =>
        await desk.Host.SendAs(desk.Laos, new AcceptProduct.Command(course, "P1", (await desk.ReadAsync("TR3")).Products.Single().FileId!.Value));

    /// <returns>The code of the certificate of N2.</returns>
    private static async Task<string> CertifiedAsync(CourseDesk desk)
    {
        await AcceptAsync(desk, await HeldAsync(desk));
        await desk.Host.SendAs(desk.Laos, await IssueAsync(desk));
        return (await desk.Host.SendAs(desk.Laos, new GetCertificates.Query("TR3"))).Book.Rows[1].Code;
    }

    private static async Task<IssueCertificates.Command> IssueAsync(CourseDesk desk)
    {
        var course = await desk.ReadAsync("TR3");
        return new IssueCertificates.Command(course.Id, course.Version);
    }

    private static Task<FindCertificate.Found?> FindAsync(CourseDesk desk, string code) => desk.Host.SendAs(CurrentUser.System, new FindCertificate.Query(code));

    private sealed class CountingPrinter : IPdfPrinter
    {
        public int Printed { get; private set; }

        public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default)
        {
            Printed++;
            return Task.FromResult("PDF"u8.ToArray());
        }

        public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
