using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>Changes the content of an open obstacle; the former content is in the history.</summary>
public static class ReviseObstacle
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ObstacleId, ObstacleForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).Custom((form, context) => form.Check(context));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, obstacle) = await db.LockObstacleAsync(request.ObstacleId, cancellationToken);
            plan.RequireAdopted();
            Expect.Version(obstacle, request.Version);
            var content = request.Form.ToContent(obstacle, context.User.Language);
            var isMoved = content.NewDate != obstacle.NewDate;
            obstacle.Revise(content, await db.SideOfOwnerAsync(content.OwnerId, cancellationToken));
            context.Ask(isMoved ? DateQuestions.OfObstacle(plan, clock.Today, obstacle.NewDate, clock.Today) : []);
            await db.FollowAsync(plan, obstacle, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return obstacle.Code;
        }
    }
}
