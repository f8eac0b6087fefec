using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>Its author corrects a comment shortly after it was written; what it said before is in the history.</summary>
public static class CorrectComment
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Command(TalkScope Talk, Guid CommentId, string? Words, IReadOnlyList<Guid> Mentioned) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).Custom((words, context) => context.CheckComment(words));
    }

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, NotificationDesk desk, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var open = await OpenTalk.OpenAsync(visible, request.Talk, cancellationToken);
            var comment = await db.LockCommentAsync(visible, request.CommentId, open, cancellationToken);
            var added = comment.Correct(context.User.Id, comment.Text.Write(comment.Text.Source, request.Words), await db.PeopleAsync(request.Mentioned, cancellationToken), clock.UtcNow);
            await desk.TakeBackAsync(comment, cancellationToken);
            await desk.MentionAsync(comment, [.. added.Select(each => each.Id)], open, request.Talk, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
