using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Deletes the contact that the sender's own side kept of an enterprise.</summary>
public static class RemoveContact
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid EnterpriseId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var keeper = context.User.Side ?? throw new RuleException(Rules.NotAllowed);
            var contact = await db.EnterpriseContacts.SingleOrDefaultAsync(each => each.EnterpriseId == request.EnterpriseId && each.Keeper == keeper, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            Expect.Version(contact, request.Version);
            db.EnterpriseContacts.Remove(contact);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
