namespace LinkageWorkPlan.Web.Features.Accounts;

public enum AccountState
{
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    Disabled,

    /// <summary>Disabled for good: what was kept of its person was erased.</summary>
    Erased,
}
