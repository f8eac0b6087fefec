using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Ends a sign-in of the sender's own, or all of them but the one that asks for it.</summary>
public static class EndSession
{
    /// <param name="Id">Null for all others.</param>
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid? Id) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Sessions sessions) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var own = db.Sessions.Where(each => each.AccountId == context.User.Id);
            var (id, present) = (request.Id, context.User.Session);
            var ended = id is null
                ? await own.Where(each => each.Id != present).ExecuteDeleteAsync(cancellationToken)
                : await own.Where(each => each.Id == id).ExecuteDeleteAsync(cancellationToken);
            context.AfterCommit(sessions.Recheck);
            return ended > 0 || id is null ? Unit.Value : throw new RuleException(Rules.NotFound);
        }
    }
}
