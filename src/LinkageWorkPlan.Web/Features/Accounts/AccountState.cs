namespace LinkageWorkPlan.Web.Features.Accounts;

public enum AccountState
{
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    Disabled,
}
