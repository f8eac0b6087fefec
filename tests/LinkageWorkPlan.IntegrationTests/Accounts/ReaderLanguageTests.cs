using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>The language of pages: the account's, then the one chosen in this browser, then the browser's; never the address's.</summary>
public class ReaderLanguageTests
{
    private const string SignIn = "/account/sign-in";
    private const string Password = "Bốn chữ dễ nhớ 79";

    [Theory, EachDatabase]
    public async Task Who_is_not_signed_in_reads_the_language_of_the_browser(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary);
        await using var pages = await PagesHost.StartAsync(host);
        foreach (var (accepted, language) in new[]
        {
            ("lo", "lo"), ("lo-LA,lo;q=0.9,en;q=0.8", "lo"), ("en-US", "en"), ("fr, en;q=0.5, lo;q=0.8", "lo"), ("lo;q=0, en;q=0.1", "en"), ("la, fr", "vi"), ("*", "vi"), ("%%%", "vi"), (null, "vi"),
        })
        {
            using var browser = pages.Open(accepted);
            Assert.Equal((accepted, language), (accepted, await browser.LanguageOfAsync(SignIn)));
        }
    }

    [Theory, EachDatabase]
    public async Task What_was_chosen_in_a_browser_stays_on_every_page_and_after_a_reload(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        const string address = SignIn + "?ReturnUrl=%2Fplans";
        Assert.Equal(address, await browser.ChooseAsync("lo", address));
        Assert.Equal("lo", await browser.LanguageOfAsync(address));
        Assert.Equal("lo", await browser.LanguageOfAsync(SignIn));
        Assert.Equal("/", await browser.PostAsync(SignIn, "/language", ("code", "en"), ("returnUrl", "https://example.org/")));
        Assert.Equal("en", await browser.LanguageOfAsync(SignIn));
    }

    [Theory, EachDatabase]
    public async Task An_account_has_its_language_in_every_browser(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, Side.Laos, password: Password);
        var email = await host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Email!).SingleAsync());
        await using var pages = await PagesHost.StartAsync(host);
        using var first = pages.Open("vi");
        await first.ChooseAsync("en", SignIn);
        await first.SignInAsync(email, Password);
        Assert.Equal("lo", await first.LanguageOfAsync("/plans"));

        Assert.Equal("/plans", await first.ChooseAsync("vi", "/plans"));
        Assert.Equal("vi", await first.LanguageOfAsync("/plans"));
        Assert.Equal(Language.Vi, await host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Language).SingleAsync()));
        using var second = pages.Open("lo");
        await second.SignInAsync(email, Password);
        Assert.Equal("vi", await second.LanguageOfAsync("/plans"));
    }

    [Theory, EachDatabase]
    public async Task A_shared_address_opens_in_the_language_of_whoever_reads_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        foreach (var side in new[] { Side.Vietnam, Side.Laos })
        {
            var user = await host.UserAsync(Role.Secretary, side, password: Password);
            var email = await host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Email!).SingleAsync());
            using var browser = pages.Open("en");
            foreach (var address in new[] { "/plans", "/plans?lang=en", "/plans?language=en", "/plans?culture=en&ui-culture=en" })
            {
                Assert.Equal("en", await browser.LanguageOfAsync(SignIn + "?ReturnUrl=" + Uri.EscapeDataString(address)));
            }

            await browser.SignInAsync(email, Password);
            foreach (var address in new[] { "/plans", "/plans?lang=en", "/plans?language=en", "/plans?culture=en&ui-culture=en" })
            {
                Assert.Equal((address, user.Language.Code()), (address, await browser.LanguageOfAsync(address)));
            }
        }
    }
}
