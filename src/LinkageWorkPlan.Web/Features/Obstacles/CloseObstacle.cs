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

/// <summary>Closes an obstacle with its result: the report of the period says so, later ones no longer list it.</summary>
public static class CloseObstacle
{
    /// <param name="Result">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ObstacleId, DateOnly? ClosedOn, TextWords Result, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ClosedOn).Given(nameof(Obstacle.ClosedOn));
            RuleFor(command => command.Result).Custom((words, context) => context.Check(words, nameof(Obstacle.Result), Obstacle.TextMax, required: true, label: Obstacle.ResultLabel));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, obstacle) = await db.LockObstacleAsync(request.ObstacleId, cancellationToken);
            plan.RequireAdopted();
            Expect.Version(obstacle, request.Version);
            var on = request.ClosedOn!.Value;
            obstacle.Close(on, request.Result.ApplyTo(LocalizedText.Empty, context.User.Language), clock.Today, await db.ShownAsync(obstacle, on, cancellationToken));
            context.Ask(DateQuestions.OfClosing(on, clock.Today));
            await db.FollowAsync(plan, obstacle, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return obstacle.Code;
        }
    }
}
