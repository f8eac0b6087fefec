using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>A secretary of a side that has to act records what was done.</summary>
public static class AnswerDirection
{
    /// <param name="TaskCode">The task by which it is done; null or blank where none is named.</param>
    /// <param name="Version">The direction's version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Words, string? TaskCode, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).Words("Answer", Direction.WordsMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var direction = await db.LockDirectionAsync(request.Id, request.Version, cancellationToken);
            if (direction.Addressee is { } side && side != context.User.OwnSide)
            {
                throw new RuleException(Rules.NotAllowed);
            }

            var task = string.IsNullOrWhiteSpace(request.TaskCode) ? null : request.TaskCode.Trim();
            if (task is not null && !await db.Tasks.AnyAsync(each => each.PlanId == direction.PlanId && each.Code == task, cancellationToken))
            {
                throw new RuleException(Rules.DirectionTaskUnknown, nameof(Direction.TaskCode), task);
            }

            direction.AnswerWith(request.Words.ApplyTo(direction.Answer, context.User.Language), task, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
