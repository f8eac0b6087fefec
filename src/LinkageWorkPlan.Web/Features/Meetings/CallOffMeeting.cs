using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Calls a meeting off. Whoever was invited is told; it stays in the list with its reason.</summary>
public static class CallOffMeeting
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), Meeting.CallOffReason, Meeting.ReasonMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, Clock clock, MailQueue mails) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            if (meeting.CallOff(request.Why) && meeting.On >= clock.Today)
            {
                await mails.QueueMeetingMailsAsync(meeting, MailKind.MeetingCalledOff, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return meeting.Code;
        }
    }
}
