using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Delivery;

/// <summary>What a mail tells. Stored by name.</summary>
public enum MailKind
{
    /// <summary>A report was issued for the first time.</summary>
    Issued,

    /// <summary>A corrected issue supersedes the one before.</summary>
    Superseded,

    /// <summary>A plan or report waits for the recipient's signature.</summary>
    YourTurn,

    /// <summary>An issue was not acknowledged yet.</summary>
    Reminder,

    /// <summary>Somebody was given power over signing.</summary>
    SigningPower,

    /// <summary>A plan was closed: nothing of it changes any more.</summary>
    PlanClosed,

    /// <summary>One side asks to open a closed plan again.</summary>
    PlanReopening,

    /// <summary>Both sides asked, and a closed plan is open again.</summary>
    PlanReopened,

    /// <summary>The recipient gets a mail about one thing at once.</summary>
    Notification,

    /// <summary>What the recipient was told in a day or a week.</summary>
    Digest,

    /// <summary>A meeting of the working group, with its calendar entry.</summary>
    MeetingInvitation,

    /// <summary>A meeting to which the recipient was invited has another time or place.</summary>
    MeetingChanged,

    /// <summary>A meeting to which the recipient was invited does not take place.</summary>
    MeetingCalledOff,

    /// <summary>Something happened at the door of the recipient's own account.</summary>
    Account,

    /// <summary>How far the history had come, with the file that proves it.</summary>
    HistoryHead,

    /// <summary>The backup failed.</summary>
    BackupFailed,

    /// <summary>A change that gives power over signing was proposed or answered.</summary>
    PowerProposal,
}

/// <summary>How far a mail came. Stored by name.</summary>
public enum MailState
{
    /// <summary>To be sent, or sent again after a failure.</summary>
    Waiting,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server refused the address for good.</summary>
    Refused,

    /// <summary>Tried for <see cref="MailSchedule.GiveUpAfter"/> without success, older than <see cref="MailSchedule.OldestUnsent"/> when a server was set, or taken in from another instance that sends it.</summary>
    GivenUp,

    /// <summary>What it asks for was done before it could be sent.</summary>
    NotNeeded,

    /// <summary>When it was to be sent its account was disabled, had another role, or its office no address.</summary>
    NoRecipient,
}

/// <summary>Why a mail was not sent. Stored by name.</summary>
public enum MailFailure
{
    /// <summary>The server refused the address (5xx).</summary>
    AddressRefused,

    /// <summary>No answer from the server's address.</summary>
    Unreachable,

    /// <summary>The server did not end within the time limit.</summary>
    TimedOut,

    /// <summary>The server's certificate is not trusted by this machine.</summary>
    NotTrusted,

    /// <summary>The server offers no STARTTLS, and <c>Mail:Encryption</c> asks for it.</summary>
    NotEncrypted,

    /// <summary>The server asks for another user name or password.</summary>
    SignInRefused,

    /// <summary>The server answered that it cannot take the mail now.</summary>
    NotTaken,

    /// <summary>The stored file that goes with it is damaged; no server was asked.</summary>
    AttachmentDamaged,
}

/// <summary>What a mail is about: a published issue, a sign-off round, a hold of signing, a plan, or a meeting.</summary>
/// <param name="Id">Of the report, of the round, of the hold, of the plan or of the meeting.</param>
/// <param name="Issue">From 1; null for others than an issue.</param>
/// <param name="Number">Of a reminder, from 1; of a meeting how often it was changed; 0 for other mails.</param>
public sealed record MailSubject(MailKind Kind, Guid Id, int? Issue = null, int Number = 0);

/// <summary>To whom: one account, or the general address of an office.</summary>
/// <param name="AccountId">Null for an office's general address.</param>
public sealed record MailRecipient(string Address, string Name, Side Side, Language Language, Guid? AccountId);

/// <summary>One mail to one recipient, written in the transaction of what it tells and kept after it was sent.</summary>
public sealed class OutgoingMail
{
    public const int AddressMax = 256;
    public const int NameMax = 240;
    public const int TitleMax = 500;

    /// <summary>UTF-16 units kept of what a server said.</summary>
    public const int WordsMax = 1000;

    private OutgoingMail()
    {
    }

