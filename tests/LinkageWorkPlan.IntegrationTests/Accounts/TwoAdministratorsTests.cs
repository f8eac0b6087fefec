using System.Reflection;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>What gives power over signing needs an administrator of each side; alone, a side only takes away.</summary>
public class TwoAdministratorsTests
{
    private const string Password = "một câu dễ nhớ";

    /// <summary>Commands that administrators may send and that give nobody power over signing, and why.</summary>
    private static readonly Dictionary<string, string> WithoutPower = new()
    {
        ["AddPasskey"] = "one's own account",
        ["BeginPasskey"] = "one's own account",
        ["BeginSignOn"] = "one's own account",
        ["BindSignOn"] = "one's own account",
        ["ChangePassword"] = "one's own account",
        ["ChooseLanguage"] = "one's own account",
        ["ConfirmPower"] = "the second half of what needs both",
        ["CreateApiToken"] = "reads the side's own copy and nothing else",
        ["DeclinePower"] = "takes away",
        ["DisableAccount"] = "takes away",
        ["DropDraft"] = "one's own text",
        ["EndAccountSessions"] = "takes away",
        ["EndAccountSignOn"] = "takes away",
        ["EndDelegation"] = "takes away",
        ["EndSession"] = "one's own account",
        ["ErasePersonalData"] = "takes away",
        ["KeepDraft"] = "one's own text",
        ["ProposePower"] = "the first half of what needs both",
        ["RemoveApp"] = "one's own account",
        ["RemovePasskey"] = "one's own account",
        ["RemoveSignOn"] = "one's own account",
        ["RenamePasskey"] = "one's own account",
        ["RenewRecoveryCodes"] = "one's own account",
        ["RetryMail"] = "sends a mail again",
        ["RevokeApiToken"] = "takes away",
        ["SetUpApp"] = "one's own account",
        ["TakeAddress"] = "of what both agreed to, once",
        ["WithdrawPower"] = "takes away",
    };

