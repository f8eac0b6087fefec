using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Takes a proposal out of a draft; its words stay in the history.</summary>
public static class RemoveProposal
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, Guid ProposalId) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.RemoveProposal(request.ProposalId);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
