using System.Net;
using System.Net.Mail;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>How a connection to the mail server is encrypted. Unless it is <see cref="None"/>, nothing is sent to a server whose certificate this machine does not trust.</summary>
public enum MailEncryption
{
    /// <summary>By STARTTLS; a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>From the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>The server that mails are handed to.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";
    public const int TimeoutSecondsMax = 600;

    /// <summary>Of a file that holds a password, in bytes.</summary>
    private const int PasswordFileMax = 4096;

    /// <summary>Where servers speak TLS from the first byte (RFC 8314).</summary>
    private const int TlsPort = 465;

    private string? passwordProblem;

    /// <summary>Name or address of the SMTP server; mails wait where it is not set.</summary>
    public string? Host { get; set; }

    /// <summary>1 to 65535.</summary>
    public int Port { get; set; } = 587;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>A file whose first line is the password, in place of <see cref="Password"/>.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The sender, as in <c>Tổ công tác &lt;to-cong-tac@example.org&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>How the connection is encrypted; where it is not set, <see cref="MailEncryption.Tls"/> at port 465 and <see cref="MailEncryption.StartTls"/> elsewhere.</summary>
    public MailEncryption? Encryption { get; set; }

    /// <summary><see cref="Encryption"/> as it holds.</summary>
    public MailEncryption UsedEncryption => Encryption ?? (Port == TlsPort ? MailEncryption.Tls : MailEncryption.StartTls);

    /// <summary>Seconds one mail may take, 1 to <see cref="TimeoutSecondsMax"/>.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>True: the recipient's own edition goes with the mail that announces an issue.</summary>
    public bool AttachPdf { get; set; }

    /// <summary>True where there is a server to send to.</summary>
    public bool HasServer => !string.IsNullOrWhiteSpace(Host);

    /// <summary>What stands after the @ of a Message-ID.</summary>
    public string Domain => string.IsNullOrWhiteSpace(From) ? Dns.GetHostName() : new MailAddress(From).Host;

    /// <summary>What is wrong with the values, a sentence each. The password is never quoted.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(Port)}", Port, 1, IPEndPoint.MaxPort),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(TimeoutSeconds)}", TimeoutSeconds, 1, TimeoutSecondsMax),
        .. If(!string.IsNullOrWhiteSpace(From) && !MailAddress.TryCreate(From, out _), $"Mail:From is '{From}'; write an address, as in group@example.org or Group <group@example.org>."),
        .. If(HasServer && string.IsNullOrWhiteSpace(From), "Mail:Host is set, but Mail:From is not: write the address that mails come from, as in group@example.org."),
        .. passwordProblem is { } unread ? [unread] : If(
            string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password),
            "Mail:User and Mail:Password (or Mail:PasswordFile) belong together: set both, or neither where the server asks for none."),
        .. If(
            HasServer && !string.IsNullOrEmpty(User) && UsedEncryption == MailEncryption.None && !IsOnThisMachine,
            "With Mail:Encryption=None the password of Mail:User could be read on its way to the server: set Mail:Encryption=StartTls or Tls, or leave out Mail:User."),
    ];

    /// <summary>Takes the password from its file, before the values are checked.</summary>
    public void ReadPassword()
    {
        if (string.IsNullOrEmpty(PasswordFile))
        {
            return;
        }

        if (!string.IsNullOrEmpty(Password))
        {
            passwordProblem = "Mail:Password and Mail:PasswordFile are both set: leave out one of them.";
            return;
        }

        try
        {
            Password = new StringReader(BoundedFile.ReadText(PasswordFile, PasswordFileMax)).ReadLine();
        }
        catch (ReadLimitException)
        {
            passwordProblem = $"Mail:PasswordFile is larger than {BoundedFile.Size(PasswordFileMax)}: it holds no password.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            passwordProblem = $"Mail:PasswordFile cannot be read ({exception.Message.TrimEnd('.')}).";
        }
    }

    private bool IsOnThisMachine => Host!.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var ip) && IPAddress.IsLoopback(ip));

    private static string[] If(bool isWrong, string sentence) => isWrong ? [sentence] : [];
}
