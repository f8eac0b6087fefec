using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>A mail as it is handed to the server.</summary>
/// <param name="WrittenAt">UTC.</param>
/// <param name="File">Attached where it is not null.</param>
public sealed record MailToSend(Guid Id, string MessageId, string Recipient, string Name, string Title, string Body, DateTime WrittenAt, byte[]? File = null, string? FileName = null)
{
    /// <summary>Its recipient's edition is to go with it.</summary>
    public bool Attaches { get; init; }

    /// <summary>The meeting's calendar entry is to go with it.</summary>
    public bool IsOfMeeting { get; init; }

    /// <summary>The file that proves the history's head is to go with it.</summary>
    public bool IsOfHead { get; init; }

    /// <summary>The entry and its method (RFC 5546); null where there is none.</summary>
    public (string Method, string Entry)? Calendar { get; init; }

    /// <summary>Of what it says.</summary>
    public Language Language { get; init; }

    /// <summary>Whose account it is for; null for an office's general address.</summary>
    public Guid? Account { get; init; }

    /// <summary>By which its recipient switches such mails off; none where they cannot be.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; init; } = [];

    /// <summary>How long it may take from the moment it was taken up until it is handed over: well before another server would take it up.</summary>
    public TimeSpan Lease { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>When it was taken up, as a timestamp of <see cref="Stopwatch"/>, which also runs while the program is paused.</summary>
    public long TakenUp { get; init; }

    /// <summary>True where it is to be left to whoever takes it up next.</summary>
    public bool IsLate => Lease != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(TakenUp) > Lease;

    /// <summary>Where a mail program switches off mails of its kind by one press (RFC 8058); null where it cannot be.</summary>
    public string? SwitchOff { get; init; }
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

    private SecureSocketOptions Security => options.UsedEncryption switch
    {
        MailEncryption.None => SecureSocketOptions.None,
        MailEncryption.Tls => SecureSocketOptions.SslOnConnect,
        MailEncryption.StartTls => SecureSocketOptions.StartTls,
        var unknown => throw new InvalidOperationException($"No way to connect is known for {unknown}."),
    };

    /// <exception cref="MailException">It was not taken; why, in the server's words.</exception>
    public async Task SendAsync(MailToSend mail, CancellationToken cancel)
    {
        using var message = MessageOf(mail);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            await SendAsync(mail, message, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new MailException(MailFailure.TimedOut, string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}: {options.TimeoutSeconds} s"), failure);
        }
        catch (Exception failure) when (KindOf(failure) is { } kind)
        {
            throw new MailException(kind, WordsOf(failure), failure);
        }
    }

    private async Task SendAsync(MailToSend mail, MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        await client.ConnectAsync(options.Host!, options.Port, Security, cancel);
        if (!string.IsNullOrEmpty(options.User))
        {
            await client.AuthenticateAsync(options.User, options.Password!, cancel);
        }

        if (mail.IsLate)
        {
            // As after a pause of the whole machine: by now another server may have sent it.
            throw new TimeoutException();
        }

        await client.SendAsync(message, cancel);
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception unheard) when (unheard is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The server has the mail; how it says goodbye changes nothing.
        }
    }

    private MimeMessage MessageOf(MailToSend mail)
    {
        var body = new BodyBuilder { TextBody = mail.Body };
        if (mail.File is { } file)
        {
            body.Attachments.Add(mail.FileName!, file, ContentType.Parse(MimeTypes.GetMimeType(mail.FileName!)));
        }

        var message = new MimeMessage(
            [MailboxAddress.Parse(options.From!)], [new MailboxAddress(mail.Name, mail.Recipient)], mail.Title, mail.Calendar is { } calendar ? Invitation(mail.Body, calendar.Method, calendar.Entry) : body.ToMessageBody())
        {
            MessageId = MimeUtils.ParseMessageId(mail.MessageId)!,
            Date = new DateTimeOffset(DateTime.SpecifyKind(mail.WrittenAt, DateTimeKind.Utc)),
        };

        // Answering machines keep silent to it (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.SwitchOff is { } address)
        {
            // In one line, however long: a space within the address would lead mail programs elsewhere.
            var off = new Header(HeaderId.ListUnsubscribe, address);
            off.SetRawValue(Encoding.ASCII.GetBytes($" <{address}>\r\n"));
            message.Headers.Add(off);
            if (address.StartsWith(Uri.UriSchemeHttps + ":", StringComparison.OrdinalIgnoreCase))
            {
                message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
            }
        }

        return message;
    }

    /// <summary>The words and, as another form of them, the entry, which mail programs offer to take in; the same entry as a file for those that do not.</summary>
    private static Multipart Invitation(string words, string method, string entry)
    {
        var calendar = new TextPart("calendar") { Text = entry };
        calendar.ContentType.Parameters.Add("method", method);
        var file = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(entry))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "meeting.ics",
        };
        return new Multipart("mixed") { new MultipartAlternative { new TextPart("plain") { Text = words }, calendar }, file };
    }

    /// <returns>Null where it is no fault of sending.</returns>
    private static MailFailure? KindOf(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refusal =>
            (int)refusal.StatusCode >= 500 && refusal.StatusCode != BoxIsFull ? MailFailure.AddressRefused : MailFailure.NotTaken,
        AuthenticationException or SmtpCommandException { StatusCode: SmtpStatusCode.AuthenticationRequired } => MailFailure.SignInRefused,
        SslHandshakeException => MailFailure.NotTrusted,
        NotSupportedException => MailFailure.NotEncrypted,
        CommandException => MailFailure.NotTaken,
        SocketException or IOException or ProtocolException => MailFailure.Unreachable,
        _ => null,
    };

    /// <summary>One line: of a handshake the library explains at length what may be wrong.</summary>
    private static string WordsOf(Exception failure)
    {
        var first = failure.Message.Split('\n', 2)[0].Trim();
        var inner = failure.GetBaseException();
        return inner == failure || first.Contains(inner.Message, StringComparison.Ordinal) ? first : $"{first} {inner.Message}";
    }
}
