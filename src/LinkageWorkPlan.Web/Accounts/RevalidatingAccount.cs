using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Ends an open page's session when its account was disabled, changed or signed out elsewhere.</summary>
internal sealed class RevalidatingAccount(ILoggerFactory logs, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = CurrentUser.From(authenticationState.User);
        var stamp = authenticationState.User.FindFirst("AspNet.Identity.SecurityStamp")?.Value;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        return await db.Users.AnyAsync(account => account.Id == user.Id && !account.IsDisabled && account.SecurityStamp == stamp, cancellationToken);
    }
}
