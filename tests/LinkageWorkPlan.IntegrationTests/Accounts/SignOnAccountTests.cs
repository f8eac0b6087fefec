using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.SignOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LinkageWorkPlan.IntegrationTests.Accounts.SignOnWalk;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>How an account is connected with its side's issuer, what that does not replace, and who ends it.</summary>
public sealed class SignOnAccountTests
{
    private const string Code = "/account/sign-in/code";
    private const string Chosen = "mật khẩu mới hẳn";

    [Theory, EachDatabase]
    public async Task The_issuer_is_no_second_factor(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var chair = await host.UserAsync(Role.CoChair, password: Password);
        await host.Db(async db =>
        {
            db.SignOnBindings.Add(new SignOnBinding { AccountId = chair.Id, Issuer = issuer.Address, Subject = issuer.Subject, Since = host.Time.GetUtcNow().UtcDateTime });
            await db.SaveAsIsAsync(CancellationToken.None);
            return 0;
        });
        await using var pages = await PagesHost.StartAsync(host, Lines([.. issuer.Settings(), ("Accounts:SecondFactor", "Powerful")]));
        using var own = pages.Open("vi");
        Assert.Equal("/plans", await own.SignOnAsync());
        Assert.Equal(302, await own.StatusOfAsync("/plans"));
        Assert.Contains(Vi["Security.Needed"], System.Net.WebUtility.HtmlDecode(await own.ReadAsync(Security)), StringComparison.Ordinal);

        var codes = await SecondFactorTests.SetUpAsync(host, await SecondFactorTests.BeginAsync(host, chair));
        using var other = pages.Open("vi");
        Assert.Equal($"{Code}?returnUrl=%2Fplans", await other.SignOnAsync());
        Assert.Equal(302, await other.StatusOfAsync("/plans"));
        using (var wrong = await other.AnswerAsync(SignIn, Code, ("_handler", "code"), ("Input.Code", "000000")))
        {
            Assert.Equal(Vi[Rules.WrongCode], SaidOn(await wrong.Content.ReadAsStringAsync()));
        }

        using var right = await other.AnswerAsync(SignIn, Code, ("_handler", "code"), ("Input.Code", codes[0]));
        Assert.Equal(200, await other.StatusOfAsync("/plans"));
        await pages.Services.GetRequiredService<AccountJournal>().WriteAsync();
        var kinds = await host.Db(db => db.AccountEvents.Where(each => each.AccountId == chair.Id).Select(each => each.Kind).ToListAsync());
        Assert.All([AccountEventKind.SignOn, AccountEventKind.SignOnWrongCode, AccountEventKind.SignOnRecoveryCode], each => Assert.Contains(each, kinds));
        Assert.DoesNotContain(AccountEventKind.RecoveryCode, kinds);
    }

