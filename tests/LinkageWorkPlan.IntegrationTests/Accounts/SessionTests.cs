using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

public class SessionTests
{
    private const string Password = "một câu dễ nhớ";

    [Theory, EachDatabase]
    public async Task After_a_sign_out_neither_another_tab_nor_a_copied_cookie_does_anything(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, "--Logging:LogLevel:LinkageWorkPlan=Information");
        var log = pages.Log();
        using var own = pages.Open("vi");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        using var copy = pages.Open("vi");
        copy.Cookies = own.Cookies;
        Assert.Equal(200, await copy.StatusOfAsync("/plans"));
        var tab = user with { Session = await host.Db(db => db.Sessions.Select(each => (Guid?)each.Id).SingleAsync()) };
        await host.SendAs(tab, new GetHome.Query());

        Assert.Equal("/account/sign-in", await own.PostAsync("/account/password", "/account/sign-out"));
        Assert.Contains(user.Id.ToString(), Assert.Single(log.Of(1004)), StringComparison.Ordinal);

        Assert.Equal(302, await copy.StatusOfAsync("/plans"));
        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(tab, new ChooseLanguage.Command(Language.En)));
        Assert.Equal(0, await host.Db(db => db.Sessions.CountAsync()));
    }

    [Theory]
    [EachDatabase("disabled")]
    [EachDatabase("role")]
    [EachDatabase("password")]
    [EachDatabase("address")]
    public async Task Whatever_takes_an_account_s_rights_ends_its_sessions_and_its_open_pages(Database database, string change)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Secretary, password: Password));
        var (mine, other) = (await BeginAsync(host, user), await BeginAsync(host, await host.UserAsync(Role.Observer)));
        var left = new List<string>();
        using var page = Sessions(host).WatchFor(mine.Session!.Value, () => left.Add(nameof(mine)));
        using var another = Sessions(host).WatchFor(other.Session!.Value, () => left.Add(nameof(other)));
        await host.SendAs(mine, new GetHome.Query());

        var shown = AccountInput.Of(await host.SendAs(administrator, new GetAccount.Query(user.Id)));
        var stamp = (await host.SendAs(administrator, new GetAccount.Query(user.Id))).Stamp;
        await (change switch
        {
            "disabled" => host.SendAs(administrator, new DisableAccount.Command(user.Id)),
            "role" => host.SendAs(administrator, (shown with { Role = Role.Observer }).ToRevision(user.Id, stamp)),
            "address" => host.SendAs(administrator, (shown with { Email = "khac@test.lwp" }).ToRevision(user.Id, stamp)),
            _ => host.SendAs(user, new ChangePassword.Command(Password, "mật khẩu mới hẳn", "mật khẩu mới hẳn")),
        });
        await Sessions(host).NotifyWatchesAsync();

        Assert.Equal([nameof(mine)], left);
        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(mine, new GetHome.Query()));
        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(mine, new ChooseLanguage.Command(Language.En)));
        await host.SendAs(other, new GetHome.Query());
    }

    [Theory, EachDatabase]
    public async Task The_one_who_changes_its_own_password_goes_on_and_others_do_not(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        using var elsewhere = pages.Open("vi");
        await own.SignInAsync(email, Password);
        await elsewhere.SignInAsync(email, Password);
        const string page = "/account/password";
        using (var answer = await own.AnswerAsync(page, page, ("_handler", "password"), ("Input.Password", Password), ("Input.NewPassword", "mật khẩu mới hẳn"), ("Input.NewPasswordAgain", "mật khẩu mới hẳn")))
        {
            Assert.Equal(200, (int)answer.StatusCode);
        }

        Assert.Equal(200, await own.StatusOfAsync("/plans"));
        Assert.Equal(302, await elsewhere.StatusOfAsync("/plans"));
    }

    [Theory, EachDatabase]
    public async Task Ends_after_the_idle_time_unless_it_is_used_and_after_the_whole_time_in_any_case(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Sessions:IdleMinutes=30", "--Sessions:AbsoluteHours=2"], _ => { }));
        var (idle, used) = (await BeginAsync(host, await host.UserAsync(Role.Observer)), await BeginAsync(host, await host.UserAsync(Role.Observer)));
        for (var minutes = 20; minutes < 120; minutes += 20)
        {
            host.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal((minutes, true), (minutes, await Sessions(host).IsAliveAsync(used.Session!.Value, fresh: true)));
            await Sessions(host).CleanUpAsync();
        }

        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(idle, new GetHome.Query()));
        Assert.Equal([used.Session!.Value], await host.Db(db => db.Sessions.Select(each => each.Id).ToListAsync()));
        host.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await Sessions(host).IsAliveAsync(used.Session!.Value, fresh: true));
        await Sessions(host).CleanUpAsync();
        Assert.Equal(0, await host.Db(db => db.Sessions.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Ends_after_the_idle_time_before_anybody_has_tidied(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Sessions:IdleMinutes=30"], _ => { }));
        var user = await BeginAsync(host, await host.UserAsync(Role.Observer));

        host.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(user, new GetHome.Query()));
        Assert.Equal(1, await host.Db(db => db.Sessions.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_form_that_was_left_open_at_a_used_address_says_so(Database database)
    {
        // Pages go by the real clock, which takes an address of the demo's day for expired.
        await using var host = await TestHost.StartAsync(database, today: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var invited = await host.SendAs(administrator, new InviteAccount.Command { Email = "moi@example.vn", Name = "Người mới", Role = Role.Observer, Language = Language.Vi });
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        var address = $"/setup/{invited.Token}";
        var token = await browser.TokenOfAsync(address);
        await host.SendAs(CurrentUser.System, new Web.Features.Setup.CompleteSetup.Command { Token = invited.Token, Password = Password, PasswordAgain = Password });

        using var answer = await browser.SendAsync(token, address, ("_handler", "setup"), ("Input.NewPassword", Password), ("Input.NewPasswordAgain", Password));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains(Web.Layout.Loc.In(Language.Vi)[Rules.SetupClosed], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Sessions Sessions(TestHost host) => host.Services.GetRequiredService<Sessions>();

    private static async Task<CurrentUser> BeginAsync(TestHost host, CurrentUser user) =>
        user with { Session = await Sessions(host).BeginAsync(await host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Id == user.Id))) };
}
