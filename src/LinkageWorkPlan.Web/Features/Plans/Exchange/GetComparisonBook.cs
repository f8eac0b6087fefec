using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What differs between two contents of a plan, as a workbook: one row a difference.</summary>
public static class GetComparisonBook
{
    /// <param name="Reader">Language of headings and words.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, PlanVersion From, PlanVersion To, Language Reader) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        private static readonly Dictionary<string, LocalizedText> NoOwners = [];

        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var before = await db.ContentAsync(plan, request.From, cancellationToken);
            var after = await db.ContentAsync(plan, request.To, cancellationToken);
            var items = DifferenceItem.Of(PlanDifferences.Between(before, after), request.Reader);
            var loc = Loc.In(request.Reader);
            var isOpen = (From: await db.IsOpenAsync(plan, request.From, cancellationToken), To: await db.IsOpenAsync(plan, request.To, cancellationToken));
            using var to = new MemoryStream();
            using (var book = new BookWriter(to))
            {
                book.Table(loc["Compare.Link"], Columns(loc, loc.Name(request.From, isOpen.From), loc.Name(request.To, isOpen.To)), items.SelectMany(item => item.Rows.Select(row => Cells(item, row, loc))));
            }

            return new Model($"{plan.Code}_{request.From}_{request.To}.xlsx", to.ToArray());
        }

        private static IReadOnlyList<BookTableColumn> Columns(Loc loc, string from, string to) =>
        [
            new(loc["Field.Code"], 14, CellStyle.Words),
            new(loc["TaskView.Milestone"], 14, CellStyle.Words),
            new(loc["Field.Title"], 44, CellStyle.Words),
            new(loc["Compare.Kinds"], 20, CellStyle.Words),
            new(loc["PlanEdit.What"], 26, CellStyle.Words),
            new(loc["Field.Language"], 14, CellStyle.Words),
            new(from, 44, CellStyle.Words),
            new(to, 44, CellStyle.Words),
            new(loc["Compare.Days"], 10, CellStyle.Number),
        ];

        private static IReadOnlyList<object?> Cells(DifferenceItem item, DifferenceRow row, Loc loc)
        {
            var (title, change) = (row.Title.IsEmpty ? item.Title : row.Title, row.Change);
            return
            [
                item.Subject == nameof(WorkPlan) ? null : item.Code,
                row.Milestone,
                title.For(loc.Language),
                loc.Name(row.Kind),
                change is null ? null : loc.FieldName(change.Field),
                change?.Language is { } language ? loc.Name(language) : null,
                Value(change, change?.Before, loc),
                Value(change, change?.After, loc),
                row.Days,
            ];
        }

        private static string? Value(FieldChange? change, string? value, Loc loc) => change is null ? null : loc.Value(change, value, NoOwners);
    }
}
