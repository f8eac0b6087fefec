using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>Gives up a correction that nobody signed: the report is again as it was issued.</summary>
public static class DropCorrection
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, ReportContents contents) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            if (!report.IsBeingCorrected)
            {
                throw new RuleException(Rules.ReportNotIssued, null, report.Code);
            }

            var issued = await contents.OfIssueAsync(report.Id, report.Issue!.Value, cancellationToken);
            var open = issued.Obstacles.Where(each => each.ClosedOn is null).Select(each => each.Code).ToList();
            var closed = await db.Obstacles.Where(each => each.PlanId == report.PlanId && each.ClosedOn <= issued.CutOff && open.Contains(each.Code)).OrderBy(each => each.Number).Select(each => each.Code).ToListAsync(cancellationToken);
            Report.RequireNoneClosed(report.Code, closed);
            var issue = await db.Issues.SingleAsync(each => each.ReportId == report.Id && each.Number == report.Issue, cancellationToken);
            report.DropCorrection(
                issued.Sections.ToDictionary(each => each.Key, each => issue.AsWritten(each.Key, each.Narrative), StringComparer.Ordinal),
                issued.LeftOut,
                issued.Proposals.GroupBy(each => each.Minister).SelectMany(group => group.Select((each, index) => (each.Minister, issue.AsWritten(Proposal.PlaceOf(each.Minister, index + 1), each.Words)))),
                new ReportDates(issued.PeriodStart, issued.PeriodEnd, issued.CutOff, issued.Due),
                new ReportScope(issued.Topic ?? LocalizedText.Empty, issued.CoveredPillars, issued.CoveredTasks));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
