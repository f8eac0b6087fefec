using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan's tasks in the order of its pillars and codes, page by page.</summary>
public static class ListTasks
{
    public const int PageSize = 50;

    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    /// <param name="Group">Null for none but the pillars, which stand in the order of the plan.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, PlanFilter Filter, int Page = 1, PlanSort Sort = PlanSort.Plan, PlanGroup? Group = null) : IQuery<Result>;

    public sealed record Result(OpenPlan Plan, PageOf Page, IReadOnlyList<Row> Rows)
    {
        /// <summary>By <see cref="Row.Group"/>; empty where nothing was chosen to group by.</summary>
        public IReadOnlyDictionary<string, ShownGroup> Groups { get; init; } = new Dictionary<string, ShownGroup>();
    }

    /// <param name="Lead">Who leads in the year shown.</param>
    /// <param name="Owners">Ordered by side.</param>
    public sealed record Row(
        string Code,
        string Pillar,
        LocalizedText Title,
        Side? Lead,
        Side? Counterpart,
        LeadAlternation Alternation,
        DateOnly? Start,
        DateOnly? End,
        DateOnly? ExpectedEnd,
        int Percent,
        WorkStatus Status,
        IReadOnlyList<OwnerName> Owners)
    {
        /// <summary>Its group's code, owner, side or month (<see cref="TaskGroups"/>); empty where it has none.</summary>
        public string Group { get; init; } = string.Empty;

        /// <summary>How its milestones stand today, in their order.</summary>
        public IReadOnlyList<MilestoneStanding> Milestones { get; init; } = [];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var page = PageOf.Of(request.Page, PageSize, plan.FoundInAll);
            var today = clock.Today;
            var groups = new TaskGroups(db, context.User.Language, plan.Totals.Sectors);
            var ordered = InOrder(db, plan, tasks, request.Sort, context.User.Language, today, request.Group).Skip(page.Skip).Take(page.Size);
            var found = await groups.ReadAsync(
                ordered,
                task => new
                {
                    task.Id,
                    task.Code,
                    task.PillarCode,
                    task.Agreed.Title,
                    task.Agreed.Lead,
                    task.Agreed.Counterpart,
                    task.Agreed.Alternation,
                    task.Agreed.Start,
                    task.Agreed.End,
                    task.ExpectedEnd,
                    task.DroppedOn,
                    task.Percent,
                    task.Outlook,
                },
                request.Group,
                cancellationToken);
            var owners = await db.OwnersOfAsync([.. found.Select(each => each.Row.Id)], cancellationToken);
            var milestones = await MilestonesOfAsync([.. found.Select(each => each.Row.Id)], today, cancellationToken);
            var turned = (plan.Head.LeadYear(today) - plan.Head.PeriodStart.Year) % 2 != 0;
            return new Result(plan, page, [.. found.Select(each =>
            {
                var row = each.Row;
                var other = turned && row.Alternation == LeadAlternation.ByYear;
                return new Row(
                    row.Code,
                    row.PillarCode,
                    row.Title,
                    other ? row.Lead?.Other() : row.Lead,
                    other ? row.Counterpart?.Other() : row.Counterpart,
                    row.Alternation,
                    row.Start,
                    row.End,
                    row.ExpectedEnd,
                    row.Percent,
                    row.Outlook.On(today),
                    [.. owners[row.Id]])
                {
                    Group = each.Group,

                    // What was not reached of a task that left the plan left with it.
                    Milestones = [.. milestones[row.Id].Where(standing => row.DroppedOn is null || standing == MilestoneStanding.Reached)],
                };
            })])
            {
                Groups = await groups.NamedAsync(tasks, [.. found.Select(each => each.Group)], request.Group, cancellationToken),
            };
        }

        /// <summary>Of all tasks of a page in one statement, without titles.</summary>
        private async Task<ILookup<Guid, MilestoneStanding>> MilestonesOfAsync(IReadOnlyList<Guid> tasks, DateOnly today, CancellationToken cancel)
        {
            var found = await db.Milestones.Where(each => tasks.Contains(each.TaskId))
                .Select(each => new { each.TaskId, each.Code, each.Planned, each.Expected, each.Reached }).ToListAsync(cancel);
            return found.OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal)
                .ToLookup(each => each.TaskId, each => MilestoneStandings.Of(each.Planned, each.Expected, each.Reached, today));
        }
    }

    /// <param name="group">Null for none; within a group they stand in the order that was chosen.</param>
    internal static IQueryable<WorkTask> InOrder(VisibleDb db, OpenPlan plan, IQueryable<WorkTask> tasks, PlanSort sort, Language language, DateOnly today, PlanGroup? group = null)
    {
        var groups = new TaskGroups(db, language, plan.Totals.Sectors);
        tasks = group is { } chosen ? groups.InOrder(tasks, chosen) : tasks;
        return sort switch
        {
            PlanSort.Plan => tasks.By(task => task.SortKey),
            PlanSort.Title => ByTitle(db, tasks, language).ThenBy(task => task.SortKey),
            PlanSort.Owner => groups.ByOwner(tasks).ThenBy(task => task.SortKey),

            // What has no date yet stands last, in every database.
            PlanSort.Start => tasks.By(task => task.Agreed.Start == null).ThenBy(task => task.Agreed.Start).ThenBy(task => task.SortKey),
            PlanSort.End => tasks.By(task => task.Agreed.End == null).ThenBy(task => task.Agreed.End).ThenBy(task => task.SortKey),
            PlanSort.Status => tasks.ByUrgency(today).ThenBy(task => task.SortKey),
            PlanSort.Late => tasks.By(task => task.Outlook.Settled != null).ThenBy(task => task.Outlook.DelayedFrom).ThenBy(task => task.SortKey),
            PlanSort.Side => tasks.By(task => task.Agreed.Lead == null).ThenByDescending(task => task.Agreed.Lead).ThenBy(task => task.SortKey),
        };
    }

    /// <summary>A stored key puts titles in the reader's order (<see cref="TextOrder.KeyOf"/>), so that the database can page.</summary>
    private static IOrderedQueryable<WorkTask> ByTitle(VisibleDb db, IQueryable<WorkTask> tasks, Language language)
    {
        var titles = db.DeskTexts.Where(entry => entry.Kind == TextKind.Task && entry.Field == nameof(AgreedTask.Title));
        var column = TextEntry.SortColumn(language);
        return tasks.By(task => titles.Where(entry => entry.AggregateId == task.Id).Select(entry => EF.Property<byte[]>(entry, column)).FirstOrDefault());
    }
}

/// <param name="Contact">Empty where none is known, and where it is not asked for.</param>
/// <param name="Head">Who heads the unit; null where nobody is named, and where it is not asked for.</param>
public sealed record OwnerName(Side Side, LocalizedText Name, string Contact = "", LocalizedText? Head = null);

internal static class TaskOwners
{
    public static async Task<ILookup<Guid, OwnerName>> OwnersOfAsync(this VisibleDb db, IReadOnlyList<Guid> tasks, CancellationToken cancel)
    {
        var owners = await db.TaskOwners.Where(each => tasks.Contains(each.TaskId))
            .Join(db.Owners, each => each.OwnerId, owner => owner.Id, (each, owner) => new { each.TaskId, owner.Id, owner.Side, owner.Name })
            .ToListAsync(cancel);
        return owners.OrderBy(each => each.Side).ThenBy(each => each.Id).ToLookup(each => each.TaskId, each => new OwnerName(each.Side, each.Name));
    }
}
