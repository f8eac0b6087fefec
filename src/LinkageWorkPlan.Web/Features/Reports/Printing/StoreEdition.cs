using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Keeps the printed PDF of an issue for good. Where two printed it at once, the first stays.</summary>
public static class StoreEdition
{
    [AllowedTo(Role.System)]
    public sealed record Command(Guid ReportId, int Issue, EditionKey Key, byte[] Pdf, byte[]? FirstPage, SealKind Seal = SealKind.None) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock, MailSender mails, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.LockReportAsync(request.ReportId, cancellationToken);
            if (!await db.Editions.AnyAsync(each => each.ReportId == request.ReportId && each.Issue == request.Issue && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader, cancellationToken))
            {
                db.Editions.Add(new IssuedEdition(request.ReportId, request.Issue, request.Key, request.Pdf, PdfPages.In(request.Pdf) ?? 0, request.FirstPage, clock.UtcNow, request.Seal));
                await db.SaveChangesAsync(cancellationToken);

                // A mail that takes this edition with it waited for it.
                context.AfterCommit(mails.Wake);
            }

            return Unit.Value;
        }
    }
}
