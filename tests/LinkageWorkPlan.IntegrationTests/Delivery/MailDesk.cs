using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>The demo's report with the ministers' offices, and the sender of mails, run by hand.</summary>
internal sealed class MailDesk(ReportDesk reports) : IAsyncDisposable
{
    public static readonly GetDelivery.Query Register = new(ReportDesk.Plan, ReportDesk.Code);

    public ReportDesk Reports { get; } = reports;
    public TestHost Host => Reports.Host;

    /// <param name="settings">As on a command line, without the leading dashes.</param>
    public static async Task<MailDesk> OpenAsync(Database database, params string[] settings) =>
        new(await ReportDesk.OpenAsync(database, TestChanges.None with { Settings = [.. settings.Select(each => "--" + each)] }));

    /// <summary>With a server that needs no encryption.</summary>
    public static Task<MailDesk> OpenAsync(Database database, SmtpServer server, params string[] settings) =>
        OpenAsync(database, [$"Mail:Host=127.0.0.1", $"Mail:Port={server.Port}", "Mail:Encryption=None", "Mail:From=Tổ công tác <to@test.lwp>", "Mail:TimeoutSeconds=10", .. settings]);

    /// <summary>One round of the background sender.</summary>
    public Task SendDueAsync() => Host.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    public Task<List<OutgoingMail>> MailsAsync(MailKind kind) => Host.Db(async db => (await db.Mails.AsNoTracking().Where(each => each.Kind == kind).ToListAsync()).OrderBy(each => each.Side).ThenBy(each => each.Recipient, StringComparer.Ordinal).ThenBy(each => each.Id).ToList());

    /// <summary>What tells of the issue, the Vietnamese office's first.</summary>
    public Task<List<OutgoingMail>> ToldAsync() => MailsAsync(MailKind.Issued);

    /// <summary>Issues the report, and puts away the mails that asked for signatures.</summary>
    public async Task IssueAsync()
    {
        await Reports.IssueAsync();
        await Host.Db(db => db.Mails.Where(each => each.Kind == MailKind.YourTurn).ExecuteDeleteAsync());
    }

    public Task<CurrentUser> OfficeAsync(Side side) => Host.DemoUserAsync(Role.MinisterOffice, side);

    public async Task AcknowledgeAsync(Side side) => await Host.SendAs(await OfficeAsync(side), new AcknowledgeReport.Command(ReportDesk.Plan, ReportDesk.Code, 1));

    public async Task<GetDelivery.SideView> RegisterOfAsync(Side side) => (await Host.SendAs(Reports.Secretary, Register)).Sides.Single(each => each.Side == side);

    /// <summary>A printed edition of the issue, made up.</summary>
    public async Task StoreAsync(EditionKey key, byte[] pdf)
    {
        var round = await Host.Db(db => db.Issues.Where(each => each.Number == 1).Select(each => each.RoundId).SingleAsync());
        await Host.SendAs(CurrentUser.System, new StoreEdition.Command(round, key, pdf, [1]));
    }

    public ValueTask DisposeAsync() => Reports.DisposeAsync();
}
