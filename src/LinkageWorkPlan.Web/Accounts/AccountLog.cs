using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>What happens at the door, for those who keep the server. An address that somebody typed is never written out: it may be a password in the wrong field.</summary>
public sealed partial class AccountLog(ILogger<AccountLog> log)
{
    /// <returns>The account's id, or a short hash by which tries at the same unknown address are recognised.</returns>
    public static string IdentifierOf(Account? account, string typed) => account?.Id.ToString() ?? $"unknown-{Fingerprint.OfText(typed.ToUpperInvariant())[..8]}";

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Account {Account} signed in from {Client}")]
    public partial void SignedIn(Guid account, string client);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "A sign-in to {Account} from {Client} failed: wrong address or password, {Left} tries left")]
    public partial void Failed(string account, string client, int left);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "A sign-in to {Account} from {Client} was refused: too many tries")]
    public partial void Refused(string account, string client);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "Account {Account} signed out")]
    public partial void SignedOut(Guid account);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Warning, Message = "Account {Account} gave a wrong password to confirm {Request}, {Left} tries left")]
    public partial void NotConfirmed(Guid account, string request, int left);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Warning, Message = "Account {Account} may not confirm {Request} for a while: too many wrong passwords")]
    public partial void ConfirmationRefused(Guid account, string request);

    [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "A request of account {Account} was refused: its session has ended")]
    public partial void SessionEnded(Guid account);

    [LoggerMessage(EventId = 1011, Level = LogLevel.Warning, Message = "A sign-in to {Account} from {Client} failed: the first step was right, the code wrong, {Left} tries left")]
    public partial void CodeFailed(Guid account, string client, int left);

    [LoggerMessage(EventId = 1012, Level = LogLevel.Warning, Message = "A sign-in to {Account} from {Client} was refused: the first step was right, too many codes")]
    public partial void CodeRefused(Guid account, string client);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Warning, Message = "Power over signing: {Change} of account {Account} by {By}; its signing is closed until {Until:O}")]
    public partial void SigningPower(Domain.Accounts.SigningChange change, Guid account, Guid by, DateTime until);
}
