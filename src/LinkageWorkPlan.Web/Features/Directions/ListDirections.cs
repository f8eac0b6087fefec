using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>The directions on a report, of all its issues, or on all reports of a plan with the open ones of the plans it goes on with; those that are not closed first, each in the order they were given.</summary>
public static class ListDirections
{
    /// <param name="ReportCode">Null for all reports of the plan.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string? ReportCode = null) : IQuery<Result>;

    /// <param name="TaskCodes">Of each plan by its code, to be chosen for an answer; only for those who answer.</param>
    public sealed record Result(LocalizedText PlanTitle, IReadOnlyList<Row> Rows, ILookup<string, string> TaskCodes);

    /// <param name="PlanCode">Of the plan it was given on, perhaps an earlier one.</param>
    public sealed record Row(Direction Direction, string ReportCode, string PlanCode);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await PlanAsync(request, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var chain = request.ReportCode is null ? [.. (await db.ChainAsync(plan.Id, cancellationToken)).Keys] : new List<Guid> { plan.Id };
            var reports = db.Published.Where(each => chain.Contains(each.PlanId) && (request.ReportCode == null || each.Code == request.ReportCode));

            var rows = await (
                from direction in db.Directions.AsNoTracking()
                join report in reports on direction.ReportId equals report.ReportId
                where direction.PlanId == plan.Id || direction.State != DirectionState.Closed
                orderby direction.State == DirectionState.Closed, direction.Given, direction.Id
                select new Row(direction, report.Code, report.PlanCode)).ToListAsync(cancellationToken);
            var tasks = !context.User.Is(Role.Secretary) ? [] : await (
                from task in db.Tasks
                join each in db.Plans on task.PlanId equals each.Id
                where chain.Contains(task.PlanId)
                orderby task.SortKey
                select new TaskCode(each.Code, task.Code)).ToListAsync(cancellationToken);
            return new Result(plan.Title, rows, tasks.ToLookup(each => each.Plan, each => each.Code));
        }

        /// <summary>The plan of a report that this reader sees, issued or not; an office sees no plan but by its reports.</summary>
        private async Task<Named?> PlanAsync(Query request, CancellationToken cancel) =>
            await db.Reports.Where(each => request.ReportCode == null || each.Code == request.ReportCode)
                .Join(db.Plans.Where(each => each.Code == request.PlanCode), report => report.PlanId, plan => plan.Id, (_, plan) => new Named(plan.Id, plan.Title)).FirstOrDefaultAsync(cancel)
            ?? await db.Published.Where(each => each.PlanCode == request.PlanCode && (request.ReportCode == null || each.Code == request.ReportCode))
                .Select(each => new Named(each.PlanId, each.PlanTitle)).FirstOrDefaultAsync(cancel)
            ?? await db.Plans.Where(each => each.Code == request.PlanCode && each.Continues != null && request.ReportCode == null)
                .Select(each => new Named(each.Id, each.Title)).FirstOrDefaultAsync(cancel);

        private sealed record TaskCode(string Plan, string Code);

        private sealed record Named(Guid Id, LocalizedText Title);
    }
}
