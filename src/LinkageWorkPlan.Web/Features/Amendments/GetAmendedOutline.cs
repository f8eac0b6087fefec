using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>What the form of the plan's own part is filled with: what the amendment says already, or else what is agreed.</summary>
public static class GetAmendedOutline
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, int Number) : IQuery<Model>;

    /// <param name="Version">The amendment's.</param>
    /// <param name="Saved">What the amendment says; what is agreed where it says nothing yet.</param>
    /// <param name="Used">Codes of pillars under which a task is or was: they stay.</param>
    public sealed record Model(Guid AmendmentId, AmendmentState State, int Version, PlanKind Kind, PlanOutline Saved, PlanOutline Agreed, IReadOnlySet<string> Used);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendment = await db.Amendments.AsNoTracking().Include(each => each.Items).SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == request.Number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var used = await db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => each.PillarCode).Distinct().ToListAsync(cancellationToken);
            var agreed = plan.ToOutline();
            return new Model(
                amendment.Id, amendment.State, amendment.Version, plan.Kind, amendment.OutlineAfter ?? agreed, agreed,
                used.Concat(amendment.Items.Select(each => each.After?.PillarCode).OfType<string>()).ToHashSet());
        }
    }
}
