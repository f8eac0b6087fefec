namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>One sign-in. It lives here and not in the cookie, which only names it: what ends it ends every page and every copy of the cookie.</summary>
public sealed class Session
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>Of the account when it signed in: a new password, other rights or a disabled account end every session that was begun before.</summary>
    public string Stamp { get; set; } = string.Empty;

    /// <summary>UTC, real time.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>UTC, real time; when its person last asked for something, to within a minute.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>The address from which it was begun.</summary>
    public string Client { get; set; } = string.Empty;

    /// <summary>Browser and system, as far as the browser says.</summary>
    public string Browser { get; set; } = string.Empty;
}

/// <summary>How often something was tried with a wrong password; kept for addresses that nobody has as for those of accounts.</summary>
public sealed class SignInLimit
{
    /// <summary>SHA-256 of what is counted: addresses that somebody typed stand nowhere.</summary>
    public string Key { get; set; } = string.Empty;

    public int Count { get; set; }

    /// <summary>UTC, real time; of the first that is counted.</summary>
    public DateTime Since { get; set; }
}
