using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data;

namespace LinkageWorkPlan.IntegrationTests.Drafts;

/// <summary>The address that the browser keeps typed text at: it goes on trying only where it is told that trying again may help.</summary>
public class DraftAddressTests
{
    private const string Address = "/drafts/task:1";
    private const string Typed = """{"at":"2026-06-22T02:00:00.000Z","tab":"a","fields":{"Title.vi":"Chữ"}}""";

    [Theory, EachDatabase]
    public async Task Says_whether_it_helps_to_try_again(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary, password: SigningDesk.Password);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync("secretary.vietnam.1@test.lwp", SigningDesk.Password);

        Assert.Equal(204, (await browser.PutAsync(Address, Typed)).Status);
        Assert.Equal(400, (await browser.PutAsync(Address, Typed, ofScript: false)).Status);
        Assert.Equal(400, (await browser.PutAsync(Address, "{")).Status);
        Assert.Equal(400, (await browser.PutAsync("/drafts/" + new string('k', FormDraft.KeyMax + 1), Typed)).Status);
        Assert.Equal((409, Typed), await browser.PutAsync(Address, Typed.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)));
        await using (await HeldDatabase.HoldAsync(host))
        {
            Assert.Equal(503, (await browser.PutAsync(Address, Typed)).Status);
        }
    }
}
