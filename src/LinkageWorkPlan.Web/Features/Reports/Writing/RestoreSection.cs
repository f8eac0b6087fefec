using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Takes a section that was left out back into a draft.</summary>
public static class RestoreSection
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockReportAsync(request.ReportId, cancellationToken)).TakeBackIn(request.Key);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
