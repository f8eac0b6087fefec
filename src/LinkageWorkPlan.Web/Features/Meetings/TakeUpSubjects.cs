using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Puts several things that are open on the agenda at once: all of them, or none where one is refused.</summary>
public static class TakeUpSubjects
{
    /// <param name="Points">Each with the words and the link of what was chosen.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, IReadOnlyList<MeetingItemForm> Points) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleForEach(command => command.Points).SetValidator(new MeetingItemForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Points.Count == 0)
            {
                throw new RuleException(Rules.AgendaNothingChosen);
            }

            var meeting = await db.MeetingAsync(request.MeetingId, cancellationToken);
            foreach (var content in request.Points.Select(each => each.ToContent(null, context.User.Language)))
            {
                await db.RequireSubjectAsync(content.About, cancellationToken);
                meeting.Add(MeetingItemKind.AgendaPoint, content, clock.Today);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
