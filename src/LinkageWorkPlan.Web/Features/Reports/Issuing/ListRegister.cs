using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>The numbers that records offices gave in a year: the part of their registers of outgoing documents (Decree 30/2020/NĐ-CP, annex IV) that is about reports, plans, amendments, minutes and rounds of scoring.</summary>
public static class ListRegister
{
    /// <param name="Side">Whose office; null for both.</param>
    /// <param name="Year">Of the days that the offices wrote.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Side? Side, int Year) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Title">As it was signed; null while it is not.</param>
    /// <param name="Signer">Who signed for the office's side; null while nobody has.</param>
    /// <param name="Plan">Empty for minutes and rounds of scoring.</param>
    /// <param name="Document">Code of the report, plan, amendment, meeting or round.</param>
    /// <param name="Issue">Of a report; null for a plan or an amendment.</param>
    /// <param name="Code">By which anybody finds what both signed; null while it is not signed.</param>
    /// <param name="RecordedAt">UTC.</param>
    public sealed record Row(
        string Number, DateOnly Date, Side Body, SignOffSubject Subject, LocalizedText? Title, string? Signer, string Plan, string Document, int? Amendment, int? Issue, string? Code,
        string RecordedBy, DateTime RecordedAt);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) => db.RegisterAsync(request.Side, request.Year, cancellationToken);
    }

    /// <returns>The Vietnamese side's office first, then by date and number.</returns>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such year.</exception>
    internal static async Task<IReadOnlyList<Row>> RegisterAsync(this VisibleDb db, Side? side, int year, CancellationToken cancel)
    {
        if (year < 1 || year > DateOnly.MaxValue.Year)
        {
            throw new RuleException(Rules.NotFound);
        }

        var numbers = await db.RecordsNumbers.Where(each => each.Year == year && (side == null || each.Body == side)).ToListAsync(cancel);
        var ids = numbers.Select(each => each.SubjectId).Distinct().ToList();
        var named = await NamedAsync(db, ids, cancel);
        var issues = await db.Issues.Where(each => ids.Contains(each.ReportId)).Select(each => new { each.ReportId, each.Number, each.RoundId }).ToListAsync(cancel);
        var rounds = await db.Rounds.Where(each => ids.Contains(each.SubjectId) && each.State == RoundState.Signed)
            .Select(each => new { each.Id, each.SubjectId, each.Title, each.Fingerprint, Signers = each.Signatures.Select(one => new { one.Side, one.Name }).ToList() }).ToListAsync(cancel);
        return
        [
            .. from number in numbers.OrderBy(each => each.Body).ThenBy(each => each.Date).ThenBy(each => SortKey.OfCode(each.Key), StringComparer.Ordinal)
               let isReport = number.Subject == SignOffSubject.Report
               let issue = issues.Find(each => (each.ReportId, each.Number) == (number.SubjectId, number.Issue))
               let round = rounds.Find(each => isReport ? each.Id == issue?.RoundId : each.SubjectId == number.SubjectId)
               let name = named[number.SubjectId]
               select new Row(
                   number.Number, number.Date, number.Body, number.Subject, round?.Title, round?.Signers.Find(each => each.Side == number.Body)?.Name, name.Plan, name.Code, name.Amendment,
                   isReport ? number.Issue : null, round is null ? null : ReportIssue.CodeOf(round.Fingerprint), number.RecordedBy, number.RecordedAt),
        ];
    }

    /// <summary>What the documents of these ids are called, by id.</summary>
    private static async Task<Dictionary<Guid, (string Plan, string Code, int? Amendment)>> NamedAsync(VisibleDb db, List<Guid> ids, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Code }).ToListAsync(cancel);
        var amendments = await db.Amendments.Where(each => ids.Contains(each.Id)).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Code, each.Number }).ToListAsync(cancel);
        var reports = await db.Reports.Where(each => ids.Contains(each.Id)).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Code }).ToListAsync(cancel);
        var meetings = await db.Meetings.IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Code }).ToListAsync(cancel);
        var sheets = await db.ScoringSheets.IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Code }).ToListAsync(cancel);
        return plans.Select(each => (each.Id, Name: (each.Code, each.Code, (int?)null)))
            .Concat(amendments.Select(each => (each.Id, Name: (each.Plan, each.Code, (int?)each.Number))))
            .Concat(reports.Select(each => (each.Id, Name: (each.Plan, each.Code, (int?)null))))
            .Concat(meetings.Concat(sheets).Select(each => (each.Id, Name: (string.Empty, each.Code, (int?)null))))
            .ToDictionary(each => each.Id, each => each.Name);
    }
}
