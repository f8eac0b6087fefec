using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>The forms of pilot models, without a browser.</summary>
public sealed class PilotPageTests
{
    [Fact]
    public async Task A_model_is_proposed_and_shown_in_both_languages()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<PilotEditPage>("/pilots/new");
        await pages.TypeAsync(form, "Title.vi", "Liên kết dệt may");
        await form.Find("#f-Sector").ChangeAsync(new ChangeEventArgs { Value = new SectorLink("2026-2027", "S03").Key });
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.Required, pages.Loc["Field.PilotModel.Description"]]);
        Assert.Equal("Liên kết dệt may", pages.Held(form, "Title.vi"));
        await pages.TypeAsync(form, "Description.vi", "Sợi từ Việt Nam, may ở Lào");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/pilots/PM7", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var page = pages.Open<PilotPage>("/pilots/PM7", ("PilotCode", "PM7"));
        PageDesk.Sees(page, ".dl", "Dệt may, da giày");
        PageDesk.Sees(page, "h1", "Liên kết dệt may");
        Assert.NotNull(page.Find("a[href='/pilots/PM7/edit']"));
    }

    [Fact]
    public async Task Only_the_side_that_proposed_it_is_offered_to_withdraw_it()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await using var vietnam = new PageDesk(desk.Host, desk.Vietnam);
        await using var laos = new PageDesk(desk.Host, desk.Laos);
        Assert.NotEmpty(vietnam.Open<PilotEditPage>("/pilots/PM2/edit", ("PilotCode", "PM2")).FindAll("details.removal"));
        Assert.Empty(laos.Open<PilotEditPage>("/pilots/PM2/edit", ("PilotCode", "PM2")).FindAll("details.removal"));
        PageDesk.Sees(laos.Open<PilotEditPage>("/pilots/PM4/edit", ("PilotCode", "PM4")), ".message.warn", laos.Loc[Rules.PilotWithdrawn, "PM4"]);
    }

    [Fact]
    public async Task An_empty_list_says_what_belongs_there_and_offers_the_action()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = new PageDesk(host, await host.UserAsync(Role.Secretary));
        var page = pages.Open<PilotsPage>("/pilots");
        PageDesk.Sees(page, ".empty", pages.Loc["Pilots.NoneText"]);
        Assert.Equal("/pilots/new", page.Find(".actions a").GetAttribute("href"));
        await using var readers = new PageDesk(host, await host.UserAsync(Role.Observer, Side.Laos));
        PageDesk.Sees(readers.Open<PilotsPage>("/pilots"), ".empty", readers.Loc["Pilots.NoneToRead"]);
    }
}
