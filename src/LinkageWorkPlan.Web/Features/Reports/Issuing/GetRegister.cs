using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>The numbers that records offices gave in a year as a workbook: the part of their registers of outgoing documents (Decree 30/2020/NĐ-CP, annex IV) that is about reports.</summary>
public static class GetRegister
{
    /// <param name="Side">Whose office; null for both.</param>
    /// <param name="Year">Of the days that the offices wrote.</param>
    /// <param name="Reader">Language of headings and titles.</param>
    [AllowedTo(Roles.Drafters | Role.System)]
    public sealed record Query(Side? Side, int Year, Language Reader) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        private static readonly (string Key, int Width, CellStyle Style)[] Columns =
        [
            ("Field.RecordsNumber.Number", 20, CellStyle.Words),
            ("Field.RecordsNumber.Date", 14, CellStyle.Day),
            ("Field.RecordsNumber.Body", 16, CellStyle.Words),
            ("Field.Title", 60, CellStyle.Words),
            ("Reports.RegisterSigner", 30, CellStyle.Words),
            ("Shared.Plan", 14, CellStyle.Words),
            ("Enum.SignOffSubject.Report", 14, CellStyle.Words),
            ("Field.Issue", 10, CellStyle.Number),
            ("Reports.RegisterCode", 24, CellStyle.Words),
            ("Reports.RegisterBy", 30, CellStyle.Words),
        ];

        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such year.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (side, year) = (request.Side, request.Year);
            if (year < 1 || year > DateOnly.MaxValue.Year)
            {
                throw new RuleException(Rules.NotFound);
            }

            var numbers = await (
                from number in db.RecordsNumbers
                where number.Year == year && (side == null || number.Body == side)
                join report in db.Reports on number.ReportId equals report.Id
                join plan in db.Plans on report.PlanId equals plan.Id
                select new { number.Number, number.Date, number.Body, number.Issue, number.RecordedBy, number.RecordedAt, number.ReportId, Report = report.Code, Plan = plan.Code }).ToListAsync(cancellationToken);
            var reports = numbers.Select(each => each.ReportId).Distinct().ToList();
            var issues = await db.Issues.Where(each => reports.Contains(each.ReportId)).Select(each => new { each.ReportId, each.Number, each.Code, each.RoundId }).ToListAsync(cancellationToken);
            var signed = issues.ConvertAll(each => each.RoundId);
            var rounds = await db.Rounds.Where(each => signed.Contains(each.Id)).Select(each => new { each.Id, each.Title, Signers = each.Signatures.Select(one => new { one.Side, one.Name }).ToList() }).ToListAsync(cancellationToken);
            var loc = Loc.In(request.Reader);
            var rows = numbers.OrderBy(each => each.Body).ThenBy(each => each.Date).ThenBy(each => each.Number, StringComparer.Ordinal).Select(each =>
            {
                var issue = issues.Find(one => (one.ReportId, one.Number) == (each.ReportId, each.Issue));
                var round = issue is null ? null : rounds.Find(one => one.Id == issue.RoundId);
                return (IReadOnlyList<object?>)
                [
                    each.Number, each.Date, loc.Name(each.Body), round?.Title.For(request.Reader), round?.Signers.Find(one => one.Side == each.Body)?.Name,
                    each.Plan, each.Report, each.Issue, issue is null ? null : Domain.Reports.ReportIssue.Grouped(issue.Code), $"{each.RecordedBy}, {loc.Moment(each.RecordedAt)}",
                ];
            });
            using var to = new MemoryStream();
            using (var book = new BookWriter(to))
            {
                book.Table(loc["Reports.Register"], [.. Columns.Select(each => new BookTableColumn(loc[each.Key], each.Width, each.Style))], rows);
            }

            var office = side is { } one ? $"-{one.ToString().ToLowerInvariant()}" : null;
            return new Model($"register{office}-{year.ToString(CultureInfo.InvariantCulture)}.xlsx", to.ToArray());
        }
    }
}
