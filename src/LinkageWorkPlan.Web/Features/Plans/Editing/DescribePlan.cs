using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Changes a draft plan's title and period.</summary>
public static class DescribePlan
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, TextWords Title, DateOnly? Start, DateOnly? End, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Title).Words(nameof(WorkPlan.Title), WorkPlan.TitleMax, required: true);
            RuleFor(command => command.Start).Given(nameof(WorkPlan.PeriodStart));
            RuleFor(command => command.End).Given(nameof(WorkPlan.PeriodEnd));
            RuleFor(command => command).Custom((command, context) => PlanPeriod.Check(context, command.Start, command.End));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            Expect.Version(plan, request.Version);
            var isOther = (plan.PeriodStart, plan.PeriodEnd) != (request.Start!.Value, request.End!.Value);
            var tasks = isOther ? await db.Tasks.AsNoTracking().Include(task => task.Milestones).Where(task => task.PlanId == plan.Id).ToListAsync(cancellationToken) : null;
            plan.Describe(request.Title.ApplyTo(plan.Title, context.User.Language), request.Start!.Value, request.End!.Value, tasks);
            context.Ask([.. DateQuestions.OfPlan(plan.Kind, plan.PeriodStart, plan.PeriodEnd, clock.Today), .. isOther ? DateQuestions.OfPlanCode(plan.Code, plan.PeriodStart, plan.PeriodEnd) : []]);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
