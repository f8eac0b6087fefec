using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>A page whose form asks for the password and nothing else.</summary>
public abstract class ConfirmedPage : PageBase
{
    [SupplyParameterFromForm] protected PasswordForm? Input { get; set; }

    /// <param name="action">With the password.</param>
    protected Task<bool> ConfirmAsync(Func<string, Task> action) => TryAsync(() =>
        string.IsNullOrEmpty(Input?.Password) ? throw new RuleException(Rules.Required, nameof(PasswordForm.Password), nameof(PasswordForm.Password)) : action(Input.Password));

    protected sealed class PasswordForm
    {
        public string? Password { get; set; }
    }
}
