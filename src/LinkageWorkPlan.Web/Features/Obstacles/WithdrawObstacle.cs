using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>Takes back an obstacle that was entered by mistake: it is kept with the reason, and reports that are still to come do not list it.</summary>
public static class WithdrawObstacle
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ObstacleId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), Obstacle.WithdrawReason, RecordedFact.WhyMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, obstacle) = await db.LockObstacleAsync(request.ObstacleId, cancellationToken);
            plan.RequireAdopted();
            Expect.Version(obstacle, request.Version);
            obstacle.Withdraw(request.Why, context.User.Name);
            await db.FollowAsync(plan, obstacle, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return obstacle.Code;
        }
    }
}
