using System.Security.Claims;
using LinkageWorkPlan.Web.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>Who looks at an open page: nobody any more, as soon as the session has ended; the page then leaves for the sign-in.</summary>
internal sealed class CircuitAccount : ServerAuthenticationStateProvider, IDisposable
{
    private readonly Sessions sessions;
    private IDisposable? watch;

    public CircuitAccount(Sessions sessions)
    {
        this.sessions = sessions;
        AuthenticationStateChanged += Changed;
    }

    public void Leave()
    {
        watch?.Dispose();
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Changed;
        watch?.Dispose();
    }

    private void Changed(Task<AuthenticationState> state)
    {
        watch?.Dispose();
        if (state.IsCompletedSuccessfully && CurrentUser.From(state.Result.User).Session is { } session)
        {
            watch = sessions.WatchFor(session, Leave);
        }
    }
}
