using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>The page of coverage as a workbook: contents, sectors, and sectors by pillars.</summary>
public static class GetCoverageBook
{
    /// <param name="Reader">Language of headings and titles.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string? Plan, Language Reader) : IQuery<BookFile>;

    internal static void MapCoverageBook(this WebApplication app) =>
        app.MapGet("/coverage.xlsx", (string? plan, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new Query(plan, ReaderLanguage.Of(http)), "/coverage")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, Clock clock, IMemoryCache cache) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 10),
            new("Field.Title", 70),
            new("Coverage.TaskCount", 12, CellStyle.Number),
            new("Shared.Tasks", 40),
            new("Field.Percent", 14, CellStyle.Number),
            new("Field.Currency", 10),
            new("Coverage.Planned", 18, CellStyle.Number),
            new("Coverage.Spent", 18, CellStyle.Number),
        ];

        private static readonly ListColumn[] ContentColumns = [.. Columns, new("Coverage.Decisions", 20), new("Coverage.Pilots", 20), new("Coverage.Courses", 20), new("Library.Documents", 12, CellStyle.Number)];

        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no plan of that code.</exception>
        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var shown = await new GetCoverage.Handler(db, clock, cache).Handle(new GetCoverage.Query(request.Plan), cancellationToken);
            return BookFile.Of($"{shown.Plan?.Code ?? "plans"}-coverage.xlsx", book =>
            {
                BookFile.Table(book, loc["Coverage.Contents"], ContentColumns, shown.Contents.SelectMany(row => Rows(row, loc).Select(IReadOnlyList<object?> (cells) => [.. cells, .. Enum.GetValues<CoverageActivityKind>().Select(kind => string.Join(", ", row.CodesOf(kind))), shown.Documents.GetValueOrDefault(row.Code)])), loc);
                BookFile.Table(book, loc["Coverage.Sectors"], Columns, shown.Sectors.SelectMany(row => Rows(row, loc)), loc);
                book.Table(
                    loc["Coverage.Matrix"],
                    [new BookTableColumn(loc["PlanView.Sector"], 50, CellStyle.Words), .. shown.Pillars.Select(each => new BookTableColumn(each.Code, 8, CellStyle.Number))],
                    shown.Sectors.Select((row, place) => (IReadOnlyList<object?>)[$"{row.Code} {row.Title.For(loc.Language)}", .. shown.Cells[place].Cast<object?>()]));
            });
        }

        /// <summary>One row, or one for each currency.</summary>
        private static IEnumerable<IReadOnlyList<object?>> Rows(CoverageRow row, Loc loc) =>
            row.Money.Cast<CoverageMoney?>().DefaultIfEmpty().Select(money => (IReadOnlyList<object?>)
            [
                row.Code, BookFile.Both(row.Title, loc), row.Tasks.Count, TextLimit.Shorten(string.Join(", ", row.Tasks), CodesMax), row.Percent,
                money?.Currency.ToString(), money?.Planned, money?.Spent,
            ]);

        /// <summary>Characters of a cell that are worth reading.</summary>
        private const int CodesMax = 2000;
    }
}
