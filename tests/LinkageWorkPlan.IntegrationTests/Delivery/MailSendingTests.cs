using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>Against a real SMTP server on loopback.</summary>
public sealed class MailSendingTests
{
    [Theory, EachDatabase]
    public async Task Vietnamese_and_Lao_arrive_as_they_were_written(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.IssueAsync();

        await desk.SendDueAsync();

        var arrived = (await server.MailsAsync(2)).OrderBy(each => each.To[0], StringComparer.Ordinal).ToList();
        var written = (await desk.ToldAsync()).OrderBy(each => each.Recipient, StringComparer.Ordinal).ToList();
        Assert.Equal(written.Select(each => (each.Recipient, each.Title, each.MessageId)), arrived.Select(each => (each.To[0], each.Subject, each.MessageId)));
        Assert.Equal(written.Select(each => each.Body), arrived.Select(each => each.Body.ReplaceLineEndings("\n")));
        Assert.Contains("ບົດລາຍງານ 2026-H1", arrived[0].Subject, StringComparison.Ordinal);
        Assert.Contains("Văn phòng Bộ trưởng mẫu", arrived[1].Recipient, StringComparison.Ordinal);
        Assert.All(arrived, each => Assert.All(WordsOf(each.RawSubject), word => Assert.DoesNotContain('\uFFFD', word)));
        Assert.All(arrived, each => Assert.Empty(each.Attachments));
        Assert.All(written, each => Assert.Equal(MailState.Sent, each.State));
    }

    [Theory, EachDatabase]
    public async Task Sending_starts_when_the_mail_is_committed(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.Reports.SendAsync();
        await desk.Reports.SignAsync(Side.Vietnam);
        var sender = desk.Host.Services.GetRequiredService<MailSender>();
        desk.Host.SaysItHasStarted();
        await sender.StartAsync(default);

        // It has looked what is due, and looks again by itself half a minute later; the server is waited for less than that.
        await server.MailsAsync(1);
        await desk.Reports.SignAsync(Side.Laos);
        var told = (await desk.ToldAsync()).Select(each => each.MessageId).ToList();
        Assert.Equal(2, told.Count);
        while (!told.TrueForAll(id => server.Mails.Any(each => each.MessageId == id)))
        {
            await server.MailsAsync(server.Mails.Count + 1);
        }

        await sender.StopAsync(default);
    }

    [Theory, EachDatabase]
    public async Task A_program_killed_between_sending_and_saving_sends_a_double_that_can_be_recognised(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.IssueAsync();
        var mail = await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command((await desk.ToldAsync())[0].Id));
        await desk.Host.Services.GetRequiredService<MailTransport>().SendAsync(mail!, CancellationToken.None);

        // Not recorded as sent: the attempt that was begun is tried again, though not at once.
        await desk.SendDueAsync();
        await server.MailsAsync(2);
        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.SendDueAsync();

