using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Takes a proposal out of a draft; its words stay in the history.</summary>
public static class RemoveProposal
{
    /// <param name="Opened">The text as it was shown: one that somebody else wrote since is not thrown away unread.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, Guid ProposalId, LocalizedText Opened) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            if (report.Proposals.FirstOrDefault(each => each.Id == request.ProposalId) is { } proposal && TextWords.From(proposal.Text) != TextWords.From(request.Opened))
            {
                throw new StaleVersionException(report.Id, change => change is { Subject: null, Language: { } language } && change.After == proposal.Text[language]?.Text);
            }

            report.RemoveProposal(request.ProposalId);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
