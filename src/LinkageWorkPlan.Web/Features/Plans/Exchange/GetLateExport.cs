using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What is late or at risk as a workbook, filtered and ordered as on the page, with all pages.</summary>
public static class GetLateExport
{
    /// <param name="Reader">Language of headings, titles and names.</param>
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(Side? Side, LateOrder LateOrder, LateFilter? Only, Language Reader) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, Clock clock) : IRequestHandler<Query, Model>
    {
        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no plan of that code.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var only = request.Only ?? LateFilter.None;
            if (only.Plan is { } plan)
            {
                await db.HeadOfPlanAsync(plan, cancellationToken);
            }

            var late = await LateReading.OnAsync(db, clock.Today, cancellationToken);
            var rows = LateReading.InOrder(late.Where(only.Takes).Where(row => request.Side is null || row.Lead == request.Side), request.LateOrder, request.Reader);
            return new Model($"late-{clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.xlsx", Written(rows, Loc.In(request.Reader)));
        }

        private static byte[] Written(IEnumerable<ListLate.Row> rows, Loc loc)
        {
            using var to = new MemoryStream();
            using (var book = new BookWriter(to))
            {
                book.Table(loc["Late.Sheet"], [.. Columns.Select(each => new BookTableColumn(loc[each.Key], each.Width, each.Style))], rows.Select(row => Cells(row, loc)));
            }

            return to.ToArray();
        }

        private static readonly (string Key, int Width, CellStyle Style)[] Columns =
        [
            ("TaskView.DaysLate", 12, CellStyle.Number),
            ("Shared.Plan", 14, CellStyle.Words),
            ("Field.TaskCode", 12, CellStyle.Words),
            ("TaskView.Milestone", 14, CellStyle.Words),
            ("Field.Title", 60, CellStyle.Words),
            ("Field.Lead", 16, CellStyle.Words),
            ("Field.Owners", 50, CellStyle.Words),
            ("Field.Planned", 14, CellStyle.Day),
            ("PlanView.Milestone.Expected", 14, CellStyle.Day),
            ("Field.Status", 16, CellStyle.Words),
            ("Late.Since", 14, CellStyle.Day),
        ];

        private static IReadOnlyList<object?> Cells(ListLate.Row row, Loc loc) =>
        [
            row.DaysLate, row.PlanCode, row.TaskCode, row.Milestone, row.Title.For(loc.Language), row.Lead is { } lead ? loc.Name(lead) : null,
            string.Join("; ", row.Owners.Select(owner => owner.Name.For(loc.Language))), row.Agreed, row.Expected, loc.Name(row.Status), row.Since,
        ];
    }
}
