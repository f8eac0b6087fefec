using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>Tasks and milestones of all adopted plans that are overdue or at risk today (UTC+7).</summary>
public static class ListLate
{
    public const int PageSize = 100;

    /// <summary>Rows of a page that holds all of them.</summary>
    public const int Most = 10_000;

    /// <param name="Side">Only what this side leads this year; null for both.</param>
    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    /// <param name="IsWhole">True where all rows stand on one page.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Side? Side = null, LateOrder LateOrder = LateOrder.Days, int Page = 1, LateFilter? Only = null, bool IsWhole = false) : IQuery<Result>;

    /// <param name="Counts">Tasks and milestones of each side that pass the filter, whichever side is shown.</param>
    /// <param name="All">Those that no side leads included.</param>
    public sealed record Result(IReadOnlyDictionary<Side, int> Counts, int All, PageOf Page, IReadOnlyList<Row> Rows)
    {
        /// <summary>Codes of plans that have anything late, whatever is filtered.</summary>
        public IReadOnlyList<string> Plans { get; init; } = [];

        /// <summary>Owners of anything late, whatever is filtered; by side and name.</summary>
        public IReadOnlyList<(Guid Id, OwnerName Owner)> Owners { get; init; } = [];
    }

    /// <param name="Milestone">Code; null for a task.</param>
    /// <param name="Agreed">The day agreed for the end, or for the milestone.</param>
    /// <param name="Expected">The day now expected, where a delay was reported.</param>
    /// <param name="Since">The first day it counts as late or at risk; null where its status was set by hand.</param>
    /// <param name="DaysLate">Days after the agreed day until today; 0 where that is not over.</param>
    /// <param name="Owners">Of the task, ordered by side.</param>
    public sealed record Row(
        string PlanCode, string TaskCode, string? Milestone, LocalizedText Title, Side? Lead, DateOnly? Agreed, DateOnly? Expected, DateOnly? Since, int DaysLate, WorkStatus Status)
    {
        internal Guid TaskId { get; init; }

        internal string SortKey { get; init; } = string.Empty;

        internal IReadOnlyList<Guid> OwnerIds { get; init; } = [];

        public IReadOnlyList<OwnerName> Owners { get; init; } = [];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var language = context.User.Language;
            var late = await LateReading.OnAsync(db, clock.Today, cancellationToken);
            var only = request.Only ?? LateFilter.None;
            var found = late.Where(only.Takes).ToList();
            var shown = LateReading.InOrder(found.Where(each => request.Side is null || each.Lead == request.Side), request.LateOrder, language).ToList();
            var page = PageOf.Of(request.Page, request.IsWhole ? Most : PageSize, shown.Count);
            return new Result(Sides.Both.ToDictionary(side => side, side => found.Count(each => each.Lead == side)), found.Count, page, [.. shown.Skip(page.Skip).Take(page.Size)])
            {
                Plans = [.. late.Select(each => each.PlanCode).Distinct().Order(StringComparer.Ordinal)],
                Owners = [.. late.SelectMany(each => each.OwnerIds.Zip(each.Owners)).DistinctBy(each => each.First)
                    .OrderBy(each => each.Second.Side).ThenBy(each => each.Second.Name.For(language), TextOrder.For(language))],
            };
        }
    }
}

/// <summary>Finds what is late, for pages and files.</summary>
internal static class LateReading
{
    /// <summary>All of it, with the owners.</summary>
    public static async Task<IReadOnlyList<ListLate.Row>> OnAsync(VisibleDb db, DateOnly today, CancellationToken cancel)
    {
        var late = await LateOnAsync(db, today, cancel);
        var tasks = late.Select(each => each.TaskId).Distinct().ToList();
        var owners = (await db.TaskOwners.Where(each => tasks.Contains(each.TaskId))
                .Join(db.Owners, each => each.OwnerId, owner => owner.Id, (each, owner) => new { each.TaskId, owner.Id, owner.Side, owner.Name }).ToListAsync(cancel))
            .OrderBy(each => each.Side).ThenBy(each => each.Id).ToLookup(each => each.TaskId);
        return [.. late.Select(each => each with { OwnerIds = [.. owners[each.TaskId].Select(owner => owner.Id)], Owners = [.. owners[each.TaskId].Select(owner => new OwnerName(owner.Side, owner.Name))] })];
    }

