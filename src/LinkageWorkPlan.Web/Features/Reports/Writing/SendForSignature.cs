using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>
/// Freezes a report: one canonical content, one fingerprint, put before both co-chairs. Refused while a check or a comment of a return is open;
/// asked about while somebody else is writing in it.
/// </summary>
public static class SendForSignature
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, ReportContents contents, Clock clock, SigningProtocol protocol) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.RequireDraft();

            // The plan as well: nobody records progress between two of the reads that make up the content.
            await db.LockPlanAsync(report.PlanId, cancellationToken);
            var content = await contents.ComputeAsync(report, cancellationToken);
            IReadOnlyList<BrokenRule> open = [.. contents.ChecksOf(content, clock.Today), .. await db.UnansweredAsync(report.Id, cancellationToken)];
            var warnings = ReportWarnings.Of(content, await db.AgreedTermsAsync(cancellationToken)).Select(each => (each.About, Answer: report.Answers.FirstOrDefault(answer => answer.Key == each.Key))).ToList();
            var unanswered = warnings.Count(each => each.Answer is null);
            if (unanswered > 0)
            {
                open = [.. open, new BrokenRule(Rules.WarningUnanswered, null, unanswered)];
            }

            if (open.Count > 0)
            {
                throw new RuleException(open);
            }

            report.SendForSignature();
            var round = await protocol.SendAsync(SignOffSubject.Report, report.Id, report.Code, content.Subject, CanonicalContent.Of(content), cancellationToken);
            round.Keep(warnings.Select(each => (each.About, each.Answer!)));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
