using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>
/// Sends what waits in the queue: right after it was written, and again after a start. What cannot be sent is tried again later
/// (<see cref="Domain.Delivery.MailSchedule"/>). Also writes the reminders and the mails of notifications that are due.
/// </summary>
public sealed partial class MailSender(Dispatcher dispatcher, MailOptions options, MailTransport transport, MailsOff off, ILogger<MailSender> log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <summary>One round: reminders, then every mail that is due. A server that fails is left in peace until the next round.</summary>
    public async Task SendDueAsync(CancellationToken cancel)
    {
        foreach (var told in await dispatcher.SendAs(CurrentUser.System, new ListDueReminders.Query(), cancel))
        {
            await dispatcher.SendAs(CurrentUser.System, new RemindOffice.Command(told), cancel);
        }

        foreach (var account in await dispatcher.SendAs(CurrentUser.System, new ListToldAccounts.Query(), cancel))
        {
            try
            {
                await dispatcher.SendAs(CurrentUser.System, new MailNotifications.Command(account), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The mails of others, and to ministers' offices, do not wait for this one.
                NotWritten(account, failure);
            }
        }

        if (!options.HasServer)
        {
            return;
        }

        foreach (var id in await dispatcher.SendAs(CurrentUser.System, new ListDueMails.Query(), cancel))
        {
            if (await dispatcher.SendAs(CurrentUser.System, new BeginMail.Command(id), cancel) is { } mail && !await IsServerReachableAsync(mail, cancel))
            {
                return;
            }
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
                await WaitAsync(Round, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Nothing of this may end the program; what was not sent is still in the queue.
                Failed(failure);
                await PauseAsync(stoppingToken);
            }
        }
    }

    /// <returns>False where the next mail would fail in the same way.</returns>
    private async Task<bool> IsServerReachableAsync(MailToSend mail, CancellationToken cancel)
    {
        try
        {
            if (mail.Attaches)
            {
                var attachment = await dispatcher.SendAs(CurrentUser.System, new GetAttachment.Query(mail.Id), cancel);
                mail = mail with { File = attachment.Pdf, FileName = attachment.FileName };
            }

            if (mail.IsOfMeeting)
            {
                var calendar = await dispatcher.SendAs(CurrentUser.System, new GetMeetingCalendar.Query(mail.Id), cancel);
                mail = mail with { Calendar = (calendar.Method, calendar.Entry) };
            }

            if (mail.IsOfHead)
            {
                var head = await dispatcher.SendAs(CurrentUser.System, new GetHeadAttachment.Query(mail.Id), cancel);
                mail = mail with { File = head.Zip, FileName = head.FileName };
            }

            await transport.SendAsync(off.AddTo(mail), cancel);
            await dispatcher.SendAs(CurrentUser.System, new RecordMail.Command(mail.Id), cancel);
            Sent(mail.MessageId);
            return true;
        }
        catch (MailException failure)
        {
            await dispatcher.SendAs(CurrentUser.System, new RecordMail.Command(mail.Id, failure.Failure, failure.Message), cancel);
            NotSent(mail.MessageId, failure.Failure, failure.Message);
            return !failure.IsOfServer;
        }
        catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule == Rules.FileDamaged))
        {
            // The mails after it may have whole files. It is tried again later: somebody may restore this one.
            await dispatcher.SendAs(CurrentUser.System, new RecordMail.Command(mail.Id, MailFailure.AttachmentDamaged, refusal.Message), cancel);
            NotSent(mail.MessageId, MailFailure.AttachmentDamaged, refusal.Message);
            return true;
        }
    }

    private static async Task PauseAsync(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Round, stopping);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {MessageId} was sent")]
    private partial void Sent(string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MessageId} was not sent ({Failure}): {Words}")]
    private partial void NotSent(string messageId, MailFailure failure, string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mails of notifications to account {Account} were not written and will be tried again")]
    private partial void NotWritten(Guid account, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending mails failed and will be tried again")]
    private partial void Failed(Exception failure);
}