    public static IEnumerable<ListLate.Row> InOrder(IEnumerable<ListLate.Row> rows, LateOrder order, Language language)
    {
        var byPlan = rows.OrderBy(each => each.PlanCode, StringComparer.Ordinal).ThenBy(each => each.SortKey, StringComparer.Ordinal);
        return order switch
        {
            LateOrder.Days => byPlan.OrderByDescending(each => each.Status == WorkStatus.Delayed).ThenByDescending(each => each.DaysLate),
            LateOrder.Plan => byPlan,
            LateOrder.Title => byPlan.OrderBy(each => each.Title.For(language), TextOrder.For(language)),
            LateOrder.Side => byPlan.OrderBy(each => each.Lead is null).ThenBy(each => each.Lead).ThenByDescending(each => each.DaysLate),
            LateOrder.Owner => byPlan.OrderBy(each => each.Owners.Count == 0)
                .ThenBy(each => each.Owners is [var first, ..] ? first.Name.For(language) : string.Empty, TextOrder.For(language)).ThenByDescending(each => each.DaysLate),
            LateOrder.Date => byPlan.OrderBy(each => each.Agreed ?? DateOnly.MaxValue),
        };
    }

    private static async Task<List<ListLate.Row>> LateOnAsync(VisibleDb db, DateOnly today, CancellationToken cancel)
    {
        var adopted = db.Plans.Where(plan => plan.State == PlanState.Adopted);
        var all = db.Tasks.AsNoTracking();
        var tasks = await all.WithStatus(today, WorkStatus.Delayed, WorkStatus.AtRisk).Join(adopted, task => task.PlanId, plan => plan.Id, (task, plan) => new { task, plan })
            .Select(each => new
            {
                Plan = new { each.plan.Code, each.plan.PeriodStart, each.plan.PeriodEnd },
                each.task.Id,
                each.task.Code,
                each.task.SortKey,
                each.task.Agreed.Title,
                each.task.Agreed.Lead,
                each.task.Agreed.Alternation,
                each.task.Agreed.End,
                each.task.ExpectedEnd,
                each.task.Outlook,
            })
            .ToListAsync(cancel);
        var milestones = await (
            from each in all.StillOpen().Join(adopted, task => task.PlanId, plan => plan.Id, (task, plan) => new { task, plan })
            join milestone in db.Milestones.Overdue(today).Concat(db.Milestones.AtRisk(today)) on each.task.Id equals milestone.TaskId
            select new
            {
                Plan = new { each.plan.Code, each.plan.PeriodStart, each.plan.PeriodEnd },
                each.task.Id,
                Task = each.task.Code,
                each.task.SortKey,
                milestone.Code,
                milestone.Title,
                each.task.Agreed.Lead,
                each.task.Agreed.Alternation,
                milestone.Planned,
                milestone.Expected,
            })
            .ToListAsync(cancel);

        Side? LeadOf(Side? first, LeadAlternation alternation, DateOnly start, DateOnly end) =>
            WorkTask.LeadIn(first, alternation, Math.Clamp(today.Year, start.Year, end.Year), start.Year);
        return
        [
            .. tasks.Select(each => new ListLate.Row(
                each.Plan.Code, each.Code, null, each.Title, LeadOf(each.Lead, each.Alternation, each.Plan.PeriodStart, each.Plan.PeriodEnd), each.End,
                each.ExpectedEnd > each.End ? each.ExpectedEnd : null,
                each.Outlook.Settled is null ? each.Outlook.DelayedFrom <= today ? each.Outlook.DelayedFrom : each.Outlook.AtRiskFrom : null,
                MilestoneStandings.DaysLate(each.End, null, today), each.Outlook.On(today)) { TaskId = each.Id, SortKey = each.SortKey }),
            .. milestones.Select(each => new ListLate.Row(
                each.Plan.Code, each.Task, each.Code, each.Title, LeadOf(each.Lead, each.Alternation, each.Plan.PeriodStart, each.Plan.PeriodEnd), each.Planned,
                each.Expected > each.Planned ? each.Expected : null,
                each.Planned < today ? each.Planned!.Value.AddDays(1) : null,
                MilestoneStandings.DaysLate(each.Planned, null, today), MilestoneStandings.Of(each.Planned, each.Expected, null, today).ToLate()!.Value) { TaskId = each.Id, SortKey = $"{each.SortKey}/{Domain.Texts.SortKey.OfCode(each.Code)}" }),
        ];
    }
}

/// <summary>The order of what is late.</summary>
public enum LateOrder
{
    /// <summary>The most days late first, then what is at risk.</summary>
    Days,

    /// <summary>By plan, pillar and code.</summary>
    Plan,

    /// <summary>By title, as somebody who reads that language looks for it.</summary>
    Title,

    /// <summary>By the side that leads, then the most days late first.</summary>
    Side,

    /// <summary>By the task's first owner, as somebody who reads that language looks for it.</summary>
    Owner,

    /// <summary>By the agreed day.</summary>
    Date,
}
