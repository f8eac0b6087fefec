using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.History;

/// <summary>What a value is, so that it can be shown in the reader's language.</summary>
public enum ValueKind
{
    Text,
    Date,
    Moment,
    Number,
    Enum,
    Flag,

    /// <summary>An amount and its currency, as in "1500000 USD".</summary>
    Money,

    /// <summary>An owner's id: shown by name.</summary>
    Owner,
}

/// <summary>One field's change.</summary>
/// <param name="Subject">Code of the part it belongs to, as a milestone's; null for the subject itself.</param>
/// <param name="Field">Entity and property, as in "WorkTask.Title": the key of its name in every language.</param>
/// <param name="Language">The language whose words changed, for a text; null otherwise.</param>
/// <param name="Before">Invariant form (ISO dates, invariant numbers, enum names); null where there was nothing.</param>
public sealed record FieldChange(string? Subject, string Field, ValueKind Kind, Language? Language, string? Before, string? After)
{
    /// <summary>The invariant form of an amount, as in "1500000 USD".</summary>
    public static string MoneyOf(decimal amount, Currency currency) => $"{amount.ToString("0.##", CultureInfo.InvariantCulture)} {currency}";
}

/// <summary>Who did what, when, and what was before and after. Written with the change, in the same transaction; never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Kind of an entry that stands in a side's copy for one that the side may not see.</summary>
    public const string Withheld = "Withheld";

    private AuditEntry()
    {
    }

    public AuditEntry(Actor actor, DateTime atUtc, string action, AuditSubject subject, string? reason, IReadOnlyList<FieldChange> changes)
    {
        Id = Guid.CreateVersion7();
        (ActorId, ActorName, ActorRole, ActorSide) = (actor.Id, actor.Name, actor.Role, actor.Side);
        (At, Action, Reason, Changes) = (atUtc, action, reason, changes);
        (SubjectKind, SubjectId, SubjectCode, SubjectTitle, PlanId) = (subject.Kind, subject.Id, subject.Code, subject.Title, subject.PlanId);
    }

    public Guid Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public Guid ActorId { get; private set; }
    public string ActorName { get; private set; } = string.Empty;
    public Role ActorRole { get; private set; }
    public Side? ActorSide { get; private set; }

    /// <summary>Name of the request, as in "ReviseTask": the key of its sentence in every language.</summary>
    public string Action { get; private set; } = string.Empty;

    /// <summary>Name of the aggregate's class.</summary>
    public string SubjectKind { get; private set; } = string.Empty;

    public Guid SubjectId { get; private set; }
    public string SubjectCode { get; private set; } = string.Empty;
    public LocalizedText SubjectTitle { get; private set; } = LocalizedText.Empty;

    /// <summary>The plan it belongs to; null for accounts and settings.</summary>
    public Guid? PlanId { get; private set; }

    public string? Reason { get; private set; }
    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    /// <summary>Says nothing, not even when something was done.</summary>
    public static AuditEntry OfWithheld() =>
        new(new Actor(Guid.Empty, string.Empty, Role.System, null), DateTime.UnixEpoch, Withheld, new AuditSubject(Withheld, Guid.Empty, string.Empty, LocalizedText.Empty, null), null, []);
}

/// <summary>Who sends a request.</summary>
public sealed record Actor(Guid Id, string Name, Role Role, Side? Side);

/// <summary>An aggregate under whose name the history shows itself and its parts.</summary>
public interface IAudited
{
    /// <summary>As what the history names it.</summary>
    AuditSubject ToSubject();
}

public sealed record AuditSubject(string Kind, Guid Id, string Code, LocalizedText Title, Guid? PlanId);
