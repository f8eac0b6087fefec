using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Which workbooks were taken into a plan, the newest first.</summary>
public static class ListImports
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    public sealed record Model(string PlanCode, LocalizedText PlanTitle, PlanState State, IReadOnlyList<Row> Imports);

    /// <param name="At">UTC.</param>
    /// <param name="Added">Tasks and owners.</param>
    public sealed record Row(Guid Id, string FileName, DateTime At, string By, int Added, int Changed, bool IsUndone);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var imports = await db.Imports.Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.ImportedAt).ThenByDescending(each => each.Id)
                .Select(each => new Row(each.Id, each.FileName, each.ImportedAt, each.ImportedByName, each.Added, each.Changed, each.IsUndone)).ToListAsync(cancellationToken);
            return new Model(plan.Code, plan.Title, plan.State, imports);
        }
    }
}
