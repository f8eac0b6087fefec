using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Features.Signing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>Whoever lets somebody into an account is found in its history.</summary>
public class AccountHistoryTests
{
    private const string Password = "một câu dễ nhớ";
    private const string Other = "một câu khác hẳn";

    [Theory, EachDatabase]
    public async Task Tells_who_made_a_way_into_a_co_chair_s_account_and_who_went_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, Side.Laos);
        var chair = await host.UserAsync(Role.CoChair, Side.Laos, password: Password);
        var token = await host.AddressAsync(administrator, new RenewInvitation.Command(chair.Id));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Other, PasswordAgain = Other });
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.SendAs(chair, new ChangePassword.Command(Other, Password, Password));

        var told = (await host.SendAs(administrator, new ListHistory.Query(SubjectId: chair.Id))).Entries.SkipLast(1).ToList();
        Assert.Equal(
            [(nameof(ChangePassword), Side.Laos, Role.CoChair), (nameof(CompleteSetup), Side.Laos, Role.CoChair), (nameof(TakeAddress), Side.Laos, Role.Administrator), (nameof(ConfirmPower), Side.Vietnam, Role.Administrator), (nameof(ProposePower), Side.Laos, Role.Administrator)],
            told.Select(entry => (entry.Action, entry.ActorSide!.Value, entry.ActorRole)));
        Assert.Equal([chair.Id, chair.Id, administrator.Id, administrator.Id], told.Where(entry => entry.Action != nameof(ConfirmPower)).Select(entry => entry.ActorId));
        Assert.All(told.SelectMany(entry => entry.Changes), change => Assert.Matches(@"^(SigningHold|PowerProposal)\.", change.Field));
        Assert.Contains(told[3].Changes, change => change is { Field: "SigningHold.Change", After: "SigningChange.Reset" });
        Assert.All(told, entry => Assert.Equal(chair.Name, entry.SubjectTitle.For(Language.Lo)));
    }

    [Theory, EachDatabase]
    public async Task Keeps_no_secret(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var invited = await host.SendAs(administrator, Invitation with { Email = "moi@example.vn" });
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = invited.Token, Password = Password, PasswordAgain = Password });
        var entries = await EntriesAsync(host, invited.AccountId);
        Assert.Equal([nameof(InviteAccount), nameof(CompleteSetup)], entries.Select(entry => entry.Action));
        Assert.All(entries.SelectMany(entry => entry.Changes), change => Assert.DoesNotMatch("Password|Stamp|Token", change.Field));
    }

    [Theory, EachDatabase]
    public async Task The_first_administrator_is_said_to_have_made_its_own_account(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var token = await host.SendAs(CurrentUser.System, new OfferSetup.Command());
        var id = await host.SendAs(CurrentUser.System, new CompleteSetup.Command
        {
            Token = token.Single(each => each.Side == Side.Vietnam).Token,
            Password = Password,
            PasswordAgain = Password,
            Name = "Quản trị",
            Email = "quantri@example.vn",
        });
        var entry = Assert.Single(await EntriesAsync(host, id));
        Assert.Equal((id, "Quản trị", Role.Administrator), (entry.ActorId, entry.ActorName, entry.ActorRole));
    }

    [Theory, EachDatabase]
    public async Task Tells_whom_an_owner_s_account_acts_for(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var owners = new[] { new Owner(Side.Vietnam, LocalizedText.Of(Language.Vi, "Đơn vị một")), new Owner(Side.Vietnam, LocalizedText.Of(Language.Vi, "Đơn vị hai")) };
        await host.Db(async db =>
        {
            db.Owners.AddRange(owners);
            await db.SaveChangesAsync();
        });
        var invited = await host.SendAs(administrator, Invitation with { Email = "moi@example.vn", Role = Role.Owner, OwnerId = owners[0].Id });
        var shown = await host.SendAs(administrator, new GetAccount.Query(invited.AccountId));
        await host.SendAs(administrator, (AccountInput.Of(shown) with { OwnerId = owners[1].Id }).ToRevision(shown.Id, shown.Stamp));

        var history = await host.SendAs(administrator, new ListHistory.Query(SubjectId: shown.Id));
        var change = Assert.Single(history.Entries[0].Changes);
        Assert.Equal(("Account.OwnerId", ValueKind.Owner, owners[0].Id.ToString(), owners[1].Id.ToString()), (change.Field, change.Kind, change.Before, change.After));
        Assert.Equal(2, history.Owners.Count);
    }

    [Theory, EachDatabase]
    public async Task Of_an_account_that_does_not_exist_is_not_found(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.UserAsync(Role.Administrator), new ListHistory.Query(SubjectId: Guid.CreateVersion7())));
    }

    private static InviteAccount.Command Invitation => new() { Name = "Người mới", Role = Role.Observer, Side = Side.Vietnam, Language = Language.Vi };

    private static Task<List<AuditEntry>> EntriesAsync(TestHost host, Guid account) =>
        host.Db(db => db.History.AsNoTracking().Where(entry => entry.SubjectId == account).OrderBy(entry => entry.Id).ToListAsync());
}
