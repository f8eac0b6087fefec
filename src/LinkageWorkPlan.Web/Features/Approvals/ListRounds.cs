using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>What waits for signatures, the longest waiting first, and a page of what is closed, the newest first.</summary>
public static class ListRounds
{
    public const int PageSize = 20;

    /// <param name="Page">Of the closed ones, from 1.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(int Page = 1) : IQuery<Result>;

    /// <param name="ClosedCount">Of all closed rounds.</param>
    public sealed record Result(IReadOnlyList<RoundRow> Open, IReadOnlyList<RoundRow> Closed, int ClosedCount, int Page)
    {
        public int Pages => Math.Max(1, (ClosedCount + PageSize - 1) / PageSize);
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = await RowsAsync(db.Rounds.Where(round => round.State == RoundState.Open).OrderBy(round => round.RequestedAt), cancellationToken);
            var closed = db.Rounds.Where(round => round.State != RoundState.Open);
            var count = await closed.CountAsync(cancellationToken);
            var page = Math.Clamp(request.Page, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
            var rows = await RowsAsync(closed.OrderByDescending(round => round.ClosedAt).ThenByDescending(round => round.Id).Skip((page - 1) * PageSize).Take(PageSize), cancellationToken);
            return new Result(await WithReturnsAsync(open, cancellationToken), rows, count, page);
        }

        private static async Task<List<RoundRow>> RowsAsync(IQueryable<SignOffRound> rounds, CancellationToken cancel) =>
            [.. (await rounds.Select(round => new
            {
                Row = new RoundRow(
                    round.Id, round.Subject, round.SubjectId, round.SubjectCode, round.Title, round.RequestedAt, round.RequestedByName, round.State, round.ClosedAt, round.ClosedByName, round.Comment,
                    Array.Empty<SignatureRow>(), null),
                Given = round.Signatures.ToList(),
            }).ToListAsync(cancel)).Select(each => each.Row with { Signatures = each.Given.Rows(withFiles: true) })];

        /// <summary>Adds to each what its subject was last returned for.</summary>
        private async Task<IReadOnlyList<RoundRow>> WithReturnsAsync(List<RoundRow> open, CancellationToken cancel)
        {
            var subjects = open.Select(round => round.SubjectId).ToList();
            // What was signed since settled the returns before it.
            var returned = await db.Rounds.Where(round => subjects.Contains(round.SubjectId) && round.State == RoundState.Returned
                    && !db.Rounds.Any(later => later.SubjectId == round.SubjectId && later.State == RoundState.Signed && later.RequestedAt > round.RequestedAt))
                .OrderBy(round => round.ClosedAt).Select(round => new { round.SubjectId, Return = new ReturnRow(round.ClosedByName!, round.ClosedAt!.Value, round.Comment!) }).ToListAsync(cancel);
            return [.. open.Select(round => round with { LastReturn = returned.LastOrDefault(each => each.SubjectId == round.SubjectId)?.Return })];
        }
    }
}

/// <param name="SubjectCode">The plan's code, the amendment's, or the report's.</param>
/// <param name="LastReturn">Of an open round: why an earlier one came back; null where none did.</param>
public sealed record RoundRow(
    Guid Id, SignOffSubject Subject, Guid SubjectId, string SubjectCode, LocalizedText Title, DateTime RequestedAt, string RequestedBy, RoundState State,
    DateTime? ClosedAt, string? ClosedBy, string? Comment, IReadOnlyList<SignatureRow> Signatures, ReturnRow? LastReturn)
{
    public bool IsSignedBy(Side side) => Signatures.Any(each => each.Side == side);

    /// <summary>Since when a side's signature is waited for, UTC: since it was sent, or since the other side signed.</summary>
    public DateTime WaitsSince(Side side) => IsSignedBy(side.Other()) ? Signatures.Max(each => each.How.SignedAt) : RequestedAt;
}

public sealed record ReturnRow(string By, DateTime At, string Comment);
