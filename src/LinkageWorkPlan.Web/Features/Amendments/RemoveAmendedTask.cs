using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Takes a task out of an amendment's draft: for it, the plan stays as it is.</summary>
public static class RemoveAmendedTask
{
    /// <param name="Version">The amendment's, as it was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string TaskCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            amendment.Remove(request.TaskCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
