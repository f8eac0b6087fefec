using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>People see where their account is signed in and who came to its door, and end what they do not know.</summary>
public class OwnSessionsTests
{
    private const string Password = "một câu dễ nhớ";
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Theory, EachDatabase]
    public async Task One_s_own_sessions_are_ended_one_by_one_or_all_but_this(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var first = await SecondFactorTests.BeginAsync(host, Role.Secretary);
        var (second, third) = (await SecondFactorTests.BeginAsync(host, first), await SecondFactorTests.BeginAsync(host, first));
        var other = await SecondFactorTests.BeginAsync(host, Role.Secretary, Side.Laos);
        var shown = (await host.SendAs(first, new GetSecurity.Query())).Sessions;
        Assert.Equal((3, first.Session!.Value), (shown.Count, Assert.Single(shown, each => each.IsThis).Id));

        Assert.Equal(Rules.NotFound, await host.RefusalAsync(other, new EndSession.Command(second.Session)));
        await host.SendAs(first, new EndSession.Command(second.Session));
        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(second, new GetHome.Query()));
        await host.SendAs(third, new GetHome.Query());
        await host.SendAs(first, new EndSession.Command(null));
        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(third, new GetHome.Query()));
        await host.SendAs(first, new GetHome.Query());
        await host.SendAs(other, new GetHome.Query());
    }

    [Theory, EachDatabase]
    public async Task An_open_page_that_nobody_uses_leaves_after_the_idle_time(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Sessions:IdleMinutes=30"], _ => { }));
        var (idle, used) = (await SecondFactorTests.BeginAsync(host, Role.Secretary), await SecondFactorTests.BeginAsync(host, Role.Secretary));
        var sessions = host.Services.GetRequiredService<Sessions>();
        var left = new List<string>();
        using var page = sessions.WatchFor(idle.Session!.Value, () => left.Add(nameof(idle)));
        using var other = sessions.WatchFor(used.Session!.Value, () => left.Add(nameof(used)));
        host.Time.Advance(TimeSpan.FromMinutes(29));
        await host.SendAs(used, new GetHome.Query());
        await sessions.NotifyWatchesAsync();
        Assert.Empty(left);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await sessions.NotifyWatchesAsync();
        Assert.Equal([nameof(idle)], left);
    }

    [Theory, EachDatabase]
    public async Task An_administrator_ends_all_of_an_account_of_their_own_side(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, foreign, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator, Side.Laos), await SecondFactorTests.BeginAsync(host, Role.Secretary));
        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(foreign, new EndAccountSessions.Command(user.Id)));
        await host.SendAs(user, new GetHome.Query());
        await host.SendAs(administrator, new EndAccountSessions.Command(user.Id));

        Assert.Equal(Rules.SignedOut, await host.RefusalAsync(user, new GetHome.Query()));
        Assert.Equal(0, await host.Db(db => db.Sessions.CountAsync()));
        Assert.Equal(nameof(EndAccountSessions), await host.Db(db => db.History.Where(each => each.SubjectId == user.Id).OrderByDescending(each => each.Id).Select(each => each.Action).FirstAsync()));
        Assert.Equal(user.Id, await host.Db(db => db.Mails.Where(each => each.Kind == MailKind.Account).Select(each => each.AccountId).SingleAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_sign_in_from_a_new_browser_is_mailed_and_from_a_known_one_is_not(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, Side.Laos, password: Password);
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("lo");
        await own.SignInAsync(email, Password);
        await own.SignInAsync(email, Password);
        Assert.Equal(0, await host.Db(db => db.Mails.CountAsync()));
        using var other = pages.Open("lo");
        await other.SignInAsync(email, Password);
        await other.SignInAsync(email, Password);

        var mail = await host.Db(db => db.Mails.AsNoTracking().SingleAsync());
        Assert.Equal((MailKind.Account, user.Id, Language.Lo), (mail.Kind, mail.AccountId!.Value, mail.Language));
        Assert.Contains(Loc.In(Language.Lo)["Security.NewDevice", Loc.In(Language.Lo).Name(AccountEventKind.Password)], mail.Title, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", mail.Body, StringComparison.Ordinal);
        Assert.Equal([false, false, true, false], await host.Db(db => db.AccountEvents.OrderBy(each => each.Id).Select(each => each.IsNewDevice).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task Refused_tries_are_in_the_sign_in_history_and_old_lines_leave_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Headers.UserAgent = Firefox;
            http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("10.0.0.9");
            await scope.ServiceProvider.GetRequiredService<SignInDesk>().TryAsync(http, await PasswordTests.EmailOfAsync(host, user.Id), "không phải câu này");
        }

        var journal = host.Services.GetRequiredService<AccountJournal>();
        await journal.WriteAsync();
        var line = Assert.Single((await host.SendAs(user, new GetSecurity.Query())).Events);
        Assert.Equal((AccountEventKind.WrongPassword, "10.0.0.9", "Firefox, Linux"), (line.Kind, line.Client, line.Browser));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(0, AccountJournal.Kept).ToList().ForEach(_ => journal.Note(user.Id, AccountEventKind.TooManyTries, Place.Unknown));
        journal.Note(Guid.CreateVersion7(), AccountEventKind.TooManyTries, Place.Unknown);
        await journal.WriteAsync();
        Assert.Equal([AccountEventKind.TooManyTries], await host.Db(db => db.AccountEvents.Select(each => each.Kind).Distinct().ToListAsync()));
        Assert.Equal(AccountJournal.Kept, await host.Db(db => db.AccountEvents.CountAsync()));
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("curl/8.5.0", "")]
    public void A_browser_is_named_as_its_person_knows_it(string sent, string name) => Assert.Equal(name, Places.NameOf(sent));

    [Theory, EachDatabase]
    public async Task The_page_shows_what_there_is_and_what_is_required(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Accounts:SecondFactor=Powerful"], _ => { }));
        var chair = await SecondFactorTests.BeginAsync(host, Role.CoChair);
        await using (var desk = new PageDesk(host, chair))
        {
            var page = desk.Open<SecurityPage>("/account/security");
            Assert.Contains(desk.Loc["Security.Needed"], page.Find(".message.warn").TextContent, StringComparison.Ordinal);
            Assert.Contains(desk.Loc["Security.Policy.Powerful"], page.Markup, StringComparison.Ordinal);
        }

        await SecondFactorTests.SetUpAsync(host, chair);
        await using (var desk = new PageDesk(host, chair))
        {
            var page = desk.Open<SecurityPage>("/account/security");
            Assert.Empty(page.FindAll(".message.warn"));
            Assert.Contains(desk.Loc["Security.CodesLeft", SecondFactors.Codes], page.Markup, StringComparison.Ordinal);
            Assert.Contains(desk.Loc.Name(AccountEventKind.AppSet), page.Find(".section:last-of-type li strong").TextContent, StringComparison.Ordinal);
        }
    }
}
