using System.Diagnostics;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>What ends a sign-in on one server ends it on another that has the same database, within seconds.</summary>
public sealed class TwoServersTests : IDisposable
{
    private const string Password = "một câu dễ nhớ";
    private const string Next = "mật khẩu mới hẳn";
    private const string Draft = "/drafts/task:1";
    private const string Typed = "{\"at\":\"2026-06-22T00:00:00.000Z\",\"tab\":\"t\",\"fields\":{\"Title:vi\":\"chưa lưu\"}}";

    /// <summary>Both look every other second; the rest is for a busy machine.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string keys = Directory.CreateTempSubdirectory("lwp-two-").FullName;

    public void Dispose() => Directory.Delete(keys, recursive: true);

    [Theory]
    [EachDatabase("sign-out")]
    [EachDatabase("disabled")]
    [EachDatabase("password")]
    [EachDatabase("whole time")]
    [EachDatabase("idle time")]
    public async Task A_page_that_is_open_on_the_other_server_is_left_and_nothing_typed_is_lost(Database database, string ending)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, user) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Secretary, password: Password));
        var email = await PasswordTests.EmailOfAsync(host, user.Id);
        await using var first = await PagesHost.StartAsync(host, $"--Data:Path={keys}");
        using var here = first.Open("vi");
        await here.SignInAsync(email, Password);
        await using var second = await PagesHost.StartAsync(host, $"--Data:Path={keys}");
        using var there = second.Open("vi");
        var cookies = here.Cookies;
        there.Cookies = cookies;
        var session = await host.Db(db => db.Sessions.Select(each => each.Id).SingleAsync());
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = second.Services.GetRequiredService<Sessions>().WatchFor(session, left.SetResult);
        if (ending != "idle time")
        {
            // Whoever asks for something on a server was seen by it.
            Assert.Equal(204, (await there.PutAsync(Draft, Typed)).Status);
        }

        var (since, now) = (Stopwatch.StartNew(), TimeProvider.System.GetUtcNow().UtcDateTime);
        await (ending switch
        {
            "sign-out" => here.PostAsync("/account/password", "/account/sign-out"),
            "disabled" => SendAsync(first, administrator, new DisableAccount.Command(user.Id)),
            "password" => SendAsync(first, user with { Session = session }, new ChangePassword.Command(Password, Next, Next)),
            "whole time" => host.Db(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(each => each.StartedAt, now.AddHours(-13)))),
            _ => host.Db(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(each => each.SeenAt, now.AddHours(-3)))),
        });
        await left.Task.WaitAsync(Soon);
        Assert.InRange(since.Elapsed, TimeSpan.Zero, Soon);

        // The open tab, and a copy of the cookie on either server: nothing is read, kept or changed any more.
        foreach (var pages in new[] { first, second })
        {
            using var copy = pages.Open("vi");
            copy.Cookies = cookies;
            Assert.Equal(302, await copy.StatusOfAsync("/plans"));
            Assert.Equal(401, (await copy.PutAsync(Draft, "{}")).Status);
            var refusal = await Assert.ThrowsAsync<RuleException>(() => SendAsync(pages, user with { Session = session }, new ChooseLanguage.Command(Language.En)));
            Assert.Equal(Rules.SignedOut, Assert.Single(refusal.Broken).Rule);
        }

        if (ending != "idle time")
        {
            Assert.Equal(Typed, await host.SendAs(user, new FindDraft.Query("task:1")));
        }
    }

    private static Task SendAsync<T>(PagesHost pages, CurrentUser user, MediatR.IRequest<T> request) => pages.Services.GetRequiredService<Dispatcher>().SendAs(user, request);
}
