using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>An issued report as its readers see it: what it says, its editions, its signatures, and who received it when.</summary>
public static class ReadIssue
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode) : IQuery<View>;

    public sealed record View(string PlanCode, DateOnly IssuedOn, ReportContent Content, IReadOnlyList<EditionView> Editions, IReadOnlyList<ReceiptView> Receipts);

    /// <param name="Size">Bytes.</param>
    /// <param name="PrintedAt">UTC.</param>
    public sealed record EditionView(Side Reader, int Size, string Sha256, DateTime PrintedAt, bool HasPicture);

    /// <param name="OpenedAt">UTC.</param>
    /// <param name="AcknowledgedAt">UTC; null while only opened.</param>
    public sealed record ReceiptView(Side Side, DateTime OpenedAt, DateTime? AcknowledgedAt, string? AcknowledgedBy);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(context.User, request.PlanCode, request.ReportCode, cancellationToken);
            if (report.State != ReportState.Issued)
            {
                throw new RuleException(Rules.NotFound);
            }

            return new View(
                request.PlanCode,
                report.IssuedOn!.Value,
                await contents.OfAsync(report, cancellationToken),
                await db.Editions.Where(each => each.ReportId == report.Id && each.Issue == report.Issue).OrderBy(each => each.Reader)
                    .Select(each => new EditionView(each.Reader, each.Pdf.Length, each.Sha256, each.PrintedAt, each.FirstPage != null)).ToListAsync(cancellationToken),
                await db.Receipts.Where(each => each.ReportId == report.Id && each.Issue == report.Issue).OrderBy(each => each.Side)
                    .Select(each => new ReceiptView(each.Side, each.OpenedAt, each.AcknowledgedAt, each.AcknowledgedBy)).ToListAsync(cancellationToken));
        }
    }
}

/// <summary>What there is to download of a report.</summary>
public static class FindEdition
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, Side Reader) : IQuery<Found>;

    /// <param name="Pdf">The stored bytes; null where none are stored.</param>
    /// <param name="Revision">Grows with every change of the report; with <paramref name="PlanRevision"/> it tells whether a draft's document may have changed.</param>
    public sealed record Found(Guid ReportId, ReportState State, int? Issue, byte[]? Pdf, long Revision, long PlanRevision);

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken) =>
            await (from report in db.Reports.AsNoTracking().SeenBy(context.User)
                   join plan in db.Plans on report.PlanId equals plan.Id
                   where report.Code == request.ReportCode && plan.Code == request.PlanCode
                   select new Found(
                       report.Id,
                       report.State,
                       report.Issue,
                       report.State != ReportState.Issued ? null : db.Editions.Where(each => each.ReportId == report.Id && each.Issue == report.Issue && each.Reader == request.Reader).Select(each => each.Pdf).FirstOrDefault(),
                       report.Revision,
                       plan.Revision)).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
    }
}

/// <summary>The picture of an issued edition's first page.</summary>
public static class FindFirstPage
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, Side Reader) : IQuery<byte[]>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(context.User, request.PlanCode, request.ReportCode, cancellationToken);
            return await db.Editions.Where(each => each.ReportId == report.Id && each.Issue == report.Issue && each.Reader == request.Reader)
                .Select(each => each.FirstPage).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
        }
    }
}
