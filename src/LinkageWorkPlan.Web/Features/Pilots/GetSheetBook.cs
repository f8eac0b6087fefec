using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A round of scoring as a workbook: results once both panels finished, and each score that this reader sees.</summary>
public static class GetSheetBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query(string SheetCode, Language Reader) : IQuery<BookFile>;

    internal static void MapSheetBook(this WebApplication app) =>
        app.MapGet("/pilots/scoring/{sheetCode}/scores.xlsx", (string sheetCode, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new Query(sheetCode, ReaderLanguage.Of(http)), $"/pilots/scoring/{Uri.EscapeDataString(sheetCode)}")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] ResultColumns =
        [
            new("Pilots.Rank", 8), new("Field.Code", 8), new("Field.PilotModel.Title", 44), new("Pilots.Criterion", 34), new("Pilots.Weight", 10), new("Enum.Side.Vietnam", 14), new("Enum.Side.Laos", 14),
            new("Pilots.Spread", 12), new("Field.JointScore.Value", 12),
            new("Field.JointScore.Reason", 44), new("Pilots.Total", 12),
        ];

        private static readonly ListColumn[] ScoreColumns = [new("Field.Ballot.Name", 30), new("Field.Ballot.Side", 16), new("Field.Code", 8), new("Pilots.Criterion", 34), new("Field.BallotScore.Value", 10)];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var found = await new GetSheet.Handler(db, context).Handle(new GetSheet.Query(request.SheetCode), cancellationToken);
            return BookFile.Of($"{found.Sheet.Code}.xlsx", book =>
            {
                BookFile.Table(book, loc["Pilots.Results"], ResultColumns, found.Row.Results.SelectMany(result => Rows(found, result, loc)), loc);
                BookFile.Table(book, loc["Pilots.Scores"], ScoreColumns, found.Ballots.SelectMany(ballot => Rows(ballot, loc)), loc);
            });
        }

        private static IEnumerable<IReadOnlyList<object?>> Rows(GetSheet.Model found, CandidateResult result, Loc loc) => Enum.GetValues<PilotCriterion>().Select((criterion, place) => (IReadOnlyList<object?>)
        [
            result.Rank, result.PilotCode, BookFile.Both(found.Pilots.Single(each => each.Code == result.PilotCode).Title, loc), loc.Name(criterion), found.Sheet.WeightOf(criterion),
            Math.Round(result.Vietnam[place], 2), Math.Round(result.Laos[place], 2), Math.Round(result.Spread[place], 2), result.Joint[place],
            BookFile.Both(found.Pilots.Single(each => each.Code == result.PilotCode).JointScoreOf(criterion)?.Reason ?? LocalizedText.Empty, loc), Math.Round(result.Total, 2),
        ]);

        private static IEnumerable<IReadOnlyList<object?>> Rows(Ballot ballot, Loc loc) => ballot.Scores.OrderBy(each => each.PilotCode, StringComparer.Ordinal).ThenBy(each => each.Criterion)
            .Select(each => (IReadOnlyList<object?>)[ballot.Name, loc.Name(ballot.Side), each.PilotCode, loc.Name(each.Criterion), each.Value]);
    }
}
