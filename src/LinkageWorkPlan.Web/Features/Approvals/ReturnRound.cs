using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair sends the content back with a comment: it becomes a draft again, and what was signed is void.</summary>
public static class ReturnRound
{
    /// <param name="Comment">What to mend; required.</param>
    [AllowedTo(Role.CoChair)]
    public sealed record Command(Guid RoundId, string Comment) : ICommand
    {
        public string? Reason => Comment;
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            round.Return(request.Comment, context.User.Name, clock.UtcNow);
            subject.ReturnToDraft();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
