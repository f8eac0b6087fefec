using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Adds a point to the agenda, or a decision or note to the minutes.</summary>
public static class AddMeetingItem
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, MeetingItemKind Kind, MeetingItemForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new MeetingItemForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            await db.RequireSubjectAsync(content.About, cancellationToken);
            var item = meeting.Add(request.Kind, content, clock.Today);
            await db.RequireContentsAsync(item.Contents, [], cancellationToken);
            context.Ask(DateQuestions.OfDecision(meeting.On, item.Due));
            await db.SaveChangesAsync(cancellationToken);
            return item.Code;
        }
    }
}
