using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair sends the content back with a comment: it becomes a draft again, and what was signed is void.</summary>
public static class ReturnRound
{
    /// <param name="Comment">What to fix; required where no part has a comment.</param>
    /// <param name="Parts">Comments on single parts: by the key of a report's section or the code of a plan's pillar.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Comment, IReadOnlyDictionary<string, string> Parts) : ICommand
    {
        public Command(Guid roundId, string comment)
            : this(roundId, comment, new Dictionary<string, string>())
        {
        }

        public string? Reason => Comment;
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, NotificationDesk desk, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            await db.SignerAsync(context.User, clock.Today, cancellationToken);
            round.Return(request.Comment, request.Parts, context.User.Name, clock.UtcNow);
            subject.ReturnToDraft();
            await mails.StopAskingAsync(round, cancellationToken);
            await desk.TellAsync(
                NotificationKind.Waiting, $"Returned:{round.Id}", new NotificationSubject(round.SubjectId, round.SubjectCode, round.Title, $"/approvals/{round.Id}"),
                await desk.PeopleAsync(Role.Secretary, null, cancellationToken), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
