using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Asks one of the two ministers for something.</summary>
public static class AddProposal
{
    /// <param name="Addressee">The side whose minister is asked.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, Side Addressee, TextWords Words) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var proposal = report.AddProposal(request.Addressee, request.Words.ApplyTo(LocalizedText.Empty, context.User.Language));
            await db.RequireFiguresAsync(report, proposal.Text, nameof(Proposal), cancellationToken);
            db.Add(proposal);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
