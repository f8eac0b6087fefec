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

/// <summary>A closed obstacle stands in the way again: the next reports list it as open. How it had ended is kept.</summary>
public static class ReopenObstacle
{
    /// <param name="ReopenedOn">The day it was closed where it was never solved.</param>
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ObstacleId, DateOnly? ReopenedOn, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ReopenedOn).Given(nameof(FormerEnd.ReopenedOn));
            RuleFor(command => command.Why).Custom((why, context) => context.Check(new TextWords(why, null, null), Obstacle.ReopenReason, RecordedFact.WhyMax, required: true, label: "Reason"));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, obstacle) = await db.LockObstacleAsync(request.ObstacleId, cancellationToken);
            plan.RequireAdopted();
            Expect.Version(obstacle, request.Version);
            var on = request.ReopenedOn!.Value;
            obstacle.Reopen(on, request.Why, context.User.Name, clock.Today, await db.ShownAsync(obstacle, on, cancellationToken));
            context.Ask(DateQuestions.OfReopening(on, clock.Today));
            await db.FollowAsync(plan, obstacle, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return obstacle.Code;
        }
    }
}
