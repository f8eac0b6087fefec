using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Meetings with their points, decisions and notes as a workbook, a row for each of them.</summary>
public static class GetMeetingBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Language Reader) : IQuery<BookFile>;

    internal static void MapMeetingBook(this WebApplication app) =>
        app.MapGet("/meetings.xlsx", (HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(http, dispatcher, new Query(ReaderLanguage.Of(http)), "/meetings")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 8),
            new("Field.Meeting.Title", 44),
            new("Field.Meeting.Kind", 16),
            new("Field.Meeting.On", 14, CellStyle.Day),
            new("Field.Meeting.Begins", 10),
            new("Field.Meeting.Ends", 10),
            new("Field.Meeting.Place", 30),
            new("Field.Meeting.Host", 14),
            new("Field.State", 14),
            new("Field.MeetingItem.Kind", 16),
            new("Field.MeetingItem.Code", 8),
            new("Field.MeetingItem.Words", 60),
            new("Field.MeetingItem.About", 20),
            new("Field.Responsible", 14),
            new("Field.MeetingItem.Due", 14, CellStyle.Day),
            new("Field.Contents", 16),
            new("Field.MeetingItem.ClosedOn", 14, CellStyle.Day),
            new("Field.MeetingItem.Result", 44),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = await new ListMeetings.Handler(db, context, clock).Handle(new ListMeetings.Query(), cancellationToken);
            return BookFile.Of("meetings.xlsx", loc["Meetings.Heading"], Columns, list.All.SelectMany(meeting => Rows(meeting, loc)), loc);
        }

        private static IEnumerable<IReadOnlyList<object?>> Rows(Meeting meeting, Loc loc)
        {
            IReadOnlyList<object?> of =
            [
                meeting.Code, BookFile.Both(meeting.Title, loc), loc.Name(meeting.Kind), meeting.On, MeetingTime.Words(meeting.Begins), MeetingTime.Words(meeting.Ends), BookFile.Both(meeting.Place, loc),
                loc.Name(meeting.Host), loc.Name(meeting.State),
            ];
            return meeting.Items.Count == 0 ? [[.. of, .. new object?[9]]]
                : meeting.Items.OrderBy(each => each.Kind).ThenBy(each => each.Number).Select(each => (IReadOnlyList<object?>)
                [
                    .. of, loc.Name(each.Kind), each.Code, BookFile.Both(each.Words, loc), each.About?.Place,
                    each.Responsible is { } side ? loc.Name(side) : null, each.Due, string.Join(", ", each.Contents), each.ClosedOn, BookFile.Both(each.Result, loc),
                ]);
        }
    }
}
