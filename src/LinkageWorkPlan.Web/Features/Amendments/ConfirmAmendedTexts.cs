using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Somebody who read both languages says that renderings older than their source are still right.</summary>
public static class ConfirmAmendedTexts
{
    /// <param name="TaskCode">Null for the amendment's own reason.</param>
    /// <param name="Version">The amendment's, as it was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string? TaskCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            amendment.Confirm(request.TaskCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
