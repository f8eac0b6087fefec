using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Changes a point, decision or note; minutes that were confirmed have to be confirmed again.</summary>
public static class ReviseMeetingItem
{
    /// <param name="Version">The version of the meeting that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string ItemCode, MeetingItemForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new MeetingItemForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var before = meeting.Items.SingleOrDefault(each => each.Code == request.ItemCode) ?? throw new RuleException(Rules.NotFound);
            var content = request.Form.ToContent(before, context.User.Language);
            var named = before.Contents;
            var isMoved = content.Due != before.Due;
            if (content.About != before.About)
            {
                await db.RequireSubjectAsync(content.About, cancellationToken);
            }

            meeting.Revise(request.ItemCode, content);
            await db.RequireContentsAsync(before.Contents, named, cancellationToken);
            context.Ask(isMoved ? DateQuestions.OfDecision(meeting.On, before.Due) : []);
            await db.SaveChangesAsync(cancellationToken);
            return request.ItemCode;
        }
    }
}
