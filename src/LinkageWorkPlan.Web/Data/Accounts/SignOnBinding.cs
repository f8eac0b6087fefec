namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>
/// Connects an account with its person at the side's own issuer (OpenID Connect): whoever the issuer names by this subject may sign in.
/// Issuer and subject alone decide; an e-mail address or a name never does (docs/decisions/0097).
/// </summary>
public sealed class SignOnBinding
{
    /// <summary>Letters of an issuer's address that are kept.</summary>
    public const int IssuerMax = 500;

    /// <summary>Letters of a subject, by the standard (OpenID Connect Core, 2).</summary>
    public const int SubjectMax = 255;

    /// <summary>One for each account.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The issuer's own name for itself, an address.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>What the issuer calls the person; never given to another.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>UTC, real time.</summary>
    public DateTime Since { get; set; }
}
