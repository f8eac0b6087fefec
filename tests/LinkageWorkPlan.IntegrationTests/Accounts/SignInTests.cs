using System.Net;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>The door: what it tells strangers, and whom it keeps out.</summary>
public class SignInTests
{
    private const string Password = "một câu dễ nhớ";
    private const string Wrong = "không phải câu này";

    [Theory, EachDatabase]
    public async Task Every_address_takes_the_same_work_and_gets_the_same_answers(Database database)
    {
        var hasher = new CountingHasher();
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges([], services => services.AddSingleton<IPasswordHasher<Account>>(hasher)));
        var known = await PasswordTests.EmailOfAsync(host, (await host.UserAsync(Role.CoChair, password: Password)).Id);
        var invited = await PasswordTests.EmailOfAsync(host, (await host.UserAsync(Role.CoChair)).Id);
        var disabled = await host.UserAsync(Role.CoChair, password: Password);
        await host.Db(db => db.Users.Where(each => each.Id == disabled.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.IsDisabled, true)));

        var seen = new List<(string Answers, string Work)>();
        foreach (var email in new[] { known, invited, await PasswordTests.EmailOfAsync(host, disabled.Id), "nobody@test.lwp" })
        {
            var (answers, work) = (new List<SignInAnswer>(), new List<int>());
            for (var attempt = 1; attempt <= 7; attempt++)
            {
                var before = hasher.Compared;
                answers.Add(await TryAsync(host, email, Wrong, $"10.0.0.{seen.Count}"));
                work.Add(hasher.Compared - before);
            }

            seen.Add((string.Join(' ', answers), string.Join(' ', work)));
        }

        var same = Assert.Single(seen.Distinct());
        Assert.Equal("1 1 1 1 1 0 0", same.Work);
        Assert.EndsWith("WrongNameOrPassword TooManyTries TooManyTries", same.Answers, StringComparison.Ordinal);
        Assert.Equal(SignInAnswer.WrongNameOrPassword, await TryAsync(host, await PasswordTests.EmailOfAsync(host, disabled.Id), Password, "10.0.1.1"));
    }

    [Theory, EachDatabase]
    public async Task No_stranger_keeps_a_person_out_nor_from_confirming(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.CoChair, password: Password);
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        Assert.NotNull(await own.TrySignInAsync(email, Password));
        using (await own.AnswerAsync("/account/password", "/account/sign-out"))
        {
            using var stranger = pages.Open("vi");
            for (var attempt = 1; attempt <= 12; attempt++)
            {
                Assert.Null(await stranger.TrySignInAsync(email, Wrong));
            }

            Assert.Contains(Loc.In(Language.Vi)["Account.TooManyTries"], await (await stranger.AnswerAsync("/account/sign-in", "/account/sign-in", ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", Password))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // From a browser that is known, from another place, and in what is confirmed, nothing of it is felt.
        Assert.NotNull(await own.TrySignInAsync(email, Password));
        Assert.Equal(SignInAnswer.Done, await TryAsync(host, email, Password, "10.9.9.9"));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(user, new ChangePassword.Command(Wrong, "mật khẩu mới hẳn", "mật khẩu mới hẳn")));
        await host.SendAs(user, new ChangePassword.Command(Password, "mật khẩu mới hẳn", "mật khẩu mới hẳn"));
    }

    [Theory, EachDatabase]
    public async Task Tries_at_once_are_all_counted_and_the_right_password_forgets_one_s_own(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var limits = host.Services.GetRequiredService<SignInLimits>();
        var limit = Limit.OfStranger("A@TEST.LWP", "10.0.0.1");
        var left = await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Task.Run(() => limits.EnterAsync(limit))));
        Assert.Equal(3, left.Count(each => each is null));

        await limits.ResetAsync(limit);
        Assert.Equal(4, await limits.EnterAsync(limit));
        host.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(4, await limits.EnterAsync(limit));
        host.Time.Advance(TimeSpan.FromDays(2));
        await limits.CleanUpAsync();
        Assert.Equal(0, await host.Db(db => db.SignInLimits.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Whoever_goes_on_trying_at_ever_new_addresses_writes_nothing_into_the_database(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var limits = host.Services.GetRequiredService<SignInLimits>();
        for (var attempt = 1; attempt <= 70; attempt++)
        {
            Assert.Equal(attempt > 50, await limits.EnterAsync(Limit.OfStranger($"{attempt}@TEST.LWP", "10.0.0.1")) is null);
        }

        Assert.Equal(50 + 1 + 50, await host.Db(db => db.SignInLimits.CountAsync()));
        Assert.NotNull(await limits.EnterAsync(Limit.OfStranger("1@TEST.LWP", "10.0.0.2")));
    }

    [Theory]
    [EachDatabase("/plans?state=Draft#a", "/plans?state=Draft#a")]
    [EachDatabase("//evil.example/a", "/")]
    [EachDatabase("/\\evil.example/a", "/")]
    [EachDatabase("/\t/evil.example/a", "/")]
    [EachDatabase("https://evil.example/a", "/")]
    [EachDatabase("\\\\evil.example", "/")]
    public async Task Whoever_signs_in_stays_on_this_site(Database database, string wished, string arrives)
    {
        await using var host = await TestHost.StartAsync(database);
        var email = await PasswordTests.EmailOfAsync(host, (await host.UserAsync(Role.Secretary, password: Password)).Id);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        using var answer = await own.AnswerAsync("/account/sign-in", $"/account/sign-in?returnUrl={Uri.EscapeDataString(wished)}", ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", Password));
        Assert.Equal(new Uri(pages.Address, arrives), new Uri(pages.Address, answer.Headers.Location!));
        using var chosen = await own.AnswerAsync("/account/password", "/language", ("code", "lo"), ("returnUrl", wished.Split('#')[0]));
        Assert.Equal(new Uri(pages.Address, arrives.Split('#')[0]), new Uri(pages.Address, chosen.Headers.Location!));
    }

    [Theory, EachDatabase]
    public async Task Failures_and_refusals_stand_in_the_log_without_what_was_typed(Database database)
    {
        var log = new LogLines();
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Logging:LogLevel:Default=Information"], services => services.AddSingleton<ILoggerProvider>(log)));
        var user = await host.UserAsync(Role.CoChair, password: Password);
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            await TryAsync(host, await PasswordTests.EmailOfAsync(host, user.Id), Wrong, "10.0.0.1");
            await TryAsync(host, "Matkhau-trong-o-sai@test.lwp", Wrong, "10.0.0.2");
            await host.RefusalAsync(user, new ChangePassword.Command(Wrong, "mật khẩu mới hẳn", "mật khẩu mới hẳn"));
        }

        await TryAsync(host, await PasswordTests.EmailOfAsync(host, user.Id), Password, "10.0.0.3");
        foreach (var (id, level, count) in new[] { (1002, LogLevel.Warning, 10), (1003, LogLevel.Warning, 2), (1005, LogLevel.Warning, 5), (1006, LogLevel.Warning, 1), (1001, LogLevel.Information, 1) })
        {
            Assert.Equal((id, count), (id, log.All.Count(each => each.Id == id && each.Level == level)));
        }

        Assert.Contains(log.All, each => each.Id == 1002 && each.Words.Contains(user.Id.ToString(), StringComparison.Ordinal) && each.Words.Contains("10.0.0.1", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, each => each.Words.Contains("Matkhau-trong", StringComparison.OrdinalIgnoreCase) || each.Words.Contains(Wrong, StringComparison.Ordinal));
    }

    private static async Task<SignInAnswer> TryAsync(TestHost host, string email, string password, string from)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        return (await scope.ServiceProvider.GetRequiredService<SignInDesk>().TryAsync(http, email, password)).Answer;
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Compared { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
