using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>The ministers' directions on a plan's reports as a workbook, in the order of the page.</summary>
public static class GetDirectionBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, Language Reader) : IQuery<BookFile>;

    internal static void MapDirectionBook(this WebApplication app) =>
        app.MapGet("/plans/{planCode}/directions.xlsx", (string planCode, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new Query(planCode, ReaderLanguage.Of(http)), "/reports")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Shared.Plan", 14),
            new("Enum.SignOffSubject.Report", 14),
            new("Field.Side", 16),
            new("Field.Given", 14, CellStyle.Day),
            new("Field.Number", 20),
            new("Field.Direction.Words", 60),
            new("Field.Direction.Addressee", 16),
            new("Field.Direction.Due", 14, CellStyle.Day),
            new("Field.State", 14),
            new("Field.Answer", 60),
            new("Field.TaskCode", 12),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = await new ListDirections.Handler(db, context).Handle(new ListDirections.Query(request.PlanCode), cancellationToken);
            return BookFile.Of($"{request.PlanCode}-directions.xlsx", loc["Delivery.Directions"], Columns, list.Rows.Select(row => Cells(row, loc)), loc);
        }

        private static IReadOnlyList<object?> Cells(ListDirections.Row row, Loc loc)
        {
            var of = row.Direction;
            return
            [
                row.PlanCode, row.ReportCode, loc.Name(of.Side), of.Given, of.Number, BookFile.Both(of.Words, loc), of.Addressee is { } side ? loc.Name(side) : loc["Delivery.BothSides"], of.Due,
                loc.Name(of.State), BookFile.Both(of.Answer, loc), of.TaskCode,
            ];
        }
    }
}
