using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Candidates for a pilot as a workbook.</summary>
public static class GetPilotBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query(Language Reader) : IQuery<BookFile>;

    internal static void MapPilotBook(this WebApplication app) =>
        app.MapGet("/pilots.xlsx", (HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(http, dispatcher, new Query(ReaderLanguage.Of(http)), "/pilots")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 8),
            new("Field.PilotModel.Title", 44),
            new("Field.State", 14),
            new("Field.PilotModel.DecidedItem", 12),
            new("Field.PilotModel.Stage", 14),
            new("Pilots.Tasks", 30),
            new("Field.PilotModel.ProposedBy", 14),
            new("Field.PilotModel.SectorPlan", 14),
            new("Field.PilotModel.SectorCode", 10),
            new("Field.Sector", 34),
            new("Field.Contents", 16),
            new("Field.PilotModel.Place", 30),
            new("Field.PilotModel.Description", 60),
            new("Field.PilotModel.VietnamEnterprises", 44),
            new("Field.PilotModel.LaosEnterprises", 44),
            new("Field.Reason", 40),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = await new ListPilots.Handler(db, context).Handle(new ListPilots.Query(), cancellationToken);
            return BookFile.Of("pilots.xlsx", loc["Pilots.Heading"], Columns, list.All.Select(row => Cells(row, loc)), loc);
        }

        private static IReadOnlyList<object?> Cells(ListPilots.Row row, Loc loc) =>
        [
            row.Pilot.Code, BookFile.Both(row.Pilot.Title, loc), loc.Name(row.Pilot.State), row.Pilot.Decision?.Key, row.Pilot.Stage is { } stage ? loc.Name(stage) : null,
            string.Join(", ", row.Pilot.Tasks.Select(each => each.Link.Key).Order(StringComparer.Ordinal)), loc.Name(row.Pilot.ProposedBy), row.Pilot.SectorPlan, row.Pilot.SectorCode, BookFile.Both(row.Sector, loc), string.Join(", ", row.Pilot.Contents),
            BookFile.Both(row.Pilot.Place, loc), BookFile.Both(row.Pilot.Description, loc), BookFile.Both(row.Pilot.VietnamEnterprises, loc), BookFile.Both(row.Pilot.LaosEnterprises, loc),
            row.Pilot.WithdrawnBecause,
        ];
    }
}
