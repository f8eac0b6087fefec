using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The tasks or milestones behind a number of a plan's overview, as they stood on its day.</summary>
public static class ListOverviewItems
{
    public const int PageSize = 100;

    /// <param name="On">Null for today, which also stands for a later day.</param>
    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, OverviewItems Items, DateOnly? On = null, int Page = 1) : IQuery<Result>;

    /// <param name="Owner">Whose they are, where one is asked for.</param>
    public sealed record Result(PlanHead Plan, DateOnly Day, OverviewItems Items, OwnerName? Owner, PageOf Page, IReadOnlyList<Row> Rows);

    /// <param name="Milestone">Code; null for a task.</param>
    /// <param name="Lead">In the year of the day.</param>
    /// <param name="LeadPart">How much of it counts for the side whose share of lead it is, 0 to 1; null where nobody asks.</param>
    /// <param name="Agreed">The day agreed for the end, or for the milestone.</param>
    /// <param name="Baseline">The day agreed first; of milestones alone.</param>
    public sealed record Row(
        string Task, string? Milestone, LocalizedText Title, Side? Lead, decimal? LeadPart, DateOnly? Agreed, DateOnly? Baseline, DateOnly? Reached, int Percent, WorkStatus Status, MilestoneStanding Standing);

    internal sealed class Handler(VisibleDb db, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => ReadAsync(request, PageSize, cancellationToken);

        /// <param name="size">Rows on a page.</param>
        internal async Task<Result> ReadAsync(Query request, int size, CancellationToken cancellationToken)
        {
            await db.OpenConnectionAsync(cancellationToken);
            var head = await db.HeadOfPlanAsync(request.Code, cancellationToken);
            var day = request.On < clock.Today ? request.On.Value : clock.Today;
            var plan = await PlanAsOf.ReadAsync(db, cache, head, day, clock.Today, cancellationToken);
            var (items, first, year) = (request.Items, head.PeriodStart.Year, head.LeadYear(day));
            var found = items.IsOfTasks
                ? [.. items.TasksOf(plan, first, year).Select(task => (Task: task, Milestone: (MilestoneAsOf?)null))]
                : items.MilestonesOf(plan, first, year).Select(each => (each.Task, (MilestoneAsOf?)each.Milestone)).ToList();
            var page = PageOf.Of(request.Page, size, found.Count);
            var shown = found.Skip(page.Skip).Take(page.Size).ToList();
            var titles = await TitlesAsync(shown, items.IsOfTasks, cancellationToken);
            var owner = items.Owner is { } id
                ? await db.Owners.Where(each => each.Id == id).Select(each => new OwnerName(each.Side, each.Name)).SingleOrDefaultAsync(cancellationToken)
                : null;
            return new Result(head, day, items, owner, page, [.. shown.Select(each =>
            {
                var (task, milestone) = each;
                return new Row(
                    task.Code,
                    milestone?.Code,
                    titles.GetValueOrDefault(milestone?.Id ?? task.Id, LocalizedText.Empty),
                    WorkTask.LeadIn(task.Lead, task.Alternation, year, first),
                    items is { Kind: OverviewKind.LedTasks, Lead: { } side } ? OverviewItems.LeadPart(task, side, first) : null,
                    milestone is null ? task.End : milestone.Planned,
                    milestone?.Baseline,
                    milestone?.Reached,
                    task.Percent,
                    task.Status,
                    milestone is null ? MilestoneStanding.Planned : MilestoneStandings.Of(milestone.Planned, milestone.Expected, milestone.Reached, day));
            })]);
        }

        /// <summary>As they are called today.</summary>
        private Task<Dictionary<Guid, LocalizedText>> TitlesAsync(IReadOnlyList<(TaskAsOf Task, MilestoneAsOf? Milestone)> shown, bool isOfTasks, CancellationToken cancel)
        {
            var ids = shown.Select(each => each.Milestone?.Id ?? each.Task.Id).ToList();
            return isOfTasks
                ? db.Tasks.Where(task => ids.Contains(task.Id)).Select(task => new { task.Id, task.Agreed.Title }).ToDictionaryAsync(each => each.Id, each => each.Title, cancel)
                : db.Milestones.Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Title }).ToDictionaryAsync(each => each.Id, each => each.Title, cancel);
        }
    }
}