        var arrived = (await server.MailsAsync(3)).Where(each => each.To[0] == mail!.Recipient).ToList();
        Assert.Equal(2, arrived.Count);
        Assert.Equal(arrived[0].MessageId, arrived[1].MessageId);
    }

    [Theory, EachDatabase]
    public async Task One_refused_address_is_kept_as_refused_with_the_servers_words_and_the_others_are_sent(Database database)
    {
        await using var server = await SmtpServer.StartAsync("refuse");
        await using var desk = await MailDesk.OpenAsync(database, server, "Delivery:VietnamOffice=refused@test.vn");
        await desk.IssueAsync();

        await desk.SendDueAsync();
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.SendDueAsync();

        var refused = (await desk.ToldAsync()).Single(each => each.Recipient == "refused@test.vn");
        Assert.Equal((MailState.Refused, 1, MailFailure.AddressRefused), (refused.State, refused.Attempts, refused.Failure));
        Assert.Contains("No such person here", refused.FailureWords, StringComparison.Ordinal);
        Assert.Equal(2, (await server.MailsAsync(2)).Count);
        var person = (await desk.RegisterOfAsync(Side.Vietnam)).People.Single(each => each.Address == "refused@test.vn");
        Assert.Equal((MailState.Refused, refused.FailureWords), (person.Mail!.State, person.Mail.FailureWords));
    }

    [Theory, EachDatabase]
    public async Task A_server_that_says_not_now_is_asked_again_a_minute_later(Database database)
    {
        await using var server = await SmtpServer.StartAsync("greylist");
        await using var desk = await MailDesk.OpenAsync(database, server);
        await desk.IssueAsync();

        await desk.SendDueAsync();
        var waiting = await desk.ToldAsync();
        await desk.SendDueAsync();
        Assert.Empty(server.Mails);
        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.SendDueAsync();

        Assert.All(waiting, each => Assert.Equal((MailState.Waiting, 1, MailFailure.NotTaken), (each.State, each.Attempts, each.Failure)));
        Assert.All(await desk.ToldAsync(), each => Assert.Equal((MailState.Sent, 2, null), (each.State, each.Attempts, each.Failure)));
        Assert.Equal(2, (await server.MailsAsync(2)).Count);
    }

    [Theory, EachDatabase]
    public async Task A_server_that_is_down_for_a_day_loses_nothing(Database database)
    {
        await using var first = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, first);
        await desk.IssueAsync();
        await first.StopAsync();
        for (var hour = 0; hour < 24; hour++)
        {
            await desk.SendDueAsync();
            desk.Host.Time.Advance(TimeSpan.FromHours(1));
        }

        var down = await desk.ToldAsync();
        Assert.All(down, each => Assert.Equal(MailState.Waiting, each.State));
        Assert.Contains(down, each => each.Failure == MailFailure.Unreachable);
        Assert.All(down, each => Assert.True(each.NextAttempt - desk.Host.Time.GetUtcNow().UtcDateTime <= TimeSpan.FromHours(6)));
        await using var again = await SmtpServer.StartAsync("accept", first.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        desk.Host.Time.Advance(TimeSpan.FromHours(6));
        await desk.SendDueAsync();

        Assert.Equal(2, (await again.MailsAsync(2)).Count);
        Assert.All(await desk.ToldAsync(), each => Assert.Equal(MailState.Sent, each.State));
    }

    [Theory, EachDatabase]
    public async Task A_server_that_hangs_runs_into_the_time_limit(Database database)
    {
        await using var server = await SmtpServer.StartAsync("hang");
        await using var desk = await MailDesk.OpenAsync(database, server, "Mail:TimeoutSeconds=1");
        await desk.IssueAsync();
        var watch = Stopwatch.StartNew();

        await desk.SendDueAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
        Assert.Equal([(MailState.Waiting, (MailFailure?)MailFailure.TimedOut), (MailState.Waiting, null)], (await desk.ToldAsync()).OrderBy(each => each.Failure is null).Select(each => (each.State, each.Failure)));
    }

    [Theory, EachDatabase]
    public async Task A_certificate_that_is_not_trusted_is_refused_and_said(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-mail-").FullName;
        try
        {
            var (certificate, key) = SelfSigned(folder);
            await using var server = await SmtpServer.StartAsync("starttls", certificate, key);
            await using var desk = await MailDesk.OpenAsync(database, server, "Mail:Encryption=StartTls");
            await desk.IssueAsync();

            await desk.SendDueAsync();

            Assert.Contains(await desk.ToldAsync(), each => each is { Failure: MailFailure.NotTrusted, State: MailState.Waiting });
            Assert.Empty(server.Mails);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, EachDatabase]
    public async Task Nothing_goes_over_a_connection_that_the_server_cannot_encrypt(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Mail:Encryption=StartTls");
        await desk.IssueAsync();

        await desk.SendDueAsync();

        Assert.Contains(await desk.ToldAsync(), each => each is { Failure: MailFailure.NotEncrypted, State: MailState.Waiting });
        Assert.Empty(server.Mails);
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_takes_the_edition_with_it_waits_until_it_is_printed(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Mail:AttachPdf=true");
        await desk.IssueAsync();
        await desk.SendDueAsync();
        Assert.All(await desk.ToldAsync(), each => Assert.Equal(0, each.Attempts));
        Assert.True((await desk.RegisterOfAsync(Side.Laos)).People[0].Mail!.WaitsForEdition);

        await desk.StoreAsync(EditionKey.Lao, Encoding.ASCII.GetBytes("%PDF of the Lao edition"));
        await desk.SendDueAsync();

        var arrived = Assert.Single(await server.MailsAsync(1));
        var file = Assert.Single(arrived.Attachments);
        Assert.Equal(("minister.la@demo.lwp", "2026-H1_lao_issue-1.pdf", "%PDF of the Lao edition"), (arrived.To[0], file.Name, Encoding.ASCII.GetString(file.Bytes)));
    }

    /// <summary>Each encoded word of a header by itself (RFC 2047): none may cut a letter.</summary>
    private static IEnumerable<string> WordsOf(string header) =>
        header.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase)).Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2])));

    private static (string Certificate, string Key) SelfSigned(string folder)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (certificate, key) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
        return (certificate, key);
    }
}
