using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>What uses a document, seen from both ends, and what the coverage knows of documents.</summary>
public sealed class DocumentUseTests
{
    private static readonly DocumentUseLink Study = new(DocumentUser.Task, "2026-2027", "G3");

    [Theory, EachDatabase]
    public async Task A_document_is_linked_from_either_side_and_both_pages_show_it(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        Assert.Equal(["LB3"], await UsedAsync(desk, desk.Vietnam));
        await desk.Host.SendAs(desk.Laos, new LinkDocument.Command("lb1", Study));
        await desk.Host.SendAs(desk.Laos, new LinkDocument.Command("LB1", Study));
        await desk.Host.SendAs(desk.Laos, new LinkDocument.Command("LB1", new DocumentUseLink(DocumentUser.Course, string.Empty, "TR1")));
        Assert.Equal(["LB1", "LB3"], await UsedAsync(desk, desk.Vietnam));
        var model = await desk.Host.SendAs(desk.Vietnam, new GetDocument.Query("LB1"));
        Assert.Equal([("U1", "2026-2027: G3", "/plans/2026-2027/tasks/G3"), ("U2", "TR1", "/training/TR1"), (null, "RQ2", "/library/requests/RQ2")], model.UsedBy.Select(each => (each.Code, each.Name, each.Address)));
        Assert.Equal(Rules.DocumentUserUnknown, await desk.Host.RefusalAsync(desk.Laos, new LinkDocument.Command("LB1", Study with { Code = "X9" })));
        Assert.Equal(Rules.DocumentUserUnknown, await desk.Host.RefusalAsync(desk.Laos, new LinkDocument.Command("LB1", new DocumentUseLink(DocumentUser.Meeting, string.Empty, "M99"))));

        // A draft is linked by its own side, and known to nobody else.
        Assert.Equal(Rules.DocumentUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new LinkDocument.Command("LB2", Study)));
        await desk.Host.SendAs(desk.Laos, new LinkDocument.Command("LB2", Study));
        Assert.Equal(["LB1", "LB2", "LB3"], await UsedAsync(desk, desk.Laos));
        Assert.Equal(["LB1", "LB3"], await UsedAsync(desk, desk.Vietnam));
        await desk.Host.SendAs(desk.Vietnam, new UnlinkDocument.Command(model.Document.Id, "U1", model.Document.Version));
        Assert.Equal(["LB3"], await UsedAsync(desk, desk.Vietnam));
    }

    [Fact]
    public async Task The_pages_of_a_pilot_model_a_course_and_a_meeting_show_what_their_reader_may_know_and_offer_to_choose()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        foreach (var (kind, code) in new[] { (DocumentUser.Pilot, "PM1"), (DocumentUser.Course, "TR1"), (DocumentUser.Meeting, "M1") })
        {
            foreach (var document in new[] { "LB1", "LB2" })
            {
                await desk.Host.SendAs(desk.Laos, new LinkDocument.Command(document, new DocumentUseLink(kind, string.Empty, code)));
            }
        }

        await using var laos = new PageDesk(desk.Host, desk.Laos);
        await using var vietnam = new PageDesk(desk.Host, desk.Vietnam);
        await using var observer = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Domain.Accounts.Role.Observer, Domain.Side.Laos));
        foreach (var (pages, seen, offered) in new[] { (laos, new[] { "LB1", "LB2" }, 1), (vietnam, ["LB1"], 1), (observer, ["LB1"], 0) })
        {
            if (pages != observer)
            {
                // It was not scored yet.
                Check(pages.Open<PilotPage>("/pilots/PM1", ("PilotCode", "PM1")), "pilot/PM1");
            }

            Check(pages.Open<CoursePage>("/training/TR1", ("CourseCode", "TR1")), "course/TR1");
            Check(pages.Open<MeetingPage>("/meetings/M1", ("MeetingCode", "M1")), "meeting/M1");

            void Check<TPage>(IRenderedComponent<TPage> page, string link)
                where TPage : Web.Layout.PageBase
            {
                page.WaitForAssertion(() => Assert.Equal((link, string.Join(' ', seen)), (link, string.Join(' ', page.FindAll("#documents ~ ul a").Select(each => each.TextContent)))));
                Assert.Equal(offered, page.FindAll("a").Count(each => string.Equals(each.GetAttribute("href"), $"/library/choose/{link}", StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task What_can_be_chosen_is_found_by_its_words(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        Assert.Equal(["LB2", "LB1"], await OfferedAsync(desk.Laos, null));
        Assert.Equal(["LB1"], await OfferedAsync(desk.Laos, "khao sat"));
        Assert.Equal(["LB2"], await OfferedAsync(desk.Laos, "special economic"));
        Assert.Empty(await OfferedAsync(desk.Vietnam, "special economic"));

        // It is used already.
        Assert.Empty(await OfferedAsync(desk.Laos, "trial figures"));

        async Task<IReadOnlyList<string>> OfferedAsync(Web.Accounts.CurrentUser reader, string? words) =>
            [.. (await desk.Host.SendAs(reader, new ListUsedDocuments.Query(Study, WithOthers: true, words))).Others.Select(each => each.Code)];
    }

    [Theory, EachDatabase]
    public async Task The_coverage_counts_shared_documents_and_opens_their_list(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var shown = await desk.Host.SendAs(desk.Laos, new GetCoverage.Query());
        Assert.Equal(2, shown.Documents["M7"]);
        Assert.False(shown.Documents.ContainsKey("M9"));
        Assert.Equal(["LB3", "LB1"], (await desk.Host.SendAs(desk.Laos, new ListDocuments.Query(Content: "M7"))).Documents.Select(each => each.Code));
        Assert.Equal(["LB3"], (await desk.Host.SendAs(desk.Laos, new ListDocuments.Query("trial figures", Content: "M7"))).Documents.Select(each => each.Code));
        var content = (await desk.Host.SendAs(desk.Laos, new ListContents.Query())).Single(each => each.Code == "M7");
        Assert.NotNull(await desk.Host.RefusalAsync(desk.Laos, new RemoveContent.Command(content.Id, content.Version)));
    }

    [Fact]
    public async Task A_document_is_chosen_on_a_page_and_its_link_removed_on_its_own()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<ChooseDocumentPage>("/library/choose/task/G3?plan=2026-2027", ("UserKind", "task"), ("SubjectCode", "G3"));
        Assert.Empty(page.FindAll("[name='Choose.LB2'], [name='Choose.LB3']"));
        await page.Find("[name='Choose.LB1']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        Assert.Equal(["LB1", "LB3"], await UsedAsync(desk, desk.Laos));
        var document = pages.Open<DocumentPage>("/library/LB1", ("DocumentCode", "LB1"));
        PageDesk.Sees(document, "#uses ~ ul", "2026-2027: G3");
        await document.Find("[name='Unlink.U1']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        Assert.Equal(["LB3"], await UsedAsync(desk, desk.Laos));
    }

    private static async Task<IReadOnlyList<string>> UsedAsync(LibraryDesk desk, Web.Accounts.CurrentUser reader) =>
        [.. (await desk.Host.SendAs(reader, new ListUsedDocuments.Query(Study))).Documents.Select(each => each.Code)];
}
