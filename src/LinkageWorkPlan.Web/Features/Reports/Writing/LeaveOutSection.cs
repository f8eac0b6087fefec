using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Leaves a section without words out of a draft: a decision that is in the history, and that whoever signs is shown.</summary>
public static class LeaveOutSection
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockReportAsync(request.ReportId, cancellationToken)).LeaveOut(request.Key);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
