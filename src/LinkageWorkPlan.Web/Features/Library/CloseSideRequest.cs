using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Records the result of an answer, and closes the request.</summary>
public static class CloseSideRequest
{
    /// <param name="Words">In both official languages.</param>
    /// <param name="Version">The version of the request that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, TextWords Words, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words)
            .Custom((words, context) => context.Check(words, nameof(SideRequest.Outcome), SideRequest.TextMax, required: true, label: "SideRequest.Outcome"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, request.Version, cancellationToken);
            asked.Close(context.User.OwnSide, request.Words.ApplyTo(LocalizedText.Empty, context.User.Language), clock.Today);
            await desk.TellAsync(asked, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return asked.Code;
        }
    }
}
