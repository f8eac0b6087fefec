using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>A secretary agrees, for their side, that a report goes for signature as it is; secretaries of the other side who have not agreed are asked to.</summary>
public static class ConsentToReport
{
    /// <param name="Fingerprint">Of the content that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Fingerprint) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var sendable = await SendableContent.OfAsync(db, contents, report, clock.Today, cancellationToken);
            var fingerprint = sendable.Fingerprint;
            if (fingerprint != request.Fingerprint)
            {
                throw new RuleException(Rules.ContentChanged);
            }

            var side = context.User.OwnSide;
            db.Add(report.Consent(fingerprint, side, context.User.Name, clock.UtcNow));
            if (!report.HasConsent(side.Other(), fingerprint))
            {
                await desk.TellAsync(
                    NotificationKind.Waiting, Consenting.KeyOf(report.Id, fingerprint), await db.ConsentSubjectAsync(report, sendable.Content.Subject, cancellationToken),
                    await desk.PeopleAsync(Role.Secretary, side.Other(), cancellationToken), cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
