using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Talk;

/// <summary>Why somebody is notified. Stored by name.</summary>
public enum NotificationKind
{
    /// <summary>Something waits for the recipient, as a signature, a returned draft or a request of the other side.</summary>
    Waiting,

    /// <summary>The recipient was mentioned in a comment.</summary>
    Mentioned,

    /// <summary>A translation is asked for.</summary>
    TranslationAsked,

    /// <summary>A task or milestone of the recipient's side or unit, the yearly review of a pilot model, or a request of the other side, is due within days.</summary>
    DueSoon,

    /// <summary>A task or milestone of the recipient's side or unit, the yearly review of a pilot model, or a request of the other side, is overdue.</summary>
    Overdue,

    /// <summary>The other side changed a task that the recipient's side leads, or somebody else one that the recipient owns or whose draft they hold.</summary>
    Changed,

    /// <summary>A plan was closed or opened again, or one side asks to open it.</summary>
    PlanLife,

    /// <summary>A secretary recorded a signature on paper in the recipient's name, or in their place.</summary>
    PaperSigned,
}

/// <summary>How soon a kind is mailed. Stored by name.</summary>
public enum MailPace
{
    Off,
    AtOnce,
    Daily,

    /// <summary>On Mondays, or the first day after one on which both countries work.</summary>
    Weekly,
}

/// <summary>What a notification is about.</summary>
/// <param name="Path">The page that it opens, from the first slash.</param>
public sealed record NotificationSubject(Guid Id, string Code, LocalizedText Title, string Path);

/// <summary>One person learns of one thing: on the page of notifications and, as they chose, by mail. It holds a title and a link, and no content.</summary>
public sealed class Notification
{
    public const int CodeMax = 60;
    public const int PathMax = 300;
    public const int KeyMax = 120;
    public const int TitleMax = 1000;
    public const int NameMax = 240;

    private Notification()
    {
    }

    /// <param name="key">Of what happened: one person is notified of it once.</param>
    /// <param name="byName">Who caused it; null for the calendar.</param>
    public Notification(Guid accountId, NotificationKind kind, string key, NotificationSubject about, string? byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (AccountId, Kind, Key, ByName, At) = (accountId, kind, key, byName, atUtc);
        (SubjectId, Code, Title, Path) = (about.Id, about.Code, about.Title, about.Path);
    }

    /// <summary>Those that somebody of a role may read: all of them who works on drafts, those of rounds of scoring a panel member, those of courses an organiser.</summary>
    public static Expression<Func<Notification, bool>> ReadableBy(Role role) => role switch
    {
        _ when (role & Roles.Drafters) != 0 => each => true,
        Role.PanelMember => each => each.Path.StartsWith("/pilots/scoring/"),
        Role.CourseOrganiser => each => each.Path.StartsWith("/training/"),
        _ => each => false,
    };

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public NotificationKind Kind { get; private set; }

    /// <summary>Unique for one person.</summary>
    public string Key { get; private set; } = string.Empty;

    public Guid SubjectId { get; private set; }
    public string Code { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public string Path { get; private set; } = string.Empty;
    public string? ByName { get; private set; }

    /// <summary>When it happened last, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>How often it happened since it was read last, from 1.</summary>
    public int Times { get; private set; } = 1;

    /// <summary>UTC; null while it is not read.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>When a mail was written that has it, or it was taken in from another instance that writes one, UTC; null before.</summary>
    public DateTime? MailedAt { get; private set; }

    /// <summary>The mail that has it; null where none does.</summary>
    public Guid? MailId { get; private set; }

    /// <summary>It happened again before it was read: told once, and mailed again.</summary>
    public void Repeat(NotificationSubject about, string? byName, DateTime atUtc)
    {
        (Code, Title, Path) = (about.Code, about.Title, about.Path);
        (ByName, At, Times) = (byName, atUtc, Times + 1);
        (MailId, MailedAt) = (null, null);
    }

    public void Read(DateTime atUtc) => ReadAt ??= atUtc;

    public void Mailed(Guid mail, DateTime atUtc) => (MailId, MailedAt) = (mail, atUtc);
}

/// <summary>How soon one person wants mails of one kind.</summary>
public sealed class NotificationSetting
{
    public Guid AccountId { get; set; }
    public NotificationKind Kind { get; set; }
    public MailPace Pace { get; set; }

    /// <summary>What holds for whoever chose nothing.</summary>
    public static MailPace DefaultOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Waiting or NotificationKind.Mentioned or NotificationKind.TranslationAsked or NotificationKind.PlanLife or NotificationKind.PaperSigned => MailPace.AtOnce,
        NotificationKind.DueSoon or NotificationKind.Overdue => MailPace.Daily,
        NotificationKind.Changed => MailPace.Weekly,
    };
}
