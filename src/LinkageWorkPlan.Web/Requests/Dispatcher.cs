using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>Sends each request in a scope of its own: a scoped DbContext otherwise lives as long as the browser tab.</summary>
public sealed class Dispatcher(IServiceScopeFactory scopes)
{
    /// <param name="confirmed">Questions that were answered with yes; null for none.</param>
    public async Task<TResult> SendAs<TResult>(CurrentUser user, IRequest<TResult> request, CancellationToken cancel = default, IReadOnlySet<string>? confirmed = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.User, context.Confirmed) = (user, confirmed ?? context.Confirmed);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }
}

/// <summary>What pages send requests with: as the user who is signed in.</summary>
public sealed class Sender(Dispatcher dispatcher, AuthenticationStateProvider authentication, Handover handover)
{
    private readonly HashSet<string> confirmed = [];

    public async Task<CurrentUser> UserAsync() => CurrentUser.From((await authentication.GetAuthenticationStateAsync()).User);

    /// <exception cref="RuleException"><see cref="Rules.SignedOut"/>: the session has ended; an open page leaves for the sign-in then.</exception>
    public async Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancel = default)
    {
        try
        {
            var user = await UserAsync();
            if (request is not IQuery<TResult>)
            {
                return await dispatcher.SendAs(user, request, cancel, confirmed);
            }

            if (await handover.TakeAsync(user, request) is { IsFound: true } handed)
            {
                return (TResult)handed.Result!;
            }

            var before = handover.Changes;
            var result = await dispatcher.SendAs(user, request, cancel, confirmed);
            handover.Give(user, request, result, before);
            return result;
        }
        catch (RuleException refusal) when (refusal.Broken is [{ Rule: Rules.SignedOut }])
        {
            (authentication as CircuitAccount)?.Leave();
            throw;
        }
    }

    /// <summary>The next requests carry these answers, until <see cref="Forget"/>.</summary>
    internal void Confirm(IEnumerable<BrokenRule> questions) => confirmed.UnionWith(questions.Select(each => each.Confirmation));

    internal void Forget() => confirmed.Clear();
}
