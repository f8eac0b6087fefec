using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What both co-chairs signed and of which an edition is still to be printed: reports first, since mails and ministers wait for them.</summary>
public static class ListUnprintedEditions
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Unprinted>>;

    /// <param name="RoundId">The round that holds what is printed.</param>
    /// <param name="Name">Of the report with its issue, the plan or the amendment; for the log.</param>
    /// <param name="SignedAt">Instant of the second signature, UTC.</param>
    public sealed record Unprinted(Guid RoundId, SignOffSubject Subject, string Name, DateTime SignedAt, EditionKey Key);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, IReadOnlyList<Unprinted>>
    {
        public async Task<IReadOnlyList<Unprinted>> Handle(Query request, CancellationToken cancellationToken)
        {
            var signed = await db.Rounds
                .Where(round => round.State == RoundState.Signed && db.Editions.Count(edition => edition.RoundId == round.Id && edition.Edition != Edition.English) < EditionKey.Issued.Count)
                .OrderBy(round => round.Id)
                .Select(round => new { round.Id, round.Subject, round.SubjectCode, round.ClosedAt, Issue = db.Issues.Where(issue => issue.RoundId == round.Id).Select(issue => (int?)issue.Number).FirstOrDefault() })
                .ToListAsync(cancellationToken);
            var ids = signed.Select(each => each.Id).ToList();
            var there = (await db.Editions.Where(each => ids.Contains(each.RoundId)).Select(each => new { each.RoundId, each.Edition, each.Reader }).ToListAsync(cancellationToken))
                .Select(each => (each.RoundId, new EditionKey(each.Edition, each.Reader))).ToHashSet();
            return [.. from round in signed
                orderby round.Subject != SignOffSubject.Report, round.ClosedAt
                from key in EditionKey.Issued
                where !there.Contains((round.Id, key))
                select new Unprinted(round.Id, round.Subject, round.Issue is { } issue ? $"{round.SubjectCode} issue {issue}" : round.SubjectCode, round.ClosedAt!.Value, key)];
        }
    }
}
