using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Linkages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>The pages of linkages, without a browser.</summary>
public sealed class LinkagePageTests
{
    [Fact]
    public async Task An_enterprise_is_entered_linked_and_moved_on()
    {
        await using var desk = await LinkageDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<EnterpriseEditPage>("/linkages/enterprises/new");
        await pages.TypeAsync(form, "Name.vi", "Công ty Mới (mẫu)");
        await form.Find("#f-Zone").ChangeAsync(new ChangeEventArgs { Value = "IndustrialPark" });
        await pages.TypeAsync(form, "ZoneName", "Khu mẫu");
        await form.Find("#f-Sector").ChangeAsync(new ChangeEventArgs { Value = "2026-2027|S06" });
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/linkages/enterprises/E6", Address(pages), StringComparison.Ordinal);

        var linkage = pages.Open<LinkageEditPage>("/linkages/new?with=E6");
        await pages.TypeAsync(linkage, "Laos", "gia cong d (mau)");
        await pages.TypeAsync(linkage, "Title.vi", "Bao bì");
        await pages.TypeAsync(linkage, "Since", "23/6/2026");
        await PageDesk.SaveAsync(linkage);
        PageDesk.Sees(linkage, ".message.error", pages.Loc[Rules.LinkageDayAhead, new DateOnly(2026, 6, 23)]);
        await pages.TypeAsync(linkage, "Since", "20/6/2026");
        await PageDesk.SaveAsync(linkage);
        Assert.EndsWith("/linkages/L4", Address(pages), StringComparison.Ordinal);

        var page = pages.Open<LinkagePage>("/linkages/L4", ("LinkageCode", "L4"));
        await page.Find("#f-Stage").ChangeAsync(new ChangeEventArgs { Value = "Contract" });
        await pages.TypeAsync(page, "Since", "21/6/2026");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".tag", pages.Loc.Name(Domain.Linkages.LinkageStage.Contract));
        await page.Find("[name='TakeBack']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[name='TakeBack']")));
        Assert.Contains(pages.Open<EnterprisePage>("/linkages/enterprises/E6", ("EnterpriseCode", "E6")).FindAll("a"), each => each.GetAttribute("href") == "/linkages/L4");
    }

    [Fact]
    public async Task A_contact_is_written_shared_and_deleted()
    {
        await using var desk = await LinkageDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<ContactPage>("/linkages/enterprises/E1/contact", ("EnterpriseCode", "E1"));
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.error", pages.Loc["Field.EnterpriseContact.Person"]);
        await pages.TypeAsync(page, "Person", "ຜູ້ຕິດຕໍ່");
        await page.Find("#f-IsShared").ChangeAsync(new ChangeEventArgs { Value = true });
        await PageDesk.SaveAsync(page);
        Assert.Equal(["Vietnam", "Laos"], (await desk.ReadAsync("E1")).Contacts.Select(each => each.Keeper.ToString()));
        page = pages.Open<ContactPage>("/linkages/enterprises/E1/contact", ("EnterpriseCode", "E1"));
        await pages.ClickAsync(page, "Linkages.RemoveContact");
        page.WaitForAssertion(() => Assert.EndsWith("/linkages/enterprises/E1", Address(pages), StringComparison.Ordinal));
        Assert.Equal([Side.Vietnam], (await desk.ReadAsync("E1")).Contacts.Select(each => each.Keeper));
    }

    [Fact]
    public async Task An_empty_register_says_what_belongs_there_and_offers_the_action()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = new PageDesk(host, await host.UserAsync(Role.Secretary));
        var page = pages.Open<LinkagesPage>("/linkages");
        PageDesk.Sees(page, ".empty", pages.Loc["Linkages.NoneText"]);
        Assert.Equal(["/linkages/enterprises/new", "/linkages/import"], page.FindAll(".actions a").Select(each => each.GetAttribute("href")));
    }

    private static string Address(PageDesk pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;
}