    [Theory, EachDatabase]
    public async Task Connecting_needs_the_password_and_the_same_account_all_the_way(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var (first, second) = (await host.UserAsync(Role.Secretary, password: Password), await host.UserAsync(Role.Secretary, password: Password));
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, first.Id), Password);
        Assert.Null(await own.LeaveToConnectAsync("không phải câu này"));
        Assert.Empty(issuer.LastAsked);

        // Somebody else signs in between in the same browser; and nobody at all.
        var answer = await own.LeaveToConnectAsync();
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, second.Id), Password);
        Assert.StartsWith($"{SignIn}?signOn=Failed", await own.ReturnAsync(answer), StringComparison.Ordinal);
        answer = await own.LeaveToConnectAsync();
        await own.PostAsync("/account/password", "/account/sign-out");
        Assert.StartsWith($"{SignIn}?signOn=Failed", await own.ReturnAsync(answer), StringComparison.Ordinal);
        Assert.Equal(0, await host.Db(db => db.SignOnBindings.CountAsync()));

        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, first.Id));
        Assert.Equal(Rules.SignOnConnected, await host.RefusalAsync(first, new BeginSignOn.Command(Password)));
        Assert.Equal(Rules.SignOnConnected, await host.RefusalAsync(first, new BindSignOn.Command(Side.Vietnam, issuer.Address, "person-2")));
        Assert.Equal(Rules.SignOnTaken, await host.RefusalAsync(second, new BindSignOn.Command(Side.Vietnam, issuer.Address, issuer.Subject)));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(first, new RemoveSignOn.Command("không phải câu này")));
        await own.PostAsync($"{Connect}/remove", $"{Connect}/remove", ("_handler", "confirm"), ("Input.Password", Password));
        Assert.Equal(0, await host.Db(db => db.SignOnBindings.CountAsync()));
        Assert.Equal(1, await host.Db(db => db.History.CountAsync(each => each.Action == nameof(RemoveSignOn) && each.SubjectId == first.Id)));
        Assert.StartsWith($"{SignIn}?signOn=Unknown", await own.SignOnAsync(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_one_time_address_connects_on_wish_and_a_later_one_takes_the_connection_away(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();

        // Pages go by the real clock, which takes an address of the demo's day for expired.
        await using var host = await TestHost.StartAsync(database, today: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var (administrator, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer));
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        var setup = $"/setup/{await host.SendAs(administrator, new RenewInvitation.Command(user.Id))}";
        using (var page = await own.AnswerAsync(setup, setup, ("_handler", "setup"), ("Input.NewPassword", Chosen), ("Input.NewPasswordAgain", Chosen), ("connect", "true")))
        {
            Assert.Equal(Security, await own.ReturnAsync(await AtIssuerAsync(page)));
        }

        Assert.Equal(user.Id, (await host.Db(db => db.SignOnBindings.SingleAsync())).AccountId);
        Assert.Equal("/plans", await own.SignOnAsync());

        setup = $"/setup/{await host.SendAs(administrator, new RenewInvitation.Command(user.Id))}";
        using var other = pages.Open("vi");
        Assert.Equal("/", await other.PostAsync(setup, setup, ("_handler", "setup"), ("Input.NewPassword", Chosen), ("Input.NewPasswordAgain", Chosen)));
        Assert.Equal(0, await host.Db(db => db.SignOnBindings.CountAsync()));
        Assert.Equal(1, await host.Db(db => db.AccountEvents.CountAsync(each => each.Kind == AccountEventKind.SignOnRemoved)));
    }

    [Theory, EachDatabase]
    public async Task An_administrator_of_the_own_side_alone_takes_it_away_and_ends_what_it_opened(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        var (administrator, other, chair) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator, Side.Laos), await host.UserAsync(Role.CoChair, password: Password));
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        using var own = pages.Open("vi");
        await own.ConnectAsync(await PasswordTests.EmailOfAsync(host, chair.Id));
        Assert.True((await host.SendAs(administrator, new GetAccount.Query(chair.Id))).HasSignOn);
        Assert.False((await host.SendAs(other, new GetAccount.Query(chair.Id))).HasSignOn);

        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(other, new EndAccountSignOn.Command(chair.Id)));
        await host.SendAs(administrator, new EndAccountSignOn.Command(chair.Id));
        Assert.Equal((0, 0), await host.Db(async db => (await db.SignOnBindings.CountAsync(), await db.Sessions.CountAsync())));
        Assert.Equal(1, await host.Db(db => db.History.CountAsync(each => each.Action == nameof(EndAccountSignOn) && each.SubjectId == chair.Id)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(administrator, new EndAccountSignOn.Command(chair.Id)));
        Assert.StartsWith($"{SignIn}?signOn=Unknown", await own.SignOnAsync(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_keeps_trying_has_to_wait_and_others_do_not(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        var limits = pages.Services.GetRequiredService<SignInLimits>();
        for (var attempt = 1; attempt <= 50; attempt++)
        {
            Assert.NotNull(await limits.EnterAsync(Limit.OfSignOn("127.0.0.1")));
        }

        using var own = pages.Open("vi");
        using var page = await own.AnswerAsync(SignIn, SignIn, ("_handler", "sign-on-Vietnam"));
        Assert.Equal(Vi["Account.SignOn.TooManyTries", "Cổng của Bộ"], SaidOn(await page.Content.ReadAsStringAsync()));
        Assert.Empty(issuer.LastAsked);
        Assert.NotNull(await limits.EnterAsync(Limit.OfSignOn("10.0.0.1")));
    }

    [Theory, EachDatabase]
    public async Task A_read_only_copy_does_not_offer_it(Database database)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host, Lines(issuer.Settings()));
        await using var scope = pages.Services.CreateAsyncScope();
        Assert.Equal([Side.Vietnam], scope.ServiceProvider.GetRequiredService<SignOnDesk>().Offered);
        await host.Db(async db =>
        {
            db.CopyMarks.Add(new CopyMark { Side = Side.Vietnam, MadeAt = host.Time.GetUtcNow().UtcDateTime, TakenAt = host.Time.GetUtcNow().UtcDateTime });
            await db.SaveAsIsAsync(CancellationToken.None);
            await pages.Services.GetRequiredService<CopyState>().ReadAsync(db, CancellationToken.None);
            return 0;
        });
        using var own = pages.Open("vi");
        Assert.DoesNotContain("sign-on-", await own.ReadAsync(SignIn), StringComparison.Ordinal);
        Assert.Empty(scope.ServiceProvider.GetRequiredService<SignOnDesk>().Offered);
    }
}