    /// <param name="domain">What stands after the @ of its Message-ID.</param>
    /// <param name="attaches">True where the recipient's edition goes with it.</param>
    public OutgoingMail(MailSubject about, MailRecipient to, string domain, string title, string body, bool attaches, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        MessageId = $"<{Id:N}@{domain}>";
        (Kind, SubjectId, Issue, Number) = (about.Kind, about.Id, about.Issue, about.Number);
        (Recipient, RecipientName, Side, Language, AccountId) = (to.Address, to.Name, to.Side, to.Language, to.AccountId);
        (Title, Body, Attaches) = (title, body, attaches);
        (CreatedAt, NextAttempt) = (atUtc, atUtc);
    }

    public Guid Id { get; private set; }

    /// <summary>RFC 5322, in angle brackets. Fixed for good: a mail that is sent twice, because the program was killed after sending and before saving, is recognised as a double by it.</summary>
    public string MessageId { get; private set; } = string.Empty;

    public MailKind Kind { get; private set; }

    /// <summary>The report's id; for <see cref="MailKind.YourTurn"/> the round's, for <see cref="MailKind.SigningPower"/> the hold's, for <see cref="MailKind.PowerProposal"/> the proposal's, for <see cref="MailKind.Account"/> that of the line in its history, of a plan its own.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>From 1; null for what is not about an issue.</summary>
    public int? Issue { get; private set; }

    /// <summary>Of a reminder, from 1; of a meeting how often it was changed; 0 for other mails.</summary>
    public int Number { get; private set; }

    public string Recipient { get; private set; } = string.Empty;
    public string RecipientName { get; private set; } = string.Empty;
    public Side Side { get; private set; }
    public Language Language { get; private set; }

    /// <summary>Null for an office's general address.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The mail's subject line.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>Plain text with line feeds.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>True where the native edition goes with it, for which it waits.</summary>
    public bool Attaches { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public MailState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>UTC; null before the first.</summary>
    public DateTime? FirstAttempt { get; private set; }

    /// <summary>UTC; without meaning once it is no longer waiting.</summary>
    public DateTime NextAttempt { get; private set; }

    /// <summary>UTC; null while it is not sent.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Of the last attempt; null where that went well or there was none.</summary>
    public MailFailure? Failure { get; private set; }

    /// <summary>What the server or the system said to the last failure, in its own language.</summary>
    public string? FailureWords { get; private set; }

    /// <summary>True where it says what it would say to them now; otherwise it is rewritten before it is sent.</summary>
    public bool IsWrittenFor(MailRecipient to) => (Recipient, RecipientName, Language) == (to.Address, to.Name, to.Language);

    /// <summary>Rewritten for its recipient as they are when it is sent.</summary>
    public void Readdress(MailRecipient to, string title, string body) =>
        (Recipient, RecipientName, Language, Title, Body) = (to.Address, to.Name, to.Language, title, body);

    /// <summary>Nobody is there any more whom it is for.</summary>
    public void MarkWithoutRecipient() => (State, Failure, FailureWords) = (MailState.NoRecipient, null, null);

    /// <summary>Before it is sent: saved first, so that a database that cannot be written never makes one mail many, and a program that is killed tries again only later.</summary>
    public void BeginAttempt(DateTime atUtc)
    {
        Attempts++;
        FirstAttempt ??= atUtc;
        NextAttempt = atUtc + MailSchedule.Wait(Attempts);
    }

    public void MarkSent(DateTime atUtc) => (State, SentAt, Failure, FailureWords) = (MailState.Sent, atUtc, null, null);

    /// <summary>The attempt failed: for good where the address was refused or the time to try is over, else it is tried again later.</summary>
    public void MarkFailed(MailFailure failure, string words, DateTime atUtc)
    {
        (Failure, FailureWords) = (failure, words.Length > WordsMax ? words[..WordsMax] : words);
        State = failure == MailFailure.AddressRefused ? MailState.Refused
            : atUtc - (FirstAttempt ?? atUtc) >= MailSchedule.GiveUpAfter ? MailState.GivenUp
            : MailState.Waiting;
    }

    /// <summary>What it asks for was done meanwhile.</summary>
    public void Withdraw() => State = MailState.NotNeeded;

    /// <summary>It waited for a server longer than <see cref="MailSchedule.OldestUnsent"/>: what it says is no news any more.</summary>
    public void GiveUp() => State = MailState.GivenUp;

    /// <summary>Tried again at once, with the whole time to try before it. One that was sent stays sent.</summary>
    public void TryAgain(DateTime atUtc)
    {
        if (State is MailState.Sent or MailState.NotNeeded)
        {
            return;
        }

        (State, NextAttempt, FirstAttempt) = (MailState.Waiting, atUtc, null);
        CreatedAt = CreatedAt < atUtc - MailSchedule.OldestUnsent ? atUtc : CreatedAt;
    }
}
