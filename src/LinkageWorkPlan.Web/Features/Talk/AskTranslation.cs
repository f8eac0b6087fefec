using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>Asks for a comment in the other official language: it is put on the translation desk, and secretaries of that language's side are notified.</summary>
public static class AskTranslation
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Command(TalkScope Talk, Guid CommentId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var open = await OpenTalk.OpenAsync(visible, request.Talk, cancellationToken);
            var comment = await db.LockCommentAsync(visible, request.CommentId, open, cancellationToken);
            if (comment.AskTranslation() is { } language)
            {
                var side = Sides.Both.First(each => each.NativeLanguage() == language);
                var path = new TextScope(request.Talk.PlanCode, request.Talk.TaskCode).OpenIn(language);
                await desk.TellAsync(
                    NotificationKind.TranslationAsked, $"{NotificationKind.TranslationAsked}:{comment.Id}", CommentRecords.Subject(comment, open, path),
                    await desk.PeopleAsync(Role.Secretary, side, cancellationToken), cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
