using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Changes a meeting. Whoever was invited gets the new time and place; confirmed minutes have to be confirmed again.</summary>
public static class ReviseMeeting
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, MeetingForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new MeetingForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, MailQueue mails) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var before = meeting.On;
            var isMoved = meeting.Revise(request.Form.ToContent(meeting, context.User.Language), clock.Today);
            if (before != meeting.On && await db.Parks.AsSplitQuery().SingleOrDefaultAsync(cancellationToken) is { } park)
            {
                park.FollowMeeting(meeting.Code, meeting.On);
            }

            context.Ask(DateQuestions.OfMove(meeting, before, clock.Today));
            // One that was held earlier than planned leaves the day that calendars have.
            if (isMoved && (meeting.On >= clock.Today || before >= clock.Today))
            {
                await mails.QueueMeetingMailsAsync(meeting, MailKind.MeetingChanged, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return meeting.Code;
        }
    }
}
