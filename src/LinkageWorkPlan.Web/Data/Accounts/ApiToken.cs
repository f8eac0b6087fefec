using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>What a program may do that shows a token.</summary>
public enum ApiScope
{
    Read,

    /// <summary>Reads, and records progress.</summary>
    Write,

    /// <summary>Reads milestones as a calendar, and nothing else: its secret stands in an address.</summary>
    Calendar,

    /// <summary>Fetches the copy of its person's side, and nothing else.</summary>
    Copy,
}

/// <summary>
/// Lets a program of one person ask in their name. Only the hash of its secret is kept; the secret is shown once. It ends on its day, when
/// it is revoked, and with everything that ends the person's sessions: a new password, other rights, a disabled account.
/// </summary>
public sealed class ApiToken : IAudited
{
    public const int NameMax = 80;
    public const int DaysMax = 365;

    /// <summary>Tokens of one account at a time.</summary>
    public const int Most = 10;

    /// <summary>What tokens of a role may be for: ministers' offices read what is issued, and have nothing to record and no milestones; administrators fetch copies.</summary>
    public static IReadOnlyList<ApiScope> ScopesOf(Role role) =>
        (role & Roles.PlanReaders) != 0 ? [ApiScope.Read, ApiScope.Write, ApiScope.Calendar] : role == Role.MinisterOffice ? [ApiScope.Read] : role == Role.Administrator ? [ApiScope.Copy] : [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }

    /// <summary>What its person calls it, as the program that uses it.</summary>
    public string Name { get; init; } = string.Empty;

    public ApiScope Scope { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public string SecretHash { get; init; } = string.Empty;

    /// <summary>The account's security stamp when it was made.</summary>
    public string Stamp { get; init; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; from then on it is refused.</summary>
    public DateTime ExpiresAt { get; init; }

    public AuditSubject ToSubject() => new(nameof(ApiToken), Id, string.Empty, LocalizedText.Of(Language.Vi, Name), null);
}
