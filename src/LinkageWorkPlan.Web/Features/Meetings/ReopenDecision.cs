using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Opens a closed decision again: the next reports list it. How it had ended is kept, and the minutes stay as they were confirmed.</summary>
public static class ReopenDecision
{
    /// <param name="ReopenedOn">The day it was closed where it was never carried out.</param>
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version of the meeting that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string ItemCode, DateOnly? ReopenedOn, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ReopenedOn).Given(nameof(FormerEnd.ReopenedOn));
            RuleFor(command => command.Why).Custom((why, context) => context.Check(new TextWords(why, null, null), Meeting.ReopenReason, Meeting.ReasonMax, required: true, label: "Reason"));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var on = request.ReopenedOn!.Value;
            meeting.Reopen(request.ItemCode, on, request.Why, context.User.Name, clock.Today);
            context.Ask(DateQuestions.OfReopening(on, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return request.ItemCode;
        }
    }
}
