using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What needs an administrator of each side, done by both.</summary>
internal static class TwoSides
{
    private const string Password = "một câu của quản trị";

    /// <summary>Proposes it; questions are answered with yes.</summary>
    /// <returns>The proposal.</returns>
    public static async Task<Guid> ProposeAsync(this TestHost host, CurrentUser administrator, IGivesPower change)
    {
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.SureAsync(administrator, new ProposePower.Command(change, "theo quyết định mới"));
        return await host.Db(db => db.PowerProposals.Where(each => each.ById == administrator.Id).OrderByDescending(each => each.At).Select(each => each.Id).FirstAsync());
    }

    /// <summary>An administrator of the other side than the proposal's, who can confirm.</summary>
    public static Task<CurrentUser> OtherAdministratorAsync(this TestHost host, CurrentUser administrator) => host.UserAsync(Role.Administrator, administrator.OwnSide.Other(), password: Password);

    public static ConfirmPower.Command Confirmation(Guid proposal) => new(proposal, Password);

    /// <summary>Proposes it, and a new administrator of the other side confirms.</summary>
    /// <returns>The account that it is about.</returns>
    public static async Task<Guid> AgreeAsync(this TestHost host, CurrentUser administrator, IGivesPower change) => (await AgreedAsync(host, administrator, change)).AccountId;

    /// <summary>As <see cref="AgreeAsync"/>, and the account's side takes the one-time address.</summary>
    /// <returns>The last part of the address.</returns>
    public static async Task<string> AddressAsync(this TestHost host, CurrentUser administrator, IGivesPower change) =>
        await host.SendAs(administrator, new TakeAddress.Command((await AgreedAsync(host, administrator, change)).Id));

    private static async Task<PowerProposal> AgreedAsync(TestHost host, CurrentUser administrator, IGivesPower change)
    {
        var proposal = await host.ProposeAsync(administrator, change);
        var other = await host.OtherAdministratorAsync(administrator);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.SendAs(other, Confirmation(proposal));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        return await host.Db(db => db.PowerProposals.AsNoTracking().SingleAsync(each => each.Id == proposal));
    }
}
