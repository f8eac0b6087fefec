using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.SignOn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static LinkageWorkPlan.IntegrationTests.Accounts.SignOnWalk;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>A side's own issuer opens the door of accounts that are connected with it, and nothing else.</summary>
public sealed class SignOnTests
{
    [Theory, EachDatabase]
    public async Task Who_is_connected_signs_in_there_and_it_is_recorded_as_with_the_password(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, user.Id));
        Assert.Equal("login", issuer.LastAsked["prompt"]);
        var binding = await host.Db(db => db.SignOnBindings.AsNoTracking().SingleAsync());
        Assert.Equal((user.Id, issuer.Address, issuer.Subject), (binding.AccountId, binding.Issuer, binding.Subject));
        var told = await host.Db(db => db.History.AsNoTracking().SingleAsync(each => each.Action == nameof(BindSignOn)));
        Assert.Equal((user.Id, 0), (told.SubjectId, told.Changes.Count));

        await own.PostAsync("/account/password", "/account/sign-out");
        Assert.Equal("/plans?state=Draft", await own.SignOnAsync(wished: "/plans?state=Draft"));
        Assert.False(issuer.LastAsked.ContainsKey("prompt"));
        Assert.Equal(200, await own.StatusOfAsync("/plans"));
        using var other = pages.Open("vi");
        await other.SignOnAsync();
        Assert.Equal(200, await other.StatusOfAsync("/plans"));

        var lines = await host.Db(db => db.AccountEvents.AsNoTracking().OrderBy(each => each.At).ThenBy(each => each.Id).ToListAsync());
        Assert.Equal([AccountEventKind.Password, AccountEventKind.SignOnAdded, AccountEventKind.SignOn, AccountEventKind.SignOn], lines.Select(each => each.Kind));
        Assert.Equal([false, false, false, true], lines.Select(each => each.IsNewDevice));
        Assert.Equal(2, await host.Db(db => db.Mails.CountAsync(each => each.Kind == MailKind.Account)));
        Assert.Equal(2, await host.Db(db => db.Sessions.CountAsync()));
        Assert.Equal(0, await host.Db(db => db.UserTokens.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task What_a_misbehaving_issuer_says_lets_nobody_in(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, user.Id));
        await own.PostAsync("/account/password", "/account/sign-out");
        foreach (var (fault, problem) in new[]
        {
            (IssuerFault.Denies, SignOnProblem.Denied), (IssuerFault.WrongNonce, SignOnProblem.Failed), (IssuerFault.WrongIssuer, SignOnProblem.Failed), (IssuerFault.WrongAudience, SignOnProblem.Failed),
            (IssuerFault.WrongKey, SignOnProblem.Failed), (IssuerFault.Unsigned, SignOnProblem.Failed), (IssuerFault.SignedWithSecret, SignOnProblem.Failed), (IssuerFault.Expired, SignOnProblem.Failed),
            (IssuerFault.NoSubject, SignOnProblem.Failed), (IssuerFault.NamesAnother, SignOnProblem.Failed), (IssuerFault.Fails, SignOnProblem.Failed),
        })
        {
            issuer.Fault = fault;
            var address = await own.SignOnAsync();
            Assert.Equal((fault, $"{SignIn}?signOn={problem}&side=Vietnam&returnUrl=%2Fplans"), (fault, address));
            Assert.Equal(Vi[$"Account.SignOn.{problem}", "Cổng của Bộ"], await own.SaidAtAsync(address));
            Assert.Equal((fault, 0), (fault, await host.Db(db => db.Sessions.CountAsync())));
            Assert.Equal(302, await own.StatusOfAsync("/plans"));
        }

        issuer.Fault = IssuerFault.None;
        Assert.Equal("/plans", await own.SignOnAsync());
    }

    [Theory]
    [EachDatabase(IssuerFault.OtherName)]
    [EachDatabase(IssuerFault.OpenAddress)]
    public async Task An_issuer_that_is_not_the_one_of_the_settings_is_not_asked(Database database, IssuerFault fault)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        issuer.Fault = fault;
        using var page = await own.AnswerAsync(SignIn, SignIn, ("_handler", "sign-on-Vietnam"));
        Assert.Equal(Vi["Account.SignOn.Away", "Cổng của Bộ"], SaidOn(await page.Content.ReadAsStringAsync()));
        Assert.Empty(issuer.LastAsked);
    }

    [Theory, EachDatabase]
    public async Task Neither_a_stranger_nor_the_other_side_s_nor_a_disabled_account_comes_in(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var (user, lao) = (await host.UserAsync(Role.Secretary, password: Password), await host.UserAsync(Role.Secretary, Side.Laos, password: Password));
        await using var pages = await PagesHost.StartAsync(host, Lines([.. issuer.Settings(), .. issuer.Settings("Laos", "ປະຕູຂອງກະຊວງ")]));
        using var own = pages.Open("vi");
        var accounts = await host.Db(db => db.Users.CountAsync());
        await RefusedAsync();

        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, user.Id));
        await own.PostAsync("/account/password", "/account/sign-out");
        await RefusedAsync(Side.Laos);
        issuer.Subject = "PERSON-1";
        await RefusedAsync();
        issuer.Subject = "person-1";
        await host.Db(db => db.Users.Where(each => each.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.IsDisabled, true)));
        await RefusedAsync();
        Assert.Equal((accounts, 0), (await host.Db(db => db.Users.CountAsync()), await host.Db(db => db.Sessions.CountAsync())));

        // Nobody of the other side gets at the same person by its own issuer.
        using var other = pages.Open("lo");
        await other.SignInAsync(await PasswordTests.EmailOfAsync(host, lao.Id), Password);
        Assert.Equal($"{Security}?signOn=Taken", await other.ReturnAsync(await other.LeaveToConnectAsync()));
        Assert.NotNull(await other.SaidAtAsync($"{Security}?signOn=Taken"));
        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(lao, new BindSignOn.Command(Side.Vietnam, issuer.Address, "person-2")));

        async Task RefusedAsync(Side side = Side.Vietnam) => Assert.StartsWith($"{SignIn}?signOn=Unknown&side={side}", await own.SignOnAsync(side), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_answer_is_good_once_in_the_browser_that_asked_and_for_ten_minutes(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, user.Id));
        await own.PostAsync("/account/password", "/account/sign-out");

        // Somebody sends a victim their own answer: it signs the victim's browser in to nothing.
        var answer = await own.LeaveAsync();
        using var victim = pages.Open("vi");
        await RefusedAsync(victim, answer!);
        var before = issuer.TokensAsked;
        await RefusedAsync(own, answer!.Replace("state=", "state=A", StringComparison.Ordinal));
        await RefusedAsync(own, "http://a/account/sign-on/vietnam?code=1");
        await RefusedAsync(own, "http://a/account/sign-on/vietnam");
        Assert.Equal(before, issuer.TokensAsked);
        Assert.Equal("/plans", await own.ReturnAsync(answer));
        await own.PostAsync("/account/password", "/account/sign-out");
        await RefusedAsync(own, answer);

        // What was begun too long ago, by the server's own clock and not by the browser's cookie.
        var states = pages.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(SignOnServices.SchemeOf(Side.Vietnam)).StateDataFormat;
        var late = new Uri((await own.LeaveAsync())!);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(late.Query);
        var kept = states.Unprotect(query["state"])!;
        kept.Items["lwp.begun"] = TimeProvider.System.GetUtcNow().AddMinutes(-11).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await RefusedAsync(own, $"{late.GetLeftPart(UriPartial.Path)}?code={query["code"]}&state={Uri.EscapeDataString(states.Protect(kept))}");
        Assert.Equal(0, await host.Db(db => db.Sessions.CountAsync()));

        static async Task RefusedAsync(PagesHost.Browser browser, string address) =>
            Assert.StartsWith($"{SignIn}?signOn=Failed&side=Vietnam", await browser.ReturnAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("//evil.example/a")]
    [EachDatabase("/\\evil.example/a")]
    [EachDatabase("https://evil.example/a")]
    public async Task Whoever_comes_back_stays_on_this_site(Database database, string wished)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, user.Id));
        Assert.Equal("/", await own.SignOnAsync(wished: wished));
        issuer.Fault = IssuerFault.Denies;
        Assert.EndsWith("&returnUrl=%2F", await own.SignOnAsync(wished: wished), StringComparison.Ordinal);
    }

    /// <summary>An issuer that hangs costs whoever asks it some seconds, and nobody else anything.</summary>
    [Fact]
    public async Task A_silent_issuer_keeps_nobody_from_signing_in_otherwise()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        issuer.Fault = IssuerFault.Silent;
        var waiting = own.AnswerAsync(SignIn, SignIn, ("_handler", "sign-on-Vietnam"));
        using var other = pages.Open("vi");
        await other.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        Assert.Equal(200, await other.StatusOfAsync("/plans"));
        using var page = await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Vi["Account.SignOn.Away", "Cổng của Bộ"], SaidOn(await page.Content.ReadAsStringAsync()));

        // And one that falls silent after it sent somebody back.
        issuer.Fault = IssuerFault.None;
        var answer = await own.LeaveAsync();
        issuer.Fault = IssuerFault.Silent;
        Assert.StartsWith($"{SignIn}?signOn=Away", await own.ReturnAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_offered_where_nothing_is_set()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        Assert.DoesNotContain("sign-on", await own.ReadAsync(SignIn), StringComparison.Ordinal);
        Assert.Equal(404, await own.StatusOfAsync("/account/sign-on/vietnam"));
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        Assert.Equal(404, await own.StatusOfAsync(Connect));
        Assert.DoesNotContain(Vi["Security.SignOn"], WebUtility.HtmlDecode(await own.ReadAsync(Security)), StringComparison.Ordinal);
    }
}
