using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Puts a complete draft before both co-chairs. Renderings may still be missing; they are needed before anyone signs.</summary>
public static class AskForReview
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol, ReportTemplates templates) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var parts = await PlanParts.LoadAsync(db, plan, cancellationToken);
            plan.AskForReview([.. parts.BeforeReview(templates.Fonts), .. await db.UnansweredAsync(plan.Id, cancellationToken)]);
            await protocol.SendAsync(SignOffSubject.Plan, plan.Id, plan.Code, plan.Title, parts.Content().ToCanonical(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
