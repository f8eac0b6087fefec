using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>The pages on which an administrator proposes, and one of the other side answers.</summary>
public class ProposalPageTests
{
    [Fact]
    public async Task A_reset_of_a_co_chair_is_proposed_with_its_reason_where_one_begins_it_and_declined_with_one()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var (administrator, other, chair) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator, Side.Laos), await host.UserAsync(Role.CoChair));
        await using (var desk = new PageDesk(host, administrator))
        {
            var page = desk.Open<AccountPage>($"/settings/accounts/{chair.Id}", ("Id", chair.Id));
            Assert.DoesNotContain(page.FindAll("button"), each => each.TextContent.Trim() == desk.Loc["Settings.Renew"]);
            await page.Find($"form[data-draft='power-reset:{chair.Id}']").SubmitAsync();
            var refusal = page.Find(".form-refused a");
            Assert.Contains(desk.Loc["Signing.Reason"], refusal.TextContent, StringComparison.Ordinal);
            Assert.Equal("Why", page.Find("#" + refusal.GetAttribute("href")!.Split('#')[1]).GetAttribute("name"));
            await desk.TypeAsync(page, "Why", "mất điện thoại");
            await page.Find($"form[data-draft='power-reset:{chair.Id}']").SubmitAsync();
            PageDesk.Sees(page, ".message.good", desk.Loc["Signing.Proposed"]);
            PageDesk.Sees(page, ".message", desk.Loc["Signing.WaitsForThem", 1]);
        }

        await using var answering = new PageDesk(host, other);
        var list = answering.Open<ProposalsPage>("/settings/proposals");
        PageDesk.Sees(list, "li.panel", "mất điện thoại");
        PageDesk.Sees(list, "li.panel", answering.Loc["Signing.Will.Reset", chair.Name, await PasswordTests.EmailOfAsync(host, chair.Id), Role.CoChair, Side.Vietnam]);
        Assert.DoesNotContain(list.FindAll("button"), each => each.TextContent.Trim() == answering.Loc["Signing.WithdrawPower"]);
        await answering.TypeAsync(list, "Answer", "ບໍ່ໄດ້ແຈ້ງ");
        await PageDesk.SaveAsync(list);
        PageDesk.Sees(list, "li.panel", answering.Loc["Signing.DeclinedWhy", "ບໍ່ໄດ້ແຈ້ງ"]);
        Assert.Empty(list.FindAll("input[type=password]"));
        Assert.Equal(PowerProposalState.Declined, await host.Db(db => db.PowerProposals.Select(each => each.State).SingleAsync()));
    }

    [Fact]
    public async Task The_form_of_an_account_asks_for_a_reason_once_the_role_signs()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var (administrator, observer) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer));
        await using var desk = new PageDesk(host, administrator);
        var page = desk.Open<AccountPage>($"/settings/accounts/{observer.Id}", ("Id", observer.Id));
        Assert.Empty(page.FindAll("[name=Why]"));
        await page.Find("select[name=Role]").ChangeAsync(new() { Value = nameof(Role.CoChair) });
        Assert.Single(page.FindAll("[name=Why]"));
        PageDesk.Sees(page, ".message", desk.Loc["Signing.NeedsBoth"]);
        await page.Find("select[name=Role]").ChangeAsync(new() { Value = nameof(Role.Secretary) });
        Assert.Empty(page.FindAll("[name=Why]"));
    }
}
