using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Who gets plans and amendments as files, in each of their states.</summary>
public sealed class PaperReadersTests
{
    /// <summary>Ministers' offices receive reports; plans are not theirs to read, and that there is one is not said.</summary>
    [Theory, EachDatabase]
    public async Task A_minister_s_office_finds_no_plan_and_no_amendment_in_any_state_where_an_observer_gets_what_both_signed(Database database)
    {
        var draft = new List<int>();
        await using var desk = await AmendmentDesk.OpenAsync(database, draft: async plan =>
        {
            await using var pages = await PagesHost.StartAsync(plan.Host, "Printing:BrowserPath=/nowhere");
            foreach (var role in new[] { Role.MinisterOffice, Role.Observer })
            {
                using var browser = await SignedInAsync(plan.Host, pages, role);
                draft.Add(await browser.StatusOfAsync($"/plans/{PlanDesk.Code}/pdf"));
            }
        });
        Assert.Equal([404, 404], draft);
        byte[] signed = [.. "%PDF-1.7 signed"u8];
        var key = new EditionKey(Edition.Joint, Side.Laos);
        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(await RoundAsync(SignOffSubject.Plan), key, signed, null));
        await using var host = await PagesHost.StartAsync(desk.Host, "Printing:BrowserPath=/nowhere");
        using var office = await SignedInAsync(desk.Host, host, Role.MinisterOffice);
        using var observer = await SignedInAsync(desk.Host, host, Role.Observer);
        var (plan, amendment) = ($"/plans/{PlanDesk.Code}/pdf?{key.Query()}", $"/plans/{PlanDesk.Code}/amendments/1/pdf?{key.Query()}");
        await ExpectAsync(plan, signed);
        await ExpectAsync(amendment, null);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await ExpectAsync(amendment, null);
        await desk.SendAsync();
        await ExpectAsync(amendment, null);
        await desk.SignBothAsync();
        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(await RoundAsync(SignOffSubject.Amendment), key, signed, null));
        await ExpectAsync(amendment, signed);
        await ExpectAsync(plan, signed);

        Task<Guid> RoundAsync(SignOffSubject of) => desk.Host.Db(db => db.Rounds.Where(each => each.Subject == of && each.State == RoundState.Signed).Select(each => each.Id).SingleAsync());

        async Task ExpectAsync(string address, byte[]? bytes)
        {
            foreach (var asked in new[] { address, address.Replace("/pdf", "/document", StringComparison.Ordinal), address.Replace("/pdf", "/paper", StringComparison.Ordinal), $"{address}&consolidated=1" })
            {
                Assert.Equal((asked, 404), (asked, await office.StatusOfAsync(asked)));
            }

            var (status, content) = await observer.AskAsync(address);
            Assert.Equal(bytes is null ? 404 : 200, status);
            Assert.True(bytes is null || content.SequenceEqual(bytes));
        }
    }

    private static async Task<PagesHost.Browser> SignedInAsync(TestHost host, PagesHost pages, Role role)
    {
        var user = await host.UserAsync(role, Side.Laos, password: DemoAccounts.Password);
        var browser = pages.Open("en");
        await browser.SignInAsync(await host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Email!).SingleAsync()), DemoAccounts.Password);
        return browser;
    }
}
