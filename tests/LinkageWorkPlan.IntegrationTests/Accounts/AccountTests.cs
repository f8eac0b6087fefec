using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Setup;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

public class AccountTests
{
    private const string Password = "một câu dễ nhớ";

    [Theory, EachDatabase]
    public async Task An_invited_person_sets_the_password_once(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var invited = await host.SendAs(administrator, Invitation("moi@example.vn"));
        Assert.Equal("moi@example.vn", (await host.SendAs(CurrentUser.System, new FindSetup.Query(invited.Token)))?.Email);
        Assert.Equal(AccountState.Invited, (await host.SendAs(administrator, new GetAccount.Query(invited.AccountId))).State);

        Assert.Equal(Rules.WeakPassword, await host.RefusalAsync(CurrentUser.System, Setting(invited.Token, "ngắn")));
        Assert.Equal(Rules.PasswordsDiffer, await host.RefusalAsync(CurrentUser.System, Setting(invited.Token, Password) with { PasswordAgain = "một câu khác hẳn" }));
        Assert.Equal(Rules.GuessablePassword, await host.RefusalAsync(CurrentUser.System, Setting(invited.Token, "aaaaaaaaaaaaaa")));
        Assert.Equal(invited.AccountId, await host.SendAs(CurrentUser.System, Setting(invited.Token, Password)));
        Assert.Equal(AccountState.Active, (await host.SendAs(administrator, new GetAccount.Query(invited.AccountId))).State);

        Assert.Null(await host.SendAs(CurrentUser.System, new FindSetup.Query(invited.Token)));
        Assert.Equal(Rules.SetupClosed, await host.RefusalAsync(CurrentUser.System, Setting(invited.Token, Password)));
    }

