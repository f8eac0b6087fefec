using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// Third: is the sender still signed in? Asked before every request, whatever page or copy of a cookie sends it. A change of an account
/// is announced to open pages once it is saved, so that those whose session it ended leave at once.
/// </summary>
public sealed class SessionBehaviour<TRequest, TResult>(RequestContext context, WorkPlanDb db, Sessions sessions, AccountLog log) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (context.User.Session is { } session && !await sessions.IsAliveAsync(session, fresh: request is IChange))
        {
            log.SessionEnded(context.User.Id);
            throw new RuleException(Rules.SignedOut);
        }

        var result = await next();
        if (request is IChange && db.ChangeTracker.Entries<Account>().Any())
        {
            sessions.Recheck();
        }

        return result;
    }
}
