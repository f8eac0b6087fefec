using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment another title, another period, other pillars or other sectors of the plan.</summary>
public static class AmendOutline
{
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, OutlineForm Form, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new OutlineForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var outline = request.Form.ToOutline(amendment.OutlineAfter ?? plan.ToOutline(), context.User.Language);
            amendment.Outline(plan, outline);
            var open = await db.Reports.Where(each => each.PlanId == plan.Id && each.Issue == null).OrderBy(each => each.Code)
                .Select(each => new CoveredPeriod(each.Code, each.Kind, each.PeriodStart, each.PeriodEnd)).ToListAsync(cancellationToken);
            context.Ask((plan.PeriodStart, plan.PeriodEnd) == (outline.PeriodStart, outline.PeriodEnd) ? [] : [.. DateQuestions.OfPlan(plan.Kind, outline.PeriodStart, outline.PeriodEnd, clock.Today), .. DateQuestions.OfReports(plan.ToOutline(), outline, open)]);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
