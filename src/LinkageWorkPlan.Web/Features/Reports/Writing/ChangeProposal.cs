using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public static class ChangeProposal
{
    /// <param name="Opened">The text the form was opened with.</param>
    /// <param name="OpenedFor">The addressee the form was opened with: one that was not changed there stays as it is now.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, Guid ProposalId, Side Addressee, TextWords Words, LocalizedText Opened, Side OpenedFor) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var proposal = report.Proposals.FirstOrDefault(each => each.Id == request.ProposalId) ?? throw new RuleException(Rules.NotFound, nameof(Proposal));
            var text = SectionMerge.Of(report, null, proposal.Text, request.Words, request.Opened, context.User.Language);
            report.ChangeProposal(request.ProposalId, request.Addressee == request.OpenedFor ? proposal.Addressee : request.Addressee, text);
            await db.RequireFiguresAsync(report, text, nameof(Proposal), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
