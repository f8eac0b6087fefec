using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Training;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>A model's own evidence.</summary>
public sealed class PilotEvidenceTests
{
    [Theory, EachDatabase]
    public async Task Both_sides_add_files_which_all_who_read_the_model_read(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var model = await desk.ReadAsync("PM2");
        Assert.Equal(Rules.FileMissing, await desk.Host.RefusalAsync(desk.Vietnam, new AddPilotEvidence.Command(model.Id, null, model.Version)));
        Assert.Equal(Rules.EvidenceType, await desk.Host.RefusalAsync(desk.Vietnam, new AddPilotEvidence.Command(model.Id, CourseDesk.File("a.exe", "x"), model.Version)));
        await desk.Host.SendAs(desk.Vietnam, new AddPilotEvidence.Command(model.Id, CourseDesk.File("so-lieu.csv", "a;b"), model.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new AddPilotEvidence.Command(model.Id, CourseDesk.File("khac.csv", "c"), model.Version)));
        await desk.Host.SendAs(desk.Laos, new AddPilotEvidence.Command(model.Id, CourseDesk.File("khac.csv", "c"), (await desk.ReadAsync("PM2")).Version));
        var added = (await desk.ReadAsync("PM2")).Evidence;
        Assert.Equal([("E1", "so-lieu.csv", Side.Vietnam), ("E2", "khac.csv", Side.Laos)], added.Select(each => (each.Code, each.FileName, each.Side)));
        Assert.Equal("a;b"u8.ToArray(), (await desk.Host.SendAs(desk.Laos, new GetPilotFile.Query(added[0].FileId))).Bytes);

        // Who sees no drafts reads it once the model is scored.
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetPilotFile.Query(added[0].FileId)));
        await desk.AgreeAsync(Side.Laos);
        Assert.Equal("so-lieu.csv", (await desk.Host.SendAs(observer, new GetPilotFile.Query(added[0].FileId))).FileName);
        Assert.Contains(await desk.HistoryAsync(desk.Laos), each => each.Action == nameof(AddPilotEvidence));
    }

    [Theory, EachDatabase]
    public async Task A_file_is_removed_by_its_side_until_the_model_is_scored_and_read_by_nobody_then(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var file = Assert.Single((await desk.ReadAsync("PM1")).Evidence);
        Assert.Equal(Rules.PilotEvidenceOtherSide, await desk.Host.RefusalAsync(desk.Vietnam, await RemoveAsync("E1")));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, await RemoveAsync("E9")));
        await desk.Host.SendAs(desk.Laos, await RemoveAsync("E1"));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetPilotFile.Query(file.FileId)));

        await desk.Host.SendAs(desk.Laos, new AddPilotEvidence.Command(file.PilotId, CourseDesk.File("b.csv", "b"), (await desk.ReadAsync("PM1")).Version));
        await desk.AgreeAsync(Side.Laos);
        Assert.Equal(Rules.PilotIsScored, await desk.Host.RefusalAsync(desk.Laos, await RemoveAsync("E2")));

        async Task<RemovePilotEvidence.Command> RemoveAsync(string code) => new(file.PilotId, code, (await desk.ReadAsync("PM1")).Version);
    }

    [Fact]
    public async Task A_page_adds_and_removes_a_file()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<PilotEvidencePage>("/pilots/PM3/evidence", ("PilotCode", "PM3"));
        await pages.ClickAsync(page, "Shared.AddThisFile");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.FileMissing]);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a;b", "so-lieu.csv"));
        PageDesk.Sees(page, ".file-choice", "so-lieu.csv");
        await pages.ClickAsync(page, "Shared.AddThisFile");
        PageDesk.Sees(page, ".plain-list a", "so-lieu.csv");
        PageDesk.Sees(pages.Open<PilotPage>("/pilots/PM3", ("PilotCode", "PM3")), "[aria-labelledby=evidence] a[download]", "so-lieu.csv");
        await page.Find(".plain-list button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".plain-list a")));
    }
}
