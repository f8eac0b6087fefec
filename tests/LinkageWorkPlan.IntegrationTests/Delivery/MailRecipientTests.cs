using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>A mail may wait for days: it reaches whom it is for when it is sent.</summary>
public sealed class MailRecipientTests
{
    [Theory, EachDatabase]
    public async Task An_account_that_was_disabled_meanwhile_gets_nothing_and_the_register_says_so(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Mail:AttachPdf=true");
        await desk.IssueAsync();
        await desk.StoreAsync(EditionKey.Vietnamese, "%PDF"u8.ToArray());
        await desk.StoreAsync(EditionKey.Lao, "%PDF"u8.ToArray());
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Administrator, Side.Vietnam), new DisableAccount.Command((await desk.OfficeAsync(Side.Vietnam)).Id));

        await desk.SendDueAsync();

        Assert.Equal(["minister.la@demo.lwp"], (await server.MailsAsync(1)).SelectMany(each => each.To));
        Assert.Equal([MailState.NoRecipient, MailState.Sent], (await desk.ToldAsync()).Select(each => each.State));
        Assert.Equal([DeliveryWay.Mailed, DeliveryWay.NotMailed], await desk.Host.Db(db => db.Deliveries.Select(each => each.Way).OrderBy(each => each).ToListAsync()));
        Assert.Equal(MailState.NoRecipient, Assert.Single((await desk.RegisterOfAsync(Side.Vietnam)).People).Mail!.State);
    }

    [Theory, EachDatabase]
    public async Task An_account_that_was_changed_meanwhile_is_written_to_as_it_is_now(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.IssueAsync();
        await ChangeAsync(desk, Role.MinisterOffice, account => (account.Email, account.DisplayName, account.Language) = ("moi@test.lwp", "Văn phòng mới", Language.En));

        await desk.SendDueAsync();

        var mail = (await server.MailsAsync(2)).Single(each => each.To[0] == "moi@test.lwp");
        var told = (await desk.ToldAsync()).Single(each => each.Side == Side.Vietnam);
        Assert.Equal((MailState.Sent, "moi@test.lwp", "Văn phòng mới", Language.En), (told.State, told.Recipient, told.RecipientName, told.Language));
        Assert.Contains("To Văn phòng mới,", told.Body, StringComparison.Ordinal);
        Assert.Contains("22 June 2026", told.Body, StringComparison.Ordinal);
        Assert.NotNull(mail);
        Assert.Contains(await desk.Host.Db(db => db.Deliveries.AsNoTracking().ToListAsync()), each => each.Name == "Văn phòng mới <moi@test.lwp>");
    }

    [Theory, EachDatabase]
    public async Task Whoever_has_another_role_now_is_not_asked_to_sign(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.Reports.SendAsync();
        var asked = await desk.MailsAsync(MailKind.YourTurn);
        await ChangeAsync(desk, Role.CoChair, account => account.Role = Role.Observer);
        await ChangeAsync(desk, Role.CoChair, account => account.Language = Language.En, Side.Laos);

        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(asked.Single(each => each.Side == Side.Vietnam).Id)));
        var lao = await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(asked.Single(each => each.Side == Side.Laos).Id));

        Assert.StartsWith("Your signature is awaited", lao!.Title, StringComparison.Ordinal);
        Assert.Equal([MailState.NoRecipient, MailState.Waiting], (await desk.MailsAsync(MailKind.YourTurn)).Select(each => each.State));
    }

    [Theory, EachDatabase]
    public async Task Who_switched_off_such_mails_meanwhile_gets_none_that_asks_to_sign(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.Reports.SendAsync();
        var asked = await desk.MailsAsync(MailKind.YourTurn);
        var vietnamese = asked.Single(each => each.Side == Side.Vietnam);

        // Switched off once it waits: it is not sent.
        await desk.Host.SendAs(CurrentUser.System, new SwitchOffMails.Command(vietnamese.AccountId!.Value, [NotificationKind.Waiting]));
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(vietnamese.Id)));
    }

    [Theory, EachDatabase]
    public async Task An_office_s_general_address_is_the_one_of_the_settings_when_it_is_sent(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database, "Delivery:LaosOffice=now@test.la");
        await desk.IssueAsync();
        var mail = (await desk.ToldAsync()).Single(each => each.Recipient == "now@test.la");
        await desk.Host.Db(db => db.Mails.Where(each => each.Id == mail.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Recipient, "before@test.la")));

        Assert.Equal("now@test.la", (await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(mail.Id)))!.Recipient);
    }

    private static Task ChangeAsync(MailDesk desk, Role role, Action<Account> change, Side side = Side.Vietnam) => desk.Host.Db(async db =>
    {
        change(await db.Users.SingleAsync(each => each.Role == role && each.Side == side));
        await db.SaveChangesAsync();
    });
}
