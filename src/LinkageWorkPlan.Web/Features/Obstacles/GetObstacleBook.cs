using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>A plan's obstacles as a workbook, filtered and ordered as on the page.</summary>
public static class GetObstacleBook
{
    /// <inheritdoc cref="ListObstacles.Query"/>
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, ObstacleState? State, Side? Responsible, string? TaskCode, Language Reader) : IQuery<BookFile>;

    internal static void MapObstacleBook(this WebApplication app) =>
        app.MapGet("/plans/{planCode}/obstacles.xlsx", (string planCode, string? state, string? side, string? task, HttpContext http, Dispatcher dispatcher) =>
        {
            var only = ObstacleFilter.Read(state, side, task);
            return BookFile.AnswerAsync(http, dispatcher, new Query(planCode, only.State, only.Side, only.Task, ReaderLanguage.Of(http)), only.In(planCode));
        }).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 10),
            new("Field.Obstacle", 44),
            new("Field.TaskCode", 12),
            new("Field.State", 14),
            new("Field.Obstacle.OpenedOn", 14, CellStyle.Day),
            new("Field.Obstacle.Cause", 44),
            new("Field.Measure", 44),
            new("Field.Responsible", 16),
            new("Field.Owners", 34),
            new("Field.Obstacle.NewDate", 14, CellStyle.Day),
            new("Field.Obstacle.Minister", 18),
            new("Field.Obstacle.Proposal", 44),
            new("Field.Obstacle.ClosedOn", 14, CellStyle.Day),
            new("Field.Obstacle.Result", 44),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = await new ListObstacles.Handler(db, context).Handle(new ListObstacles.Query(request.PlanCode, request.State, request.Responsible, request.TaskCode), cancellationToken);
            return BookFile.Of($"{list.PlanCode}-obstacles.xlsx", loc["Obstacles.Heading"], Columns, list.Rows.Select(row => Cells(row, loc)), loc);
        }

        private static IReadOnlyList<object?> Cells(ListObstacles.Row row, Loc loc)
        {
            var of = row.Obstacle;
            return
            [
                of.Code, BookFile.Both(of.Title, loc), row.TaskCode, loc.Name(of.State), of.OpenedOn, BookFile.Both(of.Cause, loc), BookFile.Both(of.Measure, loc), loc.Name(of.Responsible),
                row.Owner is { } owner ? BookFile.Both(owner, loc) : null, of.NewDate, of.Minister is { } minister ? loc.Name(minister) : null, BookFile.Both(of.Proposal, loc), of.ClosedOn, BookFile.Both(of.Result, loc),
            ];
        }
    }
}
