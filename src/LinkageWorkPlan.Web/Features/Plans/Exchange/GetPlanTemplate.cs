using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>An empty workbook for a plan's tasks, milestones, budget and owners.</summary>
public static class GetPlanTemplate
{
    /// <param name="Typed">Languages of the texts to be typed, the first that of the headings.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, IReadOnlyList<Language> Typed) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var owners = await db.Owners.Where(each => each.IsActive).OrderBy(each => each.Id).ToListAsync(cancellationToken);
            return new Model($"{plan.Code}-template.xlsx", PlanBookWriter.Template(plan, owners, request.Typed.Count > 0 ? request.Typed : Languages.All));
        }
    }
}
