using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// Third: is the sender still signed in, and with a second factor where the role needs one? Asked before every request, whatever page or copy of a cookie sends it. A change of an account
/// is announced to open pages once it is saved, so that those whose session it ended leave at once.
/// </summary>
public sealed class SessionBehaviour<TRequest, TResult>(RequestContext context, WorkPlanDb db, Sessions sessions, AccountLog log) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly bool IsBeforeFactor = typeof(TRequest).IsDefined(typeof(BeforeSecondFactorAttribute), inherit: false);

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (context.User.Session is { } session)
        {
            var state = await sessions.StateOfAsync(session, fresh: request is IChange);
            if (state == SessionState.Ended)
            {
                log.SessionEnded(context.User.Id);
                throw new RuleException(Rules.SignedOut);
            }

            if (state == SessionState.WithoutFactor && !IsBeforeFactor)
            {
                throw new RuleException(Rules.SecondFactorMissing);
            }
        }

        var result = await next();
        if (request is IChange && db.ChangeTracker.Entries<Account>().Any())
        {
            sessions.Recheck();
        }

        return result;
    }
}
