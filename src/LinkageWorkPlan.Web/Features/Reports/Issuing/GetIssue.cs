using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A published issue as its readers see it: what it says, its editions, its signatures, and who received it when.</summary>
public static class GetIssue
{
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<View>;

    /// <param name="Newest">Number of the newest issue: a smaller one is superseded.</param>
    /// <param name="IsBeingCorrected">A newer issue is being written; shown only to those who see drafts.</param>
    public sealed record View(string PlanCode, DateOnly IssuedOn, int Newest, ReportContent Content, IReadOnlyList<EditionView> Editions, IReadOnlyList<ReceiptView> Receipts, bool IsBeingCorrected)
    {
        /// <summary>True once every edition of an issue is printed and kept.</summary>
        public bool HasAllEditions => EditionKey.Issued.All(key => Editions.Any(each => each.Key == key));

        /// <summary>How each side signed.</summary>
        public required IReadOnlyList<SignatureRow> Signatures { get; init; }

        /// <summary>How an edition stands that is still to be printed and could not be; null where it has not failed.</summary>
        public required IReadOnlyDictionary<EditionKey, EditionFailure> NotMade { get; init; }

        /// <summary>True where the plan is closed: then nothing of the report is corrected.</summary>
        public required bool IsPlanClosed { get; init; }
    }

    /// <param name="Size">Bytes.</param>
    /// <param name="PrintedAt">UTC.</param>
    public sealed record EditionView(EditionKey Key, int Size, string Sha256, DateTime PrintedAt, bool HasPicture, SealKind Seal)
    {
        /// <summary>The file with the numbers that records offices gave since it was issued; null where none was added.</summary>
        public NumberedView? Numbered { get; init; }
    }

    /// <param name="Size">Bytes.</param>
    /// <param name="AddedAt">Of the last number, UTC.</param>
    public sealed record NumberedView(int Size, string Sha256, DateTime AddedAt);

    /// <param name="OpenedAt">UTC.</param>
    /// <param name="AcknowledgedAt">UTC; null while only opened.</param>
    public sealed record ReceiptView(Side Side, DateTime OpenedAt, DateTime? AcknowledgedAt, string? AcknowledgedBy);

    internal sealed class Handler(VisibleDb db, ReportContents contents, EditionAttempts attempts) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, number) = (report.ReportId, request.Issue ?? report.Issue);
            var issue = await db.Issues.SingleOrDefaultAsync(each => each.ReportId == id && each.Number == number, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var round = await db.Rounds.SingleAsync(each => each.Id == issue.RoundId, cancellationToken);
            return new View(
                request.PlanCode,
                issue.IssuedOn,
                report.Issue,
                await contents.OfIssueAsync(id, number, cancellationToken),
                await EditionsAsync(issue.RoundId, cancellationToken),
                await db.Receipts.Where(each => each.ReportId == id && each.Issue == number).OrderBy(each => each.Side)
                    .Select(each => new ReceiptView(each.Side, each.OpenedAt, each.AcknowledgedAt, each.AcknowledgedBy)).ToListAsync(cancellationToken),
                await db.Reports.AnyAsync(each => each.Id == id && each.State != ReportState.Issued, cancellationToken))
            {
                Signatures = round.Signatures.Rows(db.ShowsDrafts),
                IsPlanClosed = await db.Plans.AnyAsync(each => each.Id == report.PlanId && each.State == PlanState.Closed, cancellationToken),
                NotMade = attempts.Of(issue.RoundId),
            };
        }

        private async Task<IReadOnlyList<EditionView>> EditionsAsync(Guid round, CancellationToken cancel)
        {
            var editions = await db.Editions.Where(each => each.RoundId == round && each.Edition != Edition.English).OrderBy(each => each.Edition).ThenBy(each => each.Reader)
                .Select(each => new { each.Id, View = new EditionView(new EditionKey(each.Edition, each.Reader), each.Size, each.Sha256, each.PrintedAt, each.FirstPageSha256 != null, each.Seal) })
                .ToListAsync(cancel);
            var layers = (await db.NumberLayers.Where(each => each.RoundId == round).Select(each => new { each.EditionId, each.Size, each.Sha256, each.SealedAt }).ToListAsync(cancel))
                .GroupBy(each => each.EditionId).ToDictionary(each => each.Key, each => each.MaxBy(layer => layer.Size)!);
            return [.. editions.Select(each => layers.TryGetValue(each.Id, out var last) ? each.View with { Numbered = new NumberedView(last.Size, last.Sha256, last.SealedAt) } : each.View)];
        }
    }
}
