using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What is still missing before a plan can go to review, and before it can be signed.</summary>
public static class GetReviewChecks
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    /// <param name="Broken">To be fixed before review; each with the task, or the pillar, to fix.</param>
    /// <param name="Texts">To be rendered before signing.</param>
    public sealed record Model(
        Guid PlanId, string Code, LocalizedText Title, PlanState State, IReadOnlySet<string> TaskCodes, IReadOnlyList<BrokenRule> Broken, IReadOnlyList<BrokenRule> Texts);

    internal sealed class Handler(VisibleDb db, ReportTemplates templates) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var parts = await PlanParts.LoadAsync(db.Whole, plan, cancellationToken);
            return new Model(plan.Id, plan.Code, plan.Title, plan.State, parts.Tasks.Select(task => task.Code).ToHashSet(), parts.BeforeReview(templates.Fonts), parts.BeforeSigning(templates.Fonts).Where(each => each.Rule != Rules.LetterNotPrinted).ToList());
        }
    }
}
