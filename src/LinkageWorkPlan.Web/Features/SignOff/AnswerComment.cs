using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>A secretary records the result of a comment of the last return: it was done, or not, and why. It stays with the return, and the co-chair who signs next reads it.</summary>
public static class AnswerComment
{
    /// <param name="Part">Empty for the comment on the whole.</param>
    /// <param name="State">Open takes a comment up again.</param>
    /// <param name="Words">Required where it is declined.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RoundId, string Part, CommentState State, string Words) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, _) = await subjects.LockAsync(request.RoundId, cancellationToken);
            if (await db.Rounds.AnyAsync(each => each.SubjectId == round.SubjectId && each.Id != round.Id && each.RequestedAt >= round.ClosedAt, cancellationToken))
            {
                throw new RuleException(Rules.RoundClosed);
            }

            round.Answer(request.Part, request.State, request.Words, context.User.OwnSide, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
