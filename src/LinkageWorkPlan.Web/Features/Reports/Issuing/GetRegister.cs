using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>The register of a year (<see cref="ListRegister"/>) as a workbook.</summary>
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
            ("Reports.RegisterKind", 20, CellStyle.Words),
            ("Field.Title", 60, CellStyle.Words),
            ("Reports.RegisterSigner", 30, CellStyle.Words),
            ("Shared.Plan", 14, CellStyle.Words),
            ("Reports.RegisterDocument", 16, CellStyle.Words),
            ("Field.Issue", 10, CellStyle.Number),
            ("Reports.RegisterCode", 24, CellStyle.Words),
            ("Reports.RegisterBy", 30, CellStyle.Words),
        ];

        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such year.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (side, year, loc) = (request.Side, request.Year, Loc.In(request.Reader));
            var rows = (await db.RegisterAsync(side, year, cancellationToken)).Select(IReadOnlyList<object?> (each) =>
            [
                each.Number, each.Date, loc.Name(each.Body), loc.Name(each.Subject), each.Title?.For(request.Reader), each.Signer, each.Plan, each.Document, each.Issue,
                each.Code is { } code ? ReportIssue.Grouped(code) : null, $"{each.RecordedBy}, {loc.Moment(each.RecordedAt)}",
            ]);
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
