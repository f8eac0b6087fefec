using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Closes a decision with its result; sent again, it corrects both. The minutes stay as they were confirmed.</summary>
public static class CloseDecision
{
    /// <param name="Result">Required.</param>
    /// <param name="Version">The version of the meeting that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string ItemCode, DateOnly? ClosedOn, TextWords Result, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ClosedOn).Given(nameof(MeetingItem.ClosedOn));
            RuleFor(command => command.Result).Custom((words, context) => context.Check(words, nameof(MeetingItem.Result), MeetingItem.WordsMax, required: true, label: Meeting.ResultLabel));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var before = meeting.Items.SingleOrDefault(each => each.Code == request.ItemCode) ?? throw new RuleException(Rules.NotFound);
            var on = request.ClosedOn!.Value;
            meeting.Close(request.ItemCode, on, request.Result.ApplyTo(before.Result, context.User.Language), clock.Today);
            context.Ask(DateQuestions.OfClosing(on, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return request.ItemCode;
        }
    }
}
