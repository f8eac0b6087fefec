using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>The joint industrial park as a workbook: steps, compatibility matrix and risks, a sheet each.</summary>
public static class GetParkBook
{
    /// <param name="Reader">Language of headings and names.</param>
    /// <param name="Topic">Of the rows of the matrix; null for all topics.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Language Reader, ParkTopic? Topic = null) : IQuery<BookFile>;

    internal static void MapParkBook(this WebApplication app) =>
        app.MapGet("/park.xlsx", (string? topic, HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(
            http, dispatcher, new Query(ReaderLanguage.Of(http), Enum.TryParse<ParkTopic>(topic, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null), "/park")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Steps =
        [
            new("Field.Code", 8), new("Field.ParkStep.Title", 44), new("Field.ParkStep.Gate", 60), new("Park.Tasks", 30), new("Field.ParkStep.DecidedItem", 16), new("Field.ParkStep.PassedOn", 14, CellStyle.Day),
        ];

        private static readonly ListColumn[] Matrix =
        [
            new("Field.Code", 8), new("Field.CompatibilityRow.Topic", 16), new("Field.CompatibilityRow.Title", 40), new("Field.CompatibilityRow.VietnamRule", 50), new("Field.CompatibilityRow.LaosRule", 50),
            new("Field.CompatibilityRow.Gap", 50), new("Field.CompatibilityRow.Measure", 50), new("Field.CompatibilityRow.Task", 18),
        ];

        private static readonly ListColumn[] Risks =
        [
            new("Field.Code", 8), new("Field.ParkRisk.Title", 44), new("Field.ParkRisk.Likelihood", 14), new("Field.ParkRisk.Impact", 14), new("Field.ParkRisk.Measure", 50), new("Field.Responsible", 14), new("Field.Owner", 30),
            new("Field.ParkRisk.Due", 14, CellStyle.Day), new("Field.ParkRisk.ClosedOn", 14, CellStyle.Day), new("Field.ParkRisk.Result", 44),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var park = await db.Parks.SingleOrDefaultAsync(cancellationToken);
            var matrix = await new ListCompatibility.Handler(db, context).Handle(new ListCompatibility.Query(request.Topic), cancellationToken);
            var risks = await new ListRisks.Handler(db, context, clock).Handle(new ListRisks.Query(), cancellationToken);
            return BookFile.Of("park.xlsx", book =>
            {
                BookFile.Table(book, loc["Park.Steps"], Steps, (park?.Steps ?? []).Select(each => Row(park!, each, loc)), loc);
                BookFile.Table(book, loc["Park.Matrix"], Matrix, matrix.Rows.Select(each => Row(each, loc)), loc);
                BookFile.Table(book, loc["Park.Risks"], Risks, risks.Rows.Select(each => Row(each, loc)), loc);
            });
        }

        private static IReadOnlyList<object?> Row(ParkProgramme park, ParkStep step, Loc loc) =>
            [step.Code, BookFile.Both(step.Title, loc), BookFile.Both(step.Gate, loc), string.Join(", ", park.TasksOf(step).Select(each => each.Key)), step.Decision?.Key, step.PassedOn];

        private static IReadOnlyList<object?> Row(CompatibilityRow row, Loc loc) =>
        [
            row.Code, loc.Name(row.Topic), BookFile.Both(row.Title, loc), BookFile.Both(row.VietnamRule, loc), BookFile.Both(row.LaosRule, loc), BookFile.Both(row.Gap, loc), BookFile.Both(row.Measure, loc), row.Task?.Key,
        ];

        private static IReadOnlyList<object?> Row(ListRisks.Row row, Loc loc) =>
        [
            row.Risk.Code, BookFile.Both(row.Risk.Title, loc), loc.Name(row.Risk.Likelihood), loc.Name(row.Risk.Impact), BookFile.Both(row.Risk.Measure, loc), loc.Name(row.Risk.OwnerSide), BookFile.Both(row.Owner, loc),
            row.Risk.Due, row.Risk.ClosedOn, BookFile.Both(row.Risk.Result, loc),
        ];
    }
}
