using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>An amount that was recorded as spent, as the form shows it in which it is corrected.</summary>
public static class GetSpending
{
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Query(string PlanCode, string TaskCode, Guid Id) : IQuery<Model>;

    /// <param name="Source">Of the budget line, as it was when this was recorded.</param>
    /// <param name="Quarters">Those that are over, the last one first.</param>
    /// <param name="MayCorrect">False for the other side, and for owners who did not record it.</param>
    public sealed record Model(Spending Spending, PlanState PlanState, LocalizedText TaskTitle, LocalizedText Source, IReadOnlyList<ReportPeriod> Quarters, bool MayCorrect);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var task = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.TaskCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var spending = await db.Spending.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id && each.TaskId == task.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(
                spending, plan.State, task.Agreed.Title, spending.Source,
                Spending.Choices(plan, task, clock.Today, spending),
                spending.MayBeCorrectedBy(context.User.Id, context.User.Role, context.User.Side));
        }
    }
}
