using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>Two administrators with the same account open.</summary>
public class AccountConflictTests
{
    private const string Password = "một câu dễ nhớ";

    [Theory, EachDatabase]
    public async Task The_second_of_two_administrators_is_told_who_changed_what(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (one, other, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer));
        var shown = await host.SendAs(one, new GetAccount.Query(user.Id));
        await host.SendAs(other, (AccountInput.Of(shown) with { Name = "Tên của người kia" }).ToRevision(user.Id, shown.Stamp));
        await host.SendAs(other, new RenewInvitation.Command(user.Id));

        var refusal = Assert.Single(await host.RefusedAsync(one, (AccountInput.Of(shown) with { Language = Language.En }).ToRevision(user.Id, shown.Stamp)));
        Assert.Equal((Rules.Conflict, other.Name), (refusal.Rule, refusal.Arguments[0]));
        var told = await host.SendAs(one, new GetHistoryEntry.Query(Guid.Parse(refusal.Subject!)));
        var change = Assert.Single(told.Entry.Changes);
        Assert.Equal(("Account.DisplayName", "Tên của người kia"), (change.Field, change.After));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.UserAsync(Role.Secretary), new GetHistoryEntry.Query(told.Entry.Id)));
    }

    [Theory, EachDatabase]
    public async Task Saving_over_it_keeps_both_administrators_changes(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (one, other, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer));
        var shown = await host.SendAs(one, new GetAccount.Query(user.Id));
        var opened = AccountInput.Of(shown);
        await host.SendAs(other, (opened with { Name = "Tên của người kia", Position = opened.Position with { Lo = "ຕຳແໜ່ງໃໝ່" } }).ToRevision(user.Id, shown.Stamp));

        var theirs = await host.SendAs(one, new GetAccount.Query(user.Id));
        var mine = opened with { Language = Language.En, Position = opened.Position with { Vi = "chức vụ mới" } };
        await host.SendAs(one, mine.RebaseOn(AccountInput.Of(theirs), opened).ToRevision(user.Id, theirs.Stamp));
        var saved = await host.SendAs(one, new GetAccount.Query(user.Id));
        Assert.Equal(("Tên của người kia", Language.En, "chức vụ mới", "ຕຳແໜ່ງໃໝ່"), (saved.Name, saved.Language, saved.Position.Vi!.Text, saved.Position.Lo!.Text));
    }

    [Theory, EachDatabase]
    public async Task Neither_a_wrong_password_nor_a_new_one_keeps_an_administrator_from_saving(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, user) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer, password: Password));
        var shown = await host.SendAs(administrator, new GetAccount.Query(user.Id));
        await host.RefusalAsync(user, new ChangePassword.Command("sai mật khẩu rồi", "mật khẩu mới hẳn", "mật khẩu mới hẳn"));
        await host.SendAs(user, new ChangePassword.Command(Password, "mật khẩu mới hẳn", "mật khẩu mới hẳn"));
        await host.SendAs(administrator, new RenewInvitation.Command(user.Id));

        await host.SendAs(administrator, (AccountInput.Of(shown) with { Name = "Tên mới" }).ToRevision(user.Id, shown.Stamp));
        Assert.Equal("Tên mới", (await host.SendAs(administrator, new GetAccount.Query(user.Id))).Name);
    }

    [Theory, EachDatabase]
    public async Task A_new_password_in_the_same_moment_asks_to_save_again(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, password: Password);
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var loaded = await users.FindByIdAsync(user.Id.ToString());
        await host.SendAs(user, new ChangePassword.Command(Password, "mật khẩu mới hẳn", "mật khẩu mới hẳn"));

        loaded!.AccessFailedCount = 0;
        var result = await users.UpdateAsync(loaded);
        Assert.False(result.Succeeded);
        Assert.Equal(Rules.Busy, Assert.Single(Assert.Throws<RuleException>(() => AccountForm.Require(result)).Broken).Rule);
    }

    [Theory, EachDatabase]
    public async Task A_co_chair_has_a_position_in_both_languages(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var invitation = new InviteAccount.Command { Email = "moi@example.vn", Name = "Người mới", Role = Role.CoChair, Side = Side.Vietnam, Language = Language.Vi };
        Assert.Equal(["vi", "lo"], (await host.RefusedAsync(administrator, invitation)).Where(each => each.Rule == Rules.PositionMissing).Select(each => each.Arguments[0]));
        var position = new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null);
        var broken = Assert.Single(await host.RefusedAsync(administrator, invitation with { Position = position with { Lo = " " } }));
        Assert.Equal((Rules.PositionMissing, "Position:lo", "lo"), (broken.Rule, broken.Subject, broken.Arguments[0]));

        var shown = await host.SendAs(administrator, new GetAccount.Query(await host.AgreeAsync(administrator, invitation with { Position = position })));
        Assert.Equal(Rules.PositionMissing, await host.RefusalAsync(administrator, (AccountInput.Of(shown) with { Position = position with { Vi = null } }).ToRevision(shown.Id, shown.Stamp)));
        await host.SendAs(administrator, (AccountInput.Of(shown) with { Role = Role.Observer, Position = TextWords.None }).ToRevision(shown.Id, shown.Stamp));
    }
}
