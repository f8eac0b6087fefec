using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>Whether an owner takes new tasks; those it has stay.</summary>
public static class SetOwnerActive
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, bool IsActive, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.Owners.SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            Expect.Version(owner, request.Version);
            owner.SetActive(request.IsActive);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
