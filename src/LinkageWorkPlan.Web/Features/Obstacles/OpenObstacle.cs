using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>Records what stands in the way of a task or of the plan; reports list it until it is closed.</summary>
public static class OpenObstacle
{
    /// <param name="TaskCode">Null where it is about the plan as a whole.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string? TaskCode, ObstacleForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new ObstacleForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var task = request.TaskCode is null ? null
                : await db.Tasks.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.TaskCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var content = request.Form.ToContent(null, context.User.Language);
            var obstacle = new Obstacle(
                plan, task, await db.NextObstacleAsync(plan, cancellationToken), content, request.Form.OpenedOn!.Value, await db.SideOfOwnerAsync(content.OwnerId, cancellationToken), clock.Today);
            context.Ask(DateQuestions.OfObstacle(plan, obstacle.OpenedOn, obstacle.NewDate, clock.Today));
            db.Obstacles.Add(obstacle);
            await db.SaveChangesAsync(cancellationToken);
            return obstacle.Code;
        }
    }
}
