using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>One account asks for more than a person does: it is refused for a while, and nobody else is.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task Changes_of_one_account_are_bounded_and_nobody_else_waits_for_it()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, changes: TestChanges.None with { Settings = ["--Limits:ChangesPerMinute=60"] });
        var (hasty, other) = (await SignedInAsync(host), await SignedInAsync(host));
        Assert.Equal(Rules.TooFast, await RefusalAsync(() => host.SendAs(hasty, new ChooseLanguage.Command(Language.En))));
        await host.SendAs(other, new ChooseLanguage.Command(Language.En));

        // Reading goes on.
        await host.SendAs(hasty, new ListMeetings.Query());
    }

    [Fact]
    public async Task Workbooks_of_one_account_are_bounded()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, changes: TestChanges.None with { Settings = ["--Limits:WorkbooksPerMinute=5"] });
        var hasty = await SignedInAsync(host);
        Assert.Equal(Rules.TooFast, await RefusalAsync(() => host.SendAs(hasty, new GetMeetingBook.Query(Language.En))));
        await host.SendAs(hasty, new ChooseLanguage.Command(Language.En));
    }

    /// <returns>How it is refused at last; null where it never is.</returns>
    private static async Task<string?> RefusalAsync(Func<Task> send)
    {
        for (var sent = 0; sent < 1_000; sent++)
        {
            if (await Record.ExceptionAsync(send) is { } refused)
            {
                return Assert.Single(Assert.IsType<RuleException>(refused).Broken).Rule;
            }
        }

        return null;
    }

    private static async Task<CurrentUser> SignedInAsync(TestHost host)
    {
        var user = await host.UserAsync(Role.Secretary);
        return user with { Session = await host.Services.GetRequiredService<Sessions>().BeginAsync(await host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Id == user.Id))) };
    }
}