    [Fact]
    public async Task Every_command_of_administrators_needs_both_or_gives_no_power()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var commands = typeof(InviteAccount).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IChange)) && type.GetCustomAttribute<AllowedToAttribute>() is { } allowed && (allowed.Roles & Role.Administrator) != 0).ToList();
        var both = commands.Where(type => type.IsAssignableTo(typeof(IGivesPower))).ToList();
        Assert.Equal(["EnableAccount", "GrantDelegation", "InviteAccount", "RenewInvitation", "ReviseAccount"], both.Select(type => type.DeclaringType!.Name).Order(StringComparer.Ordinal));
        Assert.Equal(WithoutPower.Keys.Order(StringComparer.Ordinal), commands.Except(both).Select(type => type.DeclaringType!.Name).Order(StringComparer.Ordinal));

        // Each of them can be proposed.
        using var scope = host.Services.CreateScope();
        Assert.Equal(both.ToHashSet(), scope.ServiceProvider.GetServices<IPowerChange>().Select(each => each.Command).ToHashSet());
    }

    [Theory, EachDatabase]
    public async Task No_administrator_gives_power_alone(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, observer, chair) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Observer), await host.UserAsync(Role.CoChair));
        var (deputy, disabled) = (await host.UserAsync(Role.Deputy), await host.UserAsync(Role.Deputy));
        await host.SendAs(administrator, new DisableAccount.Command(disabled.Id));
        var before = await CountAsync(host);
        foreach (var change in new IGivesPower[]
        {
            Invitation(Role.CoChair), Invitation(Role.Deputy), new RenewInvitation.Command(chair.Id), new RenewInvitation.Command(deputy.Id), new EnableAccount.Command(disabled.Id),
            await RevisionAsync(host, administrator, observer.Id, input => input with { Role = Role.CoChair, Position = Position }),
            await RevisionAsync(host, administrator, chair.Id, input => input with { Email = "khac@example.vn" }),
            await RevisionAsync(host, administrator, deputy.Id, input => input with { Role = Role.CoChair }),
            Grant(deputy.Id),
        })
        {
            var refusal = await Assert.ThrowsAsync<RuleException>(() => SendAsync(host, administrator, change));
            Assert.Equal((change, Rules.NeedsBothSides), (change, Assert.Single(refusal.Broken).Rule));
        }

        Assert.Equal(before, await CountAsync(host));

        // Taking away is done at once; what has no part in signing as before.
        await host.SendAs(administrator, new EndAccountSessions.Command(chair.Id));
        await host.SendAs(administrator, await RevisionAsync(host, administrator, deputy.Id, input => input with { Role = Role.Observer }));
        await host.SendAs(administrator, new DisableAccount.Command(chair.Id));
        await host.SendAs(administrator, Invitation(Role.Secretary));
        Assert.Equal(Rules.NoPowerGiven, await host.RefusalAsync(administrator, new ProposePower.Command(Invitation(Role.Observer) with { Email = "ba@example.vn" }, "x")));
    }

    [Theory, EachDatabase]
    public async Task A_new_co_chair_waits_for_the_other_side_and_gets_the_address_from_their_own(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var (other, second) = (await host.OtherAdministratorAsync(administrator), await host.UserAsync(Role.Administrator, password: Password));
        var proposal = await host.ProposeAsync(administrator, Invitation(Role.CoChair));
        Assert.False(await host.Db(db => db.Users.AnyAsync(each => each.Email == "moi@example.vn")));
        Assert.Equal([other.Id], await MailsAsync(host));
        var row = Assert.Single((await host.SendAs(other, new ListProposals.Query())).Rows);
        Assert.Equal((true, false, false, "moi@example.vn", SigningChange.Invited, administrator.Name), (row.MayAnswer, row.MayWithdraw, row.HasAddress, row.Email, row.Change, row.By));

        Assert.Equal(Rules.ProposalNotYours, await host.RefusalAsync(second, new ConfirmPower.Command(proposal, Password)));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(other, new ConfirmPower.Command(proposal, "sai")));
        await host.SendAs(other, TwoSides.Confirmation(proposal));
        var account = await host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Email == "moi@example.vn"));
        Assert.Equal((row.AccountId, Role.CoChair, Side.Vietnam, null), (account.Id, account.Role, account.Side, account.PasswordHash));
        Assert.Equal(administrator.Id, await host.Db(db => db.SigningHolds.Select(each => each.ById).SingleAsync()));
        Assert.Equal(Rules.ProposalSettled, await host.RefusalAsync(other, TwoSides.Confirmation(proposal)));

        Assert.Equal(Rules.ProposalNotYours, await host.RefusalAsync(other, new TakeAddress.Command(proposal)));
        Assert.Equal(Rules.NeedsBothSides, await host.RefusalAsync(administrator, new RenewInvitation.Command(account.Id)));
        var token = await host.SendAs(second, new TakeAddress.Command(proposal));
        Assert.Equal(Rules.AddressGone, await host.RefusalAsync(administrator, new TakeAddress.Command(proposal)));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Password, PasswordAgain = Password });
        Assert.NotNull(await host.Db(db => db.Users.Where(each => each.Id == account.Id).Select(each => each.PasswordHash).SingleAsync()));
        Assert.Equal([nameof(ProposePower), nameof(ConfirmPower), nameof(TakeAddress), nameof(CompleteSetup)], await ActionsAsync(host, account.Id));
    }

    [Theory, EachDatabase]
    public async Task A_delegation_is_kept_with_its_scan_and_given_once_both_agree(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, deputy) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Deputy));
        await host.UserAsync(Role.CoChair);
        var proposal = await host.ProposeAsync(administrator, Grant(deputy.Id));
        var other = await host.OtherAdministratorAsync(administrator);
        var row = Assert.Single((await host.SendAs(other, new ListProposals.Query())).Rows);
        Assert.Equal("%PDF-1.4"u8.ToArray(), (await host.SendAs(other, new GetSignOffFile.Query(row.ScanId!.Value))).Bytes);
        Assert.Equal(0, await host.Db(db => db.Delegations.CountAsync()));
        await host.SendAs(other, TwoSides.Confirmation(proposal));
        var delegation = await host.Db(db => db.Delegations.AsNoTracking().SingleAsync());
        Assert.Equal((deputy.Id, "1/QĐ", row.ScanId), (delegation.DeputyId, delegation.Number, delegation.ScanId));
        Assert.DoesNotContain(Password, await host.Db(db => db.PowerProposals.Select(each => each.Payload).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_no_longer_fits_is_refused(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, second, chair) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator), await host.UserAsync(Role.CoChair));
        var other = await host.OtherAdministratorAsync(administrator);

        // Two about one account.
        var reset = await host.ProposeAsync(administrator, new RenewInvitation.Command(chair.Id));
        Assert.Equal(Rules.ProposalOpen, await host.RefusalAsync(second, new ProposePower.Command(new RenewInvitation.Command(chair.Id), "nữa")));
        var invitation = await host.ProposeAsync(administrator, Invitation(Role.Deputy));
        Assert.Equal(Rules.ProposalOpen, await host.RefusalAsync(second, new ProposePower.Command(Invitation(Role.CoChair), "nữa")));

        // The account changed, and the address belongs to somebody now.
        await host.SendAs(second, await RevisionAsync(host, second, chair.Id, input => input with { Name = "Tên khác" }));
        Assert.Equal(Rules.ProposalStale, await host.RefusalAsync(other, TwoSides.Confirmation(reset)));
        await host.SendAs(second, Invitation(Role.Secretary));
        Assert.Equal(Rules.EmailTaken, await host.RefusalAsync(other, TwoSides.Confirmation(invitation)));
        Assert.Equal(2, await host.Db(db => db.PowerProposals.CountAsync(each => each.State == PowerProposalState.Open)));

        // Withdrawn, then proposed again; its time over, then proposed again.
        await host.SendAs(second, new WithdrawPower.Command(reset));
        Assert.Equal(Rules.ProposalSettled, await host.RefusalAsync(other, TwoSides.Confirmation(reset)));
        var again = await host.ProposeAsync(administrator, new RenewInvitation.Command(chair.Id));
        host.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(Rules.ProposalExpired, await host.RefusalAsync(other, TwoSides.Confirmation(again)));
        var last = await host.ProposeAsync(administrator, new RenewInvitation.Command(chair.Id));

        // Who proposed it is no administrator any more.
        await host.Db(db => db.Users.Where(each => each.Id == administrator.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.IsDisabled, true)));
        Assert.Equal(Rules.ProposerGone, await host.RefusalAsync(other, TwoSides.Confirmation(last)));
        await host.SendAs(other, new DeclinePower.Command(last, "người đề nghị đã nghỉ"));
        Assert.Equal("người đề nghị đã nghỉ", (await host.SendAs(second, new ListProposals.Query())).Rows.Single(each => each.Id == last).Answer);
        Assert.Equal(0, await host.Db(db => db.SigningHolds.CountAsync(each => each.AccountId == chair.Id)));
    }

    [Theory, EachDatabase]
    public async Task What_is_taken_away_meanwhile_takes_the_address_with_it(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, chair) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.CoChair));
        var proposal = await host.ProposeAsync(administrator, new RenewInvitation.Command(chair.Id));
        await host.SendAs(await host.OtherAdministratorAsync(administrator), TwoSides.Confirmation(proposal));
        await host.SendAs(administrator, new DisableAccount.Command(chair.Id));
        Assert.Equal(Rules.ProposalStale, await host.RefusalAsync(administrator, new TakeAddress.Command(proposal)));
        Assert.Equal(0, await host.Db(db => db.SetupTokens.CountAsync(each => each.AccountId == chair.Id)));
    }

    [Theory, EachDatabase]
    public async Task Of_confirming_and_withdrawing_at_the_same_moment_one_happens(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, observer) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer));
        var other = await host.OtherAdministratorAsync(administrator);
        for (var round = 0; round < 4; round++)
        {
            var proposal = await host.ProposeAsync(administrator, await RevisionAsync(host, administrator, observer.Id, input => input with { Role = Role.CoChair, Position = Position }));
            var answers = await Task.WhenAll(
                Task.Run(() => Record.ExceptionAsync(() => host.SendAs(other, TwoSides.Confirmation(proposal)))),
                Task.Run(() => Record.ExceptionAsync(() => host.SendAs(administrator, new WithdrawPower.Command(proposal)))));
            Assert.Equal(Rules.ProposalSettled, Assert.IsType<RuleException>(Assert.Single(answers.OfType<Exception>())).Broken[0].Rule);
            var (state, role) = await host.Db(async db => ((await db.PowerProposals.SingleAsync(each => each.Id == proposal)).State, (await db.Users.SingleAsync(each => each.Id == observer.Id)).Role));
            Assert.Equal(state == PowerProposalState.Confirmed ? Role.CoChair : Role.Observer, role);
            if (role == Role.CoChair)
            {
                await host.SendAs(administrator, await RevisionAsync(host, administrator, observer.Id, input => input with { Role = Role.Observer }));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_proposal_waits_where_the_other_side_has_nobody_yet(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var proposal = await host.ProposeAsync(administrator, Invitation(Role.CoChair));
        Assert.False((await host.SendAs(administrator, new ListProposals.Query())).OtherIsThere);
        var other = await host.OtherAdministratorAsync(administrator);
        Assert.True((await host.SendAs(administrator, new ListProposals.Query())).OtherIsThere);
        await host.SendAs(other, TwoSides.Confirmation(proposal));
    }

    private static Task SendAsync(TestHost host, CurrentUser user, IGivesPower change) => change switch
    {
        InviteAccount.Command command => host.SendAs(user, command),
        ReviseAccount.Command command => host.SendAs(user, command),
        RenewInvitation.Command command => host.SendAs(user, command),
        EnableAccount.Command command => host.SendAs(user, command),
        GrantDelegation.Command command => host.SureAsync(user, command),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static TextWords Position => new("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null);

    private static InviteAccount.Command Invitation(Role role) => new() { Email = "moi@example.vn", Name = "Người mới", Role = role, Side = Side.Vietnam, Language = Language.Vi, Position = Position };

    private static GrantDelegation.Command Grant(Guid deputy) =>
        new(deputy, TestHost.DemoToday, TestHost.DemoToday.AddDays(9), "1/QĐ", TestHost.DemoToday, new EvidenceUpload("qd.pdf", () => new MemoryStream("%PDF-1.4"u8.ToArray()), TextWords.None, null, false), Password);

    private static async Task<ReviseAccount.Command> RevisionAsync(TestHost host, CurrentUser administrator, Guid id, Func<AccountInput, AccountInput> change)
    {
        var shown = await host.SendAs(administrator, new GetAccount.Query(id));
        return change(AccountInput.Of(shown)).ToRevision(id, shown.Stamp);
    }

    private static Task<(int, int, int)> CountAsync(TestHost host) => host.Db(async db => (await db.Users.CountAsync(), await db.SetupTokens.CountAsync(), await db.SigningHolds.CountAsync()));

    private static Task<List<Guid>> MailsAsync(TestHost host) => host.Db(db => db.Mails.Where(each => each.Kind == MailKind.PowerProposal).Select(each => each.AccountId!.Value).ToListAsync());

    private static Task<List<string>> ActionsAsync(TestHost host, Guid account) =>
        host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectId == account).OrderBy(each => each.Id).Select(each => each.Action).ToListAsync());
}
