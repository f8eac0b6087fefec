using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Puts a complete draft before both co-chairs. Renderings may still be missing; they are needed before anyone signs.</summary>
public static class AskForReview
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, MailQueue mails, ReportTemplates templates) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var parts = await PlanParts.LoadAsync(db, plan, cancellationToken);
            plan.AskForReview([.. parts.BeforeReview(templates.Fonts), .. await db.UnansweredAsync(plan.Id, cancellationToken)]);
            await context.AskAboutTypingAsync(db, SignOffSubject.Plan, plan.Id, clock.UtcNow, cancellationToken);
            var round = new SignOffRound(SignOffSubject.Plan, plan.Id, plan.Code, plan.Title, parts.Content().ToCanonical(), clock.UtcNow, context.User.Id, context.User.Name);
            db.Rounds.Add(round);
            await mails.AskToSignAsync(round, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
