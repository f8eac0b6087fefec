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

/// <summary>Issues of which an edition is still to be printed.</summary>
public static class FindUnprinted
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Unprinted>>;

    public sealed record Unprinted(Guid ReportId, string PlanCode, string ReportCode, int Issue, EditionKey Key)
    {
        public bool Is(string planCode, string reportCode, int issue, EditionKey key) => (PlanCode, ReportCode, Issue, Key) == (planCode, reportCode, issue, key);
    }

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, IReadOnlyList<Unprinted>>
    {
        public async Task<IReadOnlyList<Unprinted>> Handle(Query request, CancellationToken cancellationToken)
        {
            var issued = await (
                from issue in db.Issues
                let printed = db.Editions.Count(edition => edition.ReportId == issue.ReportId && edition.Issue == issue.Number && edition.Edition != Edition.English)
                where printed < EditionKey.Issued.Count
                join report in db.Reports on issue.ReportId equals report.Id
                join plan in db.Plans on report.PlanId equals plan.Id
                orderby report.Id, issue.Number
                select new { report.Id, Plan = plan.Code, report.Code, issue.Number }).ToListAsync(cancellationToken);
            var ids = issued.Select(each => each.Id).ToList();
            var there = (await db.Editions.Where(each => ids.Contains(each.ReportId)).Select(each => new { each.ReportId, each.Issue, each.Edition, each.Reader }).ToListAsync(cancellationToken))
                .Select(each => (each.ReportId, each.Issue, new EditionKey(each.Edition, each.Reader))).ToHashSet();
            return [.. from issue in issued
                from key in EditionKey.Issued
                where !there.Contains((issue.Id, issue.Number, key))
                select new Unprinted(issue.Id, issue.Plan, issue.Code, issue.Number, key)];
        }
    }
}

/// <summary>The canonical content of an issue exactly as both co-chairs signed it: what a newer program would write of it may differ.</summary>
public static class ReadSignedContent
{
    [AllowedTo(Role.System)]
    public sealed record Query(Guid ReportId, int Issue) : IQuery<string>;

    internal sealed class Handler(WorkPlanDb db, StoredFileReader files) : IRequestHandler<Query, string>
    {
        public Task<string> Handle(Query request, CancellationToken cancellationToken) => files.SignedContentAsync(
            db.Issues.Where(each => each.ReportId == request.ReportId && each.Number == request.Issue).Join(db.Rounds, issue => issue.RoundId, round => round.Id, (_, round) => round),
            cancellationToken);
    }
}
