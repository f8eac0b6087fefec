using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>
/// Freezes a report: one canonical content, one fingerprint, put before both co-chairs. Refused while a check or a comment of a return is open,
/// and until a secretary of the other side agreed to this content; asked about while somebody else is writing in it.
/// </summary>
public static class SendForSignature
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents, Clock clock, SigningProtocol protocol, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var sendable = await SendableContent.OfAsync(db, contents, report, clock.Today, cancellationToken);
            var (side, fingerprint) = (context.User.OwnSide, sendable.Fingerprint);
            report.RequireConsent(side.Other(), fingerprint, await db.HasSecretaryAsync(side.Other(), cancellationToken));
            if (!report.HasConsent(side, fingerprint))
            {
                db.Add(report.Consent(fingerprint, side, context.User.Name, clock.UtcNow));
            }

            report.SendForSignature();
            var round = await protocol.SendAsync(SignOffSubject.Report, report.Id, report.Code, sendable.Content.Subject, sendable.Canonical, cancellationToken);
            round.Keep(sendable.Kept);
            await desk.TakeBackAsync(Consenting.KeyOf(report.Id, fingerprint), [], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
