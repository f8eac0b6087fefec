using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Ends a token of the sender's own at once.</summary>
public static class RevokeApiToken
{
    [AllowedTo(Roles.ReportReaders | Role.Administrator)]
    public sealed record Command(Guid Id) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var token = await db.ApiTokens.SingleOrDefaultAsync(each => each.Id == request.Id && each.AccountId == context.User.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            db.ApiTokens.Remove(token);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
