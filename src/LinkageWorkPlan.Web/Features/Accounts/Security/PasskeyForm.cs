namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>What a page's script sends of a passkey.</summary>
internal sealed class PasskeyForm
{
    /// <summary>What the device answered, as JSON.</summary>
    public string? Credential { get; set; }
}
