using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Takes an indicator, or the plan's own title, period, pillars and sectors, out of an amendment's draft: for them, the plan stays as it is.</summary>
public static class RemoveAmendedPart
{
    /// <param name="IndicatorCode">Null for the plan's own part.</param>
    /// <param name="Version">The amendment's, as it was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string? IndicatorCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            Remove(amendment, request.IndicatorCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private static void Remove(Amendment amendment, string? indicator)
        {
            if (indicator is null)
            {
                amendment.KeepOutline();
            }
            else
            {
                amendment.RemoveIndicator(indicator);
            }
        }
    }
}
