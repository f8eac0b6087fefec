using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>Knowing a password is not enough where somebody signs.</summary>
public sealed partial class SecondFactorTests
{
    private const string Password = "một câu dễ nhớ";
    private const string Taken = "một câu khác hẳn";
    private const string SignIn = "/account/sign-in";
    private const string CodeStep = "/account/sign-in/code";
    private const string Required = "--Accounts:SecondFactor=Powerful";

    private static readonly Loc Vi = Loc.In(Language.Vi);

    [Theory, EachDatabase]
    public async Task Whoever_needs_one_sets_it_up_before_anything_else_and_is_asked_for_it_from_then_on(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var email = await PasswordTests.EmailOfAsync(host, (await host.UserAsync(Role.CoChair, password: Password)).Id);
        await using var pages = await PagesHost.StartAsync(host, Required);
        using var own = pages.Open("vi");
        await own.SignInAsync(email, Password);
        foreach (var page in new[] { "/", "/plans", "/account/password", "/account/tokens", "/account/security/codes" })
        {
            Assert.Equal((page, 302), (page, await own.StatusOfAsync(page)));
        }

        Assert.Contains(Vi["Security.Needed"], WebUtility.HtmlDecode(await own.ReadAsync("/account/security")), StringComparison.Ordinal);
        Assert.Equal("/account/security", await own.ChooseAsync("vi", "/account/security"));
        var (secret, codes) = await SetUpAsync(own);
        Assert.Equal(SecondFactors.Codes, codes.Count);
        Assert.Equal(200, await own.StatusOfAsync("/plans"));

        using var other = pages.Open("vi");
        Assert.Equal($"{CodeStep}?returnUrl=%2F", await other.TrySignInAsync(email, Password));
        Assert.Equal(302, await other.StatusOfAsync("/plans"));
        Assert.Equal(Vi[Rules.WrongCode], await TryCodeAsync(other, "000000"));

        // What confirmed the app was used by that.
        var step = Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Equal(Vi[Rules.WrongCode], await TryCodeAsync(other, Totp.CodeAt(secret, step - 1)));
        Assert.Null(await TryCodeAsync(other, Totp.CodeAt(secret, step + 1)));
        Assert.Equal(200, await other.StatusOfAsync("/plans"));

        using var third = pages.Open("vi");
        await third.TrySignInAsync(email, Password);
        Assert.Equal(Vi[Rules.WrongCode], await TryCodeAsync(third, Totp.CodeAt(secret, step + 1)));
        Assert.Null(await TryCodeAsync(third, codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        using var fourth = pages.Open("vi");
        await fourth.TrySignInAsync(email, Password);
        Assert.Equal(Vi[Rules.WrongCode], await TryCodeAsync(fourth, codes[0]));
        Assert.Equal(SecondFactors.Codes - 1, await host.Db(db => db.RecoveryCodes.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Nothing_past_the_pages_is_done_without_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges([Required], _ => { }));
        var (chair, secretary) = (await BeginAsync(host, Role.CoChair), await BeginAsync(host, Role.Secretary));
        await host.SendAs(secretary, new GetHome.Query());
        Assert.Equal(Rules.SecondFactorMissing, await host.RefusalAsync(chair, new GetHome.Query()));
        Assert.Equal(Rules.SecondFactorMissing, await host.RefusalAsync(chair, new ChangePassword.Command(Password, Taken, Taken)));
        await host.SendAs(chair, new ChooseLanguage.Command(Language.En));
        Assert.True((await host.SendAs(chair, new GetSecurity.Query())).IsRequired);

        await SetUpAsync(host, chair);
        await host.SendAs(chair, new GetHome.Query());
        Assert.Equal(Rules.SecondFactorRequired, await host.RefusalAsync(chair, new RemoveApp.Command(Password)));
        await SetUpAsync(host, secretary);
        await host.SendAs(secretary, new RemoveApp.Command(Password));
        Assert.Equal((0, 0, 0), await host.Db(async db => (
            await db.SecondFactors.CountAsync(each => each.AccountId == secretary.Id), await db.RecoveryCodes.CountAsync(each => each.AccountId == secretary.Id), await db.Passkeys.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task A_code_and_the_password_confirm_it_and_no_secret_is_kept_in_the_clear(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await BeginAsync(host, Role.Observer);
        var (secret, sealedSecret) = NewApp(host);
        var code = Totp.CodeAt(secret, Totp.StepAt(host.Time.GetUtcNow().UtcDateTime));
        Assert.Equal(Rules.WrongCode, await host.RefusalAsync(user, new SetUpApp.Command(sealedSecret, Totp.CodeAt(secret, 1), Password)));
        Assert.Equal(Rules.WrongCode, await host.RefusalAsync(user, new SetUpApp.Command(secret, code, Password)));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(user, new SetUpApp.Command(sealedSecret, code, Taken)));
        Assert.Equal(0, await host.Db(db => db.SecondFactors.CountAsync()));
        var first = await host.SendAs(user, new SetUpApp.Command(sealedSecret, code, Password));
        var second = await host.SendAs(user, new RenewRecoveryCodes.Command(Password));

        Assert.Equal(2 * SecondFactors.Codes, first.Concat(second).Distinct().Count());
        Assert.All(second, each => Assert.Matches("^([A-Z2-9]{4}-){6}[A-Z2-9]{4}$", each));
        var (kept, hashes) = await host.Db(async db => (await db.SecondFactors.AsNoTracking().SingleAsync(), await db.RecoveryCodes.Select(each => each.Hash).ToListAsync()));
        Assert.DoesNotContain(secret, kept.Secret, StringComparison.Ordinal);
        Assert.Equal(SecondFactors.Codes, hashes.Count);
        Assert.All(hashes, each => Assert.Matches("^[0-9a-fA-F]{64}$", each));
    }

    [Theory, EachDatabase]
    public async Task The_history_and_a_mail_say_each_change_of_the_ways_in(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, user) = (await host.UserAsync(Role.Administrator, Side.Laos), await BeginAsync(host, Role.Secretary, Side.Laos));
        await SetUpAsync(host, user);
        await host.SendAs(user, new RenewRecoveryCodes.Command(Password));
        await host.SendAs(user, new RemoveApp.Command(Password));

        var told = (await host.SendAs(administrator, new ListHistory.Query(SubjectId: user.Id))).Entries.Take(3).ToList();
        Assert.Equal([nameof(RemoveApp), nameof(RenewRecoveryCodes), nameof(SetUpApp)], told.Select(each => each.Action));
        Assert.All(told, each => Assert.Equal((user.Id, 0), (each.ActorId, each.Changes.Count)));
        var mails = await host.Db(db => db.Mails.AsNoTracking().Where(each => each.Kind == MailKind.Account).OrderBy(each => each.Id).ToListAsync());
        Assert.Equal([AccountEventKind.AppSet, AccountEventKind.CodesRenewed, AccountEventKind.AppRemoved], mails.Select(mail => Enum.GetValues<AccountEventKind>().Single(kind => mail.Title.EndsWith(Loc.In(Language.Lo).Name(kind), StringComparison.Ordinal))));
        Assert.All(mails, each => Assert.Equal((user.Id, Language.Lo), (each.AccountId!.Value, each.Language)));
        Assert.Equal(3, (await host.SendAs(user, new GetSecurity.Query())).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task A_one_time_address_takes_it_away_and_keeps_a_signer_from_signing(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges([Required], _ => { }));
        var (administrator, chair) = (await host.UserAsync(Role.Administrator), await BeginAsync(host, Role.CoChair));
        await SetUpAsync(host, chair);
        var token = await host.AddressAsync(administrator, new RenewInvitation.Command(chair.Id));
        Assert.Equal(1, await host.Db(db => db.SecondFactors.CountAsync()));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Taken, PasswordAgain = Taken });

        Assert.Equal((0, 0), await host.Db(async db => (await db.SecondFactors.CountAsync(), await db.RecoveryCodes.CountAsync())));
        Assert.Equal(SigningChange.Reset, await host.Db(db => db.SigningHolds.Select(each => each.Change).SingleAsync()));
        Assert.Contains(await host.Db(db => db.AccountEvents.Select(each => each.Kind).ToListAsync()), each => each == AccountEventKind.FactorsReset);
        var again = await BeginAsync(host, chair);
        Assert.Equal(Rules.SecondFactorMissing, await host.RefusalAsync(again, new GetHome.Query()));
    }

    [Theory, EachDatabase]
    public async Task Codes_are_limited_for_whoever_has_the_password_and_a_known_browser_is_not_kept_out(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        await own.SignInAsync(email, Password);
        var (_, codes) = await SetUpAsync(own);
        using var thief = pages.Open("vi");
        await thief.TrySignInAsync(email, Password);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.Equal(Vi[Rules.WrongCode], await TryCodeAsync(thief, "000000"));
        }

        Assert.Equal(Vi["Account.TooManyCodes"], await TryCodeAsync(thief, codes[0]));
        await own.PostAsync("/account/password", "/account/sign-out");
        await own.TrySignInAsync(email, Password);
        Assert.Null(await TryCodeAsync(own, codes[0]));
        await pages.Services.GetRequiredService<AccountJournal>().WriteAsync();
        var seen = await host.Db(db => db.AccountEvents.Where(each => each.AccountId == user.Id).GroupBy(each => each.Kind).Select(each => new { each.Key, Count = each.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count));
        Assert.Equal((5, 1, 1), (seen[AccountEventKind.WrongCode], seen[AccountEventKind.TooManyTries], seen[AccountEventKind.RecoveryCode]));
    }

    [Theory, EachDatabase]
    public async Task Without_the_password_before_it_no_code_is_taken(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        await own.SignInAsync(email, Password);
        var (_, codes) = await SetUpAsync(own);
        using var stranger = pages.Open("vi");
        Assert.Equal(Vi["Account.PasswordAgain"], await TryCodeAsync(stranger, codes[0]));

        await stranger.TrySignInAsync(email, Password);
        await host.SendAs(user, new ChangePassword.Command(Password, Taken, Taken));
        Assert.Equal(Vi["Account.PasswordAgain"], await TryCodeAsync(stranger, codes[0]));
    }

    internal static async Task<CurrentUser> BeginAsync(TestHost host, Role role, Side side = Side.Vietnam) => await BeginAsync(host, await host.UserAsync(role, side, password: Password));

    internal static async Task<IReadOnlyList<string>> SetUpAsync(TestHost host, CurrentUser user)
    {
        var (secret, kept) = NewApp(host);
        return await host.SendAs(user, new SetUpApp.Command(kept, Totp.CodeAt(secret, Totp.StepAt(host.Time.GetUtcNow().UtcDateTime)), Password));
    }

    private static (string Secret, string Kept) NewApp(TestHost host)
    {
        using var scope = host.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<SecondFactors>().NewApp();
    }

    internal static async Task<CurrentUser> BeginAsync(TestHost host, CurrentUser user) =>
        user with { Session = await host.Services.GetRequiredService<Sessions>().BeginAsync(await host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Id == user.Id))) };

    /// <summary>On the page, as a person does.</summary>
    private static async Task<(string Secret, IReadOnlyList<string> Codes)> SetUpAsync(PagesHost.Browser browser)
    {
        const string page = "/account/security/app";
        var shown = await browser.ReadAsync(page);
        var secret = Secret().Match(shown).Groups[1].Value.Replace(" ", string.Empty, StringComparison.Ordinal);
        var step = Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime);
        using var answer = await browser.AnswerAsync(page, page, ("_handler", "app"), ("kept", Hidden().Match(shown).Groups[1].Value), ("Input.Code", Totp.CodeAt(secret, step)), ("Input.Password", Password));
        return (secret, [.. Code().Matches(await answer.Content.ReadAsStringAsync()).Select(each => each.Groups[1].Value)]);
    }

    /// <returns>What is said; null where it let in.</returns>
    private static async Task<string?> TryCodeAsync(PagesHost.Browser browser, string code)
    {
        using var answer = await browser.AnswerAsync(SignIn, CodeStep, ("_handler", "code"), ("Input.Code", code));
        return answer.StatusCode == HttpStatusCode.OK ? WebUtility.HtmlDecode(Said().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value) : null;
    }

    [GeneratedRegex("<code class=\"secret\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"kept\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<li>([A-Z2-9-]{34})</li>")]
    private static partial Regex Code();

    [GeneratedRegex("<p class=\"message error\" role=\"alert\">([^<]+)</p>")]
    private static partial Regex Said();
}
