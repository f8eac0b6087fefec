using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>What a plan does for each content of the memorandum and for each sector, today. Every count is that of a filtered list of its tasks.</summary>
public static class GetCoverage
{
    /// <param name="Plan">Null for the plan of today, or else the newest.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string? Plan = null) : IQuery<Result>;

    /// <param name="Plan">Null where the reader sees no plan.</param>
    /// <param name="Plans">That can be chosen, the newest period first.</param>
    /// <param name="Contents">One for each content, in the order of their codes.</param>
    /// <param name="Sectors">One for each sector of the plan, in its order.</param>
    /// <param name="Pillars">In the plan's order.</param>
    /// <param name="Cells">Of each sector, how many tasks of each pillar are about it.</param>
    public sealed record Result(
        PlanHead? Plan, IReadOnlyList<PlanHead> Plans, IReadOnlyList<CoverageRow> Contents, IReadOnlyList<CoverageRow> Sectors, IReadOnlyList<Named> Pillars, IReadOnlyList<IReadOnlyList<int>> Cells)
    {
        /// <summary>All tasks of the plan.</summary>
        public int Tasks { get; init; }

        /// <summary>Tasks that name no content.</summary>
        public int WithoutContent { get; init; }

        /// <summary>How many shared documents of the library name each content, of whatever plan.</summary>
        public IReadOnlyDictionary<string, int> Documents { get; init; } = new Dictionary<string, int>();
    }

    internal sealed class Handler(VisibleDb db, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            await db.OpenConnectionAsync(cancellationToken);
            var plans = await db.Plans.OrderByDescending(plan => plan.PeriodStart).ThenBy(plan => plan.Code).Heads().ToListAsync(cancellationToken);
            var memorandum = await db.MemorandumNamesAsync(cancellationToken);
            var today = clock.Today;
            var plan = request.Plan is { } code
                ? plans.Find(each => each.Code == code) ?? await db.HeadOfPlanAsync(code, cancellationToken)
                : plans.Find(each => each.State == PlanState.Adopted && each.PeriodStart <= today && each.PeriodEnd >= today) ?? plans.FirstOrDefault();
            if (plan is null)
            {
                return new Result(null, [], CoverageRow.Of(memorandum.Select(each => (each.Code, each.Title)), [], []), [], [], []);
            }

            var tasks = await cache.LastAsync((typeof(CoveredTask), plan.Id), (plan.Revision, today), () => TasksAsync(plan.Id, today, cancellationToken));
            var sectors = await db.Plans.Where(each => each.Id == plan.Id).Select(each => each.Sectors).SingleAsync(cancellationToken);
            var pillars = await db.Plans.AsNoTracking().Where(each => each.Id == plan.Id).SelectMany(each => each.Pillars).OrderBy(each => each.Order).Select(each => new Named(each.Code, each.Title)).ToListAsync(cancellationToken);
            var rows = CoverageRow.Of(memorandum.Select(each => (each.Code, each.Title)), sectors, tasks, await ActivitiesAsync(plan, cancellationToken)).ToLookup(each => each.Kind);
            var cells = tasks.SelectMany(task => task.Sectors, (task, sector) => (sector, task.Pillar)).CountBy(each => each).ToDictionary();
            return new Result(
                plan, plans, [.. rows[CoverageKind.Content]], [.. rows[CoverageKind.Sector]], pillars,
                [.. sectors.Select(sector => (IReadOnlyList<int>)[.. pillars.Select(pillar => cells.GetValueOrDefault((sector.Code, pillar.Code)))])])
            {
                Tasks = tasks.Count,
                WithoutContent = tasks.Count(each => each.Contents.Count == 0),
                Documents = await DocumentsAsync(cancellationToken),
            };
        }

        /// <summary>
        /// By the codes of contents: decisions of minutes that both sides confirmed, of meetings in the plan's period; pilot models of whatever plan that may still be or
        /// are chosen; courses that are tied to a task of the plan, or to none and begun in its period.
        /// </summary>
        private async Task<ILookup<string, CoverageActivity>> ActivitiesAsync(PlanHead plan, CancellationToken cancel)
        {
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && each.On >= plan.PeriodStart && each.On <= plan.PeriodEnd && each.Confirmations.Count == 2)
                .OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancel);
            var pilots = await db.Pilots.IgnoreAutoIncludes().Where(each => each.State == PilotState.Candidate || each.State == PilotState.Chosen).OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel);
            var courses = await db.Courses.IgnoreAutoIncludes()
                .Where(each => each.State != CourseState.CalledOff && (each.TaskPlan == plan.Code || (each.TaskPlan == null && each.Starts >= plan.PeriodStart && each.Starts <= plan.PeriodEnd)))
                .OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel);
            return meetings.SelectMany(each => each.NamedContents())
                .Concat(pilots.SelectMany(each => each.Contents, (pilot, content) => (content, new CoverageActivity(CoverageActivityKind.Pilot, pilot.Code))))
                .Concat(courses.SelectMany(each => each.Contents, (course, content) => (content, new CoverageActivity(CoverageActivityKind.Course, course.Code))))
                .ToLookup(each => each.Item1, each => each.Item2);
        }

        private async Task<IReadOnlyDictionary<string, int>> DocumentsAsync(CancellationToken cancel)
        {
            var documents = await db.Documents.IgnoreAutoIncludes().Where(each => each.State == DocumentState.Shared).Select(each => each.Contents).ToListAsync(cancel);
            return documents.SelectMany(each => each).CountBy(each => each).ToDictionary();
        }

        private async Task<IReadOnlyList<CoveredTask>> TasksAsync(Guid plan, DateOnly today, CancellationToken cancel)
        {
            var tasks = await db.Tasks.Where(task => task.PlanId == plan).OrderBy(task => task.SortKey)
                .Select(task => new { task.Id, task.Code, task.PillarCode, task.Agreed.Weight, task.Percent, task.Outlook, task.DroppedOn, task.Agreed.Sectors, task.Agreed.Contents, task.Agreed.Budget })
                .ToListAsync(cancel);
            var spent = (await db.Spending.Where(each => each.PlanId == plan && each.PeriodEnd <= today).Select(each => new { each.TaskId, each.Currency, each.Amount }).ToListAsync(cancel))
                .ToLookup(each => each.TaskId, each => (each.Currency, each.Amount));
            return
            [
                .. tasks.Select(each => new CoveredTask(
                    each.Code, each.PillarCode, each.Weight, each.Percent, each.Outlook.On(today), each.Sectors, each.Contents, each.DroppedOn is null ? each.Budget : [], [.. spent[each.Id]])),
            ];
        }
    }
}
