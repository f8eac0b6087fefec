using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>The pages of the library, without a browser.</summary>
public sealed class LibraryPageTests
{
    [Fact]
    public async Task A_document_is_entered_gets_its_file_and_is_shared()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<DocumentEditPage>("/library/new");
        await pages.TypeAsync(form, "Title.vi", "Nghị định về khu kinh tế");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.Required, pages.Loc["Field.LibraryDocument.Abstract"]]);
        Assert.Equal("Nghị định về khu kinh tế", pages.Held(form, "Title.vi"));
        await pages.TypeAsync(form, "Title.lo", "ດຳລັດວ່າດ້ວຍເຂດເສດຖະກິດ");
        await pages.TypeAsync(form, "Abstract.vi", "Quy định mới");
        await pages.TypeAsync(form, "Abstract.lo", "ລະບຽບໃໝ່");
        await pages.TypeAsync(form, "Source", "Bộ Công Thương");
        await form.Find("#f-Sector").ChangeAsync(new ChangeEventArgs { Value = "2026-2027|S07" });
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/library/LB4", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var page = pages.Open<DocumentPage>("/library/LB4", ("DocumentCode", "LB4"));
        PageDesk.Sees(page, ".message", pages.Loc["Library.DraftText"]);
        await pages.ClickAsync(page, "Library.ShareNow");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.DocumentWithoutFile, "LB4"]);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Điều 1", "nghi-dinh.txt"));
        PageDesk.Sees(page, ".file-choice", "nghi-dinh.txt");
        await pages.ClickAsync(page, "Shared.AddThisFile");
        PageDesk.Sees(page, "#V1", pages.Loc["Library.Searched"]);
        await page.Find("[name=ForMinisters]").ChangeAsync(new ChangeEventArgs { Value = true });
        await pages.ClickAsync(page, "Library.ShareNow");
        PageDesk.Sees(page, ".tag", pages.Loc.Name(DocumentState.Shared));
        Assert.True((await desk.ReadAsync(desk.Laos, "LB4")).ForMinisters);
        Assert.DoesNotContain(page.FindAll(".message"), each => each.TextContent.Contains(pages.Loc["Library.DraftText"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_is_searched_and_the_other_side_s_document_cannot_be_changed()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var list = pages.Open<LibraryPage>("/library?q=khao+sat");
        Assert.Equal(["LB1"], list.FindAll("th a").Select(each => each.TextContent));
        PageDesk.Sees(pages.Open<LibraryPage>("/library?q=qwxz"), ".empty", "qwxz");
        var page = pages.Open<DocumentPage>("/library/LB1", ("DocumentCode", "LB1"));
        PageDesk.Sees(page, "#V1 a", "nhu-cau-lien-ket-mau.txt");
        Assert.Empty(page.FindAll("[name=AddVersion], [name=Share], .actions a"));
        Assert.NotEmpty(pages.Open<DocumentPage>("/library/LB2", ("DocumentCode", "LB2")).FindAll("[name=AddVersion]"));
    }

    [Fact]
    public async Task A_document_is_withdrawn_with_its_reason()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<DocumentEditPage>("/library/LB1/edit", ("DocumentCode", "LB1"));
        await pages.TypeAsync(page, LibraryDocument.WithdrawReason, "Đã có bản thay thế");
        await page.FindAll("form[data-draft]").Single(each => each.QuerySelector($"[name={LibraryDocument.WithdrawReason}]") is not null).SubmitAsync();
        PageDesk.Sees(pages.Open<DocumentPage>("/library/LB1", ("DocumentCode", "LB1")), ".message.warn", "Đã có bản thay thế");
        PageDesk.Sees(pages.Open<DocumentEditPage>("/library/LB1/edit", ("DocumentCode", "LB1")), ".message.warn", pages.Loc[Rules.DocumentWithdrawn, "LB1"]);
    }

    [Fact]
    public async Task An_empty_list_says_what_belongs_there_and_offers_the_action()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = new PageDesk(host, await host.UserAsync(Domain.Accounts.Role.Secretary));
        var page = pages.Open<LibraryPage>("/library");
        PageDesk.Sees(page, ".empty", pages.Loc["Library.NoneText"]);
        Assert.Equal("/library/new", page.Find(".actions a.primary").GetAttribute("href"));
    }
}
