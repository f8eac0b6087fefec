using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>Writes a comment on a task, a report or an amendment; whoever is mentioned is notified.</summary>
public static class WriteComment
{
    /// <param name="Part">A milestone's code or a section's key; empty for the whole.</param>
    /// <param name="Language">The language the words are written in.</param>
    /// <param name="Mentioned">Accounts.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Command(TalkScope Talk, string Part, Language Language, string? Words, IReadOnlyList<Guid> Mentioned) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).Custom((words, context) => context.CheckComment(words));
    }

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, NotificationDesk desk, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var open = await OpenTalk.OpenAsync(visible, request.Talk, cancellationToken);
            await db.LockCommentSubjectAsync(request.Talk.About, open.SubjectId, cancellationToken);
            var user = context.User;
            var comment = new Comment(
                open.PlaceOf(request.Talk.About, request.Part), new Person(user.Id, user.Name, user.Role, user.OwnSide),
                LocalizedText.Of(request.Language, request.Words), await db.PeopleAsync(request.Mentioned, cancellationToken), clock.UtcNow);
            db.Comments.Add(comment);
            await desk.MentionAsync(comment, [.. comment.Mentions.Select(each => each.AccountId)], open, request.Talk, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return comment.Id;
        }
    }
}
