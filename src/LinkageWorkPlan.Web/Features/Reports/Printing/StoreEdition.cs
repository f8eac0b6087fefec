using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Keeps the printed PDF of what both co-chairs signed for good. Where two printed it at once, the first stays.</summary>
public static class StoreEdition
{
    /// <param name="RoundId">The signed round that holds what was printed.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(Guid RoundId, EditionKey Key, byte[] Pdf, byte[]? FirstPage, SealKind Seal = SealKind.None) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock, MailSender mails, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == request.RoundId && each.State == RoundState.Signed, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            await db.LockSubjectAsync(round, cancellationToken);
            if (!await db.Editions.AnyAsync(each => each.RoundId == round.Id && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader, cancellationToken))
            {
                var issue = round.Subject == SignOffSubject.Report ? await db.Issues.Where(each => each.RoundId == round.Id).Select(each => each.Number).SingleAsync(cancellationToken) : 1;
                db.Editions.Add(new IssuedEdition(round, issue, request.Key, request.Pdf, PdfPages.In(request.Pdf) ?? 0, request.FirstPage, clock.UtcNow, request.Seal, KeptPlaces.SidesIn(request.Pdf)));
                await db.SaveChangesAsync(cancellationToken);

                // A mail that takes this edition with it waited for it.
                context.AfterCommit(mails.Wake);
            }

            return Unit.Value;
        }
    }

    /// <summary>Of several servers that keep something of one document, one does so at a time.</summary>
    internal static Task LockSubjectAsync(this WorkPlanDb db, SignOffRound round, CancellationToken cancel) => round.Subject switch
    {
        SignOffSubject.Report => db.LockReportAsync(round.SubjectId, cancel),
        SignOffSubject.Plan => db.HoldPlanAsync(db.Plans.Where(each => each.Id == round.SubjectId), cancel),
        SignOffSubject.Minutes => db.HoldMeetingAsync(round.SubjectId, cancel),
        SignOffSubject.ScoringSheet => db.HoldSheetAsync(round.SubjectId, cancel),
        SignOffSubject.Amendment => db.HoldPlanAsync(db.Plans.Where(plan => db.Amendments.Any(each => each.Id == round.SubjectId && each.PlanId == plan.Id)), cancel),
    };
}