    [Theory, EachDatabase]
    public async Task A_one_time_address_ends_with_its_days_its_renewal_and_its_account(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var invited = await host.SendAs(administrator, Invitation("moi@example.vn"));
        var renewed = await host.SendAs(administrator, new RenewInvitation.Command(invited.AccountId));
        Assert.Null(await host.SendAs(CurrentUser.System, new FindSetup.Query(invited.Token)));
        Assert.NotNull(await host.SendAs(CurrentUser.System, new FindSetup.Query(renewed)));

        host.Time.Advance(TimeSpan.FromDays(InviteAccount.DaysValid));
        Assert.Null(await host.SendAs(CurrentUser.System, new FindSetup.Query(renewed)));
        var again = await host.SendAs(administrator, new RenewInvitation.Command(invited.AccountId));
        await host.SendAs(administrator, new DisableAccount.Command(invited.AccountId));
        Assert.Null(await host.SendAs(CurrentUser.System, new FindSetup.Query(again)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(administrator, new RenewInvitation.Command(invited.AccountId)));
    }

    [Theory, EachDatabase]
    public async Task The_first_administrator_is_made_once_and_each_start_gives_a_new_address(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var old = await OfferAsync(host, Side.Vietnam);
        var token = await OfferAsync(host, Side.Vietnam);
        Assert.Null(await host.SendAs(CurrentUser.System, new FindSetup.Query(old)));
        var first = Setting(token, Password) with { Name = "Quản trị", Email = "quantri@example.vn" };
        Assert.Equal([Rules.Required, Rules.NotAnEmail], (await host.RefusedAsync(CurrentUser.System, first with { Name = " ", Email = "không phải" })).Select(each => each.Rule).Order().Reverse());
        var id = await host.SendAs(CurrentUser.System, first);
        Assert.Equal(Role.Administrator, await host.Db(db => db.Users.Where(account => account.Id == id).Select(account => account.Role).SingleAsync()));
        Assert.Equal([Side.Laos], (await host.SendAs(CurrentUser.System, new OfferSetup.Command())).Select(each => each.Side));
    }

    [Theory, EachDatabase]
    public async Task Each_side_gets_its_own_first_administrator(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var offers = await host.SendAs(CurrentUser.System, new OfferSetup.Command());
        Assert.Equal(Sides.Both, offers.Select(each => each.Side));
        foreach (var offer in offers)
        {
            Assert.Equal(offer.Side, (await host.SendAs(CurrentUser.System, new FindSetup.Query(offer.Token)))!.Side);
            await host.SendAs(CurrentUser.System, Setting(offer.Token, Password) with { Name = "Quản trị", Email = $"{offer.Side}@example.org" });
        }

        Assert.Equal(Sides.Both, await host.Db(db => db.Users.Where(each => each.Role == Role.Administrator).OrderBy(each => each.Id).Select(each => each.Side).ToListAsync()));
        Assert.Empty(await host.SendAs(CurrentUser.System, new OfferSetup.Command()));
    }

    [Theory, EachDatabase]
    public async Task All_that_is_wrong_with_the_first_form_is_said_at_once_and_the_address_stays_open(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var token = await OfferAsync(host, Side.Laos);
        var broken = await host.RefusedAsync(CurrentUser.System, Setting(token, string.Empty));
        Assert.Equal(
            [(Rules.Required, "Email"), (Rules.Required, "DisplayName"), (Rules.Required, "NewPassword")],
            broken.Select(each => (each.Rule, each.Subject!)));
        Assert.NotNull(await host.SendAs(CurrentUser.System, new FindSetup.Query(token)));
    }

    [Theory, EachDatabase]
    public async Task Two_who_open_the_first_address_at_once_make_one_administrator(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var token = await OfferAsync(host, Side.Vietnam);
        var tries = await Task.WhenAll(Enumerable.Range(1, 2).Select(number => Record.ExceptionAsync(() =>
            host.SendAs(CurrentUser.System, Setting(token, Password) with { Name = $"Quản trị {number}", Email = $"quantri{number}@example.vn" }))));
        Assert.Single(tries, each => each is null);
        Assert.Equal(1, await host.Db(db => db.Users.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_stays(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        await host.SendAs(administrator, Invitation("moi@example.vn") with { Role = Role.Administrator });
        Assert.Equal(Rules.LastAdministrator, await host.RefusalAsync(administrator, new DisableAccount.Command(administrator.Id)));
        var shown = await host.SendAs(administrator, new GetAccount.Query(administrator.Id));
        Assert.Equal(Rules.LastAdministrator, await host.RefusalAsync(administrator, Revision(shown) with { Role = Role.Observer }));
    }

    [Theory, EachDatabase]
    public async Task Two_administrators_cannot_disable_each_other_at_once(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (one, other) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Administrator, password: Password));
        await Task.WhenAll(
            Record.ExceptionAsync(() => host.SendAs(one, new DisableAccount.Command(other.Id))),
            Record.ExceptionAsync(() => host.SendAs(other, new DisableAccount.Command(one.Id))));
        Assert.Equal(1, await host.Db(db => db.Users.CountAsync(account => !account.IsDisabled)));
    }

    [Theory, EachDatabase]
    public async Task All_that_is_wrong_with_an_invitation_is_said_at_once_and_an_address_is_used_once(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var broken = await host.RefusedAsync(administrator, new InviteAccount.Command { Email = "x", Name = "", Role = Role.System, Position = new TextWords(new string('x', 201), null, null) });
        Assert.Equal([Rules.NotAnEmail, Rules.Required, Rules.TooLong, Rules.Required], broken.Select(each => each.Rule));
        await host.SendAs(administrator, Invitation("moi@example.vn"));
        Assert.Equal(Rules.EmailTaken, await host.RefusalAsync(administrator, Invitation("MOI@example.vn")));
    }

    [Theory, EachDatabase]
    public async Task An_owner_s_account_acts_for_an_owner_of_its_own_side(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var lao = new Owner(Side.Laos, LocalizedText.Of(Language.Lo, "ໜ່ວຍງານ"));
        await host.Db(async db =>
        {
            db.Owners.Add(lao);
            await db.SaveChangesAsync();
        });
        var invitation = Invitation("moi@example.vn") with { Role = Role.Owner };
        Assert.Equal(Rules.Required, await host.RefusalAsync(administrator, invitation));
        Assert.Equal(Rules.OwnerOfOtherSide, await host.RefusalAsync(administrator, invitation with { OwnerId = lao.Id }));
        await host.SendAs(await host.UserAsync(Role.Administrator, Side.Laos), invitation with { OwnerId = lao.Id, Side = Side.Laos });
    }

    [Theory, EachDatabase]
    public async Task Changed_rights_sign_out_and_a_form_that_is_behind_is_refused(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator, password: Password);
        var user = await host.UserAsync(Role.Observer);
        Task<string?> Stamp() => host.Db(db => db.Users.Where(account => account.Id == user.Id).Select(account => account.SecurityStamp).SingleAsync());
        var (shown, stamp) = (await host.SendAs(administrator, new GetAccount.Query(user.Id)), await Stamp());

        await host.SendAs(administrator, Revision(shown) with { Name = "Tên mới" });
        Assert.Equal(stamp, await Stamp());
        Assert.Equal(Rules.Conflict, await host.RefusalAsync(administrator, Revision(shown) with { Name = "Tên khác" }));
        await host.SendAs(administrator, Revision(await host.SendAs(administrator, new GetAccount.Query(user.Id))) with { Role = Role.Secretary });
        Assert.NotEqual(stamp, await Stamp());
    }

    [Theory, EachDatabase]
    public async Task One_s_own_password_is_changed_by_who_knows_the_old_one(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, password: Password);
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(user, new ChangePassword.Command("sai mật khẩu rồi", "mật khẩu mới hẳn", "mật khẩu mới hẳn")));
        await host.SendAs(user, new ChangePassword.Command(Password, "mật khẩu mới hẳn", "mật khẩu mới hẳn"));
        Assert.Equal(Rules.WrongPassword, await host.RefusalAsync(user, new ChangePassword.Command(Password, Password, Password)));
    }

    [Theory, EachDatabase]
    public async Task An_empty_password_is_asked_for_and_not_counted_as_a_wrong_one(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, password: Password);
        var broken = await host.RefusedAsync(user, new ChangePassword.Command(string.Empty, "mật khẩu mới hẳn", "mật khẩu khác hẳn"));
        Assert.Equal([(Rules.Required, "Password"), (Rules.PasswordsDiffer, "NewPasswordAgain")], broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal(0, await host.Db(db => db.SignInLimits.CountAsync()));
    }

    private static async Task<string> OfferAsync(TestHost host, Side side) =>
        (await host.SendAs(CurrentUser.System, new OfferSetup.Command())).Single(each => each.Side == side).Token;

    private static InviteAccount.Command Invitation(string email) =>
        new() { Email = email, Name = "Người mới", Role = Role.Observer, Side = Side.Vietnam, Language = Language.Vi };

    private static CompleteSetup.Command Setting(string token, string password) => new() { Token = token, Password = password, PasswordAgain = password };

    private static ReviseAccount.Command Revision(GetAccount.Found shown) => AccountInput.Of(shown).ToRevision(shown.Id, shown.Stamp);
}
