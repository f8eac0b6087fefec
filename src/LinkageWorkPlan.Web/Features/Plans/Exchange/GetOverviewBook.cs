using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>The tasks or milestones behind a number of a plan's overview as a workbook, as they stood on its day.</summary>
public static class GetOverviewBook
{
    /// <inheritdoc cref="ListOverviewItems.Query"/>
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, OverviewItems Items, DateOnly? On, Language Reader) : IQuery<BookFile>;

    internal sealed class Handler(VisibleDb db, Clock clock, IMemoryCache cache) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Tasks =
        [
            new("Field.TaskCode", 12),
            new("Field.Title", 60),
            new("Field.Lead", 16),
            new("Field.End", 14, CellStyle.Day),
            new("Field.Status", 18),
            new("Field.Percent", 12, CellStyle.Number),
        ];

        private static readonly ListColumn[] Milestones =
        [
            new("Field.TaskCode", 12),
            new("TaskView.Milestone", 14),
            new("Field.Milestone.Title", 60),
            new("Field.Lead", 16),
            new("Field.Planned", 14, CellStyle.Day),
            new("PlanView.FirstAgreed", 14, CellStyle.Day),
            new("Field.Milestone.Reached", 14, CellStyle.Day),
            new("Field.Status", 20),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var shown = await new ListOverviewItems.Handler(db, clock, cache).ReadAsync(new ListOverviewItems.Query(request.Code, request.Items, request.On), int.MaxValue, cancellationToken);
            return BookFile.Of($"{request.Code}-{OverviewItems.Written(shown.Day)}.xlsx", loc.Name(request.Items.Kind), request.Items.IsOfTasks ? Tasks : Milestones, shown.Rows.Select(row => Cells(row, loc)), loc);
        }

        private static IReadOnlyList<object?> Cells(ListOverviewItems.Row row, Loc loc)
        {
            var lead = row.Lead is { } side ? loc.Name(side) : null;
            return row.Milestone is null
                ? [row.Task, row.Title.For(loc.Language), lead, row.Agreed, loc.Name(row.Status), row.Percent]
                : [row.Task, row.Milestone, row.Title.For(loc.Language), lead, row.Agreed, row.Baseline, row.Reached, loc[$"PlanView.Milestone.{row.Standing}"]];
        }
    }
}
