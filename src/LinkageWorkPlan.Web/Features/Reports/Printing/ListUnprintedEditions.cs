using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>
/// What both co-chairs signed and of which an edition is still to be printed – reports first, since mails and ministers wait for them –, and after
/// them the printed ones to which the number of a records office is still to be added.
/// </summary>
public static class ListUnprintedEditions
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Unprinted>>;

    /// <param name="RoundId">The round that holds what is printed.</param>
    /// <param name="Name">Of the report with its issue, the plan or the amendment; for the log.</param>
    /// <param name="SignedAt">Instant of the second signature, UTC.</param>
    /// <param name="Number">The side whose office's number is to be added to the printed edition; null where that is still to be printed.</param>
    public sealed record Unprinted(Guid RoundId, SignOffSubject Subject, string Name, DateTime SignedAt, EditionKey Key, Side? Number = null);

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
                select new Unprinted(round.Id, round.Subject, NameOf(round.Subject, round.SubjectCode, round.Issue), round.ClosedAt!.Value, key),
                .. await UnnumberedAsync(cancellationToken)];
        }

        private static string NameOf(SignOffSubject subject, string code, int? issue) => subject == SignOffSubject.Report ? $"{code} issue {issue}" : code;

        private async Task<IReadOnlyList<Unprinted>> UnnumberedAsync(CancellationToken cancel)
        {
            var waiting = await (
                from number in db.RecordsNumbers
                join edition in db.Editions on new { number.SubjectId, number.Issue } equals new { edition.SubjectId, edition.Issue }
                join round in db.Rounds on edition.RoundId equals round.Id
                where (number.Body == Side.Vietnam ? edition.HasPlaceOfVietnam : edition.HasPlaceOfLaos)
                    && !db.NumberLayers.Any(layer => layer.EditionId == edition.Id && layer.Body == number.Body)
                orderby number.RecordedAt, edition.Id
                select new { round.Id, round.Subject, round.SubjectCode, number.Issue, round.ClosedAt, edition.Edition, edition.Reader, number.Body }).ToListAsync(cancel);
            return [.. waiting.Select(each => new Unprinted(each.Id, each.Subject, NameOf(each.Subject, each.SubjectCode, each.Issue), each.ClosedAt!.Value, new EditionKey(each.Edition, each.Reader), each.Body))];
        }
    }
}
