using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>The milestones of the month or quarter that a plan's calendar shows as a workbook, day after day, with those that have no day yet at the end and the days off on a sheet of their own.</summary>
public static class GetCalendarBook
{
    /// <inheritdoc cref="GetCalendar.Query"/>
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string Code, PlanFilter Filter, DateOnly? Month, CalendarSpan Span, Language Reader) : IQuery<BookFile>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("PlanView.Day", 14, CellStyle.Day),
            new("PlanView.Weekday", 16),
            new("TaskView.Milestone", 14),
            new("Field.Milestone.Title", 60),
            new("Field.Status", 20),
            new("Field.TaskCode", 12),
            new("Field.Title", 60),
            new("Field.Lead", 16),
        ];

        private static readonly ListColumn[] HolidayColumns = [new("Field.Side", 16), new("Field.First", 14, CellStyle.Day), new("Field.Last", 14, CellStyle.Day), new("Field.Name", 60)];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var shown = await new GetCalendar.Handler(db, context, clock, cache).ReadAsync(new GetCalendar.Query(request.Code, request.Filter, request.Month, request.Span), isWhole: true, cancellationToken);
            var codes = shown.Entries.Select(each => each.Task).Concat(shown.Undated.Named.Select(each => each.Task)).Distinct().ToList();
            var tasks = await db.Tasks.Where(task => task.PlanId == shown.Plan.Head.Id && codes.Contains(task.Code))
                .Select(task => new Named(task.Code, task.Agreed.Title, task.Agreed.Lead, task.Agreed.Alternation)).ToDictionaryAsync(each => each.Code, cancellationToken);
            var undated = shown.Undated.Named.Select(each => each.Code).ToList();
            var titles = await db.Milestones.Where(each => undated.Contains(each.Code)).Join(db.Tasks.Where(task => task.PlanId == shown.Plan.Head.Id), each => each.TaskId, task => task.Id, (each, _) => new { each.Code, each.Title })
                .ToDictionaryAsync(each => each.Code, each => each.Title, cancellationToken);
            var (first, year) = (shown.Plan.Head.PeriodStart.Year, shown.Plan.Head.LeadYear(clock.Today));
            IReadOnlyList<object?> Cells(DateOnly? day, string code, LocalizedText title, string? standing, Named task) =>
            [
                day, day is { } known ? DateText.Weekday(known, loc.Language) : null, code, title.For(loc.Language), standing, task.Code, task.Title.For(loc.Language),
                Domain.Plans.WorkTask.LeadIn(task.Lead, task.Alternation, year, first) is { } side ? loc.Name(side) : null,
            ];
            IEnumerable<IReadOnlyList<object?>> rows =
            [
                .. shown.Entries.Select(each => Cells(each.Day, each.Code, each.Title, loc[$"PlanView.Milestone.{each.Standing}"], tasks[each.Task])),
                .. shown.Undated.Named.Select(each => Cells(null, each.Code, titles.GetValueOrDefault(each.Code, LocalizedText.Empty), null, tasks[each.Task])),
            ];
            return BookFile.Of($"{request.Code}-{OverviewItems.Written(shown.Month)[..7]}.xlsx", book =>
            {
                BookFile.Table(book, loc["PlanView.Calendar"], Columns, rows, loc);
                BookFile.Table(book, loc["Holidays.Heading"], HolidayColumns, Holidays(shown).Select(each => (IReadOnlyList<object?>)[loc.Name(each.Side), each.First, each.Last, each.Name.For(loc.Language)]), loc);
            });
        }

        private static IEnumerable<Holiday> Holidays(GetCalendar.Result shown) =>
            Enumerable.Range(0, shown.End.DayNumber - shown.Month.DayNumber).SelectMany(day => Sides.Both.Select(side => shown.Calendar.On(shown.Month.AddDays(day), side))).OfType<Holiday>().Distinct();

        private sealed record Named(string Code, LocalizedText Title, Side? Lead, Domain.Plans.LeadAlternation Alternation);
    }
}
