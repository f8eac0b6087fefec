using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Plans a meeting of the working group, or records one that was held.</summary>
public static class AddMeeting
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(MeetingForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new MeetingForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<Meeting>(cancellationToken);
            var meeting = new Meeting(number, request.Form.ToContent(null, context.User.Language));
            context.Ask(DateQuestions.OfMeeting(meeting.On, clock.Today));
            db.Meetings.Add(meeting);
            await db.SaveChangesAsync(cancellationToken);
            return meeting.Code;
        }
    }
}
