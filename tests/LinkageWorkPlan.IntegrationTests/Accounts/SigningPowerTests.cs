using System.Reflection;
using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>No administrator signs for a ministry, least of all for both.</summary>
public class SigningPowerTests
{
    private const string Password = SigningDesk.Password;
    private const string Taken = "một câu khác hẳn";

    /// <summary>Whatever command of an administrator names an account.</summary>
    public static readonly IReadOnlyList<Type> OfAccounts =
        [.. typeof(InviteAccount).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IChange)) && type.GetCustomAttribute<AllowedToAttribute>() is { } allowed && (allowed.Roles & Role.Administrator) != 0 && type.GetProperty("AccountId") is not null)];

    [Theory, EachDatabase]
    public async Task An_administrator_touches_no_account_of_the_other_side(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (administrator, chair) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.CoChair, Side.Laos, password: Password));
        Assert.Equal(["DisableAccount", "EnableAccount", "EndAccountSessions", "EndAccountSignOn", "ErasePersonalData", "RenewInvitation", "ReviseAccount"], OfAccounts.Select(type => type.DeclaringType!.Name).Order(StringComparer.Ordinal));
        foreach (var type in OfAccounts)
        {
            var command = RuntimeHelpers.GetUninitializedObject(type);
            type.GetProperty("AccountId")!.SetValue(command, chair.Id);
            type.GetProperty("Password")?.SetValue(command, Password);
            var result = type.GetInterfaces().Single(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).GetGenericArguments()[0];
            var refusal = await Assert.ThrowsAsync<RuleException>(() => (Task)typeof(TestHost).GetMethod(nameof(TestHost.SendAs))!.MakeGenericMethod(result).Invoke(host, [administrator, command])!);
            Assert.Equal((type, Rules.OtherSideAccount), (type, Assert.Single(refusal.Broken).Rule));
        }

        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(administrator, Invitation(Role.Administrator) with { Side = Side.Laos }));
        var own = await host.UserAsync(Role.Observer);
        var shown = await host.SendAs(administrator, new GetAccount.Query(own.Id));
        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(administrator, (AccountInput.Of(shown) with { Side = Side.Laos }).ToRevision(own.Id, shown.Stamp)));
        Assert.Equal(0, await host.Db(db => db.SetupTokens.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_co_chair_s_account_that_was_reset_signs_only_after_its_own_side_and_the_time_or_the_other_co_chair(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var host = desk.Host;
        var (administrator, chair, otherSecretary) = (await host.UserAsync(Role.Administrator), desk.Chairs[Side.Vietnam], await host.UserAsync(Role.Secretary, Side.Laos, password: Password));
        var ownSecretary = await host.UserAsync(Role.Secretary, password: Password);
        var round = await desk.AskAsync();
        var sign = new SignRound.Command(round.Id, round.Fingerprint, Taken);
        await ResetAsync(host, administrator, chair);

        // Told at once: to secretaries and co-chairs of both sides, by mail and on their pages.
        var told = await host.Db(db => db.Mails.AsNoTracking().Where(each => each.Kind == MailKind.SigningPower).ToListAsync());
        Assert.Equal(new HashSet<Guid> { desk.Secretary.Id, ownSecretary.Id, otherSecretary.Id, chair.Id, desk.Chairs[Side.Laos].Id }, told.Select(each => each.AccountId!.Value).ToHashSet());
        Assert.All(told, each => Assert.Contains(administrator.Name, each.Body, StringComparison.Ordinal));
        var hold = Assert.Single(await host.SendAs(desk.Chairs[Side.Laos], new ListHolds.Query()));
        Assert.Equal((chair.Name, SigningChange.Reset, administrator.Name, true, true), (hold.Name, hold.Change, hold.By, hold.OwnMissing, hold.MayConfirmOther));

        Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(chair, sign));
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(administrator, new ConfirmHold.Command(hold.Id, Password)));
        Assert.Equal(Rules.HoldNotYours, await host.RefusalAsync(otherSecretary, new ConfirmHold.Command(hold.Id, Password)));
        Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(chair, new ConfirmHold.Command(hold.Id, Taken)));
        host.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(chair, sign));
        await host.SendAs(ownSecretary, new ConfirmHold.Command(hold.Id, Password));
        await host.SendAs(chair, sign);

        await ResetAsync(host, await host.UserAsync(Role.Administrator, Side.Laos), desk.Chairs[Side.Laos]);
        var second = Assert.Single(await host.SendAs(chair, new ListHolds.Query()));
        await host.SendAs(otherSecretary, new ConfirmHold.Command(second.Id, Password));
        Assert.Equal(Rules.SigningClosedUntil, await host.RefusalAsync(desk.Chairs[Side.Laos], sign));
        await host.SendAs(chair, new ConfirmHold.Command(second.Id, Taken));
        Assert.True(await host.SendAs(desk.Chairs[Side.Laos], sign));
    }

    [Theory, EachDatabase]
    public async Task The_time_begins_when_the_one_time_address_is_used(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (host, chair) = (desk.Host, desk.Chairs[Side.Vietnam]);
        var secretary = await host.UserAsync(Role.Secretary, password: Password);
        var token = await host.AddressAsync(await host.UserAsync(Role.Administrator), new RenewInvitation.Command(chair.Id));
        await host.SendAs(secretary, new ConfirmHold.Command(Assert.Single(await host.SendAs(secretary, new ListHolds.Query())).Id, Password));
        host.Time.Advance(TimeSpan.FromHours(23));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Taken, PasswordAgain = Taken });
        host.Time.Advance(TimeSpan.FromHours(23));
        var round = await desk.AskAsync();
        var sign = new SignRound.Command(round.Id, round.Fingerprint, Taken);
        Assert.Equal(Rules.SigningClosedUntil, await host.RefusalAsync(chair, sign));
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.SendAs(chair, sign);
    }

    [Theory, EachDatabase]
    public async Task Every_way_to_power_over_signing_closes_it_and_is_reported(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var host = desk.Host;
        var (administrator, observer) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Observer));
        var invited = await host.AgreeAsync(administrator, Invitation(Role.Deputy) with { Position = new TextWords("Phó Tổ trưởng", "ຮອງປະທານຮ່ວມ", null) });
        var deputy = await host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Id == invited));
        await host.AgreeAsync(administrator, new RenewInvitation.Command(deputy.Id));
        await host.AgreeAsync(administrator, await RevisionAsync(host, administrator, deputy.Id, input => input with { Email = "khac@example.vn" }));
        await host.AgreeAsync(administrator, await RevisionAsync(host, administrator, observer.Id, input => input with { Role = Role.CoChair }));
        await host.SendAs(administrator, new DisableAccount.Command(deputy.Id));
        await host.AgreeAsync(administrator, new EnableAccount.Command(deputy.Id));
        await host.SendAs(administrator, new EnableAccount.Command(deputy.Id));
        await host.AgreeAsync(administrator, new GrantDelegation.Command(deputy.Id, TestHost.DemoToday, TestHost.DemoToday, "1/QĐ", TestHost.DemoToday, new EvidenceUpload("qd.pdf", () => new MemoryStream("%PDF-1.4"u8.ToArray()), TextWords.None, null, false), Password));

        var holds = await host.SendAs(desk.Chairs[Side.Laos], new ListHolds.Query());
        Assert.Equal(Enum.GetValues<SigningChange>().ToHashSet(), holds.Select(each => each.Change).ToHashSet());
        Assert.All(holds, each => Assert.True(each is { OwnMissing: true, MayConfirmOther: true }));
        Assert.Equal(holds.Select(each => each.Id).ToHashSet(), (await host.Db(db => db.Mails.Where(each => each.Kind == MailKind.SigningPower).Select(each => each.SubjectId).ToListAsync())).ToHashSet());
        var entries = await host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectId == deputy.Id).ToListAsync());
        Assert.Equal([(nameof(ConfirmPower), 5), (nameof(DisableAccount), 1), (nameof(ProposePower), 5)], entries.CountBy(each => each.Action).Select(each => (each.Key, each.Value)).Order());
    }

    [Theory, EachDatabase]
    public async Task A_new_secretary_neither_confirms_nor_records_a_signature_on_paper(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (host, chair) = (desk.Host, desk.Chairs[Side.Vietnam]);
        var administrator = await host.UserAsync(Role.Administrator);
        var invited = await host.SendAs(administrator, Invitation(Role.Secretary));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = invited.Token, Password = Taken, PasswordAgain = Taken });
        var helper = desk.Secretary with { Id = invited.AccountId };
        await ResetAsync(host, administrator, chair);
        var hold = (await host.SendAs(helper, new ListHolds.Query())).Single(each => each.Role == Role.CoChair);
        var round = await desk.AskAsync();
        foreach (var days in new[] { 0, 30 })
        {
            host.Time.Advance(TimeSpan.FromDays(days));
            Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(helper, new ConfirmHold.Command(hold.Id, Taken)));
            Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(helper, OnPaper(round)));
        }

        Assert.Equal(RoundState.Open, (await desk.OpenRoundAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task No_administrator_is_left_alone_with_a_side_by_disabling_or_demoting_all_others(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var host = desk.Host;
        var (administrator, second) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Secretary, password: Password));
        var round = await desk.AskAsync();
        await desk.SignAsync(round, Side.Vietnam);
        await host.SendAs(administrator, new DisableAccount.Command(desk.Chairs[Side.Vietnam].Id));
        foreach (var each in new[] { desk.Secretary, second })
        {
            await ReviseAsync(host, administrator, each.Id, input => input with { Role = Role.Observer });
        }

        var invited = await host.SendAs(administrator, Invitation(Role.Secretary));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = invited.Token, Password = Taken, PasswordAgain = Taken });
        var helper = desk.Secretary with { Id = invited.AccountId };
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(helper, OnPaper(round)));
        var hold = (await host.SendAs(desk.Chairs[Side.Laos], new ListHolds.Query())).Single(each => each is { Role: Role.Secretary, OwnMissing: true });
        Assert.True(hold is { IsAlone: true, MayConfirmOther: true });

        // Then only the other side's co-chair can confirm; they were notified of every step.
        await host.SendAs(desk.Chairs[Side.Laos], new ConfirmHold.Command(hold.Id, Password));
        Assert.Equal(Rules.AlreadySigned, await host.RefusalAsync(helper, OnPaper(round)));
    }

    [Theory, EachDatabase]
    public async Task The_first_secretary_of_a_side_waits_for_the_time_and_the_next_for_a_word(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var administrator = await host.UserAsync(Role.Administrator);
        var first = await host.SendAs(administrator, Invitation(Role.Secretary));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = first.Token, Password = Taken, PasswordAgain = Taken });
        var next = await host.SendAs(administrator, Invitation(Role.Secretary) with { Email = "hai@example.vn" });
        var secretary = await host.Db(async db => (await db.Users.FindAsync(first.AccountId))!);
        var user = new CurrentUser(secretary.Id, secretary.DisplayName, Role.Secretary, Side.Vietnam, Language.Vi, null);
        var holds = await host.SendAs(user, new ListHolds.Query());
        Assert.Equal([(first.AccountId, false, false), (next.AccountId, true, true)], holds.Select(each => (each.IsMine ? first.AccountId : next.AccountId, each.OwnMissing, each.MayConfirmOwn)).OrderBy(each => each.Item2));
        var hold = holds.Single(each => each.OwnMissing);
        Assert.Equal(Rules.SigningClosedUntil, await host.RefusalAsync(user, new ConfirmHold.Command(hold.Id, Taken)));
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.SendAs(user, new ConfirmHold.Command(hold.Id, Taken));
    }

    [Theory]
    [EachDatabase(25)]
    [EachDatabase(160)]
    public async Task A_confirmed_address_that_is_used_late_closes_signing_again(Database database, int hours)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (host, chair) = (desk.Host, desk.Chairs[Side.Vietnam]);
        var secretary = await host.UserAsync(Role.Secretary, password: Password);
        var token = await host.AddressAsync(await host.UserAsync(Role.Administrator), new RenewInvitation.Command(chair.Id));
        await host.SendAs(secretary, new ConfirmHold.Command(Assert.Single(await host.SendAs(secretary, new ListHolds.Query())).Id, Password));
        host.Time.Advance(TimeSpan.FromHours(hours));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Taken, PasswordAgain = Taken });
        var round = await desk.AskAsync();
        Assert.Equal(Rules.SigningClosedUntil, await host.RefusalAsync(chair, new SignRound.Command(round.Id, round.Fingerprint, Taken)));
    }

    [Theory, EachDatabase]
    public async Task An_address_given_before_the_role_does_not_open_the_account_with_the_role(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var host = desk.Host;
        var (administrator, person, secretary) = (await host.UserAsync(Role.Administrator), await host.UserAsync(Role.Observer, password: Password), await host.UserAsync(Role.Secretary, password: Password));
        var token = await host.SendAs(administrator, new RenewInvitation.Command(person.Id));
        Assert.Empty(await host.SendAs(secretary, new ListHolds.Query()));
        await host.AgreeAsync(administrator, await RevisionAsync(host, administrator, person.Id, input => input with { Role = Role.CoChair }));
        await host.SendAs(secretary, new ConfirmHold.Command(Assert.Single(await host.SendAs(secretary, new ListHolds.Query())).Id, Password));
        host.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(Rules.SetupClosed, await host.RefusalAsync(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Taken, PasswordAgain = Taken }));
        await host.SendAs(person with { Role = Role.CoChair }, new ListHolds.Query());
    }

    [Theory, EachDatabase]
    public async Task A_co_chair_s_own_delegation_does_not_confirm_an_administrator_s(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (host, chair) = (desk.Host, desk.Chairs[Side.Vietnam]);
        var (administrator, deputy) = (await host.UserAsync(Role.Administrator, password: Password), await host.UserAsync(Role.Deputy, password: Taken));
        var round = await desk.AskAsync();
        await host.AgreeAsync(administrator, Grant(300));
        await host.SureAsync(chair, Grant(3));
        GrantDelegation.Command Grant(int days) =>
            new(deputy.Id, TestHost.DemoToday, TestHost.DemoToday.AddDays(days), $"{days}/QĐ", TestHost.DemoToday, new EvidenceUpload("qd.pdf", () => new MemoryStream("%PDF-1.4"u8.ToArray()), TextWords.None, null, false), Password);

        host.Time.Advance(TimeSpan.FromHours(25));
        var sign = new SignRound.Command(round.Id, round.Fingerprint, Taken);
        Assert.Equal(Rules.SigningUnconfirmed, await host.RefusalAsync(deputy, sign));
        await host.SendAs(chair, new ConfirmHold.Command(Assert.Single(await host.SendAs(chair, new ListHolds.Query())).Id, Password));
        await host.SendAs(deputy, sign);
    }

    private static SignOnPaper.Command OnPaper(SignOffRound round)
    {
        var words = new TextWords("chữ", "ຄຳ", null);
        return new(round.Id, round.Fingerprint, "Nguyễn Văn A", words, TextWords.None, words, TestHost.DemoToday, string.Empty, null, new EvidenceUpload("ky.pdf", () => new MemoryStream("%PDF-1.4"u8.ToArray()), TextWords.None, null, false), Taken);
    }

    private static async Task ReviseAsync(TestHost host, CurrentUser administrator, Guid id, Func<AccountInput, AccountInput> change) =>
        await host.SendAs(administrator, await RevisionAsync(host, administrator, id, change));

    private static async Task<ReviseAccount.Command> RevisionAsync(TestHost host, CurrentUser administrator, Guid id, Func<AccountInput, AccountInput> change)
    {
        var shown = await host.SendAs(administrator, new GetAccount.Query(id));
        return change(AccountInput.Of(shown)).ToRevision(id, shown.Stamp);
    }

    private static async Task ResetAsync(TestHost host, CurrentUser administrator, CurrentUser chair)
    {
        var token = await host.AddressAsync(administrator, new RenewInvitation.Command(chair.Id));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token, Password = Taken, PasswordAgain = Taken });
    }

    private static InviteAccount.Command Invitation(Role role) => new() { Email = "moi@example.vn", Name = "Người mới", Role = role, Side = Side.Vietnam, Language = Language.Vi };
}
