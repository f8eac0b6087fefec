using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using LinkageWorkPlan.Domain.Delivery;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>A mail as it is handed to the server.</summary>
/// <param name="WrittenAt">UTC.</param>
/// <param name="Pdf">Attached where it is not null.</param>
public sealed record MailToSend(Guid Id, string MessageId, string Recipient, string Name, string Title, string Body, DateTime WrittenAt, byte[]? Pdf = null, string? FileName = null)
{
    /// <summary>Its recipient's edition is to go with it.</summary>
    public bool Attaches { get; init; }
}

/// <summary>The server did not take a mail.</summary>
public sealed class MailException(MailFailure failure, string words, Exception? cause = null) : Exception(words, cause)
{
    public MailFailure Failure { get; } = failure;

    /// <summary>True where the next mail would fail in the same way.</summary>
    public bool IsOfServer => Failure is not (MailFailure.AddressRefused or MailFailure.NotTaken);
}

/// <summary>Hands one mail to the SMTP server of the settings.</summary>
public sealed class MailTransport(MailOptions options)
{
    /// <summary>552: the recipient's box is full. Some servers call that permanent; people clear their boxes.</summary>
    private const SmtpStatusCode BoxIsFull = SmtpStatusCode.ExceededStorageAllocation;

    private const int SignInFailed = 535;

    /// <exception cref="MailException">It was not taken; why, in the server's words.</exception>
    public async Task SendAsync(MailToSend mail, CancellationToken cancel)
    {
        using var message = MessageOf(mail);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (!string.IsNullOrEmpty(options.User))
        {
            client.Credentials = new NetworkCredential(options.User, options.Password);
        }

        var limit = TimeSpan.FromSeconds(options.TimeoutSeconds);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(limit);
        try
        {
            // A connection that hangs does not always hear of the cancellation: it is left behind then.
            await client.SendMailAsync(message, patience.Token).WaitAsync(limit + TimeSpan.FromSeconds(1), cancel);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new MailException(MailFailure.TimedOut, string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}: {options.TimeoutSeconds} s"), failure);
        }
        catch (SmtpFailedRecipientException refusal)
        {
            var isForGood = (int)refusal.StatusCode >= 500 && refusal.StatusCode != BoxIsFull;
            throw new MailException(isForGood ? MailFailure.AddressRefused : MailFailure.NotTaken, WordsOf(refusal), refusal);
        }
        catch (Exception failure) when (failure is SmtpException or AuthenticationException or IOException or SocketException)
        {
            throw new MailException(KindOf(failure), WordsOf(failure), failure);
        }
    }

    private MailMessage MessageOf(MailToSend mail)
    {
        var message = new MailMessage(new MailAddress(options.From!), new MailAddress(mail.Recipient, mail.Name, Encoding.UTF8))
        {
            Subject = mail.Title,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Date", mail.WrittenAt.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));

        // Answering machines keep silent to it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Pdf is { } pdf)
        {
            message.Attachments.Add(new Attachment(new MemoryStream(pdf), mail.FileName, MediaTypeNames.Application.Pdf));
        }

        return message;
    }

    private MailFailure KindOf(Exception failure)
    {
        var causes = new List<Exception>();
        for (var each = failure; each is not null; each = each.InnerException)
        {
            causes.Add(each);
        }

        if (causes.OfType<AuthenticationException>().Any())
        {
            return MailFailure.NotTrusted;
        }

        if (causes.Any(each => each is SocketException or IOException))
        {
            return MailFailure.Unreachable;
        }

        return causes.OfType<SmtpException>().Select(each => each.StatusCode).FirstOrDefault() switch
        {
            SmtpStatusCode.GeneralFailure => options.StartTls ? MailFailure.NotEncrypted : MailFailure.Unreachable,
            SmtpStatusCode.MustIssueStartTlsFirst or (SmtpStatusCode)SignInFailed => MailFailure.SignInRefused,
            _ => MailFailure.NotTaken,
        };
    }

    private static string WordsOf(Exception failure)
    {
        var inner = failure.GetBaseException();
        return inner == failure || failure.Message.Contains(inner.Message, StringComparison.Ordinal) ? failure.Message : $"{failure.Message} {inner.Message}";
    }
}
